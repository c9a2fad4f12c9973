import { formats } from './formats'
import { isRecord } from './read'
import type { CaseResult } from './types'

export type Outcome = 'equal' | 'differs' | 'not understood'
export type Tried = CaseResult & { outcome: Outcome }

/** Tries all cases of a file. A file of facts has none; one of an unknown format has all its cases not understood. */
export async function* tryCases(data: unknown, file: string): AsyncGenerator<Tried> {
  if (isRecord(data) && data.kind === 'facts') return
  const format = formats.find(({ fits }) => fits(data, file))
  if (format === undefined) {
    for (const id of idsOf(data)) yield { id, equal: false, understood: false, outcome: 'not understood' }
    return
  }
  try {
    for await (const result of format.run(data, file))
      yield {
        ...result,
        outcome: result.understood === false ? 'not understood' : result.equal ? 'equal' : 'differs',
      }
  } catch (error) {
    const note = error instanceof Error ? (error.stack ?? error.message) : String(error)
    yield { id: format.name, equal: false, note, outcome: 'differs' }
  }
}

/** Ids of what looks like cases in an unknown file; the file itself counts as one when nothing does. */
function idsOf(data: unknown): string[] {
  const list = isRecord(data)
    ? Object.values(data).find((value) => Array.isArray(value) && value.every(isRecord))
    : null
  if (!Array.isArray(list) || list.length === 0) return ['?']
  return list.map((one: Record<string, unknown>, i) => String(one.id ?? `№ ${i + 1}`))
}
