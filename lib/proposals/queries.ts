import 'server-only'
import { notFound } from 'next/navigation'
import { endOfDay, instantToDate, startOfDay } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { ownSql } from '@/lib/platform/reach'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { unansweredLateSql } from './sql'
import { ANONYMOUS } from './labels'
import { answerTiming, proposalStatuses, type ProposalStatus } from './rules'
import type { ProposalBoard, ProposalFilter, ProposalLine, ProposalList, ProposalView } from './view'
import { operations as projectOperations } from '@/lib/projects/operations'
import { operations } from './operations'

export const PROPOSALS_PER_PAGE = 50
const BOARD_COLUMN = 30

type Row = {
  id: string
  number: number
  title: string
  place: string
  agencyId: string
  agencyName: string
  status: ProposalStatus
  version: number
  anonymous: boolean
  authorName: string
  filedAt: Date
  answerDue: Date
  responsible: string
  dueOn: Date | null
  doneOn: Date | null
  hours: string | null
  money: string | null
}

const columns = Prisma.sql`p."id", p."number", p."title", p."place", p."agencyId", a."name" AS "agencyName",
p."status"::text AS "status", p."version", p."anonymous", p."authorName",
  p."filedAt", p."answerDue", p."responsible", p."dueOn", p."doneOn", p."hours", p."money"`

function lineOf(ctx: QueryContext, row: Row): ProposalLine {
  const { filedAt, answerDue, dueOn, doneOn, anonymous, authorName, ...rest } = row
  const due = dayOf(answerDue)
  return {
    ...rest,
    author: anonymous ? ANONYMOUS : authorName || ANONYMOUS,
    filedOn: instantToDate(ctx.actor.tenant.timeZone, filedAt),
    answerDue: due,
    timing: row.status === 'FILED' ? answerTiming(due, ctx.today) : null,
    dueOn: dueOn && dayOf(dueOn),
    doneOn: doneOn && dayOf(doneOn),
    overdue: row.status === 'ACCEPTED' && dueOn !== null && dayOf(dueOn) < ctx.today,
    canDecide: ctx.can(operations['proposal.decide'], row.agencyId),
  }
}

/** Words of a search as PostgreSQL takes them; a bare number («17», «№ 17») is a proposal's number. */
function searchOf(q: string): Prisma.Sql {
  const words = q.trim().slice(0, 200)
  if (words === '') return Prisma.empty
  const number = /^(?:ППУ\s*)?№?\s*(\d{1,9})$/iu.exec(words)?.[1]
  return number ? Prisma.sql`AND p."number" = ${Number(number)}` : Prisma.sql`AND p."search" @@ gemba_words(${words})`
}

/** Everything of the filter but the state. */
function conditionsOf(ctx: QueryContext, { q = '', agencyId, year, mine }: ProposalFilter): Prisma.Sql {
  const { timeZone } = ctx.actor.tenant
  const inYear =
    year !== undefined && year >= 2000 && year < 2100
      ? Prisma.sql`AND p."filedAt" >= ${startOfDay(timeZone, `${year}-01-01`)}
      AND p."filedAt" <= ${endOfDay(timeZone, `${year}-12-31`)}`
      : Prisma.empty
  const agency = agencyId && isUuid(agencyId) ? Prisma.sql`AND p."agencyId" = ${agencyId}::uuid` : Prisma.empty
  const own = mine ? Prisma.sql`AND p."personId" = ${ctx.actor.personId}::uuid` : Prisma.empty
  return Prisma.sql`p."tenantId" = ${ctx.tenantId}::uuid AND ${ownSql(ctx)} ${searchOf(q)} ${inYear} ${agency} ${own}`
}

const stateOf = (ctx: QueryContext, state: string | undefined): Prisma.Sql =>
  state === 'LATE'
    ? Prisma.sql`AND ${unansweredLateSql('p', ctx.today)}`
    : proposalStatuses.some((one) => one === state)
      ? Prisma.sql`AND p."status" = ${state}::"ProposalStatus"`
      : Prisma.empty

/**
 * A page of proposals, the unanswered first by their limit, then the newest; two statements whatever the number of
 * rows.
 */
