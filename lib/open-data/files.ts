import 'server-only'
import { csv } from '@/lib/core/csv'
import {
  dataFile,
  metaJsonOf,
  metaRowsOf,
  structureFile,
  structureTable,
  type OpenDataSpec,
  type OpenFile,
} from '@/lib/core/open-data'
import { openDataParts } from '@/lib/modules.server'
import { openDataBase, openFile, publisherOf, type OpenSet, type OpenTenant } from '@/lib/platform/open-data'
import { listJson, listRows } from './register'

type Listed = OpenSet & { spec: OpenDataSpec }

/** Every set that the modules have of the tenant, in the order of the register. */
export async function listOpenSets(tenant: OpenTenant): Promise<Listed[]> {
  const publisher = publisherOf(tenant)
  const found = await Promise.all(
    openDataParts.map(async ({ spec, part }) => (await part.sets(tenant, publisher)).map((set) => ({ ...set, spec }))),
  )
  return found.flat()
}

/** Whether anything is open: decides whether the public menu names it. */
export const hasOpenData = async (tenant: OpenTenant): Promise<boolean> => (await listOpenSets(tenant)).length > 0

async function fileOfSet(
  tenant: OpenTenant,
  { facts, fields, table }: OpenSet,
  name: string,
  type: OpenFile['type'],
): Promise<OpenFile | null> {
  const publisher = publisherOf(tenant)
  const base = openDataBase(tenant)
  if (name === 'meta')
    return openFile(
      name,
      type,
      () => csv([['property', 'value'], ...metaRowsOf(publisher, facts, base, 'csv')]),
      () => metaJsonOf(publisher, facts, base),
    )
  if (name === structureFile) {
    const columns = await fields()
    return openFile(
      name,
      type,
      () => structureTable(columns),
      () => columns,
    )
  }
  const version = facts.versions.find((one) => dataFile(one) === name)
  const data = version && (await table(version.version))
  return data ? openFile(name, type, data.csv, data.json) : null
}

/** A file of the tenant's open data by its path under /open-data; null when there is none. */
export async function openDataFile(tenant: OpenTenant, path: readonly string[]): Promise<OpenFile | null> {
  const [, name, type] = /^([\w-]+)\.(csv|json)$/.exec(path.at(-1) ?? '') ?? []
  if (!name || (type !== 'csv' && type !== 'json') || path.length > 2) return null
  if (path.length === 2) {
    const set = (await listOpenSets(tenant)).find(({ facts }) => facts.id === path[0])
    return set ? fileOfSet(tenant, set, name, type) : null
  }
  if (name === 'list') {
    const base = openDataBase(tenant)
    const sets = await listOpenSets(tenant)
    return openFile(
      name,
      type,
      () => csv([['property', 'title', 'value', 'format'], ...listRows(sets, base)]),
      () => listJson(sets, base),
    )
  }
  for (const { part } of openDataParts) {
    const file = await part.file(tenant, name, type)
    if (file) return file
  }
  return null
}
