import 'server-only'
import { yearOf, type DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { doneLateSql, dueSoonSql, overdueSql, owedSql } from './late-where'
import { stateText } from './labels'
import {
  delivered,
  inForceOnceStatuses,
  itemState,
  owed,
  progressOf,
  readBodies,
  type ItemText,
  type PartCounts,
  type RoadmapProgress,
  type State,
} from './rules'

/** What an agency owes in a year: «8 из 11, 1 просрочено» (labels.progressText and progressMark read it). */
export type RoadmapSummary = RoadmapProgress & { agencyId: string; returned: number }

/**
 * Of every agency at once, one statement: its parts of maps in force with a due day in the year, and – for the year
 * that `today` is in – what it still owes from before. Agencies without parts are not in the answer: they have no road
 * map to show.
 */
export async function roadmapSummary(
  tx: Tx,
  tenantId: string,
  { year, today, agencyIds = null }: { year: number; today: DateString; agencyIds?: readonly string[] | null },
): Promise<RoadmapSummary[]> {
  const within = agencyIds === null ? Prisma.empty : Prisma.sql`AND p."agencyId" = ANY(${[...agencyIds]}::uuid[])`
  const debts =
    yearOf(today) === year
      ? Prisma.sql`OR (i."dueOn" < ${`${year}-01-01`}::date AND p."status" <> 'ACCEPTED')`
      : Prisma.empty
  return tx.$queryRaw<RoadmapSummary[]>`
    SELECT p."agencyId", count(*)::int AS "items",
      count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS "done",
      count(*) FILTER (WHERE ${doneLateSql})::int AS "late",
      count(*) FILTER (WHERE ${overdueSql(today)})::int AS "overdue",
      count(*) FILTER (WHERE ${dueSoonSql(today)})::int AS "soon",
      count(*) FILTER (WHERE p."status" = 'SUBMITTED')::int AS "checking",
      count(*) FILTER (WHERE p."status" = 'RETURNED')::int AS "returned"
    FROM "RoadmapPart" p
    JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId" AND i."removedAt" IS NULL
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" IS NOT NULL AND p."status" <> 'CLOSED' ${within}
      AND ((i."dueOn" >= ${`${year}-01-01`}::date AND i."dueOn" <= ${`${year}-12-31`}::date) ${debts})
    GROUP BY p."agencyId"`
}

export type CountedItem = ItemText & {
  id: string
  roadmapId: string
  parts: PartCounts
  state: State
}
type CountedRow = Omit<CountedItem, 'dueOn' | 'responsible' | 'parts' | 'state'> & {
  dueOn: Date
  responsible: unknown
  open: number
  checking: number
  onTime: number
  late: number
  closed: number
  lastOn: Date | null
}

/** Items of maps with the states of all their parts counted: one statement. */
export async function countedItems(
  tx: Tx,
  tenantId: string,
  roadmapIds: readonly string[],
  today: DateString,
): Promise<CountedItem[]> {
  const rows = await tx.$queryRaw<CountedRow[]>`
    SELECT i."id", i."roadmapId", i."number", i."sectionNumber", i."section", i."title", i."dueOn", i."dueText",
      i."result", i."responsible",
      count(p."id") FILTER (WHERE ${owedSql})::int AS "open",
      count(p."id") FILTER (WHERE p."status" = 'SUBMITTED')::int AS "checking",
      count(p."id") FILTER (WHERE p."status" = 'ACCEPTED'
      AND (p."submittedOn" IS NULL OR p."submittedOn" <= i."dueOn"))::int AS "onTime",
      count(p."id") FILTER (WHERE ${doneLateSql})::int AS "late",
      count(p."id") FILTER (WHERE p."status" = 'CLOSED')::int AS "closed",
      max(p."submittedOn") FILTER (WHERE p."status" = 'ACCEPTED') AS "lastOn"
    FROM "RoadmapItem" i LEFT JOIN "RoadmapPart" p ON p."tenantId" = i."tenantId" AND p."itemId" = i."id"
    WHERE i."tenantId" = ${tenantId}::uuid AND i."roadmapId" = ANY(${[...roadmapIds]}::uuid[]) AND i."removedAt" IS NULL
    GROUP BY i."tenantId", i."id" ORDER BY i."roadmapId", i."position", i."id"`
  return rows.map(({ dueOn, responsible, open, checking, onTime, late, closed, lastOn, ...row }) => {
    const parts = { open, checking, onTime, late, closed, lastOn: lastOn && dayOf(lastOn) }
    return {
      ...row,
      dueOn: dayOf(dueOn),
      responsible: readBodies(responsible),
      parts,
      state: itemState(parts, dayOf(dueOn), today),
    }
  })
}

export type RoadmapSnapshotItem = {
  number: string
  section: string
  title: string
  dueOn: DateString
  dueText: string
  result: string
  responsible: string[]
  state: State['code']
  stateText: string
  /** Bodies that have delivered, of those that owe. */
  delivered: number
  owed: number
}
export type RoadmapSnapshot = {
  asOf: DateString
  maps: {
    title: string
    basis: string
    yearFrom: number
    yearTo: number
    progress: RoadmapProgress
    items: RoadmapSnapshotItem[]
  }[]
}

/**
 * Public status of the programme's maps, for a frozen publication: no names of people, no proofs, no single agency. Two
 * statements.
 */
export async function roadmapSnapshot(tx: Tx, tenantId: string, today: DateString): Promise<RoadmapSnapshot> {
  const maps = await tx.roadmap.findMany({
    where: { tenantId, kind: 'PROGRAMME', status: { in: inForceOnceStatuses } },
    orderBy: [{ yearFrom: 'desc' }, { id: 'asc' }],
    select: { id: true, title: true, basis: true, yearFrom: true, yearTo: true },
  })
  const items = await countedItems(
    tx,
    tenantId,
    maps.map(({ id }) => id),
    today,
  )
  return {
    asOf: today,
    maps: maps.map(({ id, ...map }) => {
      const own = items.filter(({ roadmapId }) => roadmapId === id)
      return {
        ...map,
        progress: progressOf(own.map(({ state }) => state.code)),
        items: own.map(({ number, section, title, dueOn, dueText, result, responsible, parts, state }) => ({
          number,
          section,
          title,
          dueOn,
          dueText,
          result,
          responsible,
          state: state.code,
          stateText: stateText(state),
          delivered: delivered(parts),
          owed: owed(parts),
        })),
      }
    }),
  }
}
