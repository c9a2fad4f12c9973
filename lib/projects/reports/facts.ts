import 'server-only'
import { addDecimals, parseDecimal } from '@/lib/core/decimal'
import type { DateString } from '@/lib/core/dates'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { readPassport, type PassportFields } from '../form/passport'
import { PassportForm } from '../form/form'
import type { ReportFacts } from './rules'
import { stageLateness } from '../stages/rules'
import { stageDates } from '../stages/read'

/**
 * The project as it stands: stages with lateness, tasks, goals with their latest measured values, confirmed effects.
 * Five statements.
 */
export async function projectFacts(
  tx: Tx,
  tenantId: string,
  projectId: string,
  asOf: DateString,
): Promise<ReportFacts> {
  const project = await tx.project.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: projectId } },
    select: {
      status: true,
      leaderName: true,
      startsOn: true,
      endsOn: true,
      form: true,
      fields: true,
      stages: { orderBy: { number: 'asc' } },
    },
  })
  const form = PassportForm.parse(project.form)
  const tasks = await tx.projectTask.groupBy({
    by: ['status'],
    where: { tenantId, projectId, board: 'ROADMAP', removedAt: null },
    _count: true,
  })
  const overdue = await tx.projectTask.count({
    where: {
      tenantId,
      projectId,
      board: 'ROADMAP',
      removedAt: null,
      status: { not: 'DONE' },
      dueOn: { lt: new Date(`${asOf}T00:00:00Z`) },
    },
  })
  const measured = await tx.goalMeasurement.findMany({
    where: { tenantId, projectId, status: { not: 'REJECTED' } },
    orderBy: [{ goalId: 'asc' }, { measuredOn: 'desc' }, { at: 'desc' }],
    distinct: ['goalId'],
    select: { goalId: true, value: true, measuredOn: true },
  })
  const effects = await tx.projectEffect.findMany({
    where: { tenantId, projectId, status: 'CONFIRMED', counted: true },
    select: { kind: true, amount: true },
  })
  const sum = (kind: 'MONEY' | 'HOURS'): string =>
    addDecimals(
      '0',
      ...effects
        .filter((effect) => effect.kind === kind && parseDecimal(effect.amount) !== undefined)
        .map(({ amount }) => amount),
    )
  const total = tasks.reduce((all, { _count }) => all + _count, 0)
  return {
    asOf,
    status: project.status,
    leader: project.leaderName,
    startsOn: project.startsOn && dayOf(project.startsOn),
    endsOn: project.endsOn && dayOf(project.endsOn),
    stages: project.stages.map((row) => {
      const dates = stageDates(row)
      const late = stageLateness(dates, asOf)
      return {
        number: row.number,
        title: form.stages.find(({ number }) => number === row.number)?.title ?? '',
        plannedTo: dates.plannedTo,
        dueTo: dates.dueTo,
        closedOn: dates.closedOn,
        lateDays: late.workingDays,
        late: late.kind,
      }
    }),
    tasks: { total, done: tasks.find(({ status }) => status === 'DONE')?._count ?? 0, overdue },
    goals: readPassport(project.fields as PassportFields).goals.map(({ id, name, unit, current, target }) => {
      const last = measured.find(({ goalId }) => goalId === id)
      return {
        name,
        unit,
        current,
        target,
        measured: last?.value ?? null,
        measuredOn: last ? dayOf(last.measuredOn) : null,
      }
    }),
    effects: { money: sum('MONEY'), hours: sum('HOURS') },
  }
}
