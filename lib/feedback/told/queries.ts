import 'server-only'
import { notFound } from 'next/navigation'
import { instantToDate, yearOf } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { addressesWhere } from './addresses'
import { editionsOf, lineColumns, linesOf, ofYearWhere, tallyWhere, type Place } from './read'
import { nextDayOf, openStatuses, similarTo, toTellStatuses } from './rules'
import type {
  OtherProblem,
  ProblemBoard,
  ProblemColumn,
  ProblemFilter,
  ProblemFrame,
  ProblemLine,
  ProblemList,
  ProblemView,
} from './view'

const COLUMN = 30
const PER_PAGE = 50

const rights =
  (ctx: QueryContext) =>
  (agencyId: string): ProblemLine['can'] => ({
    edit: ctx.can(operations['problem.edit'], agencyId),
    settle: ctx.can(operations['problem.settle'], agencyId),
    tell: ctx.can(operations['problem.tell'], agencyId),
  })

const lineAt = (ctx: QueryContext) => ({ timeZone: ctx.actor.tenant.timeZone, today: ctx.today, can: rights(ctx) })

/** Problems that the words stand in, or the one whose number was asked for. */
async function searched({ tx, tenantId }: Place, q: string): Promise<Prisma.ProblemWhereInput> {
  const words = q.trim().slice(0, 200)
  if (words === '') return {}
  const number = /^№?\s*(\d{1,9})$/u.exec(words)?.[1]
  if (number) return { number: Number(number) }
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT p."id"::text AS "id" FROM "Problem" p
    WHERE p."tenantId" = ${tenantId}::uuid AND p."search" @@ gemba_words(${words}) LIMIT 2000`
  return { id: { in: rows.map(({ id }) => id) } }
}

async function whereOf(ctx: QueryContext, filter: ProblemFilter): Promise<Prisma.ProblemWhereInput> {
  const { agencyId, service, owner, year, q = '' } = filter
  return {
    AND: [
      { tenantId: ctx.tenantId, ...ctx.agencyWhere() },
      agencyId && isUuid(agencyId) ? { agencyId } : {},
      service ? { service } : {},
      owner ? (isUuid(owner) ? { personId: owner } : { personId: null, ownerName: owner }) : {},
      year !== undefined && year >= 2000 && year < 2100 ? ofYearWhere(ctx.actor.tenant.timeZone, year) : {},
      await searched(ctx, q),
    ],
  }
}

/** What stands above every view: the count and what the conditions offer. */
async function frameOf(ctx: QueryContext, where: Prisma.ProblemWhereInput): Promise<ProblemFrame> {
  const { tx, tenantId } = ctx
  const own = ctx.agencyWhere()
  const agencies = await tx.agency.findMany({
    where: { tenantId, status: 'ACTIVE', ...(own.agencyId && { id: own.agencyId }) },
    orderBy: { name: 'asc' },
    select: { id: true, name: true, slug: true },
  })
  const kinds = await tx.problem.findMany({
    where: { tenantId, ...own },
    distinct: ['service', 'ownerName'],
    orderBy: { service: 'asc' },
    take: 500,
    select: { service: true, ownerName: true, personId: true },
  })
  const [span] = await tx.problem.findMany({
    where: { tenantId, ...own },
    orderBy: { createdAt: 'asc' },
    take: 1,
    select: { createdAt: true },
  })
  const now = yearOf(ctx.today)
  const first = span ? yearOf(instantToDate(ctx.actor.tenant.timeZone, span.createdAt)) : now
  const filled = (texts: string[]) => [...new Set(texts.filter(Boolean))].sort((a, b) => a.localeCompare(b, 'ru'))
  return {
    tally: await tallyWhere(ctx, where),
    agencies,
    own: agencies.filter(({ id }) => ctx.can(operations['problem.edit'], id)).map(({ id }) => id),
    services: filled(kinds.map(({ service }) => service)),
    owners: filled(kinds.map(({ ownerName, personId }) => (personId === null ? ownerName : ''))),
    years: Array.from({ length: Math.min(20, now - first + 1) }, (_, i) => now - i),
  }
}

/** Of each problem that waits to be sorted the likest other one of its agency. */
async function withSimilar(place: Place, lines: ProblemLine[]): Promise<ProblemLine[]> {
  const fresh = lines.filter(({ status }) => status === 'NEW')
  if (fresh.length === 0) return lines
  const others = await place.tx.problem.findMany({
    where: {
      tenantId: place.tenantId,
      agencyId: { in: [...new Set(fresh.map(({ agencyId }) => agencyId))] },
      status: { in: ['NEW', 'IN_WORK'] },
    },
    orderBy: { createdAt: 'desc' },
    take: 500,
    select: { id: true, number: true, title: true, said: true, agencyId: true },
  })
  return lines.map((line) => {
    if (line.status !== 'NEW') return line
    // The older one is joined to, not the other way round.
    const older = others.filter(({ agencyId, number }) => agencyId === line.agencyId && number < line.number)
    const [first] = similarTo(line, older, 1)
    return { ...line, similar: first ? { id: first.id, number: first.number, title: first.title } : null }
  })
}

const columnsOf: {
  key: ProblemColumn['key']
  where: Prisma.ProblemWhereInput
  order: Prisma.ProblemOrderByWithRelationInput[]
}[] = [
  { key: 'NEW', where: { status: 'NEW' }, order: [{ sortBy: 'asc' }, { number: 'asc' }] },
  { key: 'IN_WORK', where: { status: 'IN_WORK' }, order: [{ dueOn: 'asc' }, { number: 'asc' }] },
  {
    key: 'TO_TELL',
    where: { status: { in: [...toTellStatuses] } },
    order: [{ tellBy: 'asc' }, { number: 'asc' }],
  },
  { key: 'TOLD', where: { status: 'TOLD' }, order: [{ toldOn: 'desc' }, { number: 'desc' }] },
]

/** Problems by state, from what is to be sorted to what people were told. */
export const getProblemBoard = defineQuery({
  operation: operations['problem.read'],
  run: async (ctx, filter: ProblemFilter): Promise<ProblemBoard> => {
    const where = await whereOf(ctx, filter)
    const frame = await frameOf(ctx, where)
    const { tally } = frame
    const totals = { NEW: tally.toSort, IN_WORK: tally.inWork, TO_TELL: tally.toTell, TOLD: tally.told }
    const columns: ProblemColumn[] = []
    for (const { key, where: state, order } of columnsOf) {
      const rows = await ctx.tx.problem.findMany({
        where: { AND: [where, state] },
        orderBy: order,
        take: COLUMN,
        select: lineColumns,
      })
      columns.push({ key, total: totals[key], rows: await withSimilar(ctx, await linesOf(ctx, rows, lineAt(ctx))) })
    }
    const joined = await ctx.tx.problem.count({ where: { AND: [where, { status: 'JOINED' }] } })
    return { ...frame, columns, joined }
  },
})

/** All problems under the conditions, the newest first, or (`terms`) the open ones by their next day. */
export const listProblems = defineQuery({
  operation: operations['problem.read'],
  run: async (
    ctx,
    { terms, page = 1, ...filter }: ProblemFilter & { terms?: boolean; page?: number },
  ): Promise<ProblemList> => {
    const where = await whereOf(ctx, filter)
    const frame = await frameOf(ctx, where)
    if (!terms) {
      const total = await ctx.tx.problem.count({ where })
      const rows = await ctx.tx.problem.findMany({
        where,
        orderBy: [{ createdAt: 'desc' }, { number: 'desc' }],
        skip: (page - 1) * PER_PAGE,
        take: PER_PAGE,
        select: lineColumns,
      })
      return { ...frame, rows: await linesOf(ctx, rows, lineAt(ctx)), total, page, pages: pageCount(total, PER_PAGE) }
    }
    const open = await ctx.tx.problem.findMany({
      where: { AND: [where, { status: { in: [...openStatuses] } }] },
      select: { id: true, status: true, sortBy: true, dueOn: true, tellBy: true },
    })
    const ids = open
      .map(({ id, status, sortBy, dueOn, tellBy }) => ({
        id,
        on:
          nextDayOf({ status, sortBy: dayOf(sortBy), dueOn: dueOn && dayOf(dueOn), tellBy: tellBy && dayOf(tellBy) })
            ?.on ?? '9999',
      }))
      .sort((a, b) => a.on.localeCompare(b.on))
      .map(({ id }) => id)
    const shown = ids.slice((page - 1) * PER_PAGE, page * PER_PAGE)
    const found = await ctx.tx.problem.findMany({
      where: { tenantId: ctx.tenantId, id: { in: shown } },
      select: lineColumns,
    })
    const lines = await linesOf(ctx, found, lineAt(ctx))
    const rows = shown.flatMap((id) => lines.find((line) => line.id === id) ?? [])
    return { ...frame, rows, total: ids.length, page, pages: pageCount(ids.length, PER_PAGE) }
  },
})

const other = { select: { id: true, number: true, title: true } } as const

/** Words, messages, topics and likes of one problem. */
async function sourcesOf(ctx: QueryContext, id: string) {
  const { tx, tenantId } = ctx
  const words = await tx.problemWords.findMany({
    where: { tenantId, problemId: id },
    take: 200,
    select: { words: { select: { id: true, text: true, withheld: true, survey: { select: { title: true } } } } },
  })
  const written = await tx.feedbackMessage.findMany({
    where: { tenantId, OR: [{ problemId: id }, { problem: { joinedToId: id } }] },
    orderBy: [{ receivedOn: 'desc' }, { id: 'asc' }],
    take: 200,
    select: { id: true, kind: true, status: true, text: true, receivedOn: true },
  })
  const topics = await tx.complaintTopic.findMany({
    where: { tenantId, problemId: id },
    orderBy: { month: 'desc' },
    select: { id: true, theme: true, month: true, count: true, source: true },
  })
  return {
    // Kept back by a person since: shown nowhere.
    words: words.flatMap(({ words: { survey, withheld, ...one } }) =>
      withheld ? [] : [{ ...one, surveyTitle: survey.title }],
    ),
    written: written.map(({ receivedOn, ...one }) => ({ ...one, receivedOn: dayOf(receivedOn) })),
    topics: topics.map(({ month, ...one }) => ({ ...one, month: dayOf(month).slice(0, 7) })),
  }
}

/** One problem with everything that belongs to it. */
export const getProblem = defineQuery({
  operation: operations['problem.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProblemView> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.problem.findFirst({
          where: { tenantId, id, ...ctx.agencyWhere() },
          select: {
            ...lineColumns,
            editions: true,
            cameFrom: true,
            surveyId: true,
            processId: true,
            projectId: true,
            situationId: true,
            agency: { select: { name: true, slug: true } },
            joined: other,
          },
        })
      : null
    if (!row) notFound()
    const [line] = await linesOf(ctx, [row], lineAt(ctx))
    if (!line) notFound()
    const sources = await sourcesOf(ctx, id)
    const near = await tx.problem.findMany({
      where: { tenantId, agencyId: row.agencyId, status: { in: ['NEW', 'IN_WORK'] }, id: { not: id } },
      orderBy: { createdAt: 'desc' },
      take: 500,
      select: { id: true, number: true, title: true, said: true },
    })
    const survey = row.surveyId
      ? await tx.survey.findFirst({ where: { tenantId, id: row.surveyId }, select: { id: true, title: true } })
      : null
    const addresses = await tx.toldAddress.count({
      where: {
        tenantId,
        agencyId: row.agencyId,
        ...addressesWhere(
          [id, ...row.joined.map((one) => one.id)],
          row.surveyId,
          sources.written.map((one) => one.id),
        ),
      },
    })
    const history = await tx.auditRecord.findMany({
      where: { tenantId, subjectType: 'Problem', subjectId: id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 100,
      select: { at: true, personName: true, operation: true, before: true, after: true },
    })
    const { processId, projectId, roadmapItemId, situationId } = row
    return {
      ...line,
      agencySlug: row.agency.slug,
      cameFrom: row.cameFrom,
      editions: editionsOf(row.editions),
      ...sources,
      survey,
      joined: row.joined,
      similarTo: similarTo(line, near).map((one): OtherProblem => ({
        id: one.id,
        number: one.number,
        title: one.title,
      })),
      addresses,
      history: history.map(({ at, personName, ...one }) => ({ ...one, at: at.toISOString(), by: personName })),
      linkIds: { processId, projectId, roadmapItemId, situationId },
    }
  },
})
