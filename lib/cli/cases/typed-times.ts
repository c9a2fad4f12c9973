// typed-times.json: a text in a field of one time → exact minutes, three numbers or a refusal.
import { exactText, fractionOf } from '@/lib/core/fraction'
import { parseTime, type TypedTime } from '@/lib/processes/model/time'
import { compared, isRecord, recordsOf } from './read'
import type { CaseResult } from './types'

export const hasTypedTimes = (data: unknown): boolean => isRecord(data) && data.kind === 'typed-times'

export function* typedTimeCases(data: unknown): Generator<CaseResult> {
  for (const { id, text, dayMinutes = '480', minutes, three, refuse, mayRefuse } of recordsOf(data)) {
    const right = minutes ?? three
    if (typeof text !== 'string' || typeof dayMinutes !== 'string' || (right === undefined && refuse === undefined)) {
      yield { id: String(id), equal: false, understood: false }
      continue
    }
    const read = parseTime(text, dayMinutes)
    // The reason of a refusal is not compared.
    const result =
      read.ok || (refuse === undefined && mayRefuse !== true)
        ? compared(String(id), valueOf(read), right ?? { refused: refuse })
        : { id: String(id), equal: true }
    yield { ...result, note: JSON.stringify(text) }
  }
}

function valueOf(read: TypedTime): unknown {
  if (!read.ok) return { refused: read.reason }
  const { time } = read
  const exact = (value: string) => exactText(fractionOf(value))
  return 'fixed' in time ? exact(time.fixed) : [time.least, time.usual, time.most].map(exact)
}
