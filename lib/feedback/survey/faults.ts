/**
 * All that keeps a draft from being started, each named at its place: words that are missing, lists that are too short,
 * personal data without consent, and the check of conditions (check.ts). Pure.
 */
import { checkSurvey } from './check'
import { surveyFaults, type SurveyFault } from './check-labels'
import { leavesOf } from './conditions'
import { surveyNames } from './condition-words'
import { surveySchema, type SurveyContent, type SurveyQuestion } from './definition'
import { asksPersonal, contentOf, type DraftTexts } from './draft'

export type { SurveyFault } from './check-labels'

const scaled: readonly string[] = ['scale', 'number']

function questionFaults(question: SurveyQuestion, personal: boolean): string[] {
  const { kind, title, options, rows, other, dontKnow, min, max, minChosen, maxChosen, required } = question
  const found: (string | false)[] = [title.trim() === '' && 'нет самого вопроса. Напишите, о чём спросить.']
  if (kind === 'one' || kind === 'many' || kind === 'ranking') {
    const least = kind === 'ranking' || !(other || dontKnow) ? 2 : 1
    found.push(options.length < least && `вариантов ответа мало: нужно не меньше ${least}. Добавьте варианты.`)
  }
  if (kind === 'matrix' || kind === 'csi') found.push(rows.length === 0 && 'в таблице нет строк. Добавьте строки.')
  if (kind === 'matrix')
    found.push(options.length === 1 && 'в таблице один столбец. Добавьте ещё или уберите его: тогда оценки от 1 до 5.')
  found.push(
    options.some(({ label }) => label.trim() === '') && 'есть пустой вариант ответа. Напишите его или уберите.',
  )
  found.push(rows.some(({ label }) => label.trim() === '') && 'есть пустая строка таблицы. Напишите её или уберите.')
  found.push(hasTwins(options) && 'два одинаковых варианта ответа. Уберите один.')
  found.push(hasTwins(rows) && 'две одинаковые строки таблицы. Уберите одну.')
  if (scaled.includes(kind))
    found.push(min !== null && max !== null && min >= max && 'наименьшее не меньше наибольшего. Исправьте границы.')
  if (kind === 'scale')
    found.push(min !== null && max !== null && max - min > 20 && 'в шкале больше 21 деления. Возьмите вид «Число».')
  if (kind === 'many' || kind === 'ranking') {
    const offered = options.length + (other ? 1 : 0)
    const least = minChosen ?? 0
    found.push(
      maxChosen !== null &&
        (maxChosen < least || maxChosen < 1) &&
        'отметить можно меньше, чем нужно. Исправьте числа.',
    )
    found.push(required && least > offered && `нужно отметить ${least}, а вариантов ${offered}. Исправьте число.`)
  }
  found.push(
    personal && question.consent.trim() === '' && 'спрашивает личные данные, а согласия нет. Напишите текст согласия.',
  )
  return found.filter((one) => one !== false)
}

const hasTwins = (items: readonly { label: string }[]): boolean => {
  const labels = items.map(({ label }) => label.trim().toLowerCase()).filter((label) => label !== '')
  return new Set(labels).size < labels.length
}

/** A condition that names an option which is there no more: it can never hold, and nobody would notice. */
function lostOptions(content: SurveyContent): SurveyFault[] {
  const names = surveyNames(content)
  const lost = (condition: SurveyQuestion['showWhen']): boolean =>
    [...leavesOf(condition)].some((leaf) => {
      const known = new Set(names.question(leaf.q)?.options.map(({ id }) => id))
      const asked = 'is' in leaf ? [leaf.is] : 'has' in leaf ? [leaf.has] : 'in' in leaf ? leaf.in : []
      return names.question(leaf.q) !== undefined && asked.some((id) => !known.has(id))
    })
  const words = 'условие смотрит на вариант ответа, которого больше нет. Выберите другой.'
  return content.pages.flatMap((page) => [
    ...page.questions.flatMap(({ id, showWhen, options }) =>
      lost(showWhen) || options.some((option) => lost(option.showWhen))
        ? [{ text: `Вопрос ${names.number(id)}: ${words}`, question: id, page: page.id }]
        : [],
    ),
    ...(page.next.some(({ when }) => lost(when))
      ? [{ text: `Страница ${names.pageNumber(page.id)}, переходы: ${words}`, question: null, page: page.id }]
      : []),
  ])
}

/** `most` – steps of the check, fewer while one types. */
export function draftFaults(texts: DraftTexts, most?: number): SurveyFault[] {
  const content = contentOf(texts)
  const questions = content.pages.flatMap((page) => page.questions.map((question) => ({ question, page })))
  if (questions.length === 0) return [{ text: 'В опросе нет вопросов. Добавьте первый.', question: null, page: null }]
  const own = questions.flatMap(({ question, page }, i) =>
    questionFaults(question, asksPersonal(texts, question.id)).map((text) => ({
      text: `Вопрос ${i + 1}: ${text}`,
      question: question.id,
      page: page.id,
    })),
  )
  const empty = content.pages.flatMap(({ id, questions: on }, i) =>
    on.length > 0
      ? []
      : [{ text: `Страница ${i + 1}: на ней нет вопросов. Добавьте вопрос или уберите её.`, question: null, page: id }],
  )
  const found = [...own, ...empty, ...lostOptions(content)]
  if (found.length === 0) {
    const { success, error } = surveySchema.safeParse(content)
    if (!success)
      found.push({ text: error.issues[0]?.message ?? 'Анкету не удалось прочитать.', question: null, page: null })
  }
  return [...found, ...surveyFaults(content, checkSurvey(content, most))]
}
