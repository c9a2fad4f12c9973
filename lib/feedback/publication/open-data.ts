/** Published results of surveys as an open data set: a line a question. Pure. */
import { addYears, instantToDate } from '@/lib/core/dates'
import { lineObjects, linesCsv, setId, type Field, type Publisher, type SetFacts } from '@/lib/core/open-data'
import type { PublicResults } from './content'

type Item = PublicResults & { code: string; edition: number; publishedAt: Date }

export const resultsFields: readonly Field[] = [
  { name: 'survey', english: 'Address', russian: 'Короткое имя опроса в его адресе', format: 'xsd:string' },
  { name: 'title', english: 'Survey', russian: 'Опрос', format: 'xsd:string' },
  { name: 'agency', english: 'Agency', russian: 'Орган; пусто – вся программа', format: 'xsd:string' },
  { name: 'service', english: 'Service', russian: 'Услуга', format: 'xsd:string' },
  { name: 'from', english: 'First day', russian: 'Первый день опроса', format: 'xsd:date' },
  { name: 'until', english: 'Last day', russian: 'Последний день опроса', format: 'xsd:date' },
  {
    name: 'asked',
    english: 'Asked',
    russian: 'Сколько спросили; пусто – неизвестно',
    format: 'xsd:nonNegativeInteger',
  },
  { name: 'answered', english: 'Answered', russian: 'Сколько ответили', format: 'xsd:nonNegativeInteger' },
  {
    name: 'marks',
    english: 'Marks',
    russian: 'Отметок на главный вопрос; пусто – скрыто или такого вопроса нет',
    format: 'xsd:nonNegativeInteger',
  },
  { name: 'satisfied', english: 'Satisfied', russian: 'Из них 4 и 5', format: 'xsd:nonNegativeInteger' },
  { name: 'share', english: 'Share satisfied', russian: 'Доля довольных, %', format: 'xsd:decimal' },
  { name: 'low', english: 'Lower bound', russian: 'Нижняя граница 95 % интервала, %', format: 'xsd:decimal' },
  { name: 'high', english: 'Upper bound', russian: 'Верхняя граница 95 % интервала, %', format: 'xsd:decimal' },
  { name: 'published', english: 'Published', russian: 'День публикации', format: 'xsd:date' },
  { name: 'edition', english: 'Edition', russian: 'Номер редакции', format: 'xsd:positiveInteger' },
]

const linesOf = ({ timeZone }: Publisher, items: readonly Item[]): (string | number | null)[][] =>
  items.map(({ code, title, agencyName, service, opensOn, closesOn, asked, answered, main, edition, publishedAt }) => [
    ...[code, title, agencyName, service, opensOn, closesOn, asked, answered],
    ...(main
      ? [main.n, main.satisfied, Number(main.share), Number(main.low), Number(main.high)]
      : [null, null, null, null, null]),
    ...[instantToDate(timeZone, publishedAt), edition],
  ])

export const resultsCsv = (publisher: Publisher, items: readonly Item[]): string =>
  linesCsv(resultsFields, linesOf(publisher, items))
export const resultsTable = (publisher: Publisher, items: readonly Item[]) =>
  lineObjects(resultsFields, linesOf(publisher, items))

/** What each page says, question by question; words of people stay on the page. */
export const resultsJson = (items: readonly Item[]): unknown[] =>
  items.map(({ words: _words, ...item }) => ({ ...item, publishedAt: item.publishedAt.toISOString() }))

export const resultsFacts = (publisher: Publisher, { first, changed }: { first: Date; changed: Date }): SetFacts => ({
  id: setId(publisher, 'surveys'),
  title: `Результаты опросов клиентов (${publisher.name})`,
  keywords: `опросы, удовлетворённость, клиентоцентричность, ${publisher.name}`,
  versions: [
    { version: 1, publishedAt: changed, reason: first < changed ? 'Изменён состав или редакции опросов' : null },
  ],
  firstPublishedAt: first,
  validUntil: addYears(instantToDate(publisher.timeZone, changed), 1),
  description: 'Опубликованные результаты опросов: сколько спросили и ответили, доля довольных с 95 % интервалом',
})
