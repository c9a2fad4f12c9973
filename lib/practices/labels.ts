/** Russian texts for practices. Every Record is exhaustive. Pure. */
import { withUnit } from '@/lib/core/units'
import { decimal, formatDecimal } from '@/lib/core/decimal'
import { formatSigned, NBSP } from '@/lib/core/format'
import type { ComparedGoal } from './practice'
import type { PracticeStatus } from './rules'
import type { AdoptionState, SpreadEffect, SpreadRole } from './spread'

export const practiceStatusLabels: Record<
  PracticeStatus,
  { short: string; next: string; mark: 'ok' | 'warn' | 'bad' | 'none' }
> = {
  DRAFT: { short: 'черновик', next: 'Опишите практику и отправьте её на публикацию.', mark: 'none' },
  SUBMITTED: {
    short: 'на рассмотрении',
    next: 'Уполномоченный орган или методолог публикует практику или возвращает её с замечаниями.',
    mark: 'warn',
  },
  RETURNED: { short: 'возвращена', next: 'Исправьте описание по замечаниям и отправьте снова.', mark: 'bad' },
  PUBLISHED: { short: 'опубликована', next: 'Практика видна всем, другие органы могут её тиражировать.', mark: 'ok' },
  WITHDRAWN: { short: 'снята с публикации', next: 'Практику больше не предлагают для тиражирования.', mark: 'none' },
}

/** «−55 %», «+12,5 %»; what cannot be computed is a dash. */
export const changeText = (change: string | null): string => (change === null ? '–' : `${formatSigned(change)}${NBSP}%`)

/** «40 → 18 минут», «18 минут» when the value before is not known. */
export function beforeAfterText({
  before,
  after,
  unit,
}: {
  before: string | null
  after: string
  unit: string
}): string {
  const arrow = before === null ? '' : `${formatDecimal(decimal(before))}${NBSP}→${NBSP}`
  return `${arrow}${withUnit(after, unit)}`
}

/** A contact whose telephone stays on one line. */
export const contactText = (contact: string): string => contact.replace(/(?<=\d) (?=\()|(?<=\)) (?=\d)/g, NBSP)

/** Marks of the map: an adopted practice's state. */
export const adoptionStateLabels: Record<AdoptionState, { glyph: string; word: string }> = {
  DONE: { glyph: '✓', word: 'внедрена' },
  RUNNING: { glyph: '…', word: 'внедряется' },
  PLANNED: { glyph: '○', word: 'готовится' },
  STOPPED: { glyph: '✕', word: 'прекращена' },
}

/** `word` – on a mark; `legend` – under the map. */
export const spreadEffectLabels: Record<SpreadEffect, { glyph: string; word: string; legend: string }> = {
  MORE: { glyph: '▲', word: 'больше', legend: 'эффект больше, чем там, где взяли' },
  SAME: { glyph: '=', word: 'столько же', legend: 'эффект такой же' },
  LESS: { glyph: '▼', word: 'меньше', legend: 'эффект меньше' },
  MIXED: { glyph: '◆', word: 'по-разному', legend: 'по одной цели больше, по другой меньше' },
}

export const spreadRoleLabels: Record<SpreadRole, { glyph: string; word: string }> = {
  BOTH: { glyph: '⇄', word: 'даёт и берёт' },
  GIVES: { glyph: '→', word: 'только даёт' },
  TAKES: { glyph: '←', word: 'только берёт' },
  OFFERS: { glyph: '○', word: 'предлагает, ещё не взяли' },
  ASIDE: { glyph: '–', word: 'в стороне' },
}

/** What the effect says while the work still goes on is not its last word. */
export const spreadEffectWord = (verdict: SpreadEffect, state: AdoptionState | null): string =>
  `${state === 'RUNNING' ? `пока${NBSP}` : ''}${spreadEffectLabels[verdict].word}`

/** «−62 % против −55 %»: the first goal that can be compared; empty when there is none. */
export function spreadEffectText(goals: readonly ComparedGoal[]): string {
  const goal = goals.find(({ better }) => better !== null)
  return goal ? `${changeText(goal.replica?.change ?? null)} против ${changeText(goal.original?.change ?? null)}` : ''
}
