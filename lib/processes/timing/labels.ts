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

/** Minutes to one place, none where there is none. */
export function minutesText(seconds: Fraction | number): string {
  const minutes = minutesOf(seconds)
  return formatFraction(minutes, minutes.top % minutes.bottom === 0n ? 0 : 1)
}

export const minutesWords = (seconds: Fraction | number): string => `${minutesText(seconds)}${NBSP}мин`

/** «заявление № 13». */
export const runTitle = (runWord: string, number: number): string => `${runWord} №${NBSP}${number}`

/** What does not count, in words: «1 замер выпадает». */
export const fallsOut = (n: number): string => `${observationCount(n)} ${plural(n, 'выпадает', 'выпадают', 'выпадают')}`

const partLabels: Record<TimingPartName, string> = { WORK: 'работа', WAIT: 'ожидание' }

/** «20 – 30 – 46 мин», and the waiting where it is taken too. */
export function takenWords(
  lines: readonly { part: TimingPartName; least: string; usual: string; most: string }[],
): string {
  const say = (minutes: string): string => minutesText(multiply(fractionOf(minutes), fraction(60)))
  return lines
    .map(({ part, least, usual, most }) => {
      const three = least === most ? say(least) : `${say(least)} – ${say(usual)} – ${say(most)}`
      return `${lines.length > 1 ? `${partLabels[part]} ` : ''}${three}${NBSP}мин`
    })
    .join(', ')
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
