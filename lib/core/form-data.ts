import { z } from 'zod'
import { fieldsOf, officeCaps, type FieldCaps } from './form-fields'

type Sent = ReadonlyMap<string, FormDataEntryValue[]>

/** A form's fields read in one pass; null when it holds more than it may (see form-fields.ts). */
export const readForm = (data: FormData, caps: FieldCaps = officeCaps): Sent | null => fieldsOf(data, caps)

/**
 * Form fields → nested object: `a.b` and `items.0.reason` become paths; a repeated name, or one ending in `[]`, becomes
 * a list;
 * empty strings stay (zod decides). Names that start with `$` or `__proto__` parts are dropped. Of a name that was sent
 * once only the schema knows whether it is a list: see `listOf`.
 */
export function formToObject(sent: Sent): Record<string, unknown> {
  const root: Record<string, unknown> = {}
  for (const [key, all] of sent) {
    const list = key.endsWith('[]')
    const path = (list ? key.slice(0, -2) : key).split('.')
    if (
      key.startsWith('$') ||
      path.some((part) => part === '__proto__' || part === 'constructor' || part === 'prototype')
    )
      continue
    put(root, path, list || all.length > 1 ? all : all[0])
  }
  return arrays(root) as Record<string, unknown>
}

/**
 * A list as forms send it: nothing or '' – none, one value, several under one name. `error` – the sentence when the
 * choice is not right.
 */
export const listOf = <T extends z.ZodType>(item: T, error: string, max = 2000) =>
  z
    .union([z.array(item).max(max), z.literal('').transform(() => []), item.transform((one) => [one])], { error })
    .optional()
    .transform((all): z.output<T>[] => all ?? [])

function put(root: Record<string, unknown>, path: string[], value: unknown): void {
  let node = root
  for (const part of path.slice(0, -1)) {
    const next = node[part]
    node = (typeof next === 'object' && next !== null ? next : (node[part] = {})) as Record<string, unknown>
  }
  node[path.at(-1) ?? ''] = value
}

/** Objects whose keys are 0…n become lists. */
function arrays(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value) || value instanceof File) return value
  const entries = Object.entries(value).map(([k, v]) => [k, arrays(v)] as const)
  if (entries.length > 0 && entries.every(([k]) => /^\d+$/.test(k)))
    return entries.sort((a, b) => Number(a[0]) - Number(b[0])).map(([, v]) => v)
  return Object.fromEntries(entries)
}

/** The typed texts of a form, to be shown again after a refusal (files and secrets are left out). */
export function typedValues(sent: Sent): Record<string, string | string[]> {
  const values: Record<string, string | string[]> = {}
  for (const [key, all] of sent) {
    if (key.startsWith('$') || /password|code|token/i.test(key)) continue
    const texts = all.filter((v): v is string => typeof v === 'string')
    if (texts.length > 0) values[key] = texts.length > 1 || key.endsWith('[]') ? texts : (texts[0] ?? '')
  }
  return values
}
