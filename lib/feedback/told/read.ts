import 'server-only'
import { endOfDay, instantToDate, type DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import {
  dayState,
  nextDayOf,
  promised,
  publicTexts,
  tallyOf,
  type Edition,
  type Moved,
  type PublicTexts,
  type Tally,
} from './rules'
import type { ProblemLine, ProblemLink } from './view'

export type Place = { tx: Tx; tenantId: string }

/** Problems of a year (`isOfYear` of the rules), as a condition. */
export const ofYearWhere = (timeZone: string, year: number): Prisma.ProblemWhereInput => ({
  createdAt: { lte: endOfYear(timeZone, year) },
  OR: [{ toldOn: null }, { toldOn: { gte: new Date(`${year}-01-01T00:00:00Z`) } }],
})

const endOfYear = (timeZone: string, year: number): Date => endOfDay(timeZone, `${year}-12-31`)

/** The one count of problems under a condition. */
export async function tallyWhere({ tx, tenantId }: Place, where: Prisma.ProblemWhereInput): Promise<Tally> {
  const rows = await tx.problem.findMany({
    where: { AND: [{ tenantId }, where] },
    select: { status: true, doneOn: true, declinedOn: true, publishedAt: true },
  })
  return tallyOf(
    rows.map(({ status, doneOn, declinedOn, publishedAt }) => ({
      status,
      doneOn: doneOn && dayOf(doneOn),
      declinedOn: declinedOn && dayOf(declinedOn),
      published: publishedAt !== null,
    })),
  )
}

export const lineColumns = {
  id: true,
  version: true,
  number: true,
  title: true,
  said: true,
  agencyId: true,
  status: true,
  side: true,
  heard: true,
  heardAs: true,
  heardWhere: true,
  service: true,
  ownerName: true,
  personId: true,
  measure: true,
  answer: true,
  proof: true,
  createdAt: true,
  sortBy: true,
  dueOn: true,
  moved: true,
  doneOn: true,
  declinedOn: true,
  tellBy: true,
  toldOn: true,
  publishedAt: true,
  letters: true,
  roadmapItemId: true,
  agency: { select: { name: true } },
  process: { select: { id: true, name: true } },
  project: { select: { id: true, number: true, title: true } },
  situation: { select: { id: true, title: true } },
  joinedTo: { select: { id: true, number: true, title: true } },
} satisfies Prisma.ProblemSelect
export type ProblemRow = Prisma.ProblemGetPayload<{ select: typeof lineColumns }>

const records = (value: unknown): Record<string, unknown>[] =>
  Array.isArray(value)
    ? value.filter((one): one is Record<string, unknown> => typeof one === 'object' && one !== null)
    : []
const text = (value: unknown): string => (typeof value === 'string' ? value : '')

export const movedOf = (value: unknown): Moved[] =>
  records(value).map(({ from, to, reason, on, by }) => ({
    from: text(from),
    to: text(to),
    reason: text(reason),
    on: text(on),
    by: text(by),
  }))

export const editionsOf = (value: unknown): Edition[] =>
  records(value).map((one) => ({
    ...(Object.fromEntries(publicTexts.map((key) => [key, text(one[key])])) as PublicTexts),
    reason: text(one.reason),
    on: text(one.on),
    by: text(one.by),
  }))

/** How many words to the agency each problem has, with those of the problems joined to it. */
async function messageCounts({ tx, tenantId }: Place, ids: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string; n: number; waiting: number }[]>`
    SELECT coalesce(p."joinedToId", p."id")::text AS "id", count(*)::int AS n,
      (count(*) FILTER (WHERE m."status" IN ('NEW', 'IN_WORK')))::int AS waiting
    FROM "FeedbackMessage" m JOIN "Problem" p ON p."tenantId" = m."tenantId" AND p."id" = m."problemId"
    WHERE m."tenantId" = ${tenantId}::uuid
      AND (p."id" = ANY(${[...ids]}::uuid[]) OR p."joinedToId" = ANY(${[...ids]}::uuid[])) GROUP BY 1`
  return new Map(rows.map(({ id, n, waiting }) => [id, { n, waiting }]))
}

