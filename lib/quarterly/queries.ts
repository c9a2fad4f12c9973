import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import {
  compareQuarters,
  previousQuarter,
  quarterNumber,
  quarterOf,
  quarterTime,
  shiftQuarter,
  type Quarter,
} from '@/lib/core/quarters'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { readFacts } from './facts'
import { pageCount } from '@/lib/core/pages'
import { quarterlyFacts } from './facts-read'
import { quarterlyRules } from './load'
import { sentOn } from './lock'
import {
  quarterlyMachine,
  dueDays,
  firstQuarter,
  notAsked,
  ruleOf,
  sentTiming,
  stateOf,
  type DueDays,
  type QuarterlyRule,
  type QuarterlyState,
} from './rules'
import { quarterlySummary, reportedQuarter } from './summary-queries'
import { actRule } from './template'
import { readWords, reportSections, savedWords, type WordsLive } from './words'
import { programmeOf } from '@/lib/programme/queries'
import type { QuarterlyLine, QuarterlySummary, QuarterlyView, QuarterlyEventView, QuarterlyDocument } from './view'
import type { Operation } from '@/lib/core/permissions'
import { operations } from './operations'

export const QUARTERLY_PER_PAGE = 50
/** Quarters beside each other in the list, the last one chosen. */
const COLUMNS = 5

export type QuarterlyCell = { quarter: Quarter; reportId: string | null; state: QuarterlyState; mayBegin: boolean }
export type QuarterlyRow = QuarterlyLine & { cells: QuarterlyCell[] }
export type QuarterlyFilter = { quarter?: Quarter; state?: QuarterlyState; q?: string; page?: number }
export type QuarterlyList = {
  quarter: Quarter
  quarters: Quarter[]
  earlier: Quarter | null
  later: Quarter | null
  rule: QuarterlyRule | null
  due: DueDays | null
  counts: QuarterlySummary['counts']
  asked: number
  rows: QuarterlyRow[]
  total: number
  page: number
  pages: number
  /** What the act says, for a programme that asks for no reports yet. */
  actSays: boolean
  can: { rule: boolean; note: boolean; edit: boolean }
}

const scope = (ctx: QueryContext) => ({
  tenantId: ctx.tenantId,
  timeZone: ctx.actor.tenant.timeZone,
  today: ctx.today,
  agencyIds: ctx.reach === 'all' ? null : ctx.reach,
})

/**
 * Agencies × quarters with the state of every report; counts are of the chosen quarter. Three statements whatever the
 * number of agencies.
 */
