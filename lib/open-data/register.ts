/** The register of a tenant's open data sets, and the words by which search engines collect them. Pure. */
import { STANDARD, type Publisher, type SetFacts } from '@/lib/core/open-data'

type Listed = { facts: Pick<SetFacts, 'id' | 'title'> }

/** list.csv: the register of the tenant's data sets. */
export const listRows = (
  sets: readonly Listed[],
  base: string,
  type: 'csv' | 'json' = 'csv',
): [string, string, string, string][] => [
  ['standardversion', 'Версия методических рекомендаций', STANDARD, ''],
  ...sets.map(({ facts: { id, title } }): [string, string, string, string] => [
    id,
    title,
    `${base}/${id}/meta.${type}`,
    type,
  ]),
]

/** list.json: the same register. */
export const listJson = (sets: readonly Listed[], base: string): Record<string, unknown> => ({
  standardversion: STANDARD,
  meta: listRows(sets, base, 'json')
    .slice(1)
    .map(([identifier, title, link, format]) => ({ identifier, title, link, format })),
})

type Linked = {
  facts: SetFacts
  /** Name of its short files and anchor on the page. */ name: string
  year?: number | undefined
}

/** schema.org words for search engines that collect data sets. */
export function linkedData(publisher: Publisher, sets: readonly Linked[], base: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@graph': sets.map(({ facts, name, year }) => ({
      '@type': 'Dataset',
      '@id': `${base}#${name}`,
      identifier: facts.id,
      name: facts.title,
      description: facts.description,
      url: `${base}#${name}`,
      inLanguage: 'ru',
      isAccessibleForFree: true,
      ...(year !== undefined && { temporalCoverage: String(year) }),
      spatialCoverage: publisher.name,
      creator: { '@type': 'GovernmentOrganization', name: publisher.authority },
      datePublished: (facts.firstPublishedAt ?? facts.versions.at(-1)?.publishedAt)?.toISOString(),
      dateModified: facts.versions[0]?.publishedAt.toISOString(),
      distribution: [
        ['csv', 'text/csv'],
        ['json', 'application/json'],
      ].map(([type, format]) => ({
        '@type': 'DataDownload',
        encodingFormat: format,
        contentUrl: `${base}/${name}.${type}`,
      })),
    })),
  }
}
