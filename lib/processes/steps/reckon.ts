/**
 * What the table of steps says of a run, in the words and figures of the screen. Runs in the browser, in a worker: a
 * table with a fault gives its doubts and no figures, and the screen keeps the last ones. Pure.
 */
import {
  ZERO,
  add,
  compare,
  divide,
  formatFraction,
  fractionOf,
  isZero,
  multiply,
  rootText,
  type Fraction,
  formatSmall,
} from '@/lib/core/fraction'
import { formatDecimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import { processFaults } from '../model/check'
import { runFigures, type RunFigures } from '../model/figures'
import { leadReasonLabels } from '../model/labels'
import { meanOf } from '../model/step-time'
import { shortTime } from '../model/time-words'
import type { ProcessModel, ProcessRole, ResourcePrices } from '../model/types'
import { asksPerRun } from './asks'
import { courseOf, type Part } from './course'
import type { StepRow } from './data'
import { doubtsOf, type Doubt } from './doubts'
import { ladderOf, type Rung } from './ladder'
import { toModel, type Owner } from './model'
import type { SubSums } from './sub'
import { moneyOf, type TableMoney } from './reckon-money'

export type ReckonInput = {
  rows: readonly Pick<StepRow, 'id' | 'data'>[]
  start: string | null
  /** Of steps that take the sum of their subprocess. */
  subs: SubSums
  owner: Owner
  roles: readonly ProcessRole[]
  /** Null: for those who may not see money. */
  prices: ResourcePrices | null
  runsPerYear: number | null
  /** The day whose prices count; its year is the year that is reckoned. */
  day: string
  dayMinutes: string
}

/** Figures of one row; `lead` – cumulated working days, or the row beside which it runs, or nothing exact. */
export type RowFigures = {
  visits: string
  lead: string | { beside: number } | null
  /** Place in the whole, from 0 to 1. */
  start: number
  width: number
}

export type TableFigures = {
  lead: { value: string; unit: string; spread: string } | null
  /** Why there is no exact lead time. */
  leadReasons: string[]
  work: string
  flow: string | null
  firstTimeRight: string
  handoffs: { roles: string; units: string; agencies: string }
  /** Per run. */
  asks: { approval: string; information: string }
  rows: Record<string, RowFigures>
  ladder: Rung[]
  money: TableMoney | null
}

export type Reckoned = { doubts: Doubt[]; figures: TableFigures | null }

export function reckon(input: ReckonInput): Reckoned {
  const { rows, owner, start, subs, dayMinutes } = input
  const roles = [...input.roles]
  const model = toModel(rows, owner, start, subs)
  const faults = processFaults(model, { roles })
  if (faults.length > 0) return { doubts: doubtsOf(faults, rows, model, { roles }, dayMinutes), figures: null }
  const figures = runFigures(model, roles)
  const parts = figures.lead.exact ? courseOf(model.steps, figures.visits) : null
  const asks = asksPerRun(input.rows, figures.visits)
  return {
    doubts: [],
    figures: {
      ...leadOf(figures, dayMinutes),
      work: shortTime(figures.work, dayMinutes).replaceAll(' ', NBSP),
      flow: figures.flowEfficiency && percent(figures.flowEfficiency),
      firstTimeRight: percent(figures.firstTimeRight),
      handoffs: {
        roles: formatSmall(figures.handoffs.roles, 1),
        units: formatSmall(figures.handoffs.units, 1),
        agencies: formatSmall(figures.handoffs.agencies, 1),
      },
      asks: { approval: times(asks.approval), information: times(asks.information) },
      rows: rowsOf(model, figures, parts, dayMinutes),
      ladder: parts && figures.lead.exact ? ladderOf(parts, figures.lead.mean, dayMinutes) : [],
      money: input.prices && moneyOf({ ...input, roles, prices: input.prices }, model),
    },
  }
}

const percent = (part: Fraction): string => `${formatFraction(multiply(part, fractionOf('100')), 1)}${NBSP}%`

function leadOf({ lead }: RunFigures, dayMinutes: string): Pick<TableFigures, 'lead' | 'leadReasons'> {
  if (!lead.exact) return { lead: null, leadReasons: lead.reasons.map((reason) => leadReasonLabels[reason]) }
  const day = fractionOf(dayMinutes)
  if (compare(lead.mean, day) < 0) {
    const spread = shortTime(fractionOf(rootText(lead.variance, 4)), dayMinutes).replaceAll(' ', NBSP)
    return {
      lead: { value: shortTime(lead.mean, dayMinutes).replaceAll(' ', NBSP), unit: '', spread },
      leadReasons: [],
    }
  }
  const spread = formatDecimal(rootText(divide(lead.variance, multiply(day, day)), 1), { digits: 1 })
  return {
    lead: {
      value: formatFraction(divide(lead.mean, day), 1),
      unit: 'рабочего дня',
      spread: `${spread}${NBSP}р.${NBSP}д.`,
    },
    leadReasons: [],
  }
}

const times = (value: Fraction): string => formatFraction(value, value.top % value.bottom === 0n ? 0 : 2)

function rowsOf(
  { steps }: ProcessModel,
  { visits, lead }: RunFigures,
  parts: readonly Part[] | null,
  dayMinutes: string,
): Record<string, RowFigures> {
  const day = fractionOf(dayMinutes)
  const total = lead.exact ? lead.mean : ZERO
  const ratio = (part: Fraction): number =>
    isZero(total) ? 0 : Number((part.top * total.bottom * 10_000n) / (part.bottom * total.top)) / 10_000
  let past = ZERO
  const begins = new Map<number, Fraction>()
  const found: Record<string, RowFigures> = {}
  steps.forEach(({ id, wait, work }, row) => {
    const times = visits[row] ?? ZERO
    const takes = multiply(times, add(meanOf(wait), meanOf(work)))
    const part = parts?.[row]
    const beside = part?.beside ?? null
    const begin = beside === null ? past : (begins.get(beside) ?? past)
    begins.set(row, begin)
    if (part && beside === null) past = add(past, takes)
    found[id] = {
      visits: formatFraction(times, 2),
      lead: part === undefined ? null : beside === null ? formatFraction(divide(past, day), 1) : { beside },
      start: part === undefined ? 0 : ratio(begin),
      width: part === undefined ? 0 : ratio(takes),
    }
  })
  return found
}
