import 'server-only'
import { type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery } from '@/lib/platform/query'
import { projectWhere, canOnProject } from '@/lib/projects/state/scope'
import { dayOf } from '@/lib/core/db-day'
import type { StabilityCall } from './labels'
import { goalsOf, projectColumns, resultProject, type ResultProject } from './load'
import { sumOf, type Savings } from './roll-up'
import {
  awaitingStability,
  byDay,
  effectReportable,
  goalState,
  isAttained,
  measurable,
  type EffectKind,
  type GoalState,
  type Measured,
  type MeasuredGoal,
  type MeasurementStatus,
} from './rules'
import { operations as fileOperations } from '@/lib/files/operations'
import { operations as projectOperations } from '@/lib/projects/operations'
import { countReported } from './reported'
import { operations } from './operations'

export type MeasurementView = Measured & {
  version: number
  comment: string
  file: { id: string; name: string } | null
  byName: string
  at: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
  /** Whether this value reaches the target. */
  attained: boolean | null
}
export type EffectView = {
  id: string
  version: number
  kind: EffectKind
  amount: string
  year: number
  basis: string
  counted: boolean
  status: MeasurementStatus
  file: { id: string; name: string } | null
  byName: string
  at: Date
  decidedBy: string | null
  decidedAt: Date | null
  reason: string
}
export type GoalView = MeasuredGoal & { state: GoalState; measurements: MeasurementView[] }
export type ProjectResults = {
  project: ResultProject
  goals: GoalView[]
  effects: EffectView[]
  saved: Savings
  /** What is asked after closing. */
  call: StabilityCall
  awaiting: number
  today: DateString
  can: {
    measure: boolean
    reportEffect: boolean
    decide: boolean
    withdraw: boolean
    /** Agency for which the actor may upload a file. */
    uploadFor: string | null
  }
}

const fileName = { select: { id: true, name: true } } as const

function stabilityCall(project: ResultProject, awaiting: number, today: DateString): StabilityCall {
  if (project.status === 'FINISHED')
    return awaiting === 0 && project.goals.length > 0 && project.stabilityDue !== null ? 'DONE' : 'NOT_CLOSED'
  if (project.status !== 'MONITORING') return 'NOT_CLOSED'
  if (awaiting === 0) return 'DONE'
  return project.stabilityDue !== null && today >= project.stabilityDue ? 'DUE' : 'LATER'
}

/**
 * Goals of the last approved passport with their measured values, and the effects; null when the project is not the
 * actor's to see.
 */
export const getProjectResults = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProjectResults | null> => {
    if (!isUuid(id)) return null
    const row = await ctx.tx.project.findFirst({
      where: { id, ...projectWhere(ctx) },
      select: {
        ...projectColumns,
        measurements: { include: { file: fileName }, orderBy: [{ measuredOn: 'asc' }, { id: 'asc' }] },
        effects: { include: { file: fileName }, orderBy: [{ year: 'desc' }, { id: 'asc' }] },
      },
    })
    if (!row) return null
    const { measurements, effects, ...columns } = row
    const project = resultProject(columns)
    const measured = measurements.map((one): Measured & { row: (typeof measurements)[number] } => ({
      id: one.id,
      goalId: one.goalId,
      value: one.value,
      stability: one.stability,
      status: one.status,
      measuredOn: dayOf(one.measuredOn),
      row: one,
    }))
    const goals = project.goals.map((goal): GoalView => ({
      ...goal,
      state: goalState(goal, measured),
      measurements: byDay(measured.filter(({ goalId }) => goalId === goal.id)).map(({ row: one, ...rest }) => ({
        ...rest,
        version: one.version,
        comment: one.comment,
        file: one.file,
        byName: one.byName,
        at: one.at,
        decidedBy: one.decidedBy,
        decidedAt: one.decidedAt,
        reason: one.reason,
        attained: isAttained(goal, rest.value),
      })),
    }))
    const awaiting = awaitingStability(project.goals, measured).length
    const today = ctx.today
    const agencies = project.participants.map((agencyId) => ({ agencyId }))
    const report = canOnProject(ctx, operations['result.report'], agencies)
    const sides = [project.agencyId, ...project.participants]
    return {
      project,
      goals,
      today,
      awaiting,
      call: stabilityCall(project, awaiting, today),
      effects: effects.map(({ tenantId: _tenant, projectId: _project, fileId: _file, ...effect }) => effect),
      saved: sumOf(effects.map((effect) => ({ ...effect, agencyId: project.agencyId }))),
      can: {
        measure: report && project.approved && measurable(project.status),
        reportEffect: report && effectReportable(project.status),
        withdraw: report,
        decide: ctx.can(operations['result.decide']),
        uploadFor: sides.find((agencyId) => ctx.can(fileOperations['file.upload'], agencyId)) ?? null,
      },
    }
  },
})

