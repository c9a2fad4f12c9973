/**
 * Open data by the methodical recommendations 3.0: a set is a folder `‹ИНН›-‹имя›` with its passport (`meta`), data and
 * structure files; the register (`list`) names all sets. Modules declare theirs (lib/core/module.ts). Pure.
 */
import { csv } from './csv'
import { formatShort, instantToDate, type DateString } from './dates'

export const STANDARD = 'http://opendata.gosmonitor.ru/standard/3.0'
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
/** A file that anybody may fetch. */
export type OpenFile = { name: string; type: 'csv' | 'json'; body: string }

/** Sets of a kind, as a module declares them. */
export type OpenDataSpec = {
  /** Order in the register and on the page. */
  place: number
  /** «Что в таблице рейтинга»: over the columns on the page. */
  columns: string
}
export type OpenDataSpecs = Readonly<Record<string, OpenDataSpec>>

/** 20260327T0305, in UTC. */
const stamp = (instant: Date): string => instant.toISOString().slice(0, 16).replace(/[-:]/g, '')

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

/** The structure file of a set with these columns. */
export const structureTable = (fields: readonly Field[]): string =>
  csv([
    ['field name', 'english description', 'russian description', 'format'],
    ...fields.map((f) => [f.name, f.english, f.russian, f.format]),
  ])

const FIRST = 'Первая публикация'
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

/** The folder of a set. */
export const setId = ({ inn }: Pick<Publisher, 'inn'>, name: string): string => `${inn ? `${inn}-` : ''}${name}`

/** A table's lines as objects, by the names of its columns. */
export const lineObjects = <V>(fields: readonly Field[], lines: readonly (readonly V[])[]): Record<string, V>[] =>
  lines.map((line) => Object.fromEntries(line.map((cell, i) => [fields[i]?.name ?? '', cell])))
/** The same as a table. */
export const linesCsv = (fields: readonly Field[], lines: readonly (readonly (string | number | null)[])[]): string =>
  csv([fields.map(({ name }) => name), ...lines])
