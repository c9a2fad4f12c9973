/** What of observations goes into the table of steps. Pure. */
import { decimalText, exactText } from '@/lib/core/fraction'
import type { TypedTime } from '../steps/data'
import { LEAST_TAKEN, minutesOf, spreadOf, type Spread, type Verdict } from './spread'
import type { Outcome } from './sheet'
import type { Fraction } from '@/lib/core/fraction'

export type TimingPartName = 'WORK' | 'WAIT'

export type ObservationRow = {
  id: string
  version: number
  seriesId: string
  runId: string
  runNumber: number
  stepId: string
  outcome: Outcome
  startedAt: Date
  endedAt: Date
  waitSeconds: number | null
  workSeconds: number | null
  defect: boolean
  wastes: string[]
  verdict: Verdict
  reason: string
  decidedBy: string | null
  byName: string
}

export type Measured = ObservationRow & { seconds: number }

const secondsIn = (row: ObservationRow, part: TimingPartName): number | null =>
  part === 'WORK' ? row.workSeconds : row.waitSeconds

/** Observations of one part of a step, as they spread. */
export const partSpread = (rows: readonly ObservationRow[], part: TimingPartName): Spread<Measured> =>
  spreadOf(
    rows.flatMap((row): Measured[] => {
      const seconds = secondsIn(row, part)
      return seconds === null ? [] : [{ ...row, seconds }]
    }),
  )

const minutes = (seconds: Fraction | number): string => {
  const value = minutesOf(seconds)
  return decimalText(value) ?? exactText(value)
}

/** Least–usual–most as the table keeps it (exact.md P2); one time where they are equal; null – too few count. */
export function takenTime({
  figures,
  counted,
}: Spread): { time: TypedTime; least: string; usual: string; most: string } | null {
  if (!figures || counted.length < LEAST_TAKEN) return null
  const [least, usual, most] = [minutes(figures.least), minutes(figures.usual), minutes(figures.most)]
  return { time: least === most ? { fixed: least } : { least, usual, most }, least, usual, most }
}

export type StepTally = {
  /** Runs that came to the step, and how the visits ended. */
  runs: number
  skipped: number
  returned: number
  defects: number
  wastes: { kind: string; n: number }[]
}

export function tallyOf(rows: readonly ObservationRow[]): StepTally {
  const kinds = new Map<string, number>()
  for (const { wastes } of rows) for (const kind of wastes) kinds.set(kind, (kinds.get(kind) ?? 0) + 1)
  const of = (outcome: Outcome): number => rows.filter((row) => row.outcome === outcome).length
  return {
    runs: new Set(rows.map(({ runId }) => runId)).size,
    skipped: of('SKIPPED'),
    returned: of('RETURNED'),
    defects: rows.filter(({ defect }) => defect).length,
    wastes: [...kinds].map(([kind, n]) => ({ kind, n })).toSorted((a, b) => b.n - a.n),
  }
}
