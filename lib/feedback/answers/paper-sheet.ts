/** A survey as a sheet of paper: the numbers of questions and answers are those of the keyboard entry. Pure. */
import type { SurveyContent, SurveyQuestion } from '../survey/definition'

export type PaperQuestion = {
  number: number
  title: string
  note: string
  kind: SurveyQuestion['kind']
  /** «Только если на вопрос 1 …» is said in words of the page's author; here: asked not of everybody. */
  conditional: boolean
  /** Answers with the digit by which they are entered; null – it has none, 0 being a mark. */
  options: { number: number | null; label: string }[]
  marks: number[]
  ends: [string, string]
  rows: string[]
}

/** Digit of «не знаю» at the keyboard and on paper. */
export const DONT_KNOW_NUMBER = 0

export function paperQuestions({ pages }: SurveyContent): PaperQuestion[] {
  return pages
    .flatMap(({ questions }) => questions)
    .filter(({ kind }) => kind !== 'file')
    .map((question, i) => ({
      number: i + 1,
      ...{ title: question.title, note: question.note, kind: question.kind },
      conditional: question.showWhen !== undefined,
      options: optionsOf(question),
      marks: marksOf(question),
      ends: [question.minLabel, question.maxLabel],
      rows: question.rows.map(({ label }) => label),
    }))
}

function optionsOf(question: SurveyQuestion): PaperQuestion['options'] {
  const { options, other, dontKnow } = question
  const unknown = marksOf(question).includes(DONT_KNOW_NUMBER) ? null : DONT_KNOW_NUMBER
  return [
    ...options.map(({ label }, i) => ({ number: i + 1, label })),
    ...(other ? [{ number: options.length + 1, label: 'Другое: ______________________' }] : []),
    ...(dontKnow ? [{ number: unknown, label: 'Не знаю' }] : []),
  ]
}

function marksOf({ kind, min, max, options }: SurveyQuestion): number[] {
  const scale = ['scale', 'stars', 'nps', 'csi'].includes(kind) || (kind === 'matrix' && options.length === 0)
  if (!scale) return []
  const [from, to] = kind === 'nps' ? [0, 10] : [min ?? 1, max ?? 5]
  return Array.from({ length: Math.min(11, to - from + 1) }, (_, i) => from + i)
}
