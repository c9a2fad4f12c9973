/** Reading of files of cases, and the comparison of what came out with what is right. */
import type { CaseResult } from './types'

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The records of a list in a file: `cases` unless told otherwise. */
export function recordsOf(data: unknown, list = 'cases'): Record<string, unknown>[] {
  const found = isRecord(data) ? data[list] : undefined
  return Array.isArray(found) ? found.filter(isRecord) : []
}

/** One case; what it throws is its own result, and the next ones are still tried. */
export function trying(id: string, run: () => CaseResult): CaseResult {
  try {
    return run()
  } catch (error) {
    return { id, equal: false, note: error instanceof Error ? (error.stack ?? error.message) : String(error) }
  }
}

/** Equal, or where it differs: only the differing places of both, each with its path. */
export function compared(id: string, got: unknown, expected: unknown): CaseResult {
  const differences = [...differencesOf(got, expected, '')]
  if (differences.length === 0) return { id, equal: true }
  return {
    id,
    equal: false,
    got: Object.fromEntries(differences.map(({ path, got: one }) => [path, one])),
    expected: Object.fromEntries(differences.map(({ path, expected: one }) => [path, one])),
  }
}

type Difference = { path: string; got: unknown; expected: unknown }

function* differencesOf(got: unknown, expected: unknown, path: string): Generator<Difference> {
  const both = [got, expected]
  if (both.every(isRecord) || both.every(Array.isArray)) {
    const [a, b] = both as [Record<string, unknown>, Record<string, unknown>]
    for (const key of new Set([...Object.keys(a), ...Object.keys(b)]))
      yield* differencesOf(a[key], b[key], path === '' ? key : `${path}.${key}`)
  } else if (got !== expected) yield { path, got: got ?? null, expected: expected ?? null }
}
