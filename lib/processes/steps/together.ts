/** Steps that begin branches beside others: «вместе с 6». Pure. */
import type { TableRow } from './changes'
import type { Numbers } from './next-text'
import { blocksOf } from './ways'

/** By the step that begins a branch. */
export function togetherOf(rows: readonly TableRow[], { numberOf }: Numbers): Map<string, string> {
  const found = new Map<string, string>()
  for (const { data } of rows)
    for (const { branches } of blocksOf(data.next)) {
      const entries = branches.flatMap(([entry]) => entry ?? [])
      for (const entry of entries) {
        const others = entries.filter((one) => one !== entry).flatMap((one) => numberOf(one) ?? [])
        if (others.length > 0) found.set(entry, `вместе с ${others.join(' и ')}`)
      }
    }
  return found
}
