/** «ценность», «нужно», «потеря» as people type them. Pure. */
import type { StepData } from './data'

const starts: Record<StepData['value'], string[]> = {
  adds: ['ц', 'созда', 'добав', 'va'],
  needed: ['н', 'вспом', 'bva', 'nnva'],
  waste: ['п', 'nva', 'muda', 'муда'],
}

/** Undefined – none of the three. */
export function readValue(typed: string): StepData['value'] | undefined {
  const text = typed.trim().toLowerCase()
  if (text === '') return undefined
  return (Object.keys(starts) as StepData['value'][]).find((value) =>
    starts[value].some((start) => text.startsWith(start)),
  )
}
