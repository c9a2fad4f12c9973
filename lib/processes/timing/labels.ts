/** Words of timing on the spot. Pure. */
import { formatShort } from '@/lib/core/dates'
import { NBSP, count, plural } from '@/lib/core/format'
import { formatFraction, fractionOf, multiply, fraction, type Fraction } from '@/lib/core/fraction'
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

/** Minutes to one place, none where it is 0. */
export function minutesText(seconds: Fraction | number): string {
  return formatFraction(minutesOf(seconds), 1).replace(/,0$/, '')
}

export const minutesWords = (seconds: Fraction | number): string => `${minutesText(seconds)}${NBSP}мин`

/** «заявление № 13». */
export const runTitle = (runWord: string, number: number): string => `${runWord} №${NBSP}${number}`

/** What does not count, in words: «1 замер выпадает». */
export const fallsOut = (n: number): string => `${observationCount(n)} ${plural(n, 'выпадает', 'выпадают', 'выпадают')}`

const partLabels: Record<TimingPartName, string> = { WORK: 'работа', WAIT: 'ожидание' }

/** «20 – 30 – 46 мин». */
export function takenWords({ least, usual, most }: { least: string; usual: string; most: string }): string {
  const say = (minutes: string): string => minutesText(multiply(fractionOf(minutes), fraction(60)))
  return `${least === most ? say(least) : `${say(least)} – ${say(usual)} – ${say(most)}`}${NBSP}мин`
}

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
