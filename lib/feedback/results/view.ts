/** What results say of a question, from shown cells alone: distribution, measures, groups beside each other. Pure. */
import { add, fraction, multiply, divide, type Fraction } from '@/lib/core/fraction'
import { OTHER, rowsIn, type Distribution } from '../release/counts'
import type { SurveyQuestion } from '../survey/definition'
import { asksAgreement, isMark } from '../survey/main-question'
import { compareMeans, compareNps, compareShares, type Compared, type Difference } from './compare'
import {
  csiMeasure,
  figure,
  markMeasures,
  npsMeasures,
  shareFigure,
  spreadOf,
  type Figure,
  type Gate,
  type Tally,
} from './measures'

/** What is summed here was released: nothing is hidden a second time. */
const released: Gate = { k: 1, showUnanimous: true }

/** A distribution as the measures take it; of marks and numbers. */
const tallyIn = ({ counts, dontKnow }: Distribution): Tally => ({ counts, dontKnow, empty: 0 })

/** One value of a distribution; the share is of those who answered this question. */
export type ValueLine = { id: string; label: string; count: number; share: Figure }
/** A row counts as a question of its own: hidden by itself. */
export type RowLine = {
  id: string
  label: string
  hidden: boolean
  n: number
  mean: Figure | null
  importance: Figure | null
  /** Of a matrix of options: how often each was chosen. */
  values: ValueLine[]
}

export type Measure =
  | ({ kind: 'marks'; /** They agree with a statement. */ agreement?: true } & NonNullable<
      ReturnType<typeof markMeasures>
    >)
  | ({ kind: 'nps' } & NonNullable<ReturnType<typeof npsMeasures>>)
  | { kind: 'csi'; n: number; csi: Figure }
  | ({ kind: 'number' } & NonNullable<ReturnType<typeof spreadOf>>)

export type QuestionResult = {
  question: SurveyQuestion
  number: number
  /** `none`: nobody answered; `hidden`: no batch shows it. */
  status: 'shown' | 'none' | 'hidden'
  n: number
  dontKnow: number
  values: ValueLine[]
  rows: RowLine[]
  measure: Measure | null
  /** The measure cannot be told, because a row it is made of is hidden. */
  measureHidden: boolean
  /** Some batch hides the question: its people are in none of these figures. */
  partly: boolean
}

const shareOf = (count: number, n: number): Figure => shareFigure(fraction(count, Math.max(n, 1)))

const marksOf = ({ min, max }: SurveyQuestion): string[] =>
  Array.from({ length: Math.min((max ?? 5) - (min ?? 1) + 1, 101) }, (_, at) => String((max ?? 5) - at))

function markLabel({ min, max, minLabel, maxLabel }: SurveyQuestion, mark: string): string {
  const words = Number(mark) === max ? maxLabel : Number(mark) === min ? minLabel : ''
  return words ? `${mark} – ${words}` : mark
}

/** Values of the distribution in the order of the form; marks from the best. */
function valuesOf(question: SurveyQuestion, { n, counts }: Distribution): ValueLine[] {
  const line = (id: string, label: string): ValueLine => ({
    id,
    label,
    count: counts[id] ?? 0,
    share: shareOf(counts[id] ?? 0, n),
  })
  switch (question.kind) {
    case 'one':
    case 'many':
      return [
        ...question.options.map(({ id, label }) => line(id, label)),
        ...(question.other || counts[OTHER] ? [line(OTHER, 'Другое')] : []),
      ]
    case 'scale':
    case 'stars':
    case 'nps':
      return marksOf(question).map((mark) => line(mark, markLabel(question, mark)))
    case 'matrix':
    case 'ranking':
    case 'csi':
    case 'number':
    case 'text':
    case 'date':
    case 'file':
      return []
  }
}

const meanOf = (values: readonly [number, number][]): Figure | null => {
  const n = values.reduce((sum, [, count]) => sum + count, 0)
  if (n === 0) return null
  const sum = values.reduce<Fraction>(
    (all, [value, count]) => add(all, multiply(fraction(value), fraction(count))),
    fraction(0),
  )
  return figure(divide(sum, fraction(n)))
}

/** What batches show of one row: null – no batch shows it, undefined – nobody was asked it yet. */
export type RowsShown = (row: string) => Distribution | null | undefined

/** Rows of a matrix, of importance and marks, places of a ranking: how many answered and the mean. */
function rowsOf(question: SurveyQuestion, rowsShown: RowsShown): RowLine[] {
  return rowsIn(question).map(({ id, label }): RowLine => {
    const shown = rowsShown(id)
    const row = { id, label, hidden: shown === null, n: shown?.n ?? 0, mean: null, importance: null, values: [] }
    if (!shown) return row
    const own = Object.entries(shown.counts)
    if (question.kind === 'csi') {
      const pairs = own.map(([value, count]) => ({ pair: value.split(',').map(Number), count }))
      return {
        ...row,
        mean: meanOf(pairs.map(({ pair, count }) => [pair[1] ?? 0, count])),
        importance: meanOf(pairs.map(({ pair, count }) => [pair[0] ?? 0, count])),
      }
    }
    if (question.kind === 'matrix' && question.options.length > 0)
      return {
        ...row,
        values: question.options.map((option) => {
          const chosen = shown.counts[option.id] ?? 0
          return { id: option.id, label: option.label, count: chosen, share: shareOf(chosen, shown.n) }
        }),
      }
    return {
      ...row,
      mean: meanOf(own.map(([value, count]) => [Number(value), count])),
      values:
        question.kind === 'matrix'
          ? marksOf(question).map((mark) => {
              const chosen = shown.counts[mark] ?? 0
              return { id: mark, label: mark, count: chosen, share: shareOf(chosen, shown.n) }
            })
          : [],
    }
  })
}

