/**
 * A published rating as a data set of the methodical recommendations 3.0: folder `‹ИНН›-‹имя›` with the passport
 * (`meta`), data and structure files, and the register (`list`) of all data sets. Pure.
 */
import { formatShort, instantToDate, type DateString } from '@/lib/core/dates'
import type { Methodology } from '@/lib/rating/methodology/types'
import { findLevel } from '@/lib/rating/methodology/levels'
import { csv } from './csv'

const STANDARD = 'http://opendata.gosmonitor.ru/standard/3.0'
/** The structure below was first published on this day; a change of columns gives it a new date. */
const STRUCTURE = '20261122T0000'

export type Publisher = {
  slug: string
  name: string
  programme: string
  authority: string
  timeZone: string
  inn?: string
  contact?: string
  phone?: string
  email?: string
}
export type DataSetVersion = { version: number; publishedAt: Date; reason: string | null }
export type DataSet = {
  year: number
  /** The day by which the next year's rating replaces this one. */
  validUntil: DateString
  /** Newest first. */
  versions: readonly DataSetVersion[]
}

/** 20260327T0305, in UTC. */
const stamp = (instant: Date): string => instant.toISOString().slice(0, 16).replace(/[-:]/g, '')

export const dataSetId = (publisher: Publisher, year: number): string =>
  `${publisher.inn ? `${publisher.inn}-` : ''}rating-${year}`
const titleOf = (publisher: Publisher, { year }: DataSet): string =>
  `Рейтинг участников программы «${publisher.programme}» за ${year} год`
export const dataFile = (version: DataSetVersion): string => `data-${stamp(version.publishedAt)}-structure-${STRUCTURE}`
export const structureFile = `structure-${STRUCTURE}`

/** Names of the formats for a reader. */
export const formatLabels: Record<string, string> = {
  'xsd:gYear': 'год',
  'xsd:positiveInteger': 'целое число от 1',
  'xsd:nonNegativeInteger': 'целое число от 0',
  'xsd:decimal': 'десятичная дробь',
  'xsd:date': 'день, ГГГГ-ММ-ДД',
  'xsd:string': 'текст',
}

/** A column of a data file. */
export type Field = { name: string; english: string; russian: string; format: string }

/** Columns of the data file: the same for every year of a methodology. */
export function fieldsOf(methodology: Methodology): Field[] {
  const fixed: Field[] = [
    { name: 'year', english: 'Reported year', russian: 'Отчётный год', format: 'xsd:gYear' },
    { name: 'place', english: 'Place', russian: 'Место', format: 'xsd:positiveInteger' },
    { name: 'agency', english: 'Participant', russian: 'Участник', format: 'xsd:string' },
    { name: 'kind', english: 'Kind of participant', russian: 'Вид участника', format: 'xsd:string' },
    { name: 'total', english: 'Total score', russian: 'Итоговая оценка', format: 'xsd:decimal' },
    { name: 'level', english: 'Level', russian: 'Уровень', format: 'xsd:string' },
  ]
  return [
    ...fixed,
    ...methodology.criteria.map((c) => ({
      name: `criterion_${c.number}`,
      english: `Score, criterion ${c.number}`,
      russian: `Балл по критерию ${c.number}: ${c.shortTitle ?? c.title}`,
      format: 'xsd:nonNegativeInteger',
    })),
  ]
}

export type DataRow = {
  place: number
  name: string
  kind: string
  total: string
  level: string
  scores: readonly number[]
}

/** One line a participant, as text and numbers in the order of `fieldsOf`. */
const dataRows = (methodology: Methodology, year: number, rows: readonly DataRow[]): (string | number)[][] =>
  rows.map((row) => [
    year,
    row.place,
    row.name,
    row.kind,
    Number(row.total),
    findLevel(methodology, row.level)?.title ?? row.level,
    ...row.scores,
  ])

export const dataCsv = (methodology: Methodology, year: number, rows: readonly DataRow[]): string =>
  csv([fieldsOf(methodology).map((field) => field.name), ...dataRows(methodology, year, rows)])

export const dataJson = (
  methodology: Methodology,
  year: number,
  rows: readonly DataRow[],
): Record<string, string | number>[] => {
  const names = fieldsOf(methodology).map((field) => field.name)
  return dataRows(methodology, year, rows).map((row) =>
    Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])),
  )
}

