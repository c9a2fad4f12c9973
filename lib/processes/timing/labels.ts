/** Words of timing on the spot. Pure. */
import { formatShort } from '@/lib/core/dates'
import { NBSP, count, plural } from '@/lib/core/format'
import { fractionOf, type Fraction } from '@/lib/core/fraction'
import { shortTime, timeRow } from '../model/time-words'
import type { TimingPartName } from './rules'
import type { Outcome } from './sheet'
import { minutesOf, type Verdict } from './spread'
import type { StepProof } from './view'

export const outcomeLabels: Record<Outcome, string> = { DONE: 'выполнен', SKIPPED: 'пропущен', RETURNED: 'возвращён' }

export const verdictLabels: Record<Verdict, string> = {
  BY_RULE: 'по правилу выбросов',
  COUNTED: 'считается',
  LEFT_OUT: 'не считается',
}

export const observationCount = (n: number): string => count(n, 'замер', 'замера', 'замеров')

/** «17:20», «1:05:03» – as a stopwatch shows it. */
export function stopwatch(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60]
  const two = (n: number): string => String(n).padStart(2, '0')
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${two(minutes)}:${two(rest)}`
}

type Seconds = Fraction | number

/** As every time is printed: «20 с», «5,5 мин», «1 ч 5 мин». */
export const timedWords = (seconds: Seconds, dayMinutes: string): string => shortTime(minutesOf(seconds), dayMinutes)

/** «20 – 30 – 46 мин». */
export const timedRow = (seconds: readonly Seconds[], dayMinutes: string, dash?: string): string =>
  timeRow(seconds.map(minutesOf), dayMinutes, dash)

/** «от 20 с до 5,5 мин»; «20 с» where all are printed alike. */
export function fromTo({ least, most }: { least: Seconds; most: Seconds }, dayMinutes: string): string {
  const one = timedWords(least, dayMinutes)
  return one === timedWords(most, dayMinutes) ? one : `от ${timedRow([least, most], dayMinutes, ' до ')}`
}

/** «заявление № 13». */
export const runTitle = (runWord: string, number: number): string => `${runWord} №${NBSP}${number}`

/** What does not count, in words: «1 замер выпадает». */
export const fallsOut = (n: number): string => `${observationCount(n)} ${plural(n, 'выпадает', 'выпадают', 'выпадают')}`

const partLabels: Record<TimingPartName, string> = { WORK: 'работа', WAIT: 'ожидание' }

/** «20 – 30 – 46 мин». */
export function takenWords({ least, usual, most }: Taken, dayMinutes: string): string {
  const values = least === most ? [least] : [least, usual, most]
  return timeRow(values.map(fractionOf), dayMinutes)
}
type Taken = { least: string; usual: string; most: string }

/** «по 12 замерам, 03.11.2026»: what times of the table stand on, by step. */
export function proofsByStep(
  proofs: readonly StepProof[],
): Record<string, { field: 'wait' | 'work'; cell: string; words: string }[]> {
  const found: ReturnType<typeof proofsByStep> = {}
  for (const { stepId, part, cell, count: n, from, to } of proofs) {
    const days = from === to ? formatShort(from) : `${formatShort(from)} – ${formatShort(to)}`
    const words = `${partLabels[part]} по ${n}${NBSP}${plural(n, 'замеру', 'замерам', 'замерам')}, ${days}`
    found[stepId] = [...(found[stepId] ?? []), { field: part === 'WORK' ? 'work' : 'wait', cell, words }]
  }
  return found
}
