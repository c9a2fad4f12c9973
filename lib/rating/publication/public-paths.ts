/** Public pages that show a year's rating: refreshed in caches when a version of it is published. */
export const publicRatingPaths = (tenantSlug: string, year: number, agencySlugs: readonly string[]): string[] => [
  `/${tenantSlug}`,
  `/${tenantSlug}/rating`,
  `/${tenantSlug}/rating/${year}`,
  `/${tenantSlug}/open-data`,
  `/${tenantSlug}/agencies`,
  ...['csv', 'json'].map((type) => `/${tenantSlug}/open-data/rating-${year}.${type}`),
  ...agencySlugs.map((agency) => `/${tenantSlug}/agencies/${agency}/${year}`),
]