/** The structure file of a set with these columns. */
export const structureTable = (fields: readonly Field[]): string =>
  csv([
    ['field name', 'english description', 'russian description', 'format'],
    ...fields.map((f) => [f.name, f.english, f.russian, f.format]),
  ])
export const structureCsv = (methodology: Methodology): string => structureTable(fieldsOf(methodology))

const FIRST = 'Первая публикация'
const keywords = (publisher: Publisher): string =>
  `рейтинг, клиентоцентричность, бережливое управление, ${publisher.name}`

export type PassportRow = { n: number; title: string; value: string; href?: string }

/** What is said of any data set, whatever its columns: the passport and the meta files are made of it. */
export type SetFacts = {
  id: string
  title: string
  description: string
  keywords: string
  /** Newest first. */
  versions: readonly DataSetVersion[]
  /** Where the set was open before its oldest version that is offered. */
  firstPublishedAt?: Date
  /** Empty: nothing is published yet. */
  validUntil: DateString | ''
}

/** The seventeen rows of the recommendations. `base` is the address of the tenant's open data. */
export function passportOf(
  publisher: Publisher,
  { id, title, description, keywords: words, versions, firstPublishedAt, validUntil }: SetFacts,
  base: string,
): PassportRow[] {
  const newest = versions[0]
  const first = versions.at(-1)
  const day = (instant?: Date): string => (instant ? formatShort(instantToDate(publisher.timeZone, instant)) : '')
  const folder = `${base}/${id}`
  const rows: [title: string, value: string, href?: string][] = [
    ['Идентификационный номер', id],
    ['Наименование набора данных', title],
    ['Описание набора данных', description],
    ['Владелец набора данных', publisher.authority],
    ['Ответственное лицо', publisher.contact ?? 'не указано'],
    ['Телефон ответственного лица', publisher.phone ?? 'не указан'],
    ['Адрес электронной почты ответственного лица', publisher.email ?? 'не указан'],
    [
      'Гиперссылка на набор',
      newest ? `${folder}/${dataFile(newest)}.csv` : '',
      newest && `${folder}/${dataFile(newest)}.csv`,
    ],
    ['Формат набора данных', 'CSV, JSON'],
    ['Описание структуры набора данных', `${folder}/${structureFile}.csv`, `${folder}/${structureFile}.csv`],
    ['Дата первой публикации набора данных', day(firstPublishedAt ?? first?.publishedAt)],
    ['Дата последнего внесения изменений', day(newest?.publishedAt)],
    ['Содержание последнего изменения', newest?.reason ?? FIRST],
    ['Дата актуальности набора данных', validUntil ? formatShort(validUntil) : ''],
    ['Ключевые слова, соответствующие содержанию набора данных', words],
    ['Гиперссылки на версии набора данных', versions.map((version) => `${folder}/${dataFile(version)}.csv`).join(' ')],
    [
      'Гиперссылки на версии структуры набора данных',
      `${folder}/${structureFile}.csv`,
      `${folder}/${structureFile}.csv`,
    ],
  ]
  return rows.map(([name, value, href], i) => ({ n: i + 1, title: name, value, href }))
}

/** meta.csv: property and value, in the recommendations' own names; one line a data and a structure file. */
export function metaRowsOf(
  publisher: Publisher,
  { id, title, description, keywords: words, versions, firstPublishedAt, validUntil }: SetFacts,
  base: string,
  type: 'csv' | 'json',
): [string, string][] {
  const day = (instant?: Date): string =>
    instant ? instantToDate(publisher.timeZone, instant).replaceAll('-', '') : ''
  const newest = versions[0]
  return [
    ['standardversion', STANDARD],
    ['identifier', id],
    ['title', title],
    ['description', description],
    ['creator', publisher.authority],
    ['created', day(firstPublishedAt ?? versions.at(-1)?.publishedAt)],
    ['modified', day(newest?.publishedAt)],
    ['subject', words],
    ['format', type],
    ['provenance', newest?.reason ?? FIRST],
    ['valid', validUntil.replaceAll('-', '')],
    ['publishername', publisher.contact ?? ''],
    ['publisherphone', publisher.phone ?? ''],
    ['publishermbox', publisher.email ?? ''],
    ...versions.map((version): [string, string] => [dataFile(version), `${base}/${id}/${dataFile(version)}.${type}`]),
    [structureFile, `${base}/${id}/${structureFile}.${type}`],
  ]
}

