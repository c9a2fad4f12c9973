/** Short words in which ready surveys are written. Pure. */
import { newQuestion, type QuestionKind, type SurveyContent, type SurveyPage, type SurveyQuestion } from '../definition'
import type { SurveyAudience, SurveyPurpose, ClientSide } from '../labels'

export type ReadySurvey = {
  key: string
  title: string
  /** What it is for, in a sentence. */
  about: string
  purpose: SurveyPurpose
  side: ClientSide
  audience: SurveyAudience
  content: SurveyContent
}

type More = Partial<Omit<SurveyQuestion, 'id' | 'kind' | 'title' | 'options' | 'rows'>> & {
  options?: readonly Label[]
  rows?: readonly Label[]
}
/** «key: words»; the key is the identity, kept for ever. */
type Label = `${string}: ${string}`

const items = (labels: readonly Label[]) =>
  labels.map((text) => ({ id: text.slice(0, text.indexOf(':')), label: text.slice(text.indexOf(':') + 2) }))

export const ask = (
  id: string,
  kind: QuestionKind,
  title: string,
  { options, rows, ...more }: More = {},
): SurveyQuestion => ({
  ...newQuestion(id, kind),
  ...more,
  title,
  ...(options && { options: items(options) }),
  ...(rows && { rows: items(rows) }),
})

export const page = (
  id: string,
  title: string,
  questions: SurveyQuestion[],
  next: SurveyPage['next'] = [],
): SurveyPage => ({
  id,
  title,
  note: '',
  questions,
  next,
})

/** Marks of 1–5 in words: the ends are said. */
export const pleased = { minLabel: 'совсем не довольны', maxLabel: 'полностью довольны' } as const
export const agreed = { minLabel: 'совсем не согласны', maxLabel: 'полностью согласны' } as const
export const yesNo: readonly Label[] = ['yes: Да', 'no: Нет']
