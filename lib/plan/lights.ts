/** The traffic light of an indicator, with the words that explain it. Pure. */
import { formatLong, yearOf, type DateString } from '@/lib/core/dates'
import { compareDecimals, decimal, multiplyDecimals } from '@/lib/core/decimal'
import { agree, count } from '@/lib/core/format'
import { daysOf, daysPassed, type Forecast } from './forecast'
import { figure } from './figures'

export type Comparison = 'AT_LEAST' | 'AT_MOST' | 'EXACTLY'
export type LightKind = 'ok' | 'warn' | 'bad' | 'none'
export type LightCode =
  | 'MET'
  | 'OVER'
  | 'ON_TRACK'
  | 'AT_RISK'
  | 'BEHIND'
  | 'MISSED'
  | 'PARTLY'
  | 'NO_TARGET'
  | 'NO_DATA'
  | 'NOT_BEGUN'
  | 'EARLY'
export type Light = {
  kind: LightKind
  code: LightCode
  /** «идёт по плану» */
  title: string
  /** Why, in a sentence. */
  words: string
}

/** A forecast this much of the target (per cent) or more is «под угрозой», less is «отстаёт». */
export const RISK_PERCENT = 80

const titles: Record<LightCode, string> = {
  MET: 'выполнено',
  OVER: 'больше плана',
  ON_TRACK: 'идёт по плану',
  AT_RISK: 'под угрозой',
  BEHIND: 'отстаёт',
  MISSED: 'не выполнено',
  PARTLY: 'выполнили не все',
  NO_TARGET: 'цель не задана',
  NO_DATA: 'нет данных',
  NOT_BEGUN: 'год не начался',
  EARLY: 'рано судить',
}
const kinds: Record<LightCode, LightKind> = {
  MET: 'ok',
  OVER: 'warn',
  ON_TRACK: 'ok',
  AT_RISK: 'warn',
  BEHIND: 'bad',
  MISSED: 'bad',
  PARTLY: 'warn',
  NO_TARGET: 'none',
  NO_DATA: 'none',
  NOT_BEGUN: 'none',
  EARLY: 'none',
}
const lightOf = (code: LightCode, words: string): Light => ({
  kind: kinds[code],
  code,
  title: titles[code],
  words,
})

export type LightInput = {
  comparison: Comparison
  unit: string
  total: 'SUM' | 'LAST'
  target: string | null
  fact: string | null
  /** Why there is no fact. */
  reason: string
  forecast: Forecast
  /** The fact comes after the year, up to this day; nothing is late before it. */
  expectedUntil?: DateString | null
  year: number
  today: DateString
}

/** Whether the fact fulfils the target as it stands. A target of nothing with «не менее» is met by any fact. */
export function meets(comparison: Comparison, fact: string, target: string): boolean {
  const difference = compareDecimals(fact, target)
  switch (comparison) {
    case 'AT_LEAST':
      return difference >= 0
    case 'AT_MOST':
      return difference <= 0
    case 'EXACTLY':
      return difference === 0
  }
}

const enough = (forecast: string, target: string): boolean =>
  compareDecimals(multiplyDecimals(forecast, '100'), multiplyDecimals(target, String(RISK_PERCENT))) >= 0

/** How much of the target should be done by now, in whole things: half a seminar is not held. */
export function expectedByNow(target: string, year: number, today: DateString): string {
  const { units, scale } = decimal(target)
  return String((BigInt(units) * BigInt(daysPassed(year, today))) / (BigInt(daysOf(year)) * 10n ** BigInt(scale)))
}

export function light(input: LightInput): Light {
  const { comparison, unit, target, fact, forecast, year, today } = input
  const text = (value: string): string => figure(value, unit)
  if (yearOf(today) < year) return lightOf('NOT_BEGUN', `${year} год ещё не начался.`)
  if (target === null) return lightOf('NO_TARGET', `На ${year} год цель не задана: сравнивать не с чем.`)
  if (fact === null) return lightOf('NO_DATA', `Факта за ${year} год нет: ${input.reason}.`)
  const goal = goalWords(comparison, text(target))
  const closed = yearOf(today) > year
  if (comparison === 'AT_MOST') return atMost(input, goal, closed)
  if (meets(comparison, fact, target))
    return lightOf(
      'MET',
      decimal(target).units === 0 ? `Цель – ${goal}: её выполняет любой факт.` : `Есть ${text(fact)} при цели ${goal}.`,
    )
  if (comparison === 'EXACTLY' && compareDecimals(fact, target) > 0)
    return lightOf('OVER', `Есть ${text(fact)}, а в плане ${goal}.`)
  if (input.expectedUntil && today <= input.expectedUntil)
    return lightOf(
      'EARLY',
      `Есть ${text(fact)} при цели ${goal}. Факт появится после окончания года, до ${formatLong(input.expectedUntil)}`,
    )
  if (closed) return lightOf('MISSED', `Год окончен: ${text(fact)} при цели ${goal}.`)
  if (forecast.value === null) return lightOf('EARLY', `Есть ${text(fact)} при цели ${goal}. ${forecast.way}`)
  if (meets('AT_LEAST', forecast.value, target))
    return lightOf('ON_TRACK', `К концу года при этом темпе будет ${text(forecast.value)} при цели ${goal}.`)
  const left = count(daysOf(year) - daysPassed(year, today), 'день', 'дня', 'дней')
  const behind =
    input.total === 'LAST'
      ? `Сейчас ${text(fact)} при цели ${goal}`
      : `При этом темпе к концу года будет ${text(forecast.value)} при цели ${goal}`
  if (enough(forecast.value, target)) return lightOf('AT_RISK', `${behind}; до конца года ${left}.`)
  if (input.total === 'SUM' && compareDecimals(fact, expectedByNow(target, year, today)) >= 0)
    return lightOf('AT_RISK', `Есть ${text(fact)} при цели ${goal}; до конца года ${left}, успеть ещё можно.`)
  return lightOf('BEHIND', `${behind} – меньше ${RISK_PERCENT} % цели.`)
}

