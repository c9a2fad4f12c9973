/**
 * Whether a question of two versions of a survey, or of two surveys, may be compared (F5): its identity was kept and
 * its scale is the same. Wording may change. Pure.
 */
import type { SurveyQuestion } from '../survey/definition'

/** `options` – ids, in any order. */
type WaveScale = { kind: string; min: number | null; max: number | null; options: readonly string[] }
export type WaveQuestion = { identity: string; scale: WaveScale }

export type Comparability = { comparable: true } | { comparable: false; why: 'identity' | 'scale' }

export function comparableWaves(first: WaveQuestion, second: WaveQuestion): Comparability {
  if (first.identity !== second.identity) return { comparable: false, why: 'identity' }
  return scaleKey(first.scale) === scaleKey(second.scale) ? { comparable: true } : { comparable: false, why: 'scale' }
}

const scaleKey = ({ kind, min, max, options }: WaveScale): string =>
  JSON.stringify([kind, min, max, [...new Set(options)].toSorted()])

/** The question as `comparableWaves` looks at it; rows of a matrix are a part of its scale. */
export const waveQuestion = ({ id, kind, min, max, options, rows }: SurveyQuestion): WaveQuestion => ({
  identity: id,
  scale: { kind, min, max, options: [...options.map((one) => one.id), ...rows.map((row) => `row ${row.id}`)] },
})

export const waveLabels: Record<'identity' | 'scale', string> = {
  identity: 'Это разные вопросы: сравнить их нельзя.',
  scale: 'Шкала вопроса изменилась: сравнить ответы нельзя.',
}