/** Rows as lines: four statements however many there are. */
export async function linesOf(
  place: Place,
  rows: readonly ProblemRow[],
  at: { timeZone: string; today: DateString; can: (agencyId: string) => ProblemLine['can'] },
): Promise<ProblemLine[]> {
  if (rows.length === 0) return []
  const { tx, tenantId } = place
  const people = rows.flatMap(({ personId }) => personId ?? [])
  const names = new Map(
    people.length === 0
      ? []
      : (await tx.person.findMany({ where: { tenantId, id: { in: people } }, select: { id: true, name: true } })).map(
          ({ id, name }) => [id, name],
        ),
  )
  const itemIds = rows.flatMap(({ roadmapItemId }) => roadmapItemId ?? [])
  const items = new Map(
    itemIds.length === 0
      ? []
      : (
          await tx.roadmapItem.findMany({
            where: { tenantId, id: { in: itemIds } },
            select: { id: true, roadmapId: true, number: true, title: true },
          })
        ).map((item) => [item.id, item]),
  )
  const messages = await messageCounts(
    place,
    rows.map(({ id }) => id),
  )
  const day = (column: Date | null): DateString | null => column && dayOf(column)
  return rows.map((row) => {
    const dates = { sortBy: dayOf(row.sortBy), dueOn: day(row.dueOn), tellBy: day(row.tellBy) }
    const ended = { doneOn: day(row.doneOn), declinedOn: day(row.declinedOn) }
    const moved = movedOf(row.moved)
    const next = nextDayOf({ status: row.status, ...dates })
    const item = row.roadmapItemId === null ? undefined : items.get(row.roadmapItemId)
    const { id, version, number, title, said, agencyId, status, side, heard, heardAs, heardWhere, service } = row
    const { measure, answer, proof, letters, personId, joinedTo } = row
    return {
      ...{ id, version, number, title, said, agencyId, status, side, heard, heardAs, heardWhere, service },
      ...{ measure, answer, proof, letters, personId, joinedTo, moved },
      ...dates,
      ...ended,
      agencyName: row.agency.name,
      messages: messages.get(id)?.n ?? 0,
      waiting: messages.get(id)?.waiting ?? 0,
      owner: (personId && names.get(personId)) || row.ownerName,
      heardOn: instantToDate(at.timeZone, row.createdAt),
      toldOn: day(row.toldOn),
      publishedOn: row.publishedAt && instantToDate(at.timeZone, row.publishedAt),
      links: linksOf(row, item),
      next: next && { ...next, state: dayState(next.on, at.today) },
      promise: promised({ dueOn: dates.dueOn, moved, settledOn: ended.doneOn ?? ended.declinedOn }, at.today),
      similar: null,
      today: at.today,
      can: at.can(agencyId),
    }
  })
}

type Item = { id: string; roadmapId: string; number: string; title: string }

const linksOf = ({ process, project, situation }: ProblemRow, item: Item | undefined): ProblemLink[] => [
  ...(process
    ? [{ kind: 'process' as const, id: process.id, title: process.name, href: `processes/${process.id}` }]
    : []),
  ...(project
    ? [{ kind: 'project' as const, id: project.id, title: project.title, href: `projects/${project.id}` }]
    : []),
  ...(item
    ? [
        {
          kind: 'roadmap' as const,
          id: item.id,
          title: `${item.number} ${item.title}`,
          href: `roadmaps/${item.roadmapId}/items/${item.id}`,
        },
      ]
    : []),
  ...(situation
    ? [{ kind: 'situation' as const, id: situation.id, title: situation.title, href: `situations/${situation.id}` }]
    : []),
]
