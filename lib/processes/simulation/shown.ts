/** What a simulation says, in rows and sentences for people. Pure; times are told in working days. */
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, oneOrMany, upperFirst } from '@/lib/core/format'
import type { SearchResult, SimulationResult } from './schema'

type Mean = SimulationResult['lead']

/** Both states as far as they were simulated. */
export type Shown = { asIs?: SimulationResult; toBe?: SimulationResult }
export type ShownRow = { key: string; label: string; asIs: string; toBe: string }

const NONE = '–'

/** «7,10»; a number that is no decimal string. */
export const inDigits = (value: number, digits: number): string =>
  formatDecimal({ units: Math.round(value * 10 ** digits), scale: digits }, { digits })

/** «18,52 ± 0,03» */
export const withInterval = ({ mean, half }: Mean, digits: number, times = 1): string =>
  `${inDigits(mean * times, digits)} ± ${inDigits(half * times, digits)}`

const percent = (mean: Mean | null): string => (mean === null ? NONE : `${withInterval(mean, 1, 100)}\u00a0%`)
const within = (days: number): string => `за ${count(days, 'рабочий день', 'рабочих дня', 'рабочих дней')}`

/** Every figure of the process; `dayMinutes` of a working day, `days` of the limit. */
export function figureRows(shown: Shown, dayMinutes: number, days: number): ShownRow[] {
  const row = (key: string, label: string, of: (result: SimulationResult) => string): ShownRow => ({
    key,
    label,
    asIs: shown.asIs ? of(shown.asIs) : NONE,
    toBe: shown.toBe ? of(shown.toBe) : NONE,
  })
  const inDays = (mean: Mean): string => withInterval(mean, 2, 1 / dayMinutes)
  const shares = (shown.toBe ?? shown.asIs)?.quantiles.map(({ share }) => share) ?? []
  return [
    row('lead', 'в среднем', ({ lead }) => inDays(lead)),
    row('deviation', 'разброс (стандартное отклонение)', ({ leadDeviation }) => inDays(leadDeviation)),
    ...shares.map((share, i) =>
      row(`q${share}`, share === 0.5 ? 'половина за' : `${Math.round(share * 100)} % за`, ({ quantiles }) => {
        const quantile = quantiles[i]
        return quantile ? inDays(quantile.lead) : NONE
      }),
    ),
    row('calendar', 'календарных дней в среднем', ({ calendarDays }) =>
      calendarDays ? withInterval(calendarDays.lead, 2) : NONE,
    ),
    row('queue', 'ждёт людей', ({ queuePerCase }) => inDays(queuePerCase)),
    row('wait', 'ожидание в шагах', ({ waitPerCase }) => inDays(waitPerCase)),
    row('work', 'работа', ({ workPerCase }) => inDays(workPerCase)),
    row('within', `решено ${within(days)}`, (result) => percent(result.within)),
    row('underWay', 'обращений в работе одновременно', ({ underWay }) => withInterval(underWay, 1)),
    row('cases', 'обращений в счёте', ({ cases }) => formatNumber(cases)),
    row('unfinished', 'из них не решено к концу', ({ unfinished }) => formatNumber(unfinished)),
  ]
}

/** The calculator's lead (minutes; null – by simulation only) beside the simulated one, and what the queue adds. */
export function exactRows(shown: Shown, exact: Record<keyof Shown, string | null>, dayMinutes: number): ShownRow[] {
  const days = (side: keyof Shown): number | null => {
    const minutes = exact[side]
    return minutes === null ? null : Number(minutes) / dayMinutes
  }
  const added = (side: keyof Shown): string => {
    const [result, sure] = [shown[side], days(side)]
    if (!result || sure === null) return NONE
    const { mean, half } = result.lead
    const more = { mean: mean / dayMinutes - sure, half: half / dayMinutes }
    return `${Math.round(more.mean * 100) > 0 ? '+' : ''}${withInterval(more, 2)}`
  }
  const told = (side: keyof Shown, text: (result: SimulationResult) => string): string => {
    const result = shown[side]
    return result ? text(result) : NONE
  }
  const row = (key: string, label: string, of: (side: keyof Shown) => string): ShownRow => ({
    key,
    label,
    asIs: of('asIs'),
    toBe: of('toBe'),
  })
  return [
    row('exact', 'без очередей, точно', (side) =>
      told(side, () => {
        const sure = days(side)
        return sure === null ? 'только моделированием' : inDigits(sure, 2)
      }),
    ),
    row('simulated', 'с очередями, моделирование', (side) =>
      told(side, ({ lead }) => withInterval(lead, 2, 1 / dayMinutes)),
    ),
    row('added', 'добавляет очередь к людям', added),
  ]
}

