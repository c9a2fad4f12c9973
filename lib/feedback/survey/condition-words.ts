/** A condition in plain Russian: «если в вопросе 3 выбрано «Нет»». Pure. */
import { partsOf, type Part, type PartWay } from './condition-parts'
import { END, type Condition, type QuestionKind, type SurveyContent, type SurveyQuestion } from './definition'

/** What the words need of a survey: numbers of questions and of pages, options. */
export type SurveyNames = {
  number: (question: string) => number | undefined
  question: (question: string) => SurveyQuestion | undefined
  /** «страница 2», «конец». */
  page: (page: string) => string
  pageNumber: (page: string) => number | undefined
}

export function surveyNames({ pages }: SurveyContent): SurveyNames {
  const all = new Map(pages.flatMap((page) => page.questions).map((question, i) => [question.id, { question, i }]))
  const places = new Map(pages.map(({ id }, i) => [id, i + 1]))
  return {
    number: (id) => {
      const found = all.get(id)
      return found && found.i + 1
    },
    question: (id) => all.get(id)?.question,
    page: (id) => (id === END ? 'конец опроса' : places.has(id) ? `страница ${places.get(id)}` : 'удалённая страница'),
    pageNumber: (id) => places.get(id),
  }
}

const wayWords: Record<PartWay, string> = {
  is: 'выбрано',
  isNot: 'не выбрано',
  in: 'выбрано одно из',
  le: 'не больше',
  ge: 'не меньше',
  eq: 'ровно',
  lt: 'меньше',
  gt: 'больше',
  answered: 'есть ответ',
  empty: 'нет ответа',
}

/** The same for a list to choose from. */
export function wayLabel(way: PartWay, kind: QuestionKind): string {
  if (kind !== 'many') return wayWords[way]
  return wayWords[way].replace('выбрано', 'отмечено')
}

const or = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? '') : `${items.slice(0, -1).join(', ')} или ${items.at(-1) ?? ''}`

const compare: Partial<Record<PartWay, (value: number, limit: number) => boolean>> = {
  le: (value, limit) => value <= limit,
  ge: (value, limit) => value >= limit,
  eq: (value, limit) => value === limit,
  lt: (value, limit) => value < limit,
  gt: (value, limit) => value > limit,
}

/** Marks of a scale are named one by one while they are few. */
function numberWords({ kind, min, max }: SurveyQuestion, way: PartWay, limit: number): string {
  const plain = `${wayWords[way]} ${String(limit).replace('.', ',')}`
  if (kind === 'number' || min === null || max === null || max - min > 20) return `ответ ${plain}`
  const marks = Array.from({ length: max - min + 1 }, (_, i) => min + i).filter((mark) => compare[way]?.(mark, limit))
  if (marks.length === 0) return `оценка ${plain}`
  return marks.length <= 4 ? `отмечено ${or(marks.map(String))}` : `отмечено от ${marks[0]} до ${marks.at(-1)}`
}

function partWords({ q, way, options, number }: Part, names: SurveyNames): string {
  const question = names.question(q)
  if (!question) return 'в удалённом вопросе дан ответ'
  const about = `в вопросе ${names.number(q)}`
  if (way === 'answered' || way === 'empty') return `${about} ${wayWords[way]}`
  if (number !== null) return `${about} ${numberWords(question, way, number)}`
  const named = options.map((id) => `«${question.options.find((one) => one.id === id)?.label ?? 'удалённый вариант'}»`)
  const word = way === 'in' ? wayLabel('is', question.kind) : wayLabel(way, question.kind)
  return `${about} ${word} ${or(named)}`
}

function words(condition: Condition, names: SurveyNames, inside: boolean): string {
  const parts = partsOf(condition)
  if (parts?.parts.length === 1) return partWords(parts.parts[0] as Part, names)
  if ('not' in condition) return `неверно, что ${words(condition.not, names, true)}`
  const [list, join] =
    'and' in condition ? [condition.and, ' и '] : 'or' in condition ? [condition.or, ' или '] : [[], '']
  const text = list.map((one) => words(one, names, true)).join(join)
  return inside && list.length > 1 ? `(${text})` : text
}

/** «в вопросе 3 выбрано «Нет» и в вопросе 1 отмечено 1 или 2». */
export const conditionWords = (condition: Condition, names: SurveyNames): string => words(condition, names, false)

/** «если …»; nothing for who is shown it always. */
export const ifWords = (condition: Condition | undefined, names: SurveyNames): string =>
  condition === undefined ? '' : `если ${conditionWords(condition, names)}`
