/** A way through a survey in words: which answers lead along it. Pure. */
import { isDontKnow } from './conditions'
import type { SurveyNames } from './condition-words'
import type { Answer } from './definition'
import type { SurveyPath } from './paths'

function answerWords(names: SurveyNames, question: string, answer: Answer | undefined): string {
  const label = (id: string): string => names.question(question)?.options.find((one) => one.id === id)?.label ?? id
  if (answer === undefined) return 'нет ответа'
  if (isDontKnow(answer)) return '«не знаю»'
  if (Array.isArray(answer))
    return answer.map((one) => `«${typeof one === 'string' ? label(one) : one.other}»`).join(', ')
  if (typeof answer === 'object') return 'есть ответ'
  if (typeof answer === 'number') return String(answer)
  return names.question(question)?.kind === 'one' ? `«${label(answer)}»` : answer.replace('.', ',')
}

/** «вопрос 1 – «Нет», вопрос 3 – 2»; '' – there is one way alone. */
export const pathWords = ({ deciding, answers }: SurveyPath, names: SurveyNames): string =>
  deciding.map((id) => `вопрос ${names.number(id) ?? ''} – ${answerWords(names, id, answers[id])}`).join(', ')
