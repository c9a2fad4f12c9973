/** Open processes as a data set, and as the feed that the region's product takes (L 2.16). Pure. */
import { addYears, instantToDate, type DateString } from '@/lib/core/dates'
import { lineObjects, linesCsv, setId, type Field, type Publisher, type SetFacts } from '@/lib/core/open-data'
import type { PublicProcess } from './content'
import { clientKeys, type ClientKey } from '../model/client'

export type ProcessSet = { first: Date; changed: Date }
type Item = Pick<
  PublicProcess,
  | 'slug'
  | 'edition'
  | 'publishedAt'
  | 'title'
  | 'summary'
  | 'agency'
  | 'group'
  | 'groupTitle'
  | 'runsPerYear'
  | 'inForce'
  | 'before'
  | 'after'
>

const clientFields: Record<ClientKey, string> = {
  visits: 'Визиты клиента',
  documents: 'Документы клиента',
  hours: 'Часы клиента',
  money: 'Деньги клиента, ₽,',
}

export const processFields: readonly Field[] = [
  { name: 'process', english: 'Address', russian: 'Адрес процесса на портале, последняя часть', format: 'xsd:string' },
  { name: 'title', english: 'Process', russian: 'Процесс', format: 'xsd:string' },
  { name: 'agency', english: 'Owner', russian: 'Орган-владелец', format: 'xsd:string' },
  { name: 'group', english: 'Group', russian: 'Группа процессов', format: 'xsd:string' },
  { name: 'runs', english: 'Runs a year', russian: 'Раз в год; пусто – не известно', format: 'xsd:nonNegativeInteger' },
  { name: 'in_force', english: 'In force since', russian: 'С какого дня действует новый порядок', format: 'xsd:date' },
  { name: 'days_before', english: 'Days before', russian: 'Срок раньше, рабочих дней', format: 'xsd:decimal' },
  { name: 'days_after', english: 'Days after', russian: 'Срок по новому порядку, рабочих дней', format: 'xsd:decimal' },
  { name: 'cost_before', english: 'Cost before', russian: 'Стоимость одного раза раньше, ₽', format: 'xsd:decimal' },
  {
    name: 'cost_after',
    english: 'Cost after',
    russian: 'Стоимость одного раза по новому порядку, ₽',
    format: 'xsd:decimal',
  },
  { name: 'published', english: 'Published', russian: 'День публикации', format: 'xsd:date' },
  { name: 'edition', english: 'Edition', russian: 'Номер редакции', format: 'xsd:positiveInteger' },
  ...clientKeys.flatMap((key): Field[] => [
    {
      name: `client_${key}_before`,
      english: `Client ${key} before`,
      russian: `${clientFields[key]} за одно обращение раньше; пусто – не указано`,
      format: 'xsd:decimal',
    },
    {
      name: `client_${key}_after`,
      english: `Client ${key} after`,
      russian: `${clientFields[key]} за одно обращение по новому порядку; пусто – не указано`,
      format: 'xsd:decimal',
    },
  ]),
]

const number = (text: string | null | undefined): number | null => (text ? Number(text) : null)

const rowsOf = (publisher: Publisher, items: readonly Item[]): (string | number | null)[][] =>
  items.map((one) => [
    one.slug,
    one.title,
    one.agency,
    one.groupTitle,
    one.runsPerYear,
    one.inForce,
    number(one.before?.days),
    number(one.after?.days),
    number(one.before?.cost?.run),
    number(one.after?.cost?.run),
    instantToDate(publisher.timeZone, one.publishedAt),
    one.edition,
    ...clientKeys.flatMap((key) => [number(one.before?.client?.[key]), number(one.after?.client?.[key])]),
  ])

export const processCsv = (publisher: Publisher, items: readonly Item[]): string =>
  linesCsv(processFields, rowsOf(publisher, items))
export const processJson = (publisher: Publisher, items: readonly Item[]): Record<string, string | number | null>[] =>
  lineObjects(processFields, rowsOf(publisher, items))

/** JSON Feed 1.1 (jsonfeed.org); figures stand in the extension `_process`. */
export const processFeed = (
  publisher: Publisher,
  { title, site }: { title: string; site: string },
  items: readonly Item[],
): Record<string, unknown> => ({
  version: 'https://jsonfeed.org/version/1.1',
  title,
  home_page_url: `${site}/processes`,
  feed_url: `${site}/open-data/processes-feed.json`,
  language: 'ru',
  authors: [{ name: publisher.authority }],
  items: items
    .toSorted((a, b) => b.publishedAt.getTime() - a.publishedAt.getTime())
    .map((one) => ({
      id: `${site}/processes/${one.slug}`,
      url: `${site}/processes/${one.slug}`,
      title: one.title,
      content_text: one.summary,
      date_published: one.publishedAt.toISOString(),
      tags: [one.groupTitle].filter(Boolean),
      authors: [{ name: one.agency }],
      _process: {
        edition: one.edition,
        inForce: one.inForce,
        runsPerYear: one.runsPerYear,
        workingDays: { before: number(one.before?.days), after: number(one.after?.days) },
        client: { before: one.before?.client ?? null, after: one.after?.client ?? null },
        roublesPerRun: { before: number(one.before?.cost?.run), after: number(one.after?.cost?.run) },
      },
    })),
})

const TITLE = 'Процессы органов: срок и стоимость раньше и теперь'

export const processSetFacts = (publisher: Publisher, { first, changed }: ProcessSet): SetFacts => ({
  id: setId(publisher, 'processes'),
  title: `${TITLE} (${publisher.name})`,
  keywords: `процессы, оптимизация, бережливое управление, ${publisher.name}`,
  versions: [
    { version: 1, publishedAt: changed, reason: first < changed ? 'Изменён состав или редакции процессов' : null },
  ],
  firstPublishedAt: first,
  validUntil: addYears(instantToDate(publisher.timeZone, changed), 1) as DateString,
  description: 'Открытые процессы органов: владелец, группа, срок и стоимость до и после по утверждённым расчётам',
})
