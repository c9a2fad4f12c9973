/**
 * What answers to one question come to (F1). Exact fractions; a root has thirty places; one rounding, at the print.
 * Pure.
 */
import {
  ONE,
  ZERO,
  add,
  compare,
  divide,
  fraction,
  fractionOf,
  isZero,
  multiply,
  negate,
  parseDecimalFraction,
  rootText,
  roundedText,
  subtract,
  type Fraction,
} from '@/lib/core/fraction'
import { isDontKnow } from '../survey/conditions'
import type { Answer, ImportancePair } from '../survey/definition'
import { satisfiedIn } from '../survey/main-question'

/** Answers to one question, counted: value ('4', '12.5') to how many gave it. Every form is in one of the three. */
export type Tally = { counts: Readonly<Record<string, number>>; dontKnow: number; empty: number }

/** The tenant's threshold, and whether a group of which all gave the same answer is shown. */
export type Gate = { k: number; showUnanimous: boolean }

/**
 * `shown`: to one decimal with a point (for people: `formatDecimal(shown, { digits: 1 })`); shares and NPS in per cent.
 * `raw`: shares 0…1, NPS in per cent. `exact`: where it is a fraction.
 */
export type Figure = { raw: number; shown: string; exact: Fraction | null }

/** `none` – nobody gave a value; `hidden` – nothing may be said, not even how many. */
export type GroupStatus = 'shown' | 'none' | 'hidden'

export type Spread = { mean: Figure; median: Figure; /** With n − 1; null for one answer. */ sd: Figure | null }
export type Interval = { low: Figure; high: Figure }

/** z of the 95 % interval. */
const Z = fractionOf('1.959964')
const HUNDRED = fraction(100)
const PLACES = 30

/** Counts answers of a kind that has a value: scale, stars, NPS, number. */
export function tallyOf(answers: Iterable<Answer | null | undefined>): Tally {
  const counts = new Map<string, number>()
  let [dontKnow, empty] = [0, 0]
  for (const answer of answers) {
    if (isDontKnow(answer)) dontKnow += 1
    else if ((typeof answer === 'number' || typeof answer === 'string') && parseDecimalFraction(String(answer)))
      counts.set(String(answer), (counts.get(String(answer)) ?? 0) + 1)
    else empty += 1
  }
  return { counts: Object.fromEntries(counts), dontKnow, empty }
}

export const answersIn = ({ counts }: Tally): number => Object.values(counts).reduce((all, count) => all + count, 0)

export const formsIn = (tally: Tally): number => answersIn(tally) + tally.dontKnow + tally.empty

/** Fewer than the threshold, but somebody. */
const isFew = (count: number, k: number): boolean => count > 0 && count < k

/** Whether anything may be said about this group by itself; what other results give away is the ledger's matter. */
export function groupStatus(tally: Tally, { k, showUnanimous }: Gate): GroupStatus {
  const n = answersIn(tally)
  if (isFew(formsIn(tally), k) || isFew(n, k)) return 'hidden'
  if (n === 0) return 'none'
  const different = Object.values(tally.counts).filter((count) => count > 0).length
  return different === 1 && !showUnanimous ? 'hidden' : 'shown'
}

export type ResponseRate =
  | { status: 'shown'; answered: number; asked: number; rate: Figure }
  | { status: 'unknown'; answered: number }
  | { status: 'hidden' }

/** Forms received of how many were asked; `asked` null – there is no list of them. */
export function responseRate(answered: number, asked: number | null, k: number): ResponseRate {
  if (isFew(answered, k)) return { status: 'hidden' }
  if (asked === null || asked < answered || asked === 0) return { status: 'unknown', answered }
  return { status: 'shown', answered, asked, rate: shareFigure(fraction(answered, asked)) }
}

type MarkGroup = { n: number; satisfied: { count: number; share: Figure } & Interval } & Spread

