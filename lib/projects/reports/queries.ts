import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { isReportLate, readFacts, readReportBody, type ReportStatus, reportMachine } from './rules'
import { pageCount } from '@/lib/core/pages'
import { isClosed, startedStatuses, underWayStatuses } from '../state/rules'
import { projectFacts } from './facts'
import { projectWhere } from '../state/scope'
import { evaluate, significanceForm, type SignificanceBody } from '../significance/rules'
import { programmeOf } from '@/lib/programme/queries'
import type { ReportLine, ProjectReports, EvaluationView, ReportView, ReportDocument, ReportAsking } from './view'
import { operations } from '../operations'

const PER_PAGE = 50
export type ReportFilter = 'WAITING' | 'LATE' | 'SUBMITTED' | 'ACCEPTED' | 'ALL'

const lineSelect = {
  id: true,
  kind: true,
  direction: true,
  status: true,
  dueOn: true,
  submittedAt: true,
  submittedBy: true,
  project: { select: { id: true, number: true, title: true, agency: { select: { name: true } } } },
} satisfies Prisma.ProjectReportSelect
type Line = Prisma.ProjectReportGetPayload<{ select: typeof lineSelect }>

function lineOf({ project: { agency, ...project }, dueOn, ...row }: Line, now: DateString): ReportLine {
  const due = dueOn && dayOf(dueOn)
  return {
    ...row,
    dueOn: due,
    late: isReportLate({ status: row.status, dueOn: due }, now),
    project: { ...project, agencyName: agency.name },
  }
}

const whereOf = (filter: ReportFilter, now: DateString): Prisma.ProjectReportWhereInput => {
  switch (filter) {
    case 'WAITING':
      return { status: { in: reportMachine.from('submit') } }
    case 'LATE':
      return { status: { in: reportMachine.from('submit') }, dueOn: { lt: new Date(`${now}T00:00:00Z`) } }
    case 'SUBMITTED':
      return { status: 'SUBMITTED' }
    case 'ACCEPTED':
      return { status: 'ACCEPTED' }
    case 'ALL':
      return {}
  }
}

/** Reports on all projects in reach, the nearest due first. */
export const listReports = defineQuery({
  operation: operations['report.read'],
  run: async (
    ctx,
    input: { filter: ReportFilter; page: number },
  ): Promise<{
    rows: ReportLine[]
    total: number
    pages: number
    counts: Record<ReportFilter, number>
    canAsk: boolean
  }> => {
    const now = ctx.today
    const base: Prisma.ProjectReportWhereInput = { tenantId: ctx.tenantId, project: projectWhere(ctx) }
    const groups = await ctx.tx.projectReport.groupBy({ by: ['status'], where: base, _count: true })
    const late = await ctx.tx.projectReport.count({ where: { AND: [base, whereOf('LATE', now)] } })
    const of = (...wanted: ReportStatus[]): number =>
      groups.filter(({ status }) => wanted.includes(status)).reduce((sum, { _count }) => sum + _count, 0)
    const counts: Record<ReportFilter, number> = {
      WAITING: of('DUE', 'RETURNED'),
      LATE: late,
      SUBMITTED: of('SUBMITTED'),
      ACCEPTED: of('ACCEPTED'),
      ALL: of('DUE', 'RETURNED', 'SUBMITTED', 'ACCEPTED'),
    }
    const open = input.filter === 'WAITING' || input.filter === 'LATE'
    const rows = await ctx.tx.projectReport.findMany({
      where: { AND: [base, whereOf(input.filter, now)] },
      orderBy: [{ dueOn: { sort: open ? 'asc' : 'desc', nulls: 'last' } }, { id: 'desc' }],
      take: PER_PAGE,
      skip: (input.page - 1) * PER_PAGE,
      select: lineSelect,
    })
    return {
      rows: rows.map((row) => lineOf(row, now)),
      total: counts[input.filter],
      pages: pageCount(counts[input.filter], PER_PAGE),
      counts,
      canAsk: ctx.can(operations['report.ask']),
    }
  },
})

async function readable(ctx: QueryContext, id: string) {
  const row = isUuid(id)
    ? await ctx.tx.project.findFirst({
        where: { AND: [{ id }, projectWhere(ctx)] },
        select: { id: true, status: true, agencyId: true },
      })
    : null
  return row ?? notFound()
}

/** Reports and evaluations of one project. */
export const getProjectReports = defineQuery({
  operation: operations['report.read'],
  run: async (ctx, input: { id: string }): Promise<ProjectReports> => {
    const project = await readable(ctx, input.id)
    const where = { tenantId: ctx.tenantId, projectId: project.id }
    const rows = await ctx.tx.projectReport.findMany({
      where,
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 200,
      select: lineSelect,
    })
    const evaluations = await ctx.tx.significanceEvaluation.findMany({ where, orderBy: { at: 'desc' }, take: 20 })
    const closed = isClosed(project.status)
    const stored = await ctx.tx.significanceForm.findFirst({
      where: { tenantId: ctx.tenantId },
      orderBy: { version: 'desc' },
    })
    return {
      rows: rows.map((row) => lineOf(row, ctx.today)),
      canAsk: ctx.can(operations['report.ask']) && (closed || project.status === 'RUNNING'),
      evaluations: evaluations.flatMap((row): EvaluationView[] => {
        const form = significanceForm(row.form)
        const result = evaluate(form, Array.isArray(row.answers) ? row.answers.map(Number) : [])
        return result ? [{ id: row.id, form, result, comment: row.comment, byName: row.byName, at: row.at }] : []
      }),
      evaluating:
        closed && ctx.can(operations['project.evaluate'], project.agencyId)
          ? { form: significanceForm(stored?.body), version: stored?.version ?? 0 }
          : null,
    }
  },
})

