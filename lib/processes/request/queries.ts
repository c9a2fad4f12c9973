import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { pageCount } from '@/lib/core/pages'
import { addWorkingDays } from '@/lib/core/work-calendar'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { courseOf } from './facts'
import { courseMachine, isCourseLate, readCourse, type CourseFacts } from './rules'
import type { AnswerLine, AnswerView, AskForm, CourseItem } from './view'

const PER_PAGE = 50
export const answerFilters = ['WAITING', 'LATE', 'SUBMITTED', 'ACCEPTED', 'ALL'] as const
export type AnswerFilter = (typeof answerFilters)[number]

const lineSelect = {
  id: true,
  status: true,
  submittedAt: true,
  agency: { select: { name: true } },
  request: { select: { id: true, number: true, title: true, dueOn: true } },
  _count: { select: { items: true } },
} satisfies Prisma.CourseAnswerSelect
type Line = Prisma.CourseAnswerGetPayload<{ select: typeof lineSelect }>

function lineOf({ request, agency, _count, ...row }: Line, today: DateString): AnswerLine {
  const dueOn = dayOf(request.dueOn)
  return {
    ...row,
    request: { ...request, dueOn },
    late: isCourseLate({ status: row.status, dueOn }, today),
    agency: agency.name,
    processes: _count.items,
  }
}

const whereOf = (filter: AnswerFilter, today: DateString): Prisma.CourseAnswerWhereInput => {
  switch (filter) {
    case 'WAITING':
      return { status: { in: courseMachine.from('submit') } }
    case 'LATE':
      return { status: { in: courseMachine.from('submit') }, request: { dueOn: { lt: dayColumn(today) } } }
    case 'SUBMITTED':
      return { status: 'SUBMITTED' }
    case 'ACCEPTED':
      return { status: 'ACCEPTED' }
    case 'ALL':
      return {}
  }
}

export type AnswerList = {
  rows: AnswerLine[]
  total: number
  pages: number
  counts: Record<AnswerFilter, number>
  /** The request that is shown alone. */
  request: { id: string; number: number; title: string } | null
  canAsk: boolean
}

/** Answers in reach – of one request or of all –, the nearest due first: who answered, who is late. */
export const listAnswers = defineQuery({
  operation: operations['request.read'],
  run: async (
    ctx,
    { filter, request, page }: { filter: AnswerFilter; request: string | null; page: number },
  ): Promise<AnswerList> => {
    const { tx, tenantId, today } = ctx
    const asked =
      request !== null && isUuid(request)
        ? await tx.courseRequest.findFirst({
            where: { tenantId, id: request, answers: { some: ctx.agencyWhere() } },
            select: { id: true, number: true, title: true },
          })
        : null
    const base: Prisma.CourseAnswerWhereInput = {
      tenantId,
      ...ctx.agencyWhere(),
      agency: { status: 'ACTIVE' },
      ...(asked && { requestId: asked.id }),
    }
    const counts = {} as Record<AnswerFilter, number>
    for (const one of answerFilters)
      counts[one] = await tx.courseAnswer.count({ where: { AND: [base, whereOf(one, today)] } })
    const open = filter === 'WAITING' || filter === 'LATE'
    const rows = await tx.courseAnswer.findMany({
      where: { AND: [base, whereOf(filter, today)] },
      orderBy: [{ request: { dueOn: open ? 'asc' : 'desc' } }, { agency: { name: 'asc' } }, { id: 'asc' }],
      take: PER_PAGE,
      skip: (page - 1) * PER_PAGE,
      select: lineSelect,
    })
    return {
      rows: rows.map((row) => lineOf(row, today)),
      total: counts[filter],
      pages: pageCount(counts[filter], PER_PAGE),
      counts,
      request: asked,
      canAsk: ctx.can(operations['request.ask']),
    }
  },
})

const itemProcess = { id: true, code: true, name: true, agencyId: true, unitId: true, runsPerYear: true, status: true }

const withoutMoney = (course: CourseFacts, money: boolean): CourseFacts => (money ? course : { ...course, run: '' })

/** An answer with the course of each process: kept as handed in, or as it is now. */
export const getAnswer = defineQuery({
  operation: operations['request.read'],
  run: async (ctx, { id }: { id: string }): Promise<AnswerView> => {
    const row = isUuid(id)
      ? await ctx.tx.courseAnswer.findFirst({
          where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
          include: {
            agency: { select: { name: true, status: true } },
            request: true,
            _count: { select: { items: true } },
            items: { orderBy: { process: { code: 'asc' } }, include: { process: { select: itemProcess } } },
          },
        })
      : null
    if (!row) notFound()
    const money = ctx.can(operations['process.rates'], row.agencyId)
    const open = courseMachine.allows(row.status, 'submit')
    const active = row.agency.status === 'ACTIVE'
    const may = (name: 'request.answer' | 'request.submit' | 'request.decide') =>
      active && ctx.can(operations[name], row.agencyId)
    // What is being filled in is nobody's but the agency's: others see it when it is handed in.
    const draft = row.status === 'DUE' && !may('request.answer')
    const items: CourseItem[] = []
    for (const item of row.items) {
      const { process } = item
      const kept = open ? null : readCourse(item.facts)
      const course = kept ?? (await courseOf(ctx, process, ctx.actor.tenant.settings.processes.dayMinutes))
      items.push({
        id: item.id,
        process: { id: process.id, code: process.code, name: process.name, dropped: process.status !== 'ACTIVE' },
        runsPerYear: draft ? null : (item.runsPerYear ?? (row.status === 'DUE' ? process.runsPerYear : null)),
        cardRuns: process.runsPerYear,
        note: draft ? '' : item.note,
        course: withoutMoney(course, money),
        frozen: kept !== null,
      })
    }
    return {
      ...lineOf(row, ctx.today),
      version: row.version,
      agencyId: row.agencyId,
      text: row.request.text,
      prices: row.request.prices,
      askedBy: row.request.askedBy,
      askedAt: row.request.createdAt,
      items,
      note: draft ? '' : row.note,
      remarks: row.remarks,
      submittedBy: row.submittedBy,
      decidedBy: row.decidedBy,
      decidedAt: row.decidedAt,
      money,
      can: {
        save: courseMachine.allows(row.status, 'save') && may('request.answer'),
        submit: open && may('request.submit'),
        decide: courseMachine.allows(row.status, 'accept') && may('request.decide'),
      },
    }
  },
})

/** What the form of a request offers; «not found» for those who may not ask. */
export const getAskForm = defineQuery({
  operation: operations['request.read'],
  run: async (ctx: QueryContext, _input: Record<never, never>): Promise<AskForm> => {
    if (!ctx.can(operations['request.ask'])) notFound()
    const { tx, tenantId, today } = ctx
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE', processes: { some: { status: 'ACTIVE' } } },
      orderBy: { name: 'asc' },
      select: {
        id: true,
        name: true,
        processes: {
          where: { status: 'ACTIVE' },
          orderBy: { code: 'asc' },
          select: {
            id: true,
            code: true,
            name: true,
            _count: { select: { asked: { where: { answer: { status: { not: 'ACCEPTED' } } } } } },
          },
        },
      },
    })
    const { requestDays } = ctx.actor.tenant.settings.processes
    return {
      today,
      days: requestDays,
      dueOn: addWorkingDays(today, requestDays).date,
      agencies: agencies.map(({ processes, ...agency }) => ({
        ...agency,
        processes: processes.map(({ _count, ...process }) => ({ ...process, asked: _count.asked > 0 })),
      })),
    }
  },
})
