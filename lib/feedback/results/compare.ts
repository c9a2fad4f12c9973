/** Whether two groups differ by more than chance (F2), judged on bounds before any rounding. Pure. */
import { formatDecimal } from '@/lib/core/decimal'
import {
  add,
  divide,
  fraction,
  fractionOf,
  isZero,
  multiply,
  roundedText,
  sign,
  subtract,
  type Fraction,
} from '@/lib/core/fraction'
import {
  answersIn,
  exactMean,
  figure,
  groupStatus,
  npsGroups,
  root,
  shareFigure,
  varianceOf,
  wilson,
  type Figure,
  type Gate,
  type Interval,
  type Tally,
} from './measures'
import { satisfiedIn } from '../survey/main-question'
import { studentBothTails, studentQuantile } from './student'

/** The difference a − b with its 95 % interval. */
export type Difference = { difference: Figure; moreThanChance: boolean } & Interval

export type ShareComparison = { satisfied: [number, number]; n: [number, number] } & Difference
export type MeanComparison = { means: [Figure, Figure]; t: number; df: number; p: number } & Difference

/** `none`: there is nothing to compare by. */
export type Compared<T> = ({ status: 'shown' } & T) | { status: 'none' } | { status: 'hidden' }

/** A root has thirty places: what is nearer to zero than this is zero. */
const NOTHING = 1e-20

/** Shares of the satisfied by Newcombe's interval from the two Wilson ones, without continuity correction. */
export function compareShares(a: Tally, b: Tally, gate: Gate): Compared<ShareComparison> {
  return gated(a, b, gate, () => {
    const [n, satisfied] = [[answersIn(a), answersIn(b)] as const, [satisfiedIn(a), satisfiedIn(b)] as const]
    const [p1, p2] = [fraction(satisfied[0], n[0]), fraction(satisfied[1], n[1])]
    const [w1, w2] = [wilson(satisfied[0], n[0]), wilson(satisfied[1], n[1])]
    const difference = subtract(p1, p2)
    const low = subtract(difference, distance(subtract(p1, w1.low), subtract(w2.high, p2)))
    const high = add(difference, distance(subtract(w1.high, p1), subtract(p2, w2.low)))
    return {
      satisfied: [satisfied[0], satisfied[1]],
      n: [n[0], n[1]],
      difference: shareFigure(difference),
      low: shareFigure(low, false),
      high: shareFigure(high, false),
      moreThanChance: leavesOutZero(Number(roundedText(low, 25)), Number(roundedText(high, 25))),
    }
  })
}

/** Means by Welch's t; none for one answer in either group or no spread in both. */
export const compareMeans = (a: Tally, b: Tally, gate: Gate): Compared<MeanComparison> =>
  gated(a, b, gate, () => welch(a, b, 1n))

/** NPS by Welch's t of +1, 0 and −1; figures in per cent. */
export const compareNps = (a: Tally, b: Tally, gate: Gate): Compared<MeanComparison> =>
  gated(a, b, gate, () => welch(npsGroups(a).signs, npsGroups(b).signs, 100n))

function gated<T>(a: Tally, b: Tally, gate: Gate, comparison: () => T | null): Compared<T> {
  const both = [groupStatus(a, gate), groupStatus(b, gate)]
  if (both.includes('hidden')) return { status: 'hidden' }
  const made = both.includes('none') ? null : comparison()
  return made === null ? { status: 'none' } : { status: 'shown', ...made }
}

function welch(a: Tally, b: Tally, scale: bigint): MeanComparison | null {
  const [mean1, mean2, var1, var2] = [exactMean(a), exactMean(b), varianceOf(a), varianceOf(b)]
  if (mean1 === null || mean2 === null || var1 === null || var2 === null) return null
  const [n1, n2] = [answersIn(a), answersIn(b)]
  const [e1, e2] = [divide(var1, fraction(n1)), divide(var2, fraction(n2))]
  const both = add(e1, e2)
  if (isZero(both)) return null
  const times = (value: Fraction): Fraction => multiply(value, fraction(scale))
  const own = add(divide(multiply(e1, e1), fraction(n1 - 1)), divide(multiply(e2, e2), fraction(n2 - 1)))
  const df = numberOf(divide(multiply(both, both), own))
  const difference = subtract(mean1, mean2)
  const error = root(both)
  const t = numberOf(divide(difference, error))
  const half = multiply(fractionOf(studentQuantile(0.05, df).toFixed(20)), error)
  const [low, high] = [times(subtract(difference, half)), times(add(difference, half))]
  return {
    means: [figure(times(mean1)), figure(times(mean2))],
    difference: figure(times(difference)),
    low: figure(low, false),
    high: figure(high, false),
    t,
    df,
    p: studentBothTails(t, df),
    moreThanChance: sign(low) > 0 || sign(high) < 0,
  }
}

const distance = (a: Fraction, b: Fraction): Fraction => root(add(multiply(a, a), multiply(b, b)))

const numberOf = (value: Fraction): number => Number(roundedText(value, 20))

/** A bound of exactly zero does not leave it out. */
const leavesOutZero = (low: number, high: number): boolean => low > NOTHING || high < -NOTHING

const units = { share: '\u00a0п.\u00a0п.', nps: '\u00a0п.', mean: '' } as const

/** «Разница 10,0 п. п. – больше, чем случайность…», with the interval; `of` – what was compared. */
export function differenceWords({ difference, low, high, moreThanChance }: Difference, of: keyof typeof units): string {
  const print = (one: Figure): string => formatDecimal(one.shown, { digits: 1 })
  const size = print({ ...difference, shown: difference.shown.replace('-', '') })
  // The unit's own point ends the sentence.
  const interval = `от\u00a0${print(low)} до\u00a0${print(high)}${units[of]}`
  const side = difference.raw > 0 ? 'выше' : 'ниже'
  if (moreThanChance)
    return `Первая группа ${side} второй на\u00a0${size}${units[of]}: это больше, чем случайность. Настоящая разница почти наверняка (95\u00a0%) – ${interval}${units[of] === '' ? '.' : ''}`
  return `Разница ${size}${units[of]} может быть случайной: настоящая (95\u00a0%) – ${interval}, то есть её может не быть вовсе.`
}