async function reportOf(ctx: QueryContext, id: string): Promise<ReportView> {
  const row = isUuid(id)
    ? await ctx.tx.projectReport.findFirst({
        where: { tenantId: ctx.tenantId, id, project: projectWhere(ctx) },
        select: {
          ...lineSelect,
          request: true,
          askedBy: true,
          body: true,
          facts: true,
          version: true,
          remarks: true,
          decidedBy: true,
          decidedAt: true,
          projectId: true,
          project: {
            select: { id: true, number: true, title: true, agencyId: true, agency: { select: { name: true } } },
          },
        },
      })
    : null
  if (!row) return notFound()
  const kept = reportMachine.allows(row.status, 'submit') ? null : readFacts(row.facts)
  const { agencyId, ...project } = row.project
  const { facts: _facts, body, projectId, ...rest } = row
  const view = lineOf({ ...rest, project }, ctx.today)
  return {
    ...rest,
    ...view,
    body: readReportBody(body, row.kind),
    facts: kept ?? (await projectFacts(ctx.tx, ctx.tenantId, projectId, ctx.today)),
    frozen: kept !== null,
    can: {
      edit: reportMachine.allows(row.status, 'save') && ctx.can(operations['report.edit'], agencyId),
      submit: reportMachine.allows(row.status, 'submit') && ctx.can(operations['report.submit'], agencyId),
      decide: reportMachine.allows(row.status, 'accept') && ctx.can(operations['report.decide'], agencyId),
    },
  }
}

/** A report with the project's figures: kept ones after it was submitted. */
export const getReport = defineQuery({
  operation: operations['report.read'],
  run: (ctx, input: { id: string }): Promise<ReportView> => reportOf(ctx, input.id),
})
export const getReportDocument = defineQuery({
  operation: operations['report.read'],
  run: async (ctx, input: { id: string }): Promise<ReportDocument> => {
    const { name, programme, isDemo, timeZone } = ctx.actor.tenant
    return { ...(await reportOf(ctx, input.id)), tenantName: name, programme, isDemo, timeZone, printedAt: ctx.now }
  },
})
/** What the form of a request offers; "not found" for those who may not ask. */
export const getReportAsking = defineQuery({
  operation: operations['report.read'],
  run: async (ctx, _input: Record<never, never>): Promise<ReportAsking> => {
    if (!ctx.can(operations['report.ask'])) return notFound()
    const { tx, tenantId } = ctx
    const projects = await tx.project.findMany({
      where: { tenantId, status: { in: [...startedStatuses] } },
      orderBy: { number: 'desc' },
      take: 2000,
      select: { id: true, number: true, title: true },
    })
    const portfolios = await tx.portfolio.findMany({
      where: { tenantId, closedAt: null },
      orderBy: { title: 'asc' },
      select: { id: true, title: true },
    })
    const running = await tx.project.groupBy({
      by: ['agencyId'],
      where: { tenantId, status: { in: [...underWayStatuses] } },
      _count: true,
    })
    const agencies = await tx.agency.findMany({
      where: { tenantId, id: { in: running.map(({ agencyId }) => agencyId) } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const asked = await tx.projectReport.findMany({
      where: { tenantId, direction: { not: '' } },
      distinct: ['direction'],
      orderBy: { direction: 'asc' },
      take: 50,
      select: { direction: true },
    })
    const { directions } = await programmeOf(tx, tenantId)
    const own = Array.isArray(directions) ? directions.filter((one) => typeof one === 'string') : []
    return {
      today: ctx.today,
      projects: projects.map(({ id, number, title }) => ({ id, label: `№ ${number}. ${title}` })),
      portfolios,
      agencies: agencies.map((agency) => ({
        ...agency,
        projects: running.find(({ agencyId }) => agencyId === agency.id)?._count ?? 0,
      })),
      running: running.reduce((sum, { _count }) => sum + _count, 0),
      directions: [...new Set([...own, ...asked.map(({ direction }) => direction)])],
    }
  },
})

/** The form of significance in force and its versions. */
export const getSignificanceForm = defineQuery({
  operation: operations['report.read'],
  run: async (
    ctx,
    _input: Record<never, never>,
  ): Promise<{
    form: SignificanceBody
    version: number
    createdBy: string | null
    createdAt: Date | null
    editable: boolean
  }> => {
    const stored = await ctx.tx.significanceForm.findFirst({
      where: { tenantId: ctx.tenantId },
      orderBy: { version: 'desc' },
    })
    return {
      form: significanceForm(stored?.body),
      version: stored?.version ?? 0,
      createdBy: stored?.createdBy ?? null,
      createdAt: stored?.createdAt ?? null,
      editable: ctx.can(operations['significance.save']),
    }
  },
})