export const listProposals = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, filter: ProposalFilter): Promise<ProposalList> => {
    const page = Math.min(10_000, Math.max(1, filter.page ?? 1))
    const where = conditionsOf(ctx, filter)
    const [tally] = await ctx.tx.$queryRaw<Record<string, number>[]>`
      SELECT count(*) FILTER (WHERE p."status" = 'FILED')::int AS "FILED",
        count(*) FILTER (WHERE p."status" = 'ACCEPTED')::int AS "ACCEPTED",
        count(*) FILTER (WHERE p."status" = 'DECLINED')::int AS "DECLINED",
        count(*) FILTER (WHERE p."status" = 'DONE')::int AS "DONE",
        count(*) FILTER (WHERE ${unansweredLateSql('p', ctx.today)})::int AS "LATE"
      FROM "Proposal" p WHERE ${where}`
    const rows = await ctx.tx.$queryRaw<Row[]>`
      SELECT ${columns} FROM "Proposal" p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      WHERE ${where} ${stateOf(ctx, filter.state)}
      ORDER BY (p."status" = 'FILED') DESC, CASE WHEN p."status" = 'FILED'
        THEN p."answerDue" END, p."filedAt" DESC, p."id"
      LIMIT ${PROPOSALS_PER_PAGE} OFFSET ${(page - 1) * PROPOSALS_PER_PAGE}`
    const counts = {
      FILED: tally?.FILED ?? 0,
      ACCEPTED: tally?.ACCEPTED ?? 0,
      DECLINED: tally?.DECLINED ?? 0,
      DONE: tally?.DONE ?? 0,
      LATE: tally?.LATE ?? 0,
    }
    const all = counts.FILED + counts.ACCEPTED + counts.DECLINED + counts.DONE
    const total =
      filter.state !== undefined && filter.state in counts ? counts[filter.state as keyof typeof counts] : all
    return {
      rows: rows.map((row) => lineOf(ctx, row)),
      counts,
      total,
      page,
      pages: pageCount(total, PROPOSALS_PER_PAGE),
    }
  },
})

/** The board: each state with its most pressing or newest proposals. One statement. */
export const getProposalBoard = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, filter: Pick<ProposalFilter, 'agencyId' | 'year'>): Promise<ProposalBoard> => {
    const rows = await ctx.tx.$queryRaw<(Row & { total: number })[]>`
      SELECT * FROM (
        SELECT ${columns}, count(*) OVER (PARTITION BY p."status")::int AS total,
          row_number() OVER (PARTITION BY p."status" ORDER BY CASE p."status" WHEN 'FILED' THEN p."answerDue"
          WHEN 'ACCEPTED' THEN p."dueOn" END, p."updatedAt" DESC, p."id") AS place_in_column
        FROM "Proposal" p JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
        WHERE ${conditionsOf(ctx, filter)}) r
      WHERE r.place_in_column <= ${BOARD_COLUMN} ORDER BY r.place_in_column`
    const board = (['FILED', 'ACCEPTED', 'DONE', 'DECLINED'] as const).map((status) => {
      const own = rows.filter((row) => row.status === status)
      return { status, total: own[0]?.total ?? 0, rows: own.map((row) => lineOf(ctx, row)) }
    })
    return { columns: board, total: board.reduce((sum, { total }) => sum + total, 0) }
  },
})

/** One proposal with photos, projects and history. */
export const getProposal = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProposalView> => {
    const { tx, tenantId, actor } = ctx
    const row = isUuid(id)
      ? await tx.proposal.findFirst({
          where: { tenantId, id, ...ctx.agencyWhere() },
          include: {
            agency: { select: { name: true } },
            photos: { orderBy: { id: 'asc' }, select: { id: true, file: { select: { name: true } } } },
            projects: { orderBy: { number: 'asc' }, select: { id: true, number: true, title: true, status: true } },
            transitions: { orderBy: [{ at: 'asc' }, { id: 'asc' }] },
          },
        })
      : null
    if (!row) return notFound()
    const { timeZone, slug } = actor.tenant
    const decide = ctx.can(operations['proposal.decide'], row.agencyId)
    return {
      ...lineOf(ctx, { ...row, agencyName: row.agency.name }),
      place: row.place,
      problem: row.problem,
      suggestion: row.suggestion,
      anonymous: row.anonymous,
      email: decide && row.email ? row.email : null,
      answer: row.answer,
      answeredOn: row.answeredAt && instantToDate(timeZone, row.answeredAt),
      answeredBy: row.answeredBy,
      escalatedOn: row.escalatedAt && instantToDate(timeZone, row.escalatedAt),
      hourRate: row.hourRate,
      effectBasis: row.effectBasis,
      photos: row.photos.map((photo) => ({
        id: photo.id,
        name: photo.file.name,
        href: `/api/${slug}/proposals/${row.id}/photos/${photo.id}`,
      })),
      projects: row.projects.map(({ id: key, number, title }) => ({ id: key, number, title })),
      history: row.transitions.map(({ id: key, from, to, note, byName, at }) => ({
        id: key,
        from,
        to,
        note,
        by: byName,
        at,
      })),
      can: {
        decide,
        complete: ctx.can(operations['proposal.complete'], row.agencyId),
        return: ctx.can(operations['proposal.return'], row.agencyId),
        forgetAuthor: !row.anonymous && ctx.can(operations['proposal.forgetAuthor'], row.agencyId),
        openProject:
          ctx.can(projectOperations['project.create'], row.agencyId) &&
          row.projects.every((project) => project.status === 'CANCELLED'),
      },
      today: ctx.today,
    }
  },
})

/** The stored file of a proposal's photo. */
export const getProposalPhoto = defineQuery({
  operation: operations['proposal.read'],
  run: async (ctx, { id, photoId }: { id: string; photoId: string }) => {
    const photo =
      isUuid(id) && isUuid(photoId)
        ? await ctx.tx.proposalPhoto.findFirst({
            where: { tenantId: ctx.tenantId, id: photoId, proposal: { id, ...ctx.agencyWhere() } },
            select: { file: true },
          })
        : null
    return photo?.file ?? notFound()
  },
})
