/** Where a step goes on, as it is kept. Pure. */
import { END, type ParallelBlock } from '../model/types'
import type { TypedNext } from './data'

type Way = { to: string; return?: boolean } | { parallel: ParallelBlock; return?: boolean }

const waysOf = (next: TypedNext | null): Way[] =>
  next === null || 'text' in next ? [] : 'decision' in next ? next.decision : [next]

export const blocksOf = (next: TypedNext | null): ParallelBlock[] =>
  waysOf(next).flatMap((way) => ('parallel' in way ? [way.parallel] : []))

/** Steps that are entered next, the end left out; through a block the entries of its branches. */
export const targetsOf = (next: TypedNext | null): { to: string; back: boolean }[] =>
  waysOf(next).flatMap((way) => {
    const back = way.return === true
    if ('to' in way) return way.to === END ? [] : [{ to: way.to, back }]
    return way.parallel.branches.flatMap(([entry]) => (entry === undefined ? [] : [{ to: entry, back }]))
  })

/** The same with other steps in the place of some; null leaves the way out (the end: `END`). */
export function replaceTargets(next: TypedNext | null, other: (id: string) => string | null): TypedNext | null {
  if (next === null || 'text' in next) return next
  const target = (id: string): string | null => (id === END ? END : other(id))
  const block = ({ branches, join }: ParallelBlock): ParallelBlock | null => {
    const end = target(join)
    const within = (ids: string[]) => [...new Set(ids.flatMap((id) => target(id) ?? []).filter((id) => id !== end))]
    const kept = branches.map(within).filter((ids) => ids.length > 0)
    return end === null || kept.length === 0 ? null : { branches: kept, join: end }
  }
  if ('decision' in next)
    return {
      decision: next.decision.flatMap((option): typeof next.decision => {
        if ('to' in option) {
          const to = target(option.to)
          return to === null ? [] : [{ ...option, to }]
        }
        const parallel = block(option.parallel)
        return parallel === null ? [] : [{ ...option, parallel }]
      }),
    }
  if ('parallel' in next) {
    const parallel = block(next.parallel)
    return parallel && { parallel }
  }
  const to = target(next.to)
  return to === null ? null : { ...next, to }
}
