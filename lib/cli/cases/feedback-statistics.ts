// statistics.json: answers to a question → its figures; two groups → whether they differ; two waves (F1, F2, F5).
import { exactText, lowest, type Fraction } from '@/lib/core/fraction'
import { compareMeans, compareNps, compareShares, type Compared, type Difference } from '@/lib/feedback/results/compare'
import {
  csiMeasure,
  formsIn,
  groupStatus,
  markMeasures,
  npsMeasures,
  responseRate,
  tallyOf,
  type CsiPerson,
  type Figure,
  type Gate,
  type Spread,
  type Tally,
} from '@/lib/feedback/results/measures'
import { comparableWaves, type WaveQuestion } from '@/lib/feedback/results/waves'
import type { Answer, ImportancePair } from '@/lib/feedback/survey/definition'
import { compared, isRecord, recordsOf, trying } from './read'
import type { Runner } from './types'

type Case = Record<string, unknown>
const KINDS: Record<string, (one: Case, gate: Gate) => unknown> = {
  marks: (one, gate) => group(one, gate, marksOf),
  nps: (one, gate) => group(one, gate, npsOf),
  csi: csiOf,
  compareShares: (one, gate) => comparison(compareShares(tally(one.a), tally(one.b), gate)),
  compareMeans: (one, gate) => comparison(compareMeans(tally(one.a), tally(one.b), gate)),
  compareNps: (one, gate) => comparison(compareNps(tally(one.a), tally(one.b), gate)),
  waves: wavesOf,
}

export const hasStatisticsCases = (data: unknown): boolean =>
  recordsOf(data).some(({ kind, k }) => typeof kind === 'string' && Object.hasOwn(KINDS, kind) && typeof k === 'number')

export const statisticsCases: Runner = function* (data) {
  for (const one of recordsOf(data)) {
    const [id, reckon] = [String(one.id), KINDS[String(one.kind)]]
    const { k, showUnanimous = true } = one
    if (reckon === undefined || typeof k !== 'number' || !isRecord(one.expected))
      yield { id, equal: false, understood: false }
    else
      yield trying(id, () => {
        const got = reckon(one, { k, showUnanimous: showUnanimous === true })
        return compared(id, near(got, one.expected), plain(one.expected))
      })
  }
}

/** A list with an entry a form, or counts with «не знаю» and «пусто». */
function tally(given: unknown): Tally {
  if (Array.isArray(given))
    return tallyOf(given.map((one: unknown) => (one === 'не знаю' ? { dontKnow: true as const } : (one as Answer))))
  const { 'не знаю': dontKnow = 0, пусто: empty = 0, ...counts } = given as Record<string, number>
  return { counts, dontKnow, empty }
}

function group(one: Case, gate: Gate, figures: (tally: Tally) => object | undefined): unknown {
  const answers = tally(one.answers)
  const status = groupStatus(answers, gate)
  return {
    status,
    ...rateIn(one, formsIn(answers), gate),
    ...(status === 'none' && { n: 0 }),
    ...(status !== 'hidden' && { dontKnow: answers.dontKnow, empty: answers.empty }),
    ...(status === 'shown' && figures(answers)),
  }
}

/** The response rate, where the case asks for it. */
function rateIn({ asked = null, expected }: Case, forms: number, { k }: Gate): { responseRate?: unknown } {
  if (!isRecord(expected) || !('responseRate' in expected)) return {}
  const rate = responseRate(forms, asked as number | null, k)
  return {
    responseRate: rate.status === 'shown' ? { ...rate, rate: null, ...shown(rate.rate) } : rateOf(rate, expected),
  }
}

/** The number of forms beside an unknown rate may be told or not. */
const rateOf = (rate: { status: string }, { responseRate: right }: Case): unknown =>
  isRecord(right) && 'answered' in right ? rate : { status: rate.status }

const shown = ({ raw, shown: print, exact }: Figure) => ({
  raw,
  shown: print,
  ...(exact && { exact: quotient(exact) }),
})

