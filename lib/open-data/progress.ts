/** The published progress of a programme as an open data set: its own columns in the recommendations' frame. Pure. */
import { addYears, formatShort, instantToDate } from '@/lib/core/dates'
import { comparisonLabels } from '@/lib/plan/labels'
import type { ProgressSnapshot } from '@/lib/plan/published'
import { csv } from './csv'
import { dataFile, structureFile, stamp, type DataSetVersion, type PassportRow, type Publisher } from './data-set'

export type ProgressSet = { year: number; versions: readonly DataSetVersion[] }
type Field = { name: string; english: string; russian: string; format: string }

export const progressFields: readonly Field[] = [
  { name: 'year', english: 'Year of the plan', russian: 'Год плана', format: 'xsd:gYear' },
  { name: 'section', english: 'Section', russian: 'Раздел плана', format: 'xsd:string' },
  { name: 'number', english: 'Number of the indicator', russian: 'Номер показателя', format: 'xsd:string' },
  { name: 'indicator', english: 'Indicator', russian: 'Показатель', format: 'xsd:string' },
  { name: 'unit', english: 'Unit', russian: 'Единица', format: 'xsd:string' },
  { name: 'comparison', english: 'Comparison', russian: 'Как факт сравнивают с целью', format: 'xsd:string' },
  { name: 'target', english: 'Target', russian: 'Цель; пусто – не задана', format: 'xsd:decimal' },
  { name: 'fact', english: 'Fact', russian: 'Факт; пусто – нет данных', format: 'xsd:decimal' },
  { name: 'participants', english: 'Participants with the target', russian: 'У скольких участников такая цель; пусто – цель одна на программу', format: 'xsd:nonNegativeInteger' },
  { name: 'participants_met', english: 'Participants that met the target', russian: 'Сколько участников её выполнили', format: 'xsd:nonNegativeInteger' },
  { name: 'state', english: 'State', russian: 'Состояние', format: 'xsd:string' },
  { name: 'source', english: 'Source of the fact', russian: 'Откуда факт', format: 'xsd:string' },
]

const number = (text: string | null): number | null => (text === null ? null : Number(text))

const rowsOf = (snapshot: ProgressSnapshot): (string | number | null)[][] => snapshot.sections.flatMap((section) => section.indicators.map((one) => [
  snapshot.year, `${section.number}. ${section.title}`, one.number, one.title, one.unit, comparisonLabels[one.comparison], number(one.target), number(one.fact), one.tally?.of ?? null, one.tally?.met ?? null,
  one.light.title, one.workings ? `${one.sample ? 'Пример формулы' : 'Формула'}: ${one.workings}` : one.origin,
]))

export const progressCsv = (snapshot: ProgressSnapshot): string => csv([progressFields.map(({ name }) => name), ...rowsOf(snapshot)])
export const progressJson = (snapshot: ProgressSnapshot): Record<string, string | number | null>[] =>
  rowsOf(snapshot).map((row) => Object.fromEntries(row.map((cell, i) => [progressFields[i]?.name ?? '', cell])))
export const progressStructureCsv = (): string =>
  csv([['field name', 'english description', 'russian description', 'format'], ...progressFields.map((f) => [f.name, f.english, f.russian, f.format])])

export const progressSetId = (publisher: Publisher, year: number): string => `${publisher.inn ? `${publisher.inn}-` : ''}progress-${year}`
const titleOf = (publisher: Publisher, year: number): string => `Ход программы «${publisher.programme}» за ${year} год`
const keywords = (publisher: Publisher): string => `план, показатели, бережливое управление, клиентоцентричность, ${publisher.name}`
const FIRST = 'Первая публикация'
const DESCRIPTION = 'Цель и факт каждого показателя плана программы, состояние и источник факта на день публикации'
/** The next year is published a year later at the latest. */
const validUntil = (publisher: Publisher, { versions }: ProgressSet): string => (versions[0] ? addYears(instantToDate(publisher.timeZone, versions[0].publishedAt), 1) : '')

