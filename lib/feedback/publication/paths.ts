/** What shows results of surveys to the public: refreshed in caches when they are published or withdrawn. Pure. */
export const publicResultsPaths = (tenantSlug: string, code: string): string[] => [
  `/${tenantSlug}`,
  `/${tenantSlug}/surveys`,
  `/${tenantSlug}/surveys/${code}/results`,
  `/${tenantSlug}/open-data`,
  ...['surveys.csv', 'surveys.json', 'list.csv', 'list.json'].map((file) => `/${tenantSlug}/open-data/${file}`),
]