/** meta.json: the same facts nested as the recommendations nest them. */
export function metaJsonOf(publisher: Publisher, facts: SetFacts, base: string): Record<string, unknown> {
  const rows = Object.fromEntries(metaRowsOf(publisher, facts, base, 'json'))
  const folder = `${base}/${facts.id}`
  const flat = [
    'standardversion',
    'identifier',
    'title',
    'description',
    'creator',
    'created',
    'modified',
    'subject',
    'format',
    'valid',
  ]
  return {
    ...Object.fromEntries(flat.map((name) => [name, rows[name]])),
    data: facts.versions.map((version) => ({
      source: `${folder}/${dataFile(version)}.json`,
      created: stamp(version.publishedAt),
      provenance: version.reason ?? FIRST,
      structure: STRUCTURE,
    })),
    structure: [{ source: `${folder}/${structureFile}.json`, created: STRUCTURE }],
    publisher: { name: publisher.contact ?? '', phone: publisher.phone ?? '', mbox: publisher.email ?? '' },
  }
}

const factsOf = (publisher: Publisher, set: DataSet): SetFacts => ({
  id: dataSetId(publisher, set.year),
  title: titleOf(publisher, set),
  keywords: keywords(publisher),
  versions: set.versions,
  validUntil: set.validUntil,
  description:
    'Место, итоговая оценка, уровень и баллы по критериям каждого участника после проверки и рассмотрения несогласий',
})
export const passport = (publisher: Publisher, set: DataSet, base: string): PassportRow[] =>
  passportOf(publisher, factsOf(publisher, set), base)
export const metaRows = (
  publisher: Publisher,
  set: DataSet,
  base: string,
  type: 'csv' | 'json' = 'csv',
): [string, string][] => metaRowsOf(publisher, factsOf(publisher, set), base, type)
export const metaJson = (publisher: Publisher, set: DataSet, base: string): Record<string, unknown> =>
  metaJsonOf(publisher, factsOf(publisher, set), base)

/** list.csv: the register of the tenant's data sets. */
export const listRows = (
  publisher: Publisher,
  sets: readonly DataSet[],
  base: string,
  type: 'csv' | 'json' = 'csv',
): [string, string, string, string][] => [
  ['standardversion', 'Версия методических рекомендаций', STANDARD, ''],
  ...sets.map((set): [string, string, string, string] => {
    const id = dataSetId(publisher, set.year)
    return [id, titleOf(publisher, set), `${base}/${id}/meta.${type}`, type]
  }),
]

/** list.json: the same register. */
export const listJson = (
  publisher: Publisher,
  sets: readonly DataSet[],
  base: string,
  more: readonly [string, string, string, string][] = [],
): Record<string, unknown> => ({
  standardversion: STANDARD,
  meta: [...listRows(publisher, sets, base, 'json').slice(1), ...more].map(([identifier, title, link, format]) => ({
    identifier,
    title,
    link,
    format,
  })),
})

/** schema.org words for search engines that collect data sets. */
export function linkedData(publisher: Publisher, sets: readonly DataSet[], base: string): Record<string, unknown> {
  return {
    '@context': 'https://schema.org',
    '@graph': sets.map((set) => {
      const [, title, description] = passport(publisher, set, base)
      return {
        '@type': 'Dataset',
        '@id': `${base}#rating-${set.year}`,
        identifier: dataSetId(publisher, set.year),
        name: title?.value,
        description: description?.value,
        url: `${base}#rating-${set.year}`,
        inLanguage: 'ru',
        isAccessibleForFree: true,
        temporalCoverage: String(set.year),
        spatialCoverage: publisher.name,
        creator: { '@type': 'GovernmentOrganization', name: publisher.authority },
        datePublished: set.versions.at(-1)?.publishedAt.toISOString(),
        dateModified: set.versions[0]?.publishedAt.toISOString(),
        distribution: [
          ['csv', 'text/csv'],
          ['json', 'application/json'],
        ].map(([type, format]) => ({
          '@type': 'DataDownload',
          encodingFormat: format,
          contentUrl: `${base}/rating-${set.year}.${type}`,
        })),
      }
    }),
  }
}
