/** All faults of a table of steps at once, each with its place (exact.md P3). */
import { missingPrices } from './check-prices'
import { valueFaults } from './check-values'
import { wayFaults } from './check-ways'
import type { Fault } from './faults'
import type { ProcessModel, ProcessQuestion } from './types'

export { questionFaults } from './check-prices'

/** Faults of the process; those of the question alone are `questionFaults`. None – `processResults` may be asked. */
export function processFaults(model: ProcessModel, question: ProcessQuestion): Fault[] {
  if (model.steps.length === 0) return [{ code: 'no_steps', rows: [] }]
  return [...wayFaults(model), ...valueFaults(model.steps, question.roles), ...missingPrices(model, question)]
}