export const RESULT_PAGE = 30

export type WaitingProject = { id: string; number: number; title: string; agencyName: string }
export type WaitingMeasurement = MeasurementView & {
  project: WaitingProject
  goal: MeasuredGoal | null
  state: GoalState | null
}
export type WaitingEffect = EffectView & { project: WaitingProject }
export type ResultQueue = {
  /** Projects with a value that waits. */
  projects: number
  measurements: number
  effects: number
  rows: { kind: 'measurements'; rows: WaitingMeasurement[] } | { kind: 'effects'; rows: WaitingEffect[] }
  can: { decide: boolean }
}

/** What waits for a decision, oldest first; an agency sees its own. */
export const listWaitingResults = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, { kind, page }: { kind: 'measurements' | 'effects'; page: number }): Promise<ResultQueue> => {
    const { tx, tenantId } = ctx
    const where = { tenantId, status: 'REPORTED' as const, project: projectWhere(ctx) }
    const paging = {
      orderBy: [{ at: 'asc' as const }, { id: 'asc' as const }],
      take: RESULT_PAGE,
      skip: (Math.max(1, page) - 1) * RESULT_PAGE,
    }
    const counts = await countReported(ctx)
    const can = { decide: ctx.can(operations['result.decide']) }
    const project = { id: true, number: true, title: true, agency: { select: { name: true } } } as const
    const brief = ({
      agency,
      id,
      number,
      title,
    }: {
      id: string
      number: number
      title: string
      agency: { name: string }
    }): WaitingProject => ({ id, number, title, agencyName: agency.name })
    if (kind === 'effects') {
      const rows = await tx.projectEffect.findMany({
        where,
        ...paging,
        include: { file: fileName, project: { select: project } },
      })
      return {
        ...counts,
        can,
        rows: {
          kind,
          rows: rows.map(({ tenantId: _tenant, projectId: _project, fileId: _file, project: of, ...row }) => ({
            ...row,
            project: brief(of),
          })),
        },
      }
    }
    const rows = await tx.goalMeasurement.findMany({
      where,
      ...paging,
      include: {
        file: fileName,
        project: {
          select: {
            ...project,
            versions: projectColumns.versions,
            measurements: {
              select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
            },
          },
        },
      },
    })
    return {
      ...counts,
      can,
      rows: {
        kind,
        rows: rows.map(
          ({
            tenantId: _tenant,
            projectId: _project,
            fileId: _file,
            project: of,
            measuredOn,
            ...row
          }): WaitingMeasurement => {
            const goal = goalsOf(of.versions[0]?.fields).find(({ id }) => id === row.goalId) ?? null
            const all = of.measurements.map((one) => ({ ...one, measuredOn: dayOf(one.measuredOn) }))
            return {
              ...row,
              measuredOn: dayOf(measuredOn),
              project: brief(of),
              goal,
              state: goal && goalState(goal, all),
              attained: goal && isAttained(goal, row.value),
            }
          },
        ),
      },
    }
  },
})
