import 'server-only'
import { listPublicPractices } from '@/lib/gallery/published-queries'
import { getPublishedBundle, getPublishedRating, type PublicTenant } from '@/lib/rating/publication/published-queries'
import { bundleJsonSchema } from './bundle-schema'
import { csv } from './csv'
import {
  dataCsv,
  dataFile,
  dataJson,
  dataSetId,
  fieldsOf,
  listJson,
  listRows,
  metaJson,
  metaRows,
  structureCsv,
  structureFile,
  type DataSet,
} from './data-set'
import { processSetDays } from '@/lib/processes/publication/public-queries'
import { processOpenFile } from './process-files'
import { processListRow } from './processes'
import { progressListRow } from './progress'
import { listProgressSets, progressOpenFile } from './progress-files'
import { listDataSets, openDataBase, publisherOf } from './queries'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

export type OpenFile = { name: string; type: 'csv' | 'json'; body: string }

const json = (name: string, value: unknown): OpenFile => ({ name, type: 'json', body: JSON.stringify(value) })
const table = (name: string, body: string): OpenFile => ({ name, type: 'csv', body })

/** A published version's data in one of the two formats. */
async function dataOf(
  tenant: PublicTenant,
  year: number,
  version: number | undefined,
  name: string,
  type: 'csv' | 'json',
): Promise<OpenFile | null> {
  const rating = await getPublishedRating(tenant.id, year, version)
  if (!rating) return null
  const rows = rating.rows.map((row) => ({ ...row, kind: agencyKindLabel(row.kind) }))
  return type === 'csv'
    ? table(name, dataCsv(rating.methodology, year, rows))
    : json(name, dataJson(rating.methodology, year, rows))
}

async function fileOfSet(
  tenant: PublicTenant,
  set: DataSet,
  name: string,
  type: 'csv' | 'json',
): Promise<OpenFile | null> {
  const publisher = publisherOf(tenant)
  const base = openDataBase(tenant)
  if (name === 'meta') {
    return type === 'csv'
      ? table(name, csv([['property', 'value'], ...metaRows(publisher, set, base)]))
      : json(name, metaJson(publisher, set, base))
  }
  if (name === structureFile) {
    const rating = await getPublishedRating(tenant.id, set.year)
    if (!rating) return null
    return type === 'csv' ? table(name, structureCsv(rating.methodology)) : json(name, fieldsOf(rating.methodology))
  }
  const version = set.versions.find((one) => dataFile(one) === name)
  return version ? dataOf(tenant, set.year, version.version, name, type) : null
}

/**
 * Published practices: a line for each measured goal in CSV, a practice with its goals in JSON; null while there are
 * none.
 */
async function practicesFile(tenant: PublicTenant, type: 'csv' | 'json'): Promise<OpenFile | null> {
  const practices = await listPublicPractices(tenant.id, tenant.timeZone)
  if (practices.length === 0) return null
  if (type === 'json')
    return json(
      'practices',
      practices.map(({ agencyKind, ...practice }) => ({ ...practice, agencyKind: agencyKindLabel(agencyKind) })),
    )
  const number = (text: string | null): number | null => (text === null ? null : Number(text))
  return table(
    'practices',
    csv([
      ['practice', 'title', 'agency', 'agency_kind', 'published', 'taken_by', 'goal', 'unit', 'before', 'after'],
      ...practices.flatMap((practice) =>
        practice.results.map((one) => [
          practice.slug,
          practice.title,
          practice.agencyName,
          agencyKindLabel(practice.agencyKind),
          practice.year,
          practice.taken,
          one.name,
          one.unit,
          number(one.before),
          number(one.after),
        ]),
      ),
    ]),
  )
}

/** A file of the tenant's open data by its path under /open-data; null when there is none. */
export async function openDataFile(tenant: PublicTenant, path: readonly string[]): Promise<OpenFile | null> {
  const [, name, type] = /^([\w-]+)\.(csv|json)$/.exec(path.at(-1) ?? '') ?? []
  if (!name || (type !== 'csv' && type !== 'json') || path.length > 2) return null
  if (path.length === 1 && name === 'practices') return practicesFile(tenant, type)
  const process = await processOpenFile(tenant, path, name, type)
  if (process) return process
  const progress = await progressOpenFile(tenant, path, name, type)
  if (progress) return progress
  const sets = await listDataSets(tenant.id)
  const publisher = publisherOf(tenant)
  if (path.length === 2) {
    const set = sets.find((one) => dataSetId(publisher, one.year) === path[0])
    return set ? fileOfSet(tenant, set, name, type) : null
  }
  if (name === 'list') {
    const base = openDataBase(tenant)
    const more = [
      ...(await listProgressSets(tenant.id)).map((set) => progressListRow(publisher, set, base, type)),
      ...((await processSetDays(tenant.id)) ? [processListRow(publisher, base, type)] : []),
    ]
    return type === 'csv'
      ? table(name, csv([['property', 'title', 'value', 'format'], ...listRows(publisher, sets, base), ...more]))
      : json(name, listJson(publisher, sets, base, more))
  }
  if (name === 'rating-schema' && type === 'json') return json(name, bundleJsonSchema())
  const [, year, version] = /^rating-(\d{4})(?:-v(\d+))?$/.exec(name) ?? []
  if (!year) return null
  const wanted = version ? Number(version) : undefined
  if (type === 'csv') return dataOf(tenant, Number(year), wanted, name, 'csv')
  const bundle = await getPublishedBundle(tenant.id, Number(year), wanted)
  return bundle && json(name, bundle)
}
