/** Texts that a database and a file of XML can keep: no U+0000, no half of a pair. Pure. */

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' &&
  value !== null &&
  (Array.isArray(value) || Object.getPrototypeOf(value) === Object.prototype)

const storable = (text: string): boolean => !text.includes('\u0000') && text.isWellFormed()

/** Where in an input a text stands that cannot be kept, as dotted path; null – nowhere. */
export function unstorableAt(input: unknown, path: readonly string[] = []): string | null {
  if (typeof input === 'string') return storable(input) ? null : path.join('.')
  if (!isPlain(input)) return null
  for (const [key, value] of Object.entries(input)) {
    if (!storable(key)) return path.join('.')
    const found = unstorableAt(value, [...path, key])
    if (found !== null) return found
  }
  return null
}

/** What is searched for and chosen, without such signs: they are in no record. */
export function withoutUnstorable<T>(input: T): T {
  if (unstorableAt(input) === null) return input
  if (typeof input === 'string') return input.replaceAll('\u0000', '').toWellFormed() as T
  if (Array.isArray(input)) return input.map(withoutUnstorable) as T
  return Object.fromEntries(Object.entries(input as object).map(([key, value]) => [key, withoutUnstorable(value)])) as T
}
