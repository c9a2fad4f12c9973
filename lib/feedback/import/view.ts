/** What the page of a file of answers shows. Pure. */
import { formatShort, isDateString } from '@/lib/core/dates'
import type { Answer, SurveyQuestion } from '../survey/definition'
import type { FileFault, WhySkipped } from './read'

/** Why a row stays out. */
export const skippedLabels: Record<WhySkipped, string> = {
  empty: 'пустые',
  total: 'итоги под таблицей',
  duplicate: 'повтор того же ключа с теми же ответами',
  header: 'повтор шапки',
  hand: 'пропущены вами',
  loaded: 'их ключ уже перенесён раньше',
  nothing: 'ни одного ответа',
}

/** «2–5, 9, 14 и ещё 6». */
export function rowList(rows: readonly number[], most = 12): string {
  const spans: [number, number][] = []
  for (const row of rows.toSorted((a, b) => a - b)) {
    const last = spans.at(-1)
    if (last && last[1] === row - 1) last[1] = row
    else spans.push([row, row])
  }
  const shown = spans.slice(0, most).map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`))
  const rest = spans.slice(most).reduce((sum, [from, to]) => sum + to - from + 1, 0)
  return shown.join(', ') + (rest > 0 ? ` и ещё ${rest}` : '')
}

/** An answer in words, as the file's owner compares them. */
export function answerText(question: SurveyQuestion, answer: Answer | undefined): string {
  const option = (id: unknown): string =>
    typeof id === 'object' && id !== null
      ? 'other' in id && typeof id.other === 'string'
        ? id.other
        : 'не знаю'
      : (question.options.find((one) => one.id === id)?.label ?? String(id))
  if (answer === undefined) return 'нет ответа'
  if (typeof answer === 'number') return String(answer)
  if (typeof answer === 'string')
    return question.kind === 'date' && isDateString(answer)
      ? formatShort(answer)
      : question.kind === 'number'
        ? answer.replace('.', ',')
        : option(answer)
  if (Array.isArray(answer)) return answer.map(option).join('; ')
  if ('dontKnow' in answer || ('other' in answer && question.rows.length === 0)) return option(answer)
  return Object.entries(answer)
    .map(([row, value]) => {
      const label = question.rows.find(({ id }) => id === row)?.label ?? row
      return `${label}: ${Array.isArray(value) ? value.map((one) => one ?? '–').join(' / ') : option(value)}`
    })
    .join('; ')
}

/** Answers to choose from when a cell is put right; none – it is typed. */
export function correctionsFor({ question, whole }: Pick<FileFault, 'question' | 'whole'>): string[] {
  if (question === null || whole) return []
  const { kind, options, min, max } = question
  if (kind === 'one' || (kind === 'matrix' && options.length > 0)) return options.map(({ label }) => label)
  const scale = ['scale', 'stars', 'nps', 'matrix', 'csi'].includes(kind)
  if (!scale) return []
  const [from, to] = kind === 'nps' ? [0, 10] : [min ?? 1, max ?? 5]
  return Array.from({ length: Math.min(21, to - from + 1) }, (_, i) => String(from + i))
}
