/**
 * Money of the table of steps as it is printed. What is borne by others than the executive bodies is no cost of the
 * process (Leningrad 2.11): it is reckoned and printed apart. Pure.
 */
import { formatDecimal } from '@/lib/core/decimal'
import {
  formatFraction,
  fractionOf,
  divide,
  compare,
  roundedText,
  shareOut,
  sum,
  unitsText,
  type Fraction,
} from '@/lib/core/fraction'
import { NBSP } from '@/lib/core/format'
import { processFaults, questionFaults } from '../model/check'
import { faultText } from '../model/labels'
import { processResults } from '../model/results'
import type { ProcessModel, ProcessQuestion, ProcessRole, ResourcePrices } from '../model/types'
import type { StepRow } from './data'

export type TableMoney = {
  /** Roubles; null – a price is missing. */
  run: string | null
  others: string | null
  year: { cost: string; runs: string } | null
  rows: Record<string, string>
  /** What keeps money from being reckoned: said beside the figures, it blanks no other. */
  lacks: string[]
}

type Input = {
  rows: readonly Pick<StepRow, 'id' | 'data'>[]
  roles: ProcessRole[]
  prices: ResourcePrices
  runsPerYear: number | null
  day: string
}

export function moneyOf({ rows, roles, prices, runsPerYear, day }: Input, model: ProcessModel): TableMoney {
  const nothing = { run: null, others: null, year: null, rows: {} }
  const onDay: ProcessQuestion = { roles, prices, day }
  const lacks = wordsOf(model, onDay)
  if (lacks.length > 0) return { ...nothing, lacks }
  const { cost } = processResults(model, onDay)
  if (cost === undefined) return { ...nothing, lacks: [] }
  const isOwn = (row: number): boolean => rows[row]?.data.outside !== true
  const parts = (own: boolean): { total: Fraction; ids: string[]; texts: string[] } => {
    const chosen = cost.byStep.flatMap((part, row) => (isOwn(row) === own ? [{ part, id: rows[row]?.id ?? '' }] : []))
    const costs = chosen.map(({ part }) => part)
    return {
      total: sum(costs),
      ids: chosen.map(({ id }) => id),
      texts: shareOut(costs, 2).map((kopecks) => roubles(unitsText(kopecks, 2))),
    }
  }
  const [own, others] = [parts(true), parts(false)]
  const year =
    runsPerYear === null
      ? null
      : yearOf(model, { ...onDay, year: Number(day.slice(0, 4)), runsPerYear: String(runsPerYear) }, isOwn)
  return {
    run: roubles(roundedText(own.total, 2)),
    others: others.ids.length === 0 ? null : roubles(roundedText(others.total, 2)),
    year: year && 'cost' in year ? { cost: year.cost, runs: formatDecimal(String(runsPerYear)) } : null,
    rows: Object.fromEntries([own, others].flatMap(({ ids, texts }) => ids.map((id, i) => [id, texts[i] ?? '']))),
    lacks: year && 'lacks' in year ? year.lacks : [],
  }
}

const wordsOf = (model: ProcessModel, question: ProcessQuestion): string[] =>
  [...processFaults(model, question), ...questionFaults(question)].map((fault) => faultText(fault, model, question))

function yearOf(
  model: ProcessModel,
  question: ProcessQuestion,
  isOwn: (row: number) => boolean,
): { cost: string } | { lacks: string[] } {
  const lacks = wordsOf(model, question)
  if (lacks.length > 0) return { lacks }
  const { yearCost } = processResults(model, question)
  return { cost: shortMoney(sum((yearCost?.byStep ?? []).filter((_, row) => isOwn(row)))) }
}

const roubles = (decimal: string): string => formatDecimal(decimal, { digits: 2 })

const MILLION = fractionOf('1000000')
/** «9,82 млн ₽» from a million on. */
const shortMoney = (value: Fraction): string =>
  compare(value, MILLION) < 0
    ? `${formatFraction(value, 2)}${NBSP}₽`
    : `${formatFraction(divide(value, MILLION), 2)}${NBSP}млн${NBSP}₽`
