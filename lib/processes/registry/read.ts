import 'server-only'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import type { ProcessSettings } from '@/lib/core/tenant'
import { type Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { z } from 'zod'
import { Consumer, ProcessIndicator, type Entry, type Party } from './entry'
import { keeperSql } from './keeper-sql'
import type { ProcessStatusName } from './rules'

type Context = { tx: Tx; tenantId: string }

const party = { agency: { select: { id: true, name: true } }, unit: { select: { id: true, name: true } } } as const
const linked = { select: { id: true, code: true, name: true } } as const

const entryInclude = {
  ...party,
  participants: { include: party, orderBy: { id: 'asc' } },
  linksTo: { include: { to: linked }, orderBy: { toId: 'asc' } },
} satisfies Prisma.ProcessInclude
type Row = Prisma.ProcessGetPayload<{ include: typeof entryInclude }>

const partyOf = ({ agency, unit }: Pick<Row, 'agency' | 'unit'>): Party => ({
  agencyId: agency.id,
  agency: agency.name,
  unitId: unit?.id ?? null,
  unit: unit?.name ?? '',
})

const titleOf = (all: readonly { key: string; title: string }[], key: string): string =>
  all.find((one) => one.key === key)?.title ?? key

const list = <T extends z.ZodType>(item: T, stored: unknown): z.output<T>[] =>
  z.array(item).safeParse(stored).data ?? []

/** A process as a line of its registry, with what of it the registry does not freeze. */
export type EntryRow = {
  entry: Entry
  status: ProcessStatusName
  version: number
  droppedOn: DateString | null
  droppedBasis: string | null
  mergedIntoId: string | null
  typicalId: string | null
}

function rowOf(row: Row, { groups, carries }: ProcessSettings): EntryRow {
  return {
    entry: {
      id: row.id,
      code: row.code,
      name: row.name,
      kind: row.kind,
      group: row.group,
      groupTitle: titleOf(groups, row.group),
      carries: row.carries,
      carriesTitle: titleOf(carries, row.carries),
      owner: partyOf(row),
      representative: row.representative,
      participants: row.participants.map(partyOf),
      inputs: row.inputs,
      outputs: row.outputs,
      consumers: list(Consumer, row.consumers),
      regulations: row.regulations,
      systems: row.systems,
      indicators: list(ProcessIndicator, row.indicators),
      runsPerYear: row.runsPerYear,
      federalId: row.federalId,
      links: row.linksTo.map(({ to, what }) => ({ toId: to.id, to: `${to.code} ${to.name}`, what })),
    },
    status: row.status,
    version: row.version,
    droppedOn: row.droppedOn && dayOf(row.droppedOn),
    droppedBasis: row.droppedBasis,
    mergedIntoId: row.mergedIntoId,
    typicalId: row.typicalId,
  }
}

/** Processes as lines of their registries, by code: a fixed number of statements. */
export async function readEntries(
  { tx, tenantId }: Context,
  settings: ProcessSettings,
  where: Prisma.ProcessWhereInput,
): Promise<EntryRow[]> {
  const rows = await tx.process.findMany({
    where: { AND: [{ tenantId }, where] },
    include: entryInclude,
    orderBy: [{ code: 'asc' }, { id: 'asc' }],
  })
  return rows.map((row) => rowOf(row, settings))
}

/** Whose registry holds the processes of these agencies (keeperSql). */
export const keepersOf = (
  { tx, tenantId }: Context,
  agencyIds: readonly string[],
): Promise<{ agencyId: string; keeperId: string }[]> =>
  tx.$queryRaw`SELECT k.* FROM (${keeperSql(tenantId)}) k WHERE k."agencyId" = ANY(${[...agencyIds]}::uuid[])`

/** Agencies whose processes stand in the registry of this one: itself, and its institutions where they have none. */
export async function keptAgencies({ tx, tenantId }: Context, agencyId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ agencyId: string }[]>`
    SELECT k."agencyId" FROM (${keeperSql(tenantId)}) k WHERE k."keeperId" = ${agencyId}::uuid ORDER BY 1`
  return rows.map((row) => row.agencyId)
}