/** The seventeen rows of the recommendations. */
export function progressPassport(publisher: Publisher, set: ProgressSet, base: string): PassportRow[] {
  const id = progressSetId(publisher, set.year)
  const [newest, first] = [set.versions[0], set.versions.at(-1)]
  const day = (version?: DataSetVersion): string => (version ? formatShort(instantToDate(publisher.timeZone, version.publishedAt)) : '')
  const folder = `${base}/${id}`
  const until = validUntil(publisher, set)
  const structure = `${folder}/${structureFile}.csv`
  const rows: [string, string, string?][] = [
    ['Идентификационный номер', id], ['Наименование набора данных', titleOf(publisher, set.year)], ['Описание набора данных', DESCRIPTION], ['Владелец набора данных', publisher.authority],
    ['Ответственное лицо', publisher.contact ?? 'не указано'], ['Телефон ответственного лица', publisher.phone ?? 'не указан'], ['Адрес электронной почты ответственного лица', publisher.email ?? 'не указан'],
    ['Гиперссылка на набор', newest ? `${folder}/${dataFile(newest)}.csv` : '', newest && `${folder}/${dataFile(newest)}.csv`], ['Формат набора данных', 'CSV, JSON'],
    ['Описание структуры набора данных', structure, structure], ['Дата первой публикации набора данных', day(first)], ['Дата последнего внесения изменений', day(newest)],
    ['Содержание последнего изменения', newest?.reason ?? FIRST], ['Дата актуальности набора данных', until ? formatShort(until) : ''], ['Ключевые слова, соответствующие содержанию набора данных', keywords(publisher)],
    ['Гиперссылки на версии набора данных', set.versions.map((version) => `${folder}/${dataFile(version)}.csv`).join(' ')], ['Гиперссылки на версии структуры набора данных', structure, structure],
  ]
  return rows.map(([title, value, href], i) => ({ n: i + 1, title, value, href }))
}

/** meta: property and value in the recommendations' own names. */
export function progressMeta(publisher: Publisher, set: ProgressSet, base: string, type: 'csv' | 'json'): [string, string][] {
  const id = progressSetId(publisher, set.year)
  const day = (version?: DataSetVersion): string => (version ? instantToDate(publisher.timeZone, version.publishedAt).replaceAll('-', '') : '')
  return [
    ['standardversion', 'http://opendata.gosmonitor.ru/standard/3.0'], ['identifier', id], ['title', titleOf(publisher, set.year)], ['description', DESCRIPTION], ['creator', publisher.authority],
    ['created', day(set.versions.at(-1))], ['modified', day(set.versions[0])], ['subject', keywords(publisher)], ['format', type], ['provenance', set.versions[0]?.reason ?? FIRST],
    ['valid', validUntil(publisher, set).replaceAll('-', '')], ['publishername', publisher.contact ?? ''], ['publisherphone', publisher.phone ?? ''], ['publishermbox', publisher.email ?? ''],
    ...set.versions.map((version): [string, string] => [dataFile(version), `${base}/${id}/${dataFile(version)}.${type}`]), [structureFile, `${base}/${id}/${structureFile}.${type}`],
  ]
}

/** meta.json: the same facts, nested. */
export function progressMetaJson(publisher: Publisher, set: ProgressSet, base: string): Record<string, unknown> {
  const rows = Object.fromEntries(progressMeta(publisher, set, base, 'json'))
  const folder = `${base}/${progressSetId(publisher, set.year)}`
  return {
    ...Object.fromEntries(['standardversion', 'identifier', 'title', 'description', 'creator', 'created', 'modified', 'subject', 'format', 'valid'].map((name) => [name, rows[name]])),
    data: set.versions.map((version) => ({ source: `${folder}/${dataFile(version)}.json`, created: stamp(version.publishedAt), provenance: version.reason ?? FIRST, structure: structureFile.replace('structure-', '') })),
    structure: [{ source: `${folder}/${structureFile}.json`, created: structureFile.replace('structure-', '') }],
    publisher: { name: publisher.contact ?? '', phone: publisher.phone ?? '', mbox: publisher.email ?? '' },
  }
}

export const progressListRow = (publisher: Publisher, { year }: ProgressSet, base: string, type: 'csv' | 'json'): [string, string, string, string] => {
  const id = progressSetId(publisher, year)
  return [id, titleOf(publisher, year), `${base}/${id}/meta.${type}`, type]
}
