/** What became of a cell. Pure. */
import type { Mark, Value } from '@/lib/core/table-import'

export type ReadValue = {
  value: Value
  mark?: Mark
  /** Values of other fields that the cell holds: the unit of a figure. */
  beside?: Record<string, string>
  /** Marks of other fields that it casts doubt on. */
  others?: Record<string, Mark>
}

export const taken = (value: Value, more: Omit<ReadValue, 'value' | 'mark'> = {}): ReadValue => ({ value, ...more })
export const doubt = (value: Value, why: string, more: Omit<ReadValue, 'value' | 'mark'> = {}): ReadValue => ({
  value,
  mark: { level: 'doubt', why },
  ...more,
})
export const refuse = (why: string, value: Value = null): ReadValue => ({ value, mark: { level: 'refuse', why } })
