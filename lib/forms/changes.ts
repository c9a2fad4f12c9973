/** What others did to a record meanwhile, in words: for the one whose decision came second. Pure. */
import { formatDateTime } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Change } from '@/lib/core/result'
import { fieldLabel, operationLabel, valueText } from '@/lib/records/labels'

/** Fields of a change that are said; the journal has all of them. */
const SAID = 4
const CLIP = 120

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const clipped = (text: string): string => (text.length > CLIP ? `${text.slice(0, CLIP - 1).trimEnd()}…` : text)

const isText = (value: unknown): value is string => typeof value === 'string'
/** An id says nothing to a reader: of it only the field is named. */
const isSilent = (value: unknown): boolean =>
  (Array.isArray(value) ? value : [value]).some((one) => isText(one) && isUuid(one))

/** A list is told where it was a list before, too: what it has now, else it would be told after every change. */
const isChanged = (value: unknown, old: unknown): boolean =>
  Array.isArray(value)
    ? Array.isArray(old) && value.every(isText) && JSON.stringify(value) !== JSON.stringify(old)
    : !isRecord(value) && value !== old

/** «Состояние: черновик → на согласовании»; a nested value or one without words is left to the journal. */
function fieldsOf({ operation, before, after }: Change, timeZone: string): string[] {
  if (!isRecord(after)) return []
  const old = isRecord(before) ? before : {}
  return Object.entries(after)
    .filter(([key, value]) => isChanged(value, old[key]))
    .map(([key, value]) => {
      if (isSilent(value) || isSilent(old[key])) return fieldLabel([key], operation)
      if (Array.isArray(value)) return `${fieldLabel([key], operation)}: ${clipped(value.join('; ')) || 'пусто'}`
      const now = clipped(valueText(value, timeZone, operation))
      return `${fieldLabel([key], operation)}: ${key in old ? `${clipped(valueText(old[key], timeZone, operation))} → ${now}` : now}`
    })
}

/** A line each, the oldest first: when, who, what, and which fields. */
export const changeLines = (changes: readonly Change[], timeZone: string): string[] =>
  changes.map((change) => {
    const fields = fieldsOf(change, timeZone)
    const more = fields.length > SAID ? ' и другое' : ''
    const said = fields.length > 0 ? ` (${fields.slice(0, SAID).join('; ')}${more})` : ''
    return `${formatDateTime(timeZone, new Date(change.at))}, ${change.by}: ${operationLabel(change.operation)}${said}`
  })
