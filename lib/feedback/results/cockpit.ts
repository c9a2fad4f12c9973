/** The cockpit's cell of satisfaction: what clients of an agency's services said last. Pure. */
import { cell, noCell, type Cell, type CellAgency, type CellSpecs, type CockpitFrame } from '@/lib/core/cockpit'
import { formatNumber, NBSP } from '@/lib/core/format'
import { overviewLines, type OverviewLine, type OverviewPart } from './overview'
import { changeText, percentText } from './words'

export type SatisfactionFacts = {
  /** The last year of which anything is shown, and what: the line of the office's page of that year; null – none. */
  last: { year: number; line: OverviewLine } | null
  /** Answers are being taken; were taken, and may not be shown; nobody was asked. */
  asked: 'OPEN' | 'HIDDEN' | 'NO'
}

/** What an agency's clients said of its services, by year; `shown` null – hidden. */
type YearTotal = { year: number; surveyId: string; shown: OverviewPart['shown'] | null }

export function lastSatisfaction(
  agency: { id: string; name: string },
  totals: readonly YearTotal[],
): SatisfactionFacts['last'] {
  const years = totals.flatMap(({ year, shown }) => (shown && shown.n > 0 ? [year] : []))
  if (years.length === 0) return null
  const year = Math.max(...years)
  const parts = totals.flatMap(({ year: of, surveyId, shown }): OverviewPart[] =>
    shown && (of === year || of === year - 1)
      ? [{ key: agency.id, label: agency.name, surveyId, shown, year: of === year ? 'this' : 'before' }]
      : [],
  )
  const [line] = overviewLines(parts)
  return line ? { year, line } : null
}

/** «82,4 % из 310», with the year where it is an older one; or why there is no figure. */
export function satisfactionText(facts: SatisfactionFacts | undefined, year: number): string {
  const measure = facts?.last?.line.measure
  if (!facts?.last || !measure) return silent[facts?.asked ?? 'NO']
  const older = facts.last.year === year ? '' : `, ${facts.last.year}${NBSP}г.`
  return `${percentText(measure.satisfied.share)} из${NBSP}${formatNumber(measure.n)}${older}`
}

const silent = { OPEN: 'идёт опрос', HIDDEN: 'мало ответов', NO: 'не спрашивали' } as const

/** No act says what share is good: a figure is neither good nor bad, a fall beyond chance asks for attention. */
function satisfactionCell(
  facts: SatisfactionFacts | undefined,
  _agency: CellAgency,
  { year, current }: CockpitFrame,
): Cell {
  const text = satisfactionText(facts, year)
  if (!facts?.last?.line.measure) return noCell(text)
  const { line, year: of } = facts.last
  const { satisfied, n } = facts.last.line.measure
  const { difference } = line.change ?? {}
  const fell = difference?.status === 'shown' && difference.moreThanChance && difference.difference.raw < 0
  const href = `office/surveys/results?by=agency&year=${of}`
  // What is older than the shown year is said, and goes into no sum of it.
  const base = of === year ? { href, n: satisfied.count, of: n } : { href }
  return fell && current && of === year
    ? cell('warn', text, { ...base, why: `клиенты довольны реже, чем в ${of - 1} году: ${changeText(line.change)}` })
    : cell('none', text, base)
}

export const satisfactionCells = {
  SATISFACTION: { place: 10.5, title: () => 'Удовлетворённость', total: 'SHARE', cell: satisfactionCell },
} satisfies CellSpecs
