/**
 * The ladder of time, to scale: waiting above, work below, a branch that runs beside the longest as a thin second bar.
 * Pure.
 */
import { ZERO, add, divide, fractionOf, type Fraction, formatSmall } from '@/lib/core/fraction'
import { NBSP } from '@/lib/core/format'
import { shortTime } from '../model/time-words'
import type { Part } from './course'

/** Parts of the whole width, from 0 to 1. */
export type Rung = {
  /** Row, from 0. */
  row: number
  start: number
  wait: number
  work: number
  waitText: string
  workText: string
  /** Rows that run beside it, each with its place and what it takes. */
  beside: { row: number; start: number; width: number; text: string }[]
}

const numberOf = (part: Fraction, whole: Fraction): number => {
  const { top, bottom } = divide(part, whole)
  // Enough figures for any screen.
  return Number((top * 1_000_000n) / bottom) / 1_000_000
}

/** Empty where the whole takes no time. */
export function ladderOf(parts: readonly Part[], total: Fraction, dayMinutes: string): Rung[] {
  if (total.top === 0n) return []
  const day = fractionOf(dayMinutes)
  const days = (minutes: Fraction): string => formatSmall(divide(minutes, day), 1)
  let past = ZERO
  const rungs: Rung[] = []
  const starts = new Map<number, number>()
  parts.forEach(({ wait, work, beside }, row) => {
    if (beside !== null) return
    const start = numberOf(past, total)
    starts.set(row, start)
    rungs.push({
      row,
      start,
      wait: numberOf(wait, total),
      work: numberOf(work, total),
      waitText: days(wait),
      workText: shortTime(work, dayMinutes).replaceAll(' ', NBSP),
      beside: [],
    })
    past = add(past, add(wait, work))
  })
  const used = new Map<number, number>()
  parts.forEach(({ wait, work, beside }, row) => {
    if (beside === null) return
    const rung = rungs.find((one) => one.row === beside)
    if (rung === undefined) return
    const width = numberOf(add(wait, work), total)
    const start = used.get(beside) ?? starts.get(beside) ?? 0
    used.set(beside, start + width)
    rung.beside.push({ row, start, width, text: days(add(wait, work)) })
  })
  return rungs
}
