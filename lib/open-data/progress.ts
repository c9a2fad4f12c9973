/** The published progress of a programme as an open data set: its own columns in the recommendations' frame. Pure. */
import { addYears, instantToDate, type DateString } from '@/lib/core/dates'
import { comparisonLabels } from '@/lib/plan/labels'
import type { ProgressSnapshot } from '@/lib/plan/published'
import { csv } from './csv'
import {
  metaJsonOf,
  metaRowsOf,
  passportOf,
  structureTable,
  type DataSetVersion,
  type Field,
  type PassportRow,
  type Publisher,
  type SetFacts,
} from './data-set'

export type ProgressSet = { year: number; versions: readonly DataSetVersion[] }

export const progressFields: readonly Field[] = [
  { name: 'year', english: 'Year of the plan', russian: 'Год плана', format: 'xsd:gYear' },
  { name: 'section', english: 'Section', russian: 'Раздел плана', format: 'xsd:string' },
  { name: 'number', english: 'Number of the indicator', russian: 'Номер показателя', format: 'xsd:string' },
  { name: 'indicator', english: 'Indicator', russian: 'Показатель', format: 'xsd:string' },
  { name: 'unit', english: 'Unit', russian: 'Единица', format: 'xsd:string' },
  { name: 'comparison', english: 'Comparison', russian: 'Как факт сравнивают с целью', format: 'xsd:string' },
  { name: 'target', english: 'Target', russian: 'Цель; пусто – не задана', format: 'xsd:decimal' },
  { name: 'fact', english: 'Fact', russian: 'Факт; пусто – нет данных', format: 'xsd:decimal' },
  {
    name: 'participants',
    english: 'Participants with the target',
    russian: 'У скольких участников такая цель; пусто – цель одна на программу',
    format: 'xsd:nonNegativeInteger',
  },
  {
    name: 'participants_met',
    english: 'Participants that met the target',
    russian: 'Сколько участников её выполнили',
    format: 'xsd:nonNegativeInteger',
  },
  { name: 'state', english: 'State', russian: 'Состояние', format: 'xsd:string' },
  { name: 'source', english: 'Source of the fact', russian: 'Откуда факт', format: 'xsd:string' },
]

const number = (text: string | null): number | null => (text === null ? null : Number(text))

const rowsOf = (snapshot: ProgressSnapshot): (string | number | null)[][] =>
  snapshot.sections.flatMap((section) =>
    section.indicators.map((one) => [
      snapshot.year,
      `${section.number}. ${section.title}`,
      one.number,
      one.title,
      one.unit,
      comparisonLabels[one.comparison],
      number(one.target),
      number(one.fact),
      one.tally?.of ?? null,
      one.tally?.met ?? null,
      one.light.title,
      one.workings ? `${one.sample ? 'Пример формулы' : 'Формула'}: ${one.workings}` : one.origin,
    ]),
  )

export const progressCsv = (snapshot: ProgressSnapshot): string =>
  csv([progressFields.map(({ name }) => name), ...rowsOf(snapshot)])
export const progressJson = (snapshot: ProgressSnapshot): Record<string, string | number | null>[] =>
  rowsOf(snapshot).map((row) => Object.fromEntries(row.map((cell, i) => [progressFields[i]?.name ?? '', cell])))
export const progressStructureCsv = (): string => structureTable(progressFields)

export const progressSetId = (publisher: Publisher, year: number): string =>
  `${publisher.inn ? `${publisher.inn}-` : ''}progress-${year}`
const titleOf = (publisher: Publisher, year: number): string => `Ход программы «${publisher.programme}» за ${year} год`
const keywords = (publisher: Publisher): string =>
  `план, показатели, бережливое управление, клиентоцентричность, ${publisher.name}`
/** The next year is published a year later at the latest. */
const validUntil = (publisher: Publisher, { versions }: ProgressSet): DateString | '' =>
  versions[0] ? addYears(instantToDate(publisher.timeZone, versions[0].publishedAt), 1) : ''

const factsOf = (publisher: Publisher, set: ProgressSet): SetFacts => ({
  id: progressSetId(publisher, set.year),
  title: titleOf(publisher, set.year),
  keywords: keywords(publisher),
  versions: set.versions,
  validUntil: validUntil(publisher, set),
  description: 'Цель и факт каждого показателя плана программы, состояние и источник факта на день публикации',
})
export const progressPassport = (publisher: Publisher, set: ProgressSet, base: string): PassportRow[] =>
  passportOf(publisher, factsOf(publisher, set), base)
export const progressMeta = (
  publisher: Publisher,
  set: ProgressSet,
  base: string,
  type: 'csv' | 'json',
): [string, string][] => metaRowsOf(publisher, factsOf(publisher, set), base, type)
export const progressMetaJson = (publisher: Publisher, set: ProgressSet, base: string): Record<string, unknown> =>
  metaJsonOf(publisher, factsOf(publisher, set), base)

export const progressListRow = (
  publisher: Publisher,
  { year }: ProgressSet,
  base: string,
  type: 'csv' | 'json',
): [string, string, string, string] => {
  const id = progressSetId(publisher, year)
  return [id, titleOf(publisher, year), `${base}/${id}/meta.${type}`, type]
}
