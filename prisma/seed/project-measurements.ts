import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import { lastStages } from '../../lib/projects/form/form'
import { readPassport, type PassportGoal } from '../../lib/projects/form/passport'
import { dayColumn } from '../../lib/core/db-day'
import type { SeedProject } from './project-state'
import { random } from './random'

export const METHODOLOGIST = 'Методолог центра компетенций'
const moment = (day: DateString, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:25:00Z`)

/** The value of a goal when so much of the way is done (1: the target), as people would measure it. */
function valueAt({ current, target, unit }: PassportGoal, done: number): string {
  const [from, to] = [Number(current), Number(target)]
  const value = Math.max(0, from + (to - from) * done)
  if (unit === '%') return String(Math.min(99, Math.round(value * 10) / 10))
  // What is counted in pieces is whole; of time, a tenth can be measured.
  const whole = Math.abs(from - to) >= 12 || !/минут|час|дн/.test(unit)
  return String(whole ? Math.round(value) : Math.round(value * 10) / 10)
}

const comments = [
  'Хронометраж 30 случаев',
  'Выгрузка из системы за месяц',
  'Журнал регистрации за две недели',
  'Опрос 60 заявителей',
]

export type SeedMeasurement = Prisma.GoalMeasurementCreateManyInput & { goalId: string; value: string }

/**
 * Measurements of a project as its state allows: on the way while it runs, at closing, and for finished ones again on
 * the stability day. Some results slip back, some wait for a decision, one was not accepted.
 */
export function measurementsOf(
  tenantId: string,
  project: SeedProject,
  stabilityDue: DateString | null,
): SeedMeasurement[] {
  const { id, status, fields, form, today, agency, number, spread } = project
  if (status === 'DRAFT' || status === 'APPROVAL' || status === 'CANCELLED') return []
  const next = random(`results ${agency.name} ${number}`)
  const { closing } = lastStages(form)
  const closed = fields[`stages.${closing}.from`] ?? today
  const middle = fields['stages.7.from'] ?? today
  const steps: { on: DateString; done: number; stability?: boolean }[] = [
    { on: addDays(middle, 20), done: 0.35 + next() * 0.2 },
    { on: addDays(middle, 62), done: 0.7 + next() * 0.15 },
    { on: addDays(closed, -6), done: spread?.done ?? (number % 9 === 4 ? 0.9 : 1 + next() * 0.1) },
    ...(status === 'FINISHED' && stabilityDue
      ? [
          {
            on: addDays(stabilityDue, 3),
            done:
              spread?.done ?? (number === 14 || number === 35 ? 0.75 : number % 10 === 7 ? 1 : 1.02 + next() * 0.12),
            stability: true,
          },
        ]
      : []),
  ]
  const due = steps.filter(({ on }) => on <= today)
  return readPassport(fields).goals.flatMap((goal, at) =>
    due.map(({ on, done, stability = false }, step): SeedMeasurement => {
      const waits = status === 'RUNNING' && step === due.length - 1 && number % 2 === 0
      const rejected = status === 'RUNNING' && step === 0 && at === 1 && number % 4 === 1
      const reported = addDays(on, 1) < today ? addDays(on, 1) : today
      return {
        tenantId,
        id: newId(),
        projectId: id,
        goalId: goal.id,
        measuredOn: dayColumn(on),
        value: valueAt(goal, done),
        stability,
        comment: comments[(number + at + step) % comments.length] ?? '',
        byName: `Член команды лидеров, ${agency.name}`,
        at: moment(reported, 4),
        status: waits ? 'REPORTED' : rejected ? 'REJECTED' : 'CONFIRMED',
        ...(waits
          ? {}
          : {
              decidedBy: METHODOLOGIST,
              decidedAt: moment(addDays(reported, 2) < today ? addDays(reported, 2) : today, 7),
              reason: rejected ? 'Измерено до начала улучшений: повторите после внедрения.' : '',
            }),
      }
    }),
  )
}

/** Money and hours of the year of closing and those after it; what a running project expects to have saved waits. */
export function effectsOf(
  tenantId: string,
  project: SeedProject,
  replica: boolean,
): Prisma.ProjectEffectCreateManyInput[] {
  const { id, status, fields, form, today, agency, number, past } = project
  const next = random(`effects ${agency.name} ${number}`)
  const money = 20_000 * Math.round(4 + next() * 38)
  const hours = 40 * Math.round(4 + next() * 30)
  const by = `Куратор, ${agency.name}`
  const row = (
    year: number,
    kind: 'MONEY' | 'HOURS',
    amount: number,
    waits: boolean,
    counted = true,
  ): Prisma.ProjectEffectCreateManyInput => {
    const on = `${year}-12-10` < today ? `${year}-12-10` : addDays(today, -3)
    return {
      tenantId,
      id: newId(),
      projectId: id,
      kind,
      amount: String(amount),
      year,
      counted,
      byName: by,
      at: moment(on, 5),
      status: waits ? 'REPORTED' : 'CONFIRMED',
      basis:
        kind === 'MONEY'
          ? 'Печать, доставка и хранение бумаг по смете прошлого года минус расходы после внедрения.'
          : 'Сбережённые минуты на одно обращение × число обращений за год по журналу регистрации.',
      ...(waits ? {} : { decidedBy: METHODOLOGIST, decidedAt: moment(on, 9) }),
    }
  }
  if (status === 'RUNNING')
    return number % 6 === 2 ? [row(Number(today.slice(0, 4)), 'HOURS', Math.round(hours / 4), true)] : []
  if (status !== 'MONITORING' && status !== 'FINISHED') return []
  const closed = fields[`stages.${lastStages(form).closing}.from`] ?? today
  const [first, thisYear] = [Number(closed.slice(0, 4)), Number(today.slice(0, 4))]
  const last = past ? first + 1 : thisYear
  const waiting = (every: number, year: number): boolean => !past && year === last && number % every === 0
  return Array.from({ length: last - first + 1 }, (_, i) => first + i).flatMap((year) => [
    row(year, 'HOURS', year === first ? Math.round(hours / 2) : hours, waiting(5, year)),
    ...(number % 2 === 1
      ? [row(year, 'MONEY', year === first ? money / 2 : money, waiting(7, year), !(replica && number % 3 === 0))]
      : []),
  ])
}
