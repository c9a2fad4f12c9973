/** The published progress of a programme as an open data set: its own columns in the recommendations' frame. Pure. */
import { addYears, instantToDate, type DateString } from '@/lib/core/dates'
import {
  lineObjects,
  linesCsv,
  setId,
  type DataSetVersion,
  type Field,
  type Publisher,
  type SetFacts,
} from '@/lib/core/open-data'
import { comparisonLabels } from './labels'
import type { ProgressSnapshot } from './published'

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

export const progressCsv = (snapshot: ProgressSnapshot): string => linesCsv(progressFields, rowsOf(snapshot))
export const progressJson = (snapshot: ProgressSnapshot): Record<string, string | number | null>[] =>
  lineObjects(progressFields, rowsOf(snapshot))

/** The next year is published a year later at the latest. */
const validUntil = (publisher: Publisher, { versions }: ProgressSet): DateString | '' =>
  versions[0] ? addYears(instantToDate(publisher.timeZone, versions[0].publishedAt), 1) : ''

export const progressFacts = (publisher: Publisher, set: ProgressSet): SetFacts => ({
  id: setId(publisher, `progress-${set.year}`),
  title: `Ход программы «${publisher.programme}» за ${set.year} год`,
  keywords: `план, показатели, бережливое управление, клиентоцентричность, ${publisher.name}`,
  versions: set.versions,
  validUntil: validUntil(publisher, set),
  description: 'Цель и факт каждого показателя плана программы, состояние и источник факта на день публикации',
})
