/** What the pages of timing show. */
import type { DateString } from '@/lib/core/dates'
import type { MapState } from '../model/states'
import type { Measured, ObservationRow, StepTally, TimingPartName } from './rules'
import type { Spread } from './spread'

export type SeriesLine = {
  id: string
  version: number
  place: string
  runWord: string
  planned: number
  runs: number
  observations: number
  openedBy: string
  openedAt: Date
  closedAt: Date | null
}

export type TimedStep = {
  stepId: string
  number: number
  name: string
  check: string
  /** As the table has them, in words. */
  now: { work: string; wait: string }
  work: Spread<Measured>
  wait: Spread<Measured>
  tally: StepTally
  /** What would be taken of this step now. */
  take: Record<TimingPartName, { mark: string; words: string } | null>
}

export type TimingView = {
  processId: string
  agencyId: string
  state: MapState
  states: MapState[]
  series: SeriesLine[]
  /** The one that is shown; null – all. */
  chosen: SeriesLine | null
  steps: TimedStep[]
  /** Observations of steps that are no longer in the table. */
  gone: number
  /** Working times of all steps that have enough. */
  take: { mark: string; steps: number } | null
  /** The latest press of «Взять в таблицу», while it can be put back. */
  undo: { batchId: string; byName: string; at: Date; steps: number; changed: number } | null
  refusal: string | null
  can: { time: boolean; take: boolean; judge: boolean }
  timeZone: string
  today: DateString
  dayMinutes: string
}

export type TimedStepView = { view: TimingView; step: TimedStep; observations: ObservationRow[] }

/** A time of the table that stands as it was taken from observations. */
export type StepProof = {
  stepId: string
  part: TimingPartName
  /** The text of the cell (lib/processes/steps/cells.ts). */
  cell: string
  count: number
  from: DateString
  to: DateString
}