function atMost({ unit, total, fact, target, forecast }: LightInput, goal: string, closed: boolean): Light {
  const [is, most] = [fact ?? '0', target ?? '0']
  if (compareDecimals(is, most) > 0) {
    return closed
      ? lightOf('MISSED', `Год окончен: ${figure(is, unit)} при цели ${goal}.`)
      : lightOf(
          'BEHIND',
          `Уже ${figure(is, unit)} при цели ${goal}${total === 'SUM' ? '; меньше за год не станет' : ''}.`,
        )
  }
  if (closed) return lightOf('MET', `Год окончен: ${figure(is, unit)} при цели ${goal}.`)
  return forecast.value !== null && compareDecimals(forecast.value, most) > 0
    ? lightOf(
        'AT_RISK',
        `Пока ${figure(is, unit)}, но при этом темпе к концу года будет ${figure(forecast.value, unit)} при цели ${goal}.`,
      )
    : lightOf('ON_TRACK', `Пока ${figure(is, unit)} при цели ${goal}.`)
}

/** «не менее 10 %» */
export const goalWords = (comparison: Comparison, target: string): string =>
  `${{ AT_LEAST: 'не менее', AT_MOST: 'не более', EXACTLY: 'ровно' }[comparison]}\u00a0${target}`

export type Tally = {
  /** Asked of so many. */
  of: number
  met: number
  onTrack: number
  atRisk: number
  behind: number
  noData: number
}

export const noTally: Tally = { of: 0, met: 0, onTrack: 0, atRisk: 0, behind: 0, noData: 0 }

export function tallyOf(codes: readonly LightCode[]): Tally {
  const n = (...wanted: LightCode[]): number => codes.filter((code) => wanted.includes(code)).length
  return {
    of: codes.length,
    met: n('MET', 'OVER'),
    onTrack: n('ON_TRACK', 'EARLY'),
    atRisk: n('AT_RISK'),
    behind: n('BEHIND', 'MISSED'),
    noData: n('NO_DATA'),
  }
}

/**
 * The light of a target that is each participant's own, over all of them: up to a fifth may be behind before it is red.
 */
export function tallyLight(tally: Tally, hasTarget: boolean, year: number, today: DateString): Light {
  if (yearOf(today) < year) return lightOf('NOT_BEGUN', `${year} год ещё не начался.`)
  if (!hasTarget) return lightOf('NO_TARGET', `На ${year} год цель не задана: сравнивать не с чем.`)
  if (tally.of === 0 || tally.noData === tally.of)
    return lightOf('NO_DATA', tally.of === 0 ? 'Участников в этом году нет.' : 'Никто из участников ещё не внёс факт.')
  const agencies = (n: number): string => count(n, 'участник', 'участника', 'участников')
  if (tally.met === tally.of) return lightOf('MET', `Цель выполнили все: ${agencies(tally.of)}.`)
  const done = `Цель ${agree(tally.met, 'выполнил', 'выполнили')} ${tally.met} из ${count(tally.of, 'участника', 'участников', 'участников')}`
  const closed = yearOf(today) > year
  const failing = closed ? tally.of - tally.met : tally.behind
  const fail = closed ? agree(failing, 'не выполнил', 'не выполнили') : agree(failing, 'отстаёт', 'отстают')
  if (failing * 5 > tally.of)
    return lightOf(closed ? 'MISSED' : 'BEHIND', `${done}; ${fail} ${agencies(failing)} – больше пятой части.`)
  const risk = closed ? 0 : tally.atRisk
  if (failing + risk > 0) {
    const words = [failing > 0 && `${fail} ${agencies(failing)}`, risk > 0 && `под угрозой ${agencies(risk)}`]
      .filter(Boolean)
      .join(', ')
    return lightOf(closed ? 'PARTLY' : 'AT_RISK', `${done}; ${words}.`)
  }
  return lightOf(
    'ON_TRACK',
    `${done}, остальные идут по плану${tally.noData > 0 ? `; без данных – ${agencies(tally.noData)}` : ''}.`,
  )
}
