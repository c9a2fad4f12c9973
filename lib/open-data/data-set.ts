/**
 * A published rating as a data set of the methodical recommendations 3.0: folder `‹ИНН›-‹имя›` with the passport (`meta`), data and
 * structure files, and the register (`list`) of all data sets. Pure.
 */
import { formatShort, instantToDate } from '@/lib/core/dates'
import type { Methodology } from '@/lib/rating/methodology-types'
import { findLevel } from '@/lib/rating/levels'
import { csv } from './csv'

const STANDARD = 'http://opendata.gosmonitor.ru/standard/3.0'
/** The structure below was first published on this day; a change of columns gives it a new date. */
const STRUCTURE = '20261122T0000'

export type Publisher = { slug: string; name: string; programme: string; authority: string; timeZone: string; inn?: string; contact?: string; phone?: string; email?: string }
export type DataSetVersion = { version: number; publishedAt: Date; reason: string | null }
export type DataSet = { year: number; /** Newest first. */ versions: readonly DataSetVersion[] }

/** 20260327T0305, in UTC. */
export const stamp = (instant: Date): string => instant.toISOString().slice(0, 16).replace(/[-:]/g, '')

export const dataSetId = (publisher: Publisher, year: number): string => `${publisher.inn ? `${publisher.inn}-` : ''}rating-${year}`
export const dataFile = (version: DataSetVersion): string => `data-${stamp(version.publishedAt)}-structure-${STRUCTURE}`
export const structureFile = `structure-${STRUCTURE}`

type Field = { name: string; english: string; russian: string; format: string }

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
  return [...fixed, ...methodology.criteria.map((c) => ({ name: `criterion_${c.number}`, english: `Score, criterion ${c.number}`, russian: `Балл по критерию ${c.number}: ${c.shortTitle ?? c.title}`, format: 'xsd:nonNegativeInteger' }))]
}

export type DataRow = { place: number; name: string; kind: string; total: string; level: string; scores: readonly number[] }

/** One line a participant, as text and numbers in the order of `fieldsOf`. */
export const dataRows = (methodology: Methodology, year: number, rows: readonly DataRow[]): (string | number)[][] =>
  rows.map((row) => [year, row.place, row.name, row.kind, Number(row.total), findLevel(methodology, row.level)?.title ?? row.level, ...row.scores])

export const dataCsv = (methodology: Methodology, year: number, rows: readonly DataRow[]): string =>
  csv([fieldsOf(methodology).map((field) => field.name), ...dataRows(methodology, year, rows)])

export const dataJson = (methodology: Methodology, year: number, rows: readonly DataRow[]): Record<string, string | number>[] => {
  const names = fieldsOf(methodology).map((field) => field.name)
  return dataRows(methodology, year, rows).map((row) => Object.fromEntries(row.map((cell, i) => [names[i] ?? '', cell])))
}

export const structureCsv = (methodology: Methodology): string =>
  csv([['field name', 'english description', 'russian description', 'format'], ...fieldsOf(methodology).map((f) => [f.name, f.english, f.russian, f.format])])

export type PassportRow = { n: number; title: string; value: string; href?: string }

/** The passport of a data set: the seventeen rows of the recommendations. `base` is the address of the tenant's open data. */
export function passport(publisher: Publisher, set: DataSet, base: string): PassportRow[] {
  const id = dataSetId(publisher, set.year)
  const newest = set.versions[0]
  const first = set.versions.at(-1)
  const day = (instant?: Date): string => (instant ? formatShort(instantToDate(publisher.timeZone, instant)) : '')
  const folder = `${base}/${id}`
  const rows: [title: string, value: string, href?: string][] = [
    ['Идентификационный номер', id],
    ['Наименование набора данных', `Рейтинг участников программы «${publisher.programme}» за ${set.year} год`],
    ['Описание набора данных', 'Место, итоговая оценка, уровень и баллы по критериям каждого участника после проверки и рассмотрения несогласий'],
    ['Владелец набора данных', publisher.authority],
    ['Ответственное лицо', publisher.contact ?? 'не указано'],
    ['Телефон ответственного лица', publisher.phone ?? 'не указан'],
    ['Адрес электронной почты ответственного лица', publisher.email ?? 'не указан'],
    ['Гиперссылка на набор', newest ? `${folder}/${dataFile(newest)}.csv` : '', newest && `${folder}/${dataFile(newest)}.csv`],
    ['Формат набора данных', 'CSV, JSON'],
    ['Описание структуры набора данных', `${folder}/${structureFile}.csv`, `${folder}/${structureFile}.csv`],
    ['Дата первой публикации набора данных', day(first?.publishedAt)],
    ['Дата последнего внесения изменений', day(newest?.publishedAt)],
    ['Содержание последнего изменения', newest?.reason ?? 'Первая публикация'],
    ['Периодичность актуализации', 'Ежегодно; при исправлении – по мере появления новой редакции'],
    ['Ключевые слова', `рейтинг, клиентоцентричность, бережливое управление, ${publisher.name}`],
    ['Гиперссылки на версии набора данных', set.versions.map((version) => `${folder}/${dataFile(version)}.csv`).join(' ')],
    ['Гиперссылки на версии структуры набора данных', `${folder}/${structureFile}.csv`, `${folder}/${structureFile}.csv`],
  ]
  return rows.map(([title, value, href], i) => ({ n: i + 1, title, value, href }))
}

/** meta.csv: property and value, in the recommendations' own names. */
export function metaRows(publisher: Publisher, set: DataSet, base: string): [string, string][] {
  const id = dataSetId(publisher, set.year)
  const [, title, description] = passport(publisher, set, base)
  return [
    ['standardversion', STANDARD], ['identifier', id], ['title', title?.value ?? ''], ['description', description?.value ?? ''], ['creator', publisher.authority],
    ['created', stamp(set.versions.at(-1)?.publishedAt ?? new Date(0)).slice(0, 8)], ['modified', stamp(set.versions[0]?.publishedAt ?? new Date(0)).slice(0, 8)],
    ['subject', 'рейтинг, клиентоцентричность, бережливое управление'], ['format', 'csv'],
    ...set.versions.map((version): [string, string] => [dataFile(version), `${base}/${id}/${dataFile(version)}.csv`]),
    [structureFile, `${base}/${id}/${structureFile}.csv`],
    ['publishername', publisher.contact ?? ''], ['publisherphone', publisher.phone ?? ''], ['publishermbox', publisher.email ?? ''],
  ]
}

/** list.csv: the register of the tenant's data sets. */
export const listRows = (publisher: Publisher, sets: readonly DataSet[], base: string): [string, string, string, string][] => [
  ['standardversion', 'Версия методических рекомендаций', STANDARD, ''],
  ...sets.map((set): [string, string, string, string] => [dataSetId(publisher, set.year), `Рейтинг участников программы «${publisher.programme}» за ${set.year} год`, `${base}/${dataSetId(publisher, set.year)}/meta.csv`, 'csv']),
]
