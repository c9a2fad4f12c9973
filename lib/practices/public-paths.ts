/** Public pages that show a practice: refreshed in caches when it is published or withdrawn. */
export const publicPracticePaths = (tenantSlug: string, practiceSlug: string): string[] => [
  `/${tenantSlug}`,
  `/${tenantSlug}/practices`,
  `/${tenantSlug}/practices/${practiceSlug}`,
  ...['csv', 'json'].map((type) => `/${tenantSlug}/open-data/practices.${type}`),
]

/** Public pages that show a project. */
export const publicProjectPaths = (tenantSlug: string): string[] => [`/${tenantSlug}`, `/${tenantSlug}/projects`]
