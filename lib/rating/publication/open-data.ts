/** A published rating as an open data set: its own columns in the recommendations' frame. Pure. */
import type { DateString } from '@/lib/core/dates'
import {
  lineObjects,
  linesCsv,
  setId,
  type DataSetVersion,
  type Field,
  type Publisher,
  type SetFacts,
} from '@/lib/core/open-data'
import { findLevel } from '../methodology/levels'
import type { Methodology } from '../methodology/types'

export type RatingSet = {
  year: number
  /** The day by which the next year's rating replaces this one. */
  validUntil: DateString
  /** Newest first. */
  versions: readonly DataSetVersion[]
}

const titleOf = (publisher: Publisher, { year }: RatingSet): string =>
  `Рейтинг участников программы «${publisher.programme}» за ${year} год`

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

export const ratingCsv = (methodology: Methodology, year: number, rows: readonly DataRow[]): string =>
  linesCsv(fieldsOf(methodology), dataRows(methodology, year, rows))
export const ratingJson = (
  methodology: Methodology,
  year: number,
  rows: readonly DataRow[],
): Record<string, string | number>[] => lineObjects(fieldsOf(methodology), dataRows(methodology, year, rows))

export const ratingFacts = (publisher: Publisher, set: RatingSet): SetFacts => ({
  id: setId(publisher, `rating-${set.year}`),
  title: titleOf(publisher, set),
  keywords: `рейтинг, клиентоцентричность, бережливое управление, ${publisher.name}`,
  versions: set.versions,
  validUntil: set.validUntil,
  description:
    'Место, итоговая оценка, уровень и баллы по критериям каждого участника после проверки и рассмотрения несогласий',
})
