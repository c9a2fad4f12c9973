import 'server-only'
import { notFound } from 'next/navigation'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { dayState, messageKinds, messageStatuses, similarTo, type MessageKind, type MessageStatus } from './rules'
import type { MessageFilter, MessageLine, MessageList, MessageView, TopicLine } from './view'

const PER_PAGE = 50

/** Words that nothing else will answer: no problem and no proposal. */
export const unansweredWhere = {
  status: { in: ['NEW', 'IN_WORK'] },
  problemId: null,
  proposalId: null,
} satisfies Prisma.FeedbackMessageWhereInput

const lateWhere = (today: string): Prisma.FeedbackMessageWhereInput => ({
  ...unansweredWhere,
  answerBy: { lt: dayColumn(today) },
})

const columns = {
  ...{ id: true, version: true, agencyId: true, kind: true, status: true, service: true, place: true, text: true },
  ...{ receivedOn: true, answerBy: true, proposalId: true },
  agency: { select: { name: true } },
  problem: { select: { id: true, number: true, title: true, status: true } },
} satisfies Prisma.FeedbackMessageSelect
type Row = Prisma.FeedbackMessageGetPayload<{ select: typeof columns }>

function lineOf(ctx: QueryContext, { agency, receivedOn, answerBy, ...row }: Row): MessageLine {
  const waits = (row.status === 'NEW' || row.status === 'IN_WORK') && row.problem === null && row.proposalId === null
  return {
    ...row,
    agencyName: agency.name,
    receivedOn: dayOf(receivedOn),
    answerBy: dayOf(answerBy),
    state: waits ? dayState(dayOf(answerBy), ctx.today) : null,
    canAnswer: ctx.can(operations['message.answer'], row.agencyId),
  }
}

/** Words to the agency: those that wait, the oldest first, then the others, the newest first. */
export const listWords = defineQuery({
  operation: operations['message.read'],
  run: async (ctx, { kind, status, agencyId, q = '', page = 1 }: MessageFilter): Promise<MessageList> => {
    const { tx, tenantId } = ctx
    const own = ctx.agencyWhere()
    const words = q.trim().slice(0, 200)
    const base: Prisma.FeedbackMessageWhereInput = {
      AND: [
        { tenantId, ...own },
        agencyId && isUuid(agencyId) ? { agencyId } : {},
        messageKinds.includes(kind as MessageKind) ? { kind: kind as MessageKind } : {},
        words === ''
          ? {}
          : {
              OR: [
                { text: { contains: words, mode: 'insensitive' } },
                { service: { contains: words, mode: 'insensitive' } },
                { place: { contains: words, mode: 'insensitive' } },
              ],
            },
      ],
    }
    const state: Prisma.FeedbackMessageWhereInput =
      status === 'LATE'
        ? lateWhere(ctx.today)
        : messageStatuses.includes(status as MessageStatus)
          ? { status: status as MessageStatus }
          : {}
    const groups = await tx.feedbackMessage.groupBy({ by: ['status'], where: base, _count: { _all: true } })
    const of = (key: MessageStatus) => groups.find((group) => group.status === key)?._count._all ?? 0
    const where = { AND: [base, state] }
    const waiting = status === 'NEW' || status === 'LATE' || status === 'IN_WORK'
    const total = await tx.feedbackMessage.count({ where })
    const rows = await tx.feedbackMessage.findMany({
      where,
      // The states stand in the order in which they wait: what nobody answered comes first.
      orderBy: waiting
        ? [{ answerBy: 'asc' }, { id: 'asc' }]
        : [{ status: 'asc' }, { receivedOn: 'desc' }, { id: 'asc' }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: columns,
    })
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(own.agencyId && { id: own.agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, slug: true },
    })
    return {
      rows: rows.map((row) => lineOf(ctx, row)),
      total,
      page,
      pages: pageCount(total, PER_PAGE),
      counts: {
        ...{ NEW: of('NEW'), IN_WORK: of('IN_WORK'), ANSWERED: of('ANSWERED'), CLOSED: of('CLOSED') },
        LATE: await tx.feedbackMessage.count({ where: { AND: [base, lateWhere(ctx.today)] } }),
      },
      agencies,
      own: agencies.filter(({ id }) => ctx.can(operations['message.answer'], id)).map(({ id }) => id),
    }
  },
})

