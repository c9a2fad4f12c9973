/** Approvals, and questions to other units, in a run. Pure. */
import { add, ZERO, type Fraction } from '@/lib/core/fraction'
import type { StepData } from './data'

type Row = { data: Pick<StepData, 'asks'> }
export type Asks = { approval: Fraction; information: Fraction }

/** Steps of each mark, as often as a run comes to them. */
export function asksPerRun(rows: readonly Row[], visits: readonly Fraction[]): Asks {
  const of = (kind: 'approval' | 'information'): Fraction =>
    rows.reduce((all, { data }, row) => (data.asks === kind ? add(all, visits[row] ?? ZERO) : all), ZERO)
  return { approval: of('approval'), information: of('information') }
}
