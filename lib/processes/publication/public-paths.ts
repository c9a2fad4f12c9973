/** Public pages and files that show a process: refreshed in caches when it is published or withdrawn. Pure. */
export const publicProcessPaths = (tenantSlug: string, slugs: readonly string[]): string[] => [
  `/${tenantSlug}`,
  `/${tenantSlug}/processes`,
  ...slugs.map((slug) => `/${tenantSlug}/processes/${slug}`),
  `/${tenantSlug}/open-data`,
  ...['processes.csv', 'processes.json', 'processes-feed.json', 'list.csv', 'list.json'].map(
    (file) => `/${tenantSlug}/open-data/${file}`,
  ),
]