export const listQuarterly = defineQuery({
  operation: operations['quarterly.read'],
  run: async (ctx, input: QuarterlyFilter): Promise<QuarterlyList> => {
    const rules = await quarterlyRules(ctx.tx, ctx.tenantId)
    const now = ctx.today
    const running = quarterOf(now)
    const quarter =
      input.quarter && compareQuarters(input.quarter, running) <= 0 ? input.quarter : reportedQuarter(rules, now)
    const summary = await quarterlySummary(ctx.tx, scope(ctx), quarter, rules)
    const words = (input.q ?? '').trim().toLowerCase()
    const asked = summary.rows.filter(({ state }) => state !== 'NOT_ASKED').length
    const shown = summary.rows.filter(
      (row) =>
        (input.state ? row.state === input.state : row.state !== 'NOT_ASKED' || words !== '') &&
        row.name.toLowerCase().includes(words),
    )
    const pages = pageCount(shown.length, QUARTERLY_PER_PAGE)
    const page = Math.min(pages, Math.max(1, input.page ?? 1))
    const lines = shown.slice((page - 1) * QUARTERLY_PER_PAGE, page * QUARTERLY_PER_PAGE)
    const first = firstQuarter(rules)
    const quarters = Array.from({ length: COLUMNS }, (_, i) => shiftQuarter(quarter, i - COLUMNS + 1)).filter(
      (one) => first !== null && compareQuarters(one, first) >= 0,
    )
    const others =
      lines.length === 0
        ? []
        : await ctx.tx.quarterlyReport.findMany({
            where: {
              tenantId: ctx.tenantId,
              agencyId: { in: lines.map(({ agencyId }) => agencyId) },
              OR: quarters.map((one) => ({ year: one.year, quarter: one.quarter })),
            },
            select: {
              id: true,
              agencyId: true,
              year: true,
              quarter: true,
              status: true,
              dueOn: true,
              lateAfter: true,
              firstSentAt: true,
            },
          })
    const cellOf = (line: QuarterlyLine, one: Quarter): QuarterlyCell => {
      const rule = ruleOf(rules, one)
      const due = rule && dueDays(rule, one)
      const row = others.find(
        (found) => found.agencyId === line.agencyId && found.year === one.year && found.quarter === one.quarter,
      )
      const isAsked = due !== null && notAsked({ ...line, mergedInto: null }, one, due.dueOn) === null
      const face = row
        ? {
            status: row.status,
            sentOn: sentOn(ctx, row.firstSentAt),
            dueOn: dayOf(row.dueOn),
            lateAfter: dayOf(row.lateAfter),
          }
        : null
      return {
        quarter: one,
        reportId: row?.id ?? null,
        state: stateOf(face, isAsked, due ?? { lateAfter: now }, now),
        mayBegin: isAsked && row === undefined && ctx.can(operations['quarterly.edit'], line.agencyId),
      }
    }
    return {
      quarter,
      quarters,
      rule: summary.rule,
      due: summary.due,
      counts: summary.counts,
      asked,
      earlier: first && compareQuarters(quarter, first) > 0 ? previousQuarter(quarter) : null,
      later: compareQuarters(quarter, running) < 0 ? shiftQuarter(quarter, 1) : null,
      rows: lines.map((line) => ({ ...line, cells: quarters.map((one) => cellOf(line, one)) })),
      total: shown.length,
      page,
      pages,
      actSays: rules.length === 0 && actRule(await programmeOf(ctx.tx, ctx.tenantId)) !== null,
      can: {
        rule: ctx.can(operations['quarterly.rule']),
        note: ctx.can(operations['quarterly.readNote']),
        edit: ctx.can(operations['quarterly.edit']),
      },
    }
  },
})

const textsOf = (data: unknown, name: string): Record<string, string> => {
  const found =
    typeof data === 'object' && data !== null && name in data ? (data as Record<string, unknown>)[name] : undefined
  return Object.fromEntries(
    Object.entries(typeof found === 'object' && found !== null ? found : {}).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  )
}

async function viewOf(ctx: QueryContext, id: string): Promise<QuarterlyView> {
  const row = isUuid(id)
    ? await ctx.tx.quarterlyReport.findFirst({
        where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
        include: {
          agency: { select: { id: true, name: true } },
          events: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 100 },
        },
      })
    : null
  if (!row) return notFound()
  const { tx, tenantId } = ctx
  const quarter = { year: row.year, quarter: quarterNumber(row.quarter) }
  const rule = ruleOf(await quarterlyRules(tx, tenantId), quarter)
  const letters = await tx.quarterlyReminder.findMany({
    where: { tenantId, agencyId: row.agencyId, year: row.year, quarter: row.quarter },
    orderBy: { at: 'desc' },
    select: { kind: true, sentTo: true, at: true },
  })
  const now = ctx.today
  const own = { dueOn: dayOf(row.dueOn), lateAfter: dayOf(row.lateAfter) }
  const ruled = rule ? dueDays(rule, quarter) : null
  const due: DueDays =
    ruled?.dueOn === own.dueOn ? { ...ruled, ...own } : { ...own, movedFrom: null, dayOff: false, calendarKnown: true }
  const first = sentOn(ctx, row.firstSentAt)
  const kept = quarterlyMachine.allows(row.status, 'submit') ? null : readFacts(row.facts)
  const events = row.events.map(({ id: event, kind, byName, at, data }): QuarterlyEventView => ({
    id: event,
    kind,
    byName,
    at,
    remarks: textsOf(data, 'remarks'),
    words: textsOf(data, 'words'),
  }))
  const last = events.find(({ kind }) => kind !== 'OPENED')
  const may = (verb: 'save' | 'submit' | 'accept' | 'reopen', operation: Operation) =>
    quarterlyMachine.allows(row.status, verb) && ctx.can(operation, row.agencyId)
  return {
    id: row.id,
    agency: row.agency,
    quarter,
    status: row.status,
    state: stateOf({ status: row.status, sentOn: first, ...own }, true, own, now),
    timing: first === null ? null : sentTiming(first, own),
    due,
    version: row.version,
    running: quarterTime(quarter, now) !== 'CLOSED',
    submittedAt: row.submittedAt,
    submittedBy: row.submittedBy,
    decidedAt: row.decidedAt,
    decidedBy: row.decidedBy,
    saved: savedWords(reportSections, readWords(row.words), row.version),
    facts:
      kept ??
      (await quarterlyFacts(tx, { tenantId, timeZone: ctx.actor.tenant.timeZone, today: now }, row.agencyId, quarter)),
    frozen: kept !== null,
    remarks:
      last &&
      (last.kind === 'RETURNED' || last.kind === 'REOPENED' || last.kind === 'ACCEPTED') &&
      Object.keys(last.remarks).length > 0
        ? { bySection: last.remarks, byName: last.byName, at: last.at }
        : null,
    events,
    letters,
    ruleText: rule?.text ?? '',
    can: {
      edit: may('save', operations['quarterly.edit']),
      submit: may('submit', operations['quarterly.submit']),
      decide: may('accept', operations['quarterly.decide']),
      reopen: may('reopen', operations['quarterly.reopen']),
    },
    userKey: ctx.actor.personId ?? '',
  }
}