/** Of marks 1…5: satisfied (4 and 5) with Wilson's interval, mean, median, deviation. Null when nobody gave one. */
export function markMeasures(tally: Tally): MarkGroup | null {
  const n = answersIn(tally)
  const spread = spreadOf(tally)
  if (spread === null) return null
  const count = satisfiedIn(tally)
  const { low, high } = wilson(count, n)
  const satisfied = {
    count,
    share: shareFigure(fraction(count, n)),
    low: shareFigure(low, false),
    high: shareFigure(high, false),
  }
  return { n, satisfied, ...spread }
}

type NpsGroup = {
  n: number
  promoters: number
  passives: number
  detractors: number
  value: Figure
  /** Printed cut to ±100; null for one answer. */
  interval: (Interval & { uncut: [string, string] }) | null
} & Spread

/** Of 0…10: per cent of 9–10 less per cent of 0–6. Null when nobody gave one. */
export function npsMeasures(tally: Tally): NpsGroup | null {
  const n = answersIn(tally)
  const spread = spreadOf(tally)
  if (spread === null) return null
  const { promoters, passives, detractors, signs } = npsGroups(tally)
  const value = percent(fraction(promoters - detractors, n))
  const variance = varianceOf(signs)
  let interval: NpsGroup['interval'] = null
  if (variance !== null) {
    const half = percent(multiply(Z, root(divide(variance, fraction(n)))))
    const [low, high] = [subtract(value, half), add(value, half)]
    interval = {
      low: { ...figure(low, false), shown: roundedText(cut(low), 1) },
      high: { ...figure(high, false), shown: roundedText(cut(high), 1) },
      uncut: [roundedText(low, 1), roundedText(high, 1)],
    }
  }
  return { n, promoters, passives, detractors, value: figure(value), interval, ...spread }
}

/** Promoters, passives and detractors, and the same as values +1, 0, −1. */
export function npsGroups({ counts, dontKnow, empty }: Tally) {
  let [promoters, passives, detractors] = [0, 0, 0]
  for (const [mark, count] of Object.entries(counts)) {
    if (Number(mark) >= 9) promoters += count
    else if (Number(mark) >= 7) passives += count
    else detractors += count
  }
  const signs: Tally = { counts: { '1': promoters, '0': passives, '-1': detractors }, dontKnow, empty }
  return { promoters, passives, detractors, signs }
}

/** Mean, median, deviation of any values. Null when there are none. */
export function spreadOf(tally: Tally): Spread | null {
  const moments = momentsOf(tally)
  if (moments.n === 0) return null
  const variance = varianceOf(tally)
  const sd = variance && { raw: Number(rootText(variance, 17)), shown: rootText(variance, 1), exact: null }
  return { mean: figure(meanOf(moments)), median: figure(medianOf(tally)), sd }
}

type Moments = { n: number; total: Fraction; squares: Fraction }

function momentsOf({ counts }: Tally): Moments {
  let [n, total, squares] = [0, ZERO, ZERO]
  for (const [text, count] of Object.entries(counts)) {
    const value = fractionOf(text)
    const times = multiply(value, fraction(count))
    n += count
    total = add(total, times)
    squares = add(squares, multiply(times, value))
  }
  return { n, total, squares }
}

const meanOf = ({ n, total }: Moments): Fraction => divide(total, fraction(n))

/** The exact mean; null when there are no values. */
export function exactMean(tally: Tally): Fraction | null {
  const moments = momentsOf(tally)
  return moments.n === 0 ? null : meanOf(moments)
}

/** With n − 1; null for fewer than two values. */
export function varianceOf(tally: Tally): Fraction | null {
  const { n, total, squares } = momentsOf(tally)
  if (n < 2) return null
  return divide(subtract(squares, divide(multiply(total, total), fraction(n))), fraction(n - 1))
}

