/** Steps «как есть» beside steps «как будет»: what changed in each, counted in time and money of a run. Pure. */
import { ZERO, divide, fraction, isZero, subtract, sum, type Fraction } from '@/lib/core/fraction'
import type { ProcessResults } from '../model/results'
import type { ProcessModel, ProcessStep } from '../model/types'
import { signed } from '../money/comparison'
import { spentByRow } from '../model/step-lines'
import type { Change } from './picture'

type Place = { number: number; name: string }
export type ComparedStep = {
  key: string
  before: Place | null
  after: Place | null
  change: Change | null
  /** «роль, время» */
  what: string
  /** Working days of a run in the step, waiting and work; '' – none. */
  time: string
  /** Roubles of a run; null – not shown to the person. */
  money: string | null
}
export type ComparedSteps = { lines: ComparedStep[]; time: string; money: string | null }

export type ComparedSide = {
  rows: readonly { id: string; fromId: string | null }[]
  model: ProcessModel
  results: ProcessResults
}

const sameRoles = (one: ProcessStep, other: ProcessStep): boolean =>
  JSON.stringify(one.roles) === JSON.stringify(other.roles)
const sameTime = (one: ProcessStep, other: ProcessStep): boolean =>
  JSON.stringify([one.wait, one.work]) === JSON.stringify([other.wait, other.work])

function whatChanged(before: ProcessStep, after: ProcessStep): string {
  return [
    before.name === after.name ? '' : 'название',
    sameRoles(before, after) ? '' : 'роль',
    sameTime(before, after) ? '' : 'время',
  ]
    .filter((word) => word !== '')
    .join(', ')
}

type Pair = { before: number | null; after: number | null }

/** Rows of both sides in one order: a new step stands before the next one that was there. */
function pairsOf(before: ComparedSide, after: ComparedSide): Pair[] {
  const taken = new Map<string, number>()
  for (const [i, { fromId }] of after.rows.entries()) if (fromId !== null && !taken.has(fromId)) taken.set(fromId, i)
  const known = new Set(before.rows.map(({ id }) => id))
  const isNew = (i: number): boolean => {
    const from = after.rows[i]?.fromId ?? null
    return from === null || !known.has(from) || taken.get(from) !== i
  }
  const pairs: Pair[] = []
  const told = new Set<number>()
  const tellNew = (until: number) => {
    for (let i = 0; i < until; i += 1) {
      if (told.has(i) || !isNew(i)) continue
      told.add(i)
      pairs.push({ before: null, after: i })
    }
  }
  for (const [row, { id }] of before.rows.entries()) {
    const match = taken.get(id) ?? null
    if (match !== null) tellNew(match)
    pairs.push({ before: row, after: match })
  }
  tellNew(after.rows.length)
  return pairs
}

/** Both sides step by step. */
export function comparedSteps(before: ComparedSide, after: ComparedSide, dayMinutes: string): ComparedSteps {
  const day = fraction(BigInt(dayMinutes))
  const spent = [before, after].map(({ model, results }) => spentByRow({ model, visits: results.figures.visits }))
  const cost = [before, after].map(({ results }) => results.cost?.byStep ?? null)
  const hasMoney = cost.every((one) => one !== null)
  const at = (list: readonly Fraction[] | null | undefined, row: number | null): Fraction =>
    (row === null ? undefined : list?.[row]) ?? ZERO
  const days = (minutes: Fraction): string => (isZero(minutes) ? '' : signed(divide(minutes, day), 1))
  const lines = pairsOf(before, after).map(({ before: was, after: is }): ComparedStep => {
    const [one, other] = [before.model.steps[was ?? -1], after.model.steps[is ?? -1]]
    const what = one && other ? whatChanged(one, other) : ''
    const place = (row: number | null, step: ProcessStep | undefined): Place | null =>
      row === null || !step ? null : { number: row + 1, name: step.name }
    return {
      key: `${was ?? 'n'}-${is ?? 'n'}`,
      before: place(was, one),
      after: place(is, other),
      change: was === null ? 'added' : is === null ? 'removed' : what === '' ? null : 'changed',
      what,
      time: days(subtract(at(spent[1], is), at(spent[0], was))),
      money: hasMoney ? signed(subtract(at(cost[1], is), at(cost[0], was)), 2) : null,
    }
  })
  const total = (lists: (readonly Fraction[] | null | undefined)[]): Fraction =>
    subtract(sum(lists[1] ?? []), sum(lists[0] ?? []))
  return { lines, time: days(total(spent)), money: hasMoney ? signed(total(cost), 2) : null }
}
