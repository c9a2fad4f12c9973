/**
 * One press of a button in an answer form: what it shows next, or that the answer can be sent. The page without script
 * asks the server, the page with it asks here; both by the same rules (F4). Pure.
 */
import { offeredOptions, wayThrough, type AnswerFault, type WayThrough } from '../survey/conditions'
import type { Answers, SurveyContent, SurveyQuestion } from '../survey/definition'
import { consentName, readAnswers, type FieldFault, type Fields } from './fields'

/** What the form holds when a button is pressed. */
export type Filled = {
  page: string
  /** Questions that the page showed. */
  seen: readonly string[]
  fields: Fields
  /** The person was told which answers will not be sent. */
  agreed: boolean
}
export type Move = 'next' | 'back' | 'stay'

export type Step =
  | { kind: 'page'; page: string; errors: Record<string, string>; added: boolean }
  | { kind: 'confirm'; page: string; dropped: string[] }
  | { kind: 'ready'; kept: Answers }

export const findQuestion = ({ pages }: SurveyContent, id: string): SurveyQuestion | undefined =>
  pages.flatMap(({ questions }) => questions).find((question) => question.id === id)

/** Questions of a page that are shown, with the options offered, as far as the answers go. */
export function shownOn(content: SurveyContent, pageId: string, fields: Fields) {
  const way = wayThrough(content, readAnswers(content, fields).given)
  const page = content.pages.find(({ id }) => id === pageId)
  return (page?.questions ?? [])
    .filter(({ id }) => way.shown.includes(id))
    .map((question) => ({ question, offered: offeredOptions(question, way.kept) }))
}

/** Where the page stands on the way: «страница 2 из 3». The way after it may still change. */
export function placeOf(content: SurveyContent, pageId: string, fields: Fields): { number: number; of: number } {
  const { pages } = wayLeniently(content, fields)
  return { number: Math.max(1, pages.indexOf(pageId) + 1), of: Math.max(1, pages.length) }
}

/** The way as it would go on if what is still required were answered without a jump. */
function wayLeniently(content: SurveyContent, fields: Fields): WayThrough {
  const open = {
    pages: content.pages.map((page) => ({
      ...page,
      questions: page.questions.map((question) => ({ ...question, required: false })),
    })),
  }
  return wayThrough(open, readAnswers(content, fields).given)
}

export function advance(content: SurveyContent, filled: Filled, move: Move): Step {
  const { given, bad } = readAnswers(content, filled.fields)
  const way = wayThrough(content, given)
  const errors = errorsOf(content, way, bad, filled.fields)
  const lenient = wayLeniently(content, filled.fields).pages
  const here = lenient.includes(filled.page) ? filled.page : (lenient.at(-1) ?? filled.page)
  const at = lenient.indexOf(here)
  // A page that the answers leave without a question is passed by; the last one says that there are no more.
  const asks = (id: string): boolean => shownOn(content, id, filled.fields).length > 0
  if (move !== 'next') {
    const page = move === 'back' ? (lenient.slice(0, at).findLast(asks) ?? lenient[0] ?? here) : here
    return { kind: 'page', page, errors: {}, added: false }
  }
  const onPage = (id: string): string[] =>
    content.pages.find((page) => page.id === id)?.questions.map((question) => question.id) ?? []
  // An earlier page first: a back step may have opened a question there.
  for (const page of lenient.slice(0, at + 1)) {
    const wrong = onPage(page).filter((id) => errors[id] !== undefined)
    // What has just come by the answers of this page is shown before anybody is told that it is missing.
    const fresh = page === here ? onPage(page).filter((id) => way.shown.includes(id) && !filled.seen.includes(id)) : []
    const told = wrong.filter((id) => !fresh.includes(id))
    if (told.length > 0 || fresh.length > 0)
      return { kind: 'page', page, errors: pick(errors, told), added: fresh.length > 0 && told.length === 0 }
  }
  const rest = lenient.slice(at + 1)
  const next = rest.find(asks) ?? rest.at(-1)
  if (next !== undefined) return { kind: 'page', page: next, errors: {}, added: false }
  const dropped = [...way.dropped, ...Object.keys(bad).filter((id) => !way.shown.includes(id))]
  if (dropped.length > 0 && !filled.agreed) return { kind: 'confirm', page: here, dropped }
  return { kind: 'ready', kept: way.kept }
}

const pick = (errors: Record<string, string>, ids: readonly string[]): Record<string, string> =>
  Object.fromEntries(ids.map((id) => [id, errors[id] ?? '']))

/** Errors of the questions shown, in words. */
export function errorsOf(
  content: SurveyContent,
  way: WayThrough,
  bad: Readonly<Record<string, FieldFault>>,
  fields: Fields,
): Record<string, string> {
  const errors: Record<string, string> = {}
  for (const id of way.missing) errors[id] = 'Ответьте на этот вопрос.'
  for (const { question, fault } of way.faults) {
    const found = findQuestion(content, question)
    if (found) errors[question] = faultText(found, fault)
  }
  for (const id of way.shown) {
    const question = findQuestion(content, id)
    const fault = bad[id]
    if (question && fault) errors[id] = faultText(question, fault)
    else if (question?.consent && id in way.kept && !fields[consentName(id)]?.includes('1'))
      errors[id] = 'Отметьте согласие или сотрите ответ.'
  }
  return errors
}

const russian = (value: number): string => String(value).replace('.', ',').replace('-', '−')

/** Why an answer does not fit its question, and what would. */
export function faultText(question: SurveyQuestion, fault: AnswerFault | FieldFault): string {
  const { min, max, places, minChosen, maxChosen } = question
  switch (fault) {
    case 'number':
      return 'Введите число цифрами, например 12.'
    case 'range':
      return min !== null && max !== null
        ? `Введите число от ${russian(min)} до ${russian(max)}.`
        : min !== null
          ? `Введите число не меньше ${russian(min)}.`
          : `Введите число не больше ${russian(max ?? 0)}.`
    case 'places':
      return places === 0 ? 'Введите целое число.' : `После запятой – не больше ${places} знаков.`
    case 'tooFew':
      return `Отметьте не меньше ${minChosen ?? 1}.`
    case 'tooMany':
      return `Отметьте не больше ${maxChosen ?? 1}.`
    case 'rows':
      return 'Ответьте в каждой строке.'
    case 'date':
      return 'Введите дату: день, месяц, год – например 05.06.2026.'
    case 'twice':
      return 'Два варианта стоят на одном месте. Дайте каждому своё.'
    case 'long':
      return 'Сократите ответ: он слишком длинный.'
    case 'otherEmpty':
      return 'Напишите свой вариант или выберите другой.'
    case 'kind':
      return 'Ответьте ещё раз: ответ не прочитан.'
  }
}