/** The index over all rows; null when one of them is hidden: it would tell of people who are not shown. */
function csiOf(
  question: SurveyQuestion,
  n: number,
  rowsShown: RowsShown,
): { measure: Measure | null; hidden: boolean } {
  const rows = rowsIn(question).map(({ id }) => rowsShown(id))
  if (rows.includes(null)) return { measure: null, hidden: true }
  // Each pair stands as often as it was given: the sums are those over people; n is of people.
  const pairs = rows.flatMap((row) =>
    Object.entries(row?.counts ?? {}).flatMap(([key, count]) => {
      const [importance, mark] = key.split(',').map(Number)
      return importance === undefined || mark === undefined
        ? []
        : [{ pairs: [[importance, mark] as [number, number]], count }]
    }),
  )
  const { csi } = csiMeasure(pairs, released)
  return { measure: csi && { kind: 'csi', n, csi }, hidden: false }
}

function measureOf(question: SurveyQuestion, shown: Distribution): Measure | null {
  const tally = tallyIn(shown)
  if (isMark(question)) {
    const marks = markMeasures(tally)
    return marks && { kind: 'marks', ...(asksAgreement(question) && { agreement: true as const }), ...marks }
  }
  if (question.kind === 'nps') {
    const nps = npsMeasures(tally)
    return nps && { kind: 'nps', ...nps }
  }
  if (['scale', 'stars', 'number'].includes(question.kind)) {
    const spread = spreadOf(tally)
    return spread && { kind: 'number', ...spread }
  }
  return null
}

/** Everything that is said of one question; `shown` null – no batch shows it, undefined – nobody was asked it yet. */
export function questionResult(
  question: SurveyQuestion,
  number: number,
  shown: Distribution | null | undefined,
  { rowsShown = () => undefined, partly = false }: { rowsShown?: RowsShown; partly?: boolean } = {},
): QuestionResult {
  const nothing = {
    ...{ question, number, n: 0, dontKnow: 0, values: [], rows: [], measure: null },
    ...{ measureHidden: false, partly: false },
  }
  if (shown === undefined) return { ...nothing, status: 'none' }
  if (shown === null) return { ...nothing, status: 'hidden' }
  const index = question.kind === 'csi' ? csiOf(question, shown.n, rowsShown) : null
  return {
    ...{ question, number, n: shown.n, dontKnow: shown.dontKnow, partly },
    status: shown.n === 0 ? 'none' : 'shown',
    values: valuesOf(question, shown),
    rows: rowsOf(question, rowsShown),
    measure: index ? index.measure : measureOf(question, shown),
    measureHidden: index?.hidden ?? false,
  }
}

/** Two distributions of one question beside each other; null – the kind has no measure to compare by. */
export function compareResults(
  question: SurveyQuestion,
  a: Distribution,
  b: Distribution,
): { of: 'share' | 'nps' | ''; difference: Compared<Difference> } | null {
  const [first, second] = [tallyIn(a), tallyIn(b)]
  if (isMark(question)) return { of: 'share', difference: compareShares(first, second, released) }
  if (question.kind === 'nps') return { of: 'nps', difference: compareNps(first, second, released) }
  if (['scale', 'stars', 'number'].includes(question.kind))
    return { of: '', difference: compareMeans(first, second, released) }
  return null
}

/** `PARTLY`: some batch hides it, its figures are of the others; `TOGETHER`: of batches that do not show them apart. */
export type GroupPart = 'ALL' | 'PARTLY' | 'TOGETHER'

export type GroupLine = {
  cell: string
  label: string
  /** Null: not shown apart. */
  result: QuestionResult | null
  part: GroupPart
  /** Against all others who answered; null – nothing to compare with. */
  against: ReturnType<typeof compareResults>
}

/** All but this group. */
const without = (total: Distribution, part: Distribution): Distribution => ({
  n: total.n - part.n,
  dontKnow: total.dontKnow - part.dontKnow,
  counts: Object.fromEntries(
    Object.entries(total.counts).map(([value, count]) => [value, count - (part.counts[value] ?? 0)]),
  ),
})

/**
 * Groups of one attribute beside each other, the lowest first; each is compared with all others: a difference of two
 * figures that are shown.
 * `notSplit`: people of the whole who stand in no shown group.
 */
export function groupLines(
  question: SurveyQuestion,
  total: Distribution,
  groups: readonly { cell: string; label: string; shown: Distribution | null; part: GroupPart }[],
): { lines: GroupLine[]; notSplit: number } {
  const known = groups.flatMap(({ cell, shown }) => (shown ? [{ cell, shown }] : []))
  const lines = groups.map(({ cell, label, shown, part }): GroupLine => {
    const others = shown && without(total, shown)
    return {
      ...{ cell, label, part: shown === null ? 'ALL' : part },
      result: shown && questionResult(question, 0, shown),
      against: shown && others && others.n > 0 ? compareResults(question, shown, others) : null,
    }
  })
  const order = ({ result }: GroupLine): number => {
    const { measure } = result ?? { measure: null }
    if (measure === null) return Infinity
    return measure.kind === 'marks'
      ? measure.satisfied.share.raw
      : measure.kind === 'nps'
        ? measure.value.raw
        : measure.kind === 'csi'
          ? measure.csi.raw
          : measure.mean.raw
  }
  return {
    lines: lines.toSorted((a, b) => order(a) - order(b) || (a.label < b.label ? -1 : 1)),
    notSplit: total.n - known.reduce((sum, { shown }) => sum + shown.n, 0),
  }
}
