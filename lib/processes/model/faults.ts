/** What can be wrong with a table of steps and with what is asked of it (exact.md P3). Words are in `labels.ts`. */
import type { Resource } from './prices'
import type { WasteKind } from './types'

/** A time of a step. */
export type TimeField = { time: 'work' | 'wait' } | { time: 'waste'; kind: WasteKind }

/** A number of a step or of the question. */
export type NumberField =
  | TimeField
  | { number: 'probability' | 'fixedCost' | 'runsPerYear' | 'usefulShare' | 'oneOff' }
  | { number: 'share'; role: string }
  | { number: 'quantity'; material: string }
  | { number: 'price'; resource: Resource; from: string }

type Detail =
  | { code: 'no_steps' | 'no_start' | 'no_end' | 'no_next' | 'duplicate_step' | 'unreachable' | 'trap' }
  | { code: 'unknown_step'; target: string }
  | { code: 'unknown_role' | 'bad_share'; role: string }
  | { code: 'probability_sum'; sum: string }
  | { code: 'probability_range'; p: string }
  /**
   * From the row to `target`, without a row from the start of the process; a block that holds its own step, overlaps
   * another or does not stand whole in one branch counts too.
   */
  | { code: 'jump_out_of_parallel' | 'jump_into_parallel'; target: string }
  | { code: 'three_point_order' | 'negative_time' | 'time_too_big'; field: TimeField }
  | { code: 'not_a_number'; field: NumberField; text: string }
  /** A quantity, cost, price or number of runs below 0. */
  | { code: 'negative_amount'; field: NumberField }
  | { code: 'bad_useful_share' }
  /** `day` is the one asked or the first working day of the year without a price. */
  | { code: 'missing_price'; resource: Resource; day: string }
  | { code: 'two_prices_from_a_day'; resource: Resource; day: string }
  | { code: 'no_calendar'; year: number }

/** `rows`: the places in the table, from 0; empty where it is no step's. */
export type Fault = Detail & { rows: number[] }