function medianOf({ counts }: Tally): Fraction {
  const sorted = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .map(([text, count]) => ({ value: fractionOf(text), count }))
    .toSorted((a, b) => compare(a.value, b.value))
  const n = sorted.reduce((all, { count }) => all + count, 0)
  const at = (place: number): Fraction => {
    let left = place
    for (const { value, count } of sorted) {
      if (left < count) return value
      left -= count
    }
    return ZERO
  }
  return divide(add(at(Math.floor((n - 1) / 2)), at(Math.floor(n / 2))), fraction(2))
}

/** Wilson's 95 % interval of a share, without continuity correction. */
export function wilson(count: number, n: number): { low: Fraction; high: Fraction } {
  const [share, all, zz] = [fraction(count, n), fraction(n), multiply(Z, Z)]
  const centre = add(share, divide(zz, multiply(fraction(2), all)))
  const spread = add(
    divide(multiply(share, subtract(ONE, share)), all),
    divide(zz, multiply(fraction(4), multiply(all, all))),
  )
  const half = multiply(Z, root(spread))
  const scale = add(ONE, divide(zz, all))
  // The ends are known; the root's last place must not make them a little less or more.
  return {
    low: count === 0 ? ZERO : divide(subtract(centre, half), scale),
    high: count === n ? ONE : divide(add(centre, half), scale),
  }
}

/** One person's pairs of importance and mark, in the order of rows; `count` people gave the same. */
export type CsiPerson = { pairs: readonly ImportancePair[]; count?: number }

type CsiGroup = {
  /** `none` also when no importance is above zero: there is nothing to divide by. */
  status: GroupStatus
  /** People with at least one whole pair. */
  n: number
  pairsLeftOut: number
  csi: Figure | null
}

/** Customer satisfaction index: Σ importance × mark / (5 × Σ importance) over pairs of which both were given. */
export function csiMeasure(people: Iterable<CsiPerson>, { k, showUnanimous }: Gate): CsiGroup {
  let [forms, n, pairsLeftOut, top, bottom] = [0, 0, 0, ZERO, ZERO]
  const marks = new Map<number, Set<number>>()
  for (const { pairs, count = 1 } of people) {
    forms += count
    const whole = pairs.flatMap(([importance, mark], row) =>
      importance === null || mark === null ? [] : [{ importance, mark, row }],
    )
    pairsLeftOut += (pairs.length - whole.length) * count
    if (whole.length > 0) n += count
    for (const { importance, mark, row } of whole) {
      const weight = multiply(fractionOf(String(importance)), fraction(count))
      top = add(top, multiply(weight, fractionOf(String(mark))))
      bottom = add(bottom, weight)
      marks.set(row, (marks.get(row) ?? new Set()).add(mark))
    }
  }
  const unanimous = n > 0 && [...marks.values()].every(({ size }) => size === 1)
  const hidden = isFew(forms, k) || isFew(n, k) || (unanimous && !showUnanimous)
  const csi = isZero(bottom) ? null : shareFigure(divide(top, multiply(fraction(5), bottom)))
  return { status: hidden ? 'hidden' : csi === null ? 'none' : 'shown', n, pairsLeftOut, csi }
}

const percent = (share: Fraction): Fraction => multiply(share, HUNDRED)

export const root = (value: Fraction): Fraction => fractionOf(rootText(value, PLACES))

/** `exact` false: the fraction stands for a root. */
export const figure = (value: Fraction, exact = true): Figure => ({
  raw: Number(roundedText(value, 17)),
  shown: roundedText(value, 1),
  exact: exact ? value : null,
})

/** A share: raw 0…1, printed in per cent. */
export const shareFigure = (share: Fraction, exact = true): Figure => ({
  ...figure(share, exact),
  shown: roundedText(percent(share), 1),
})

const cut = (value: Fraction): Fraction =>
  compare(value, HUNDRED) > 0 ? HUNDRED : compare(value, negate(HUNDRED)) < 0 ? negate(HUNDRED) : value
