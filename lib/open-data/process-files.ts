import 'server-only'
import { PORTAL_NAME } from '@/lib/processes/publication/labels'
import { listPublicProcesses, processSetDays } from '@/lib/processes/publication/public-queries'
import type { PublicTenant } from '@/lib/rating/publication/published-queries'
import { csv } from './csv'
import { dataFile, structureFile } from './data-set'
import {
  processCsv,
  processFeed,
  processFields,
  processJson,
  processMeta,
  processMetaJson,
  processSetId,
  processStructureCsv,
} from './processes'
import { openDataBase, publisherOf } from './queries'

type Type = 'csv' | 'json'
type ProcessFile = { name: string; type: Type; body: string }

/**
 * `processes.csv`, `processes.json`, the feed `processes-feed.json`, or a file in the set's folder; null when there is
 * none. What was withdrawn stands in no file, so an earlier state of the set is not offered.
 */
export async function processOpenFile(
  tenant: PublicTenant,
  path: readonly string[],
  name: string,
  type: Type,
): Promise<ProcessFile | null> {
  const publisher = publisherOf(tenant)
  const own = path.length === 2 && path[0] === processSetId(publisher)
  if (!own && !(path.length === 1 && /^processes(-feed)?$/.test(name))) return null
  const set = await processSetDays(tenant.id)
  if (!set) return null
  const base = openDataBase(tenant)
  const file = (table: () => string, value: () => unknown): ProcessFile => ({
    name,
    type,
    body: type === 'csv' ? table() : JSON.stringify(value()),
  })
  const items = await listPublicProcesses(tenant.id)
  const data = () =>
    file(
      () => processCsv(publisher, items),
      () => processJson(publisher, items),
    )
  if (!own) {
    if (name === 'processes') return data()
    if (type === 'csv') return null
    const title = `${tenant.settings.processes.portalName || PORTAL_NAME} · ${tenant.name}`
    return file(
      () => '',
      () => processFeed(publisher, { title, site: base.replace(/\/open-data$/, '') }, items),
    )
  }
  if (name === 'meta')
    return file(
      () => csv([['property', 'value'], ...processMeta(publisher, set, base, 'csv')]),
      () => processMetaJson(publisher, set, base),
    )
  if (name === structureFile) return file(processStructureCsv, () => processFields)
  return name === dataFile({ version: 1, publishedAt: set.changed, reason: null }) ? data() : null
}