/** A report with the portal's facts: live ones until it is submitted, the frozen ones after. */
export const getQuarterly = defineQuery({
  operation: operations['quarterly.read'],
  run: (ctx, input: { id: string }): Promise<QuarterlyView> => viewOf(ctx, input.id),
})
export const getQuarterlyDocument = defineQuery({
  operation: operations['quarterly.read'],
  run: async (ctx, input: { id: string }): Promise<QuarterlyDocument> => {
    const { name, programme, isDemo, timeZone } = ctx.actor.tenant
    return { ...(await viewOf(ctx, input.id)), tenantName: name, programme, isDemo, timeZone, printedAt: ctx.now }
  },
})

/** The words as they are now, for an open form: one statement. */
export const getQuarterlyWords = defineQuery({
  operation: operations['quarterly.read'],
  run: async (ctx, input: { id: string }): Promise<WordsLive> => {
    const row = isUuid(input.id)
      ? await ctx.tx.quarterlyReport.findFirst({
          where: { tenantId: ctx.tenantId, id: input.id, ...ctx.agencyWhere() },
          select: { words: true, version: true, status: true, submittedBy: true },
        })
      : null
    if (!row) return notFound()
    const closed = !quarterlyMachine.allows(row.status, 'save')
      ? `Отчёт сдан${row.submittedBy ? ` (${row.submittedBy})` : ''} и больше не меняется. Обновите страницу.`
      : null
    return {
      version: row.version,
      words: savedWords(reportSections, readWords(row.words), row.version),
      conflicts: [],
      closed,
    }
  },
})

export type QuarterlyRuleView = {
  current: QuarterlyRule | null
  history: QuarterlyRule[]
  /** Rulings made so far: what a new one is made upon. */
  version: number
  act: ReturnType<typeof actRule>
  quarter: Quarter
  example: { quarter: Quarter; due: DueDays } | null
  canRule: boolean
}
/** How reports are due, who ruled so and when. */
export const getQuarterlyRule = defineQuery({
  operation: operations['quarterly.read'],
  run: async (ctx, _input: Record<never, never>): Promise<QuarterlyRuleView> => {
    const rules = await quarterlyRules(ctx.tx, ctx.tenantId)
    const quarter = quarterOf(ctx.today)
    const current = ruleOf(rules, quarter)
    return {
      current,
      history: [...rules].reverse(),
      version: rules.length,
      act: actRule(await programmeOf(ctx.tx, ctx.tenantId)),
      quarter,
      example: current && { quarter, due: dueDays(current, quarter) },
      canRule: ctx.can(operations['quarterly.rule']),
    }
  },
})