export type RoleRow = { key: string; role: string; people: string; load: string; most: string; mark: LoadMark }
/** `over` – more work than people can do; `high` – above the useful share of the working time. */
type LoadMark = 'over' | 'high' | 'fine'

/** Load of each role that has work; `usefulShare` 0…1 is where it becomes high. */
export const roleRows = (
  { roles }: SimulationResult,
  names: Readonly<Record<string, string>>,
  usefulShare: number,
): RoleRow[] =>
  roles
    .filter(({ busy, people }) => busy.mean > 0 || people > 0)
    .map(({ role, people, load, most, overloaded }) => ({
      key: role,
      role: names[role] ?? role,
      people: formatNumber(people),
      load: percent(load),
      most: formatNumber(most),
      mark: overloaded ? 'over' : (load?.mean ?? 0) > usefulShare ? 'high' : 'fine',
    }))

export type StepRow = { key: string; step: string; queue: string; queued: string; wait: string; work: string }

/** Where a case waits: steps of the table (`names`) alone, minutes of a case, the longest queue first. */
export const stepRows = ({ steps }: SimulationResult, names: Readonly<Record<string, string>>): StepRow[] =>
  steps
    .filter(({ step }) => step in names)
    .sort((a, b) => b.queuePerCase.mean - a.queuePerCase.mean)
    .map(({ step, queuePerCase, queued, waitPerCase, workPerCase }) => ({
      key: step,
      step: names[step] ?? '',
      queue: withInterval(queuePerCase, 1),
      queued: percent(queued),
      wait: withInterval(waitPerCase, 1),
      work: withInterval(workPerCase, 1),
    }))

const people = (n: number): string => count(n, 'человека', 'человек', 'человек')
const done = (mean: Mean | null): string => `${inDigits((mean?.mean ?? 0) * 100, 1)}\u00a0%`

/** «Хватит 7 человек: за 10 рабочих дней решается 99,8 % обращений» */
export function searchHeadline(found: SearchResult, { share, days }: { share: number; days: number }): string {
  if (found.reached) return `Хватит ${people(found.total)}: ${within(days)} решается ${done(found.within)} обращений`
  return `Люди не помогут: сколько их ни будь, ${within(days)} решается ${done(found.within)} обращений, а не ${share}\u00a0%`
}

/** What else must be known of the answer: how sure it is, or what takes the time. */
export function searchNotes(
  found: SearchResult,
  names: Readonly<Record<string, string>>,
  dayMinutes: number,
): string[] {
  if (found.reached)
    return [
      ...(found.certain ? [] : ['Ответ на границе: доля отличается от заданной меньше, чем на случайный разброс.']),
      ...(found.proven ? [] : ['Вариантов слишком много, перебраны не все: может хватить и меньшего числа людей.']),
      `Перебрано вариантов: ${formatNumber(found.tried)}.`,
    ]
  const inDays = (minutes: number): string => inDigits(minutes / dayMinutes, 2)
  const longest = found.steps.filter(({ step, wait, work }) => step in names && wait + work > 0).slice(0, 3)
  return [
    ...(found.certain ? [] : ['Ответ на границе: доля отличается от заданной меньше, чем на случайный разброс.']),
    `Срок держат не очереди, а ожидание в шагах (${inDays(found.wait)} рабочего дня) и сама работа (${inDays(found.work)}).`,
    ...longest.map(
      ({ step, wait, work }) => `«${names[step] ?? ''}»: ожидание ${inDays(wait)}, работа ${inDays(work)}.`,
    ),
  ]
}

/** «За 10 рабочих дней решается 99,8 % обращений вместо 0,0 %: задано 95 %» */
export function simulationHeadline(
  shown: Shown,
  { share, days }: { share: number; days: number },
  names: Readonly<Record<string, string>>,
): string {
  const last = shown.toBe ?? shown.asIs
  if (!last) return ''
  const over = last.roles.filter(({ overloaded }) => overloaded).map(({ role }) => `«${names[role] ?? role}»`)
  if (over.length > 0)
    return `Очередь растёт: не хватает людей в ${oneOrMany(over.length, 'роли', 'ролях')} ${over.join(', ')}`
  const was = shown.toBe && shown.asIs ? ` вместо ${done(shown.asIs.within)}` : ''
  const reached = (last.within?.mean ?? 0) >= share / 100
  return `${upperFirst(within(days))} решается ${done(last.within)} обращений${was}: ${reached ? 'это не меньше заданных' : 'это меньше заданных'} ${share}\u00a0%`
}
