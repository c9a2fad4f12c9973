/**
 * Where an indicator's fact comes from. Which record counts says the module whose record it is; the database sums it in
 * the view "FactSource". Pure.
 */
import type { FactSource } from '@/lib/core/facts'
import { factSources } from '@/lib/fact-sources'

/** Counted in the portal's own records; kept by triggers in FactRecord and FactTotal. */
export type RecordSource = keyof typeof factSources
export const recordSources = Object.keys(factSources) as [RecordSource, ...RecordSource[]]

export const indicatorSources = ['TYPED', 'FORMULA', ...recordSources] as const
export type IndicatorSource = (typeof indicatorSources)[number]

export const isRecordSource = (source: string): source is RecordSource => Object.hasOwn(factSources, source)
export const isIndicatorSource = (source: string): source is IndicatorSource =>
  (indicatorSources as readonly string[]).includes(source)

export const recordSourceLabels: Record<RecordSource, FactSource> = factSources
const about = (source: string): FactSource | null => (isRecordSource(source) ? recordSourceLabels[source] : null)

/** Of no agency: only the whole programme has such a fact. */
export const ofProgrammeOnly = (source: string): boolean => about(source)?.programmeOnly ?? false

/** The last day on which such a fact of a year may still come. Null: with the year. */
export const expectedUntil = (source: string, year: number): string | null =>
  about(source)?.expectedUntil?.(year) ?? null

/** Where a record of a source opens in the office. */
export const recordPath = (source: RecordSource, row: { recordId: string; agencyId: string }): string =>
  recordSourceLabels[source].path(row)

export const sourceName = (source: string): string =>
  about(source)?.name ?? (source === 'FORMULA' ? 'формула' : 'вносится вручную')