/** '4/1': a whole number, too, with its bottom. */
const quotient = (value: Fraction): string => (lowest(value).bottom === 1n ? `${exactText(value)}/1` : exactText(value))

const spread = ({ mean, median, sd }: Spread) => ({ mean: shown(mean), median: shown(median), sd: sd && shown(sd) })

function marksOf(answers: Tally) {
  const found = markMeasures(answers)
  if (found === null) return undefined
  const { count, share, low, high } = found.satisfied
  return { n: found.n, satisfied: { count, share: shown(share), low: shown(low), high: shown(high) }, ...spread(found) }
}

function npsOf(answers: Tally) {
  const found = npsMeasures(answers)
  if (found === null) return undefined
  const { n, promoters, passives, detractors, value, interval } = found
  const bound = (one: Figure, uncut: string) =>
    one.shown === uncut ? shown(one) : { ...shown(one), shown: uncut, shownAlso: one.shown }
  return {
    n,
    nps: {
      ...{ promoters, passives, detractors, value: shown(value) },
      low: interval && bound(interval.low, interval.uncut[0]),
      high: interval && bound(interval.high, interval.uncut[1]),
    },
    ...spread(found),
  }
}

function csiOf(one: Case, gate: Gate): unknown {
  const number = (value: unknown): number | null => (typeof value === 'number' ? value : null)
  const people = (one.answers as unknown[]).map((person): CsiPerson =>
    isRecord(person)
      ? { pairs: [[number(person.importance), number(person.mark)]], count: Number(person.count) }
      : {
          pairs: (Array.isArray(person) ? (person as unknown[][]) : []).map(([a, b]): ImportancePair => [
            number(a),
            number(b),
          ]),
        },
  )
  const { status, n, pairsLeftOut, csi } = csiMeasure(people, gate)
  const forms = people.reduce((all, { count = 1 }) => all + count, 0)
  const figures = status === 'hidden' ? {} : { n, pairsLeftOut, ...(csi && { csi: shown(csi) }) }
  return { status, ...rateIn(one, forms, gate), ...figures }
}

function comparison(found: Compared<Difference & { means?: [Figure, Figure] }>): unknown {
  if (found.status !== 'shown') return found
  const { means, difference, low, high, ...rest } = found
  return {
    ...rest,
    ...(means && { means: means.map(shown) }),
    ...{ difference: shown(difference), low: shown(low), high: shown(high) },
  }
}

function wavesOf({ first, second }: Case, gate: Gate): unknown {
  const [a, b] = [first, second] as [Case, Case]
  const found = comparableWaves(waveOf(a), waveOf(b))
  if (!found.comparable) return found
  const nps = waveOf(a).scale.kind === 'nps'
  return {
    ...found,
    comparison: comparison((nps ? compareNps : compareMeans)(tally(a.answers), tally(b.answers), gate)),
  }
}

function waveOf({ identity, scale }: Case): WaveQuestion {
  const { kind, min = null, max = null, options = [] } = scale as Partial<WaveQuestion['scale']>
  return { identity: String(identity), scale: { kind: String(kind), min, max, options } }
}

const NUMBERS = new Set(['raw', 't', 'df', 'p'])

/** Right values of numbers as numbers. */
function plain(value: unknown, name = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => plain(one))
  if (isRecord(value)) return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, plain(one, key)]))
  return NUMBERS.has(name) && typeof value === 'string' ? Number(value) : value
}

/** A number within 1e-9 of the right one (p: printed with six digits) is taken as that one. */
function near(got: unknown, right: unknown, name = ''): unknown {
  if (Array.isArray(got)) return got.map((one, i) => near(one, Array.isArray(right) ? right[i] : undefined))
  if (isRecord(got))
    return Object.fromEntries(
      Object.entries(got).map(([key, one]) => [key, near(one, isRecord(right) ? right[key] : undefined, key)]),
    )
  if (!NUMBERS.has(name) || typeof got !== 'number' || right === undefined || right === null) return got
  const within = name === 'p' ? 1e-5 * Math.abs(Number(right)) : 1e-9
  return Math.abs(got - Number(right)) <= within ? Number(right) : got
}
