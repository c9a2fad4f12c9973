/** Who falls behind, and why in words: the one rule of the cockpit's order. Pure. */
import { upperFirst } from '@/lib/core/format'
import type { Cell, Cells, Mark } from './cells'
import type { CellKey } from './columns'
import type { CockpitState } from './filter'

/**
 * BEHIND – something is overdue or the plan's target will not be reached; ATTENTION – something soon will be, or was
 * late;
 * ON_TRACK – neither; NO_DATA – nothing is known of it.
 */
export type StandingState = CockpitState | 'NO_DATA'
export type Standing = { state: StandingState; bad: number; warn: number; /** The worst first. */ reasons: string[] }

export const standingWords: Record<StandingState, { text: string; mark: Mark }> = {
  BEHIND: { text: 'отстаёт', mark: 'bad' },
  ATTENTION: { text: 'требует внимания', mark: 'warn' },
  ON_TRACK: { text: 'в графике', mark: 'ok' },
  NO_DATA: { text: 'нет данных', mark: 'none' },
}

/** How an agency stands by the columns that are shown. */
export function standingOf(cells: Cells, columns: readonly CellKey[]): Standing {
  const shown = columns.map((key) => cells[key])
  const of = (mark: Mark): Cell[] => shown.filter((cell) => cell.mark === mark)
  const [bad, warn] = [of('bad'), of('warn')]
  const state = bad.length > 0 ? 'BEHIND' : warn.length > 0 ? 'ATTENTION' : of('ok').length > 0 ? 'ON_TRACK' : 'NO_DATA'
  return { state, bad: bad.length, warn: warn.length, reasons: [...bad, ...warn].map(({ why }) => why).filter(Boolean) }
}

/** Those who fall behind most come first: more overdue, then more that needs attention; a tie is left to the caller. */
export const compareStandings = (a: Standing, b: Standing): number => b.bad - a.bad || b.warn - a.warn

/** «Самооценка не начата, срок – 15 декабря; отчёт за III квартал 2026 г. возвращён.» */
export function reasonsText({ reasons }: Standing): string {
  const text = reasons.join('; ')
  return text && `${upperFirst(text)}.`
}
