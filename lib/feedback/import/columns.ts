/** Where the columns of a file of answers go, and by which titles they are known. Pure. */
import type { ImportColumn } from '@/lib/core/table-import'
import { nameOf, OTHER, otherName } from '../answers/fields'
import type { ForeignQuestion } from '../answers/foreign'
import type { SurveyContent, SurveyQuestion } from '../survey/definition'
import { columnLetters } from '@/lib/tables/sheet'

/** Places that are of no question. */
export const MOMENT = 'moment'
export const KEY = 'key'

export type Place = {
  /** `moment`, `key`, or the name of a field of an answer form (answers/fields.ts). */
  place: string
  /** «Вежливость»; '' – the whole question. */
  label: string
}
type PlaceGroup = { question: SurveyQuestion; number: number; places: Place[] }

/** Questions that a file may answer, with their places: one for the whole, or one for each option or row. */
export const placesOf = ({ pages }: SurveyContent): PlaceGroup[] =>
  pages
    .flatMap(({ questions }) => questions)
    .map((question, i) => ({ question, number: i + 1, places: placesIn(question) }))

function placesIn(question: SurveyQuestion): Place[] {
  const { id, kind, options, rows, other } = question
  const whole = { place: nameOf(id), label: '' }
  const each = options.map((option) => ({ place: nameOf(id, option.id), label: option.label }))
  switch (kind) {
    case 'one':
    case 'many':
      return [whole, ...each, ...(other ? [{ place: otherName(id), label: 'свой вариант' }] : [])]
    case 'ranking':
      return each
    case 'matrix':
      return rows.map((row) => ({ place: nameOf(id, row.id), label: row.label }))
    case 'csi':
      return rows.flatMap((row) => [
        { place: nameOf(id, row.id, 'i'), label: `${row.label}: важность` },
        { place: nameOf(id, row.id, 'm'), label: `${row.label}: оценка` },
      ])
    case 'file':
      return []
    case 'scale':
    case 'stars':
    case 'nps':
    case 'number':
    case 'text':
    case 'date':
      return [whole]
  }
}

const momentTitles = [
  ...['Отметка времени', 'Время создания', 'Дата и время', 'Дата заполнения', 'Дата ответа', 'Время ответа'],
  ...['Время выполнения', 'Время завершения', 'Дата прохождения', 'Завершено', 'Создано', 'Дата', 'Время'],
  ...['Timestamp', 'Submitted at', 'Created at', 'Completion time', 'End date', 'Date', 'Date submitted'],
]
const keyTitles = [
  ...['ID', 'ID ответа', 'Номер ответа', 'Код ответа', 'Номер анкеты', '№ анкеты', 'Ключ', 'Идентификатор'],
  ...['Response ID', 'Respondent ID', 'Submission ID', 'Token', 'Ответ №', '№ ответа'],
]

/** What the finder of tables looks for: titles of questions, options, rows; `named` – variables of a codebook. */
export function askedColumns(content: SurveyContent, named: ReadonlyMap<string, string[]>): ImportColumn[] {
  const column = (field: string, title: string, also: readonly string[]): ImportColumn => ({
    ...{ field, title, also, reads: 'title' },
  })
  return [
    column(MOMENT, momentTitles[0] ?? '', momentTitles),
    column(KEY, keyTitles[0] ?? '', keyTitles),
    ...placesOf(content).flatMap(({ question, number, places }) => {
      const names = [question.title, ...(named.get(question.id) ?? [])]
      const numbered = [`${number} ${question.title}`, `Вопрос ${number} ${question.title}`]
      return places.map(({ place, label }) => {
        if (label === '')
          return column(place, question.title, [...names, ...numbered, `Вопрос ${number}`, `Q${number}`, `В${number}`])
        const own = place === otherName(question.id) ? ['Другое', 'Свой вариант', 'Другое укажите', 'Other'] : [label]
        const all = names.concat(numbered).flatMap((name) => own.map((one) => `${name} ${one}`))
        return column(place, all[0] ?? '', all)
      })
    }),
  ]
}

/**
 * Which columns hold which question, by the chosen places. A whole column goes before columns of options: both cannot
 * be meant.
 */
export function foreignQuestions(content: SurveyContent, at: ReadonlyMap<string, number>): ForeignQuestion[] {
  const letters = (place: string): string | undefined => {
    const column = at.get(place)
    return column === undefined ? undefined : columnLetters(column)
  }
  return placesOf(content).flatMap(({ question, places }): ForeignQuestion[] => {
    const whole = letters(nameOf(question.id))
    const own = letters(otherName(question.id))
    if (whole !== undefined) return [{ question, columns: whole, ...(own !== undefined && { other: own }) }]
    const parts = places.flatMap(({ place }) => {
      const column = letters(place)
      const of = place === otherName(question.id) ? OTHER : place.slice(nameOf(question.id).length + 1)
      return column === undefined ? [] : [[of, column] as const]
    })
    return parts.length === 0 ? [] : [{ question, columns: Object.fromEntries(parts) }]
  })
}