/** One word to the agency, with what it may be made into. */
export const getWord = defineQuery({
  operation: operations['message.read'],
  run: async (ctx, { id }: { id: string }): Promise<MessageView> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.feedbackMessage.findFirst({
          where: { tenantId, id, ...ctx.agencyWhere() },
          select: {
            ...columns,
            ...{ answer: true, answeredOn: true, answeredBy: true, cameFrom: true },
            touchpoint: { select: { name: true } },
          },
        })
      : null
    if (!row) notFound()
    const { answer, answeredOn, answeredBy, touchpoint, cameFrom, ...rest } = row
    const proposal = row.proposalId
      ? await tx.proposal.findFirst({
          where: { tenantId, id: row.proposalId },
          select: { id: true, number: true, status: true },
        })
      : null
    const open = await tx.problem.findMany({
      where: { tenantId, agencyId: row.agencyId, status: { in: ['NEW', 'IN_WORK'] } },
      orderBy: { number: 'desc' },
      take: 500,
      select: { id: true, number: true, title: true, said: true },
    })
    const history = await tx.auditRecord.findMany({
      where: { tenantId, subjectType: 'FeedbackMessage', subjectId: id },
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: 100,
      select: { at: true, personName: true, operation: true, before: true, after: true },
    })
    const plain = (one: (typeof open)[number]) => ({ id: one.id, number: one.number, title: one.title })
    return {
      ...lineOf(ctx, rest),
      cameFrom,
      answer,
      answeredOn: answeredOn && dayOf(answeredOn),
      answeredBy,
      touchpoint: touchpoint?.name ?? null,
      proposal,
      address: (await tx.toldAddress.count({ where: { tenantId, messageId: id } })) > 0,
      similar: similarTo({ id: '', title: row.text, said: row.text }, open).map(plain),
      open: open.map(plain),
      history: history.map(({ at, personName, ...one }) => ({ ...one, at: at.toISOString(), by: personName })),
    }
  },
})

/** Complaint topics by month, the newest first. */
export const listTopics = defineQuery({
  operation: operations['problem.read'],
  run: async (
    ctx,
    { agencyId, year, page = 1 }: { agencyId?: string; year?: number; page?: number },
  ): Promise<{
    rows: TopicLine[]
    total: number
    page: number
    pages: number
    sum: number
    agencies: { id: string; name: string }[]
    own: { id: string; name: string }[]
  }> => {
    const { tx, tenantId } = ctx
    const own = ctx.agencyWhere()
    const where: Prisma.ComplaintTopicWhereInput = {
      AND: [
        { tenantId, ...own },
        agencyId && isUuid(agencyId) ? { agencyId } : {},
        year ? { month: { gte: new Date(`${year}-01-01T00:00:00Z`), lte: new Date(`${year}-12-31T00:00:00Z`) } } : {},
      ],
    }
    const total = await tx.complaintTopic.count({ where })
    const { _sum } = await tx.complaintTopic.aggregate({ where, _sum: { count: true } })
    const rows = await tx.complaintTopic.findMany({
      where,
      orderBy: [{ month: 'desc' }, { count: 'desc' }, { theme: 'asc' }],
      skip: (page - 1) * PER_PAGE,
      take: PER_PAGE,
      select: {
        ...{ id: true, version: true, agencyId: true, theme: true, month: true, count: true, source: true },
        agency: { select: { name: true } },
        problem: { select: { id: true, number: true, title: true } },
      },
    })
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', ...(own.agencyId && { id: own.agencyId }) },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    return {
      rows: rows.map(({ agency, month, ...row }) => ({
        ...row,
        agencyName: agency.name,
        month: dayOf(month).slice(0, 7),
        canEdit: ctx.can(operations['topic.edit'], row.agencyId),
      })),
      total,
      page,
      pages: pageCount(total, PER_PAGE),
      sum: _sum.count ?? 0,
      agencies,
      own: agencies.filter(({ id }) => ctx.can(operations['topic.edit'], id)),
    }
  },
})
