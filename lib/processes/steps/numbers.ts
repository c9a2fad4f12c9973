/** Numbers of the steps in the table, by which people name them. Pure. */
import { END } from '../model/types'
import type { StepRow } from './data'
import type { Numbers } from './next-text'
import { blocksOf, targetsOf } from './ways'

export function numbersOf(rows: readonly Pick<StepRow, 'id' | 'data'>[]): Numbers {
  const numbers = new Map(rows.map(({ id }, i) => [id, i + 1]))
  return {
    idOf: (number) => rows[number - 1]?.id,
    numberOf: (id) => numbers.get(id),
    joinOf: (entries) => joinOf(rows, entries),
  }
}

/** The first step of the table that follows each of them, or the end when none does but all come there. */
function joinOf(rows: readonly Pick<StepRow, 'id' | 'data'>[], entries: readonly string[]): string | undefined {
  const byId = new Map(rows.map(({ id, data }) => [id, data]))
  const after = entries.map((entry) => {
    const found = new Set<string>()
    const queue = [entry]
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const next = byId.get(id)?.next ?? null
      const ways = targetsOf(next).flatMap(({ to, back }) => (back ? [] : [to]))
      const joins = blocksOf(next).flatMap(({ join }) => (join === END ? [] : [join]))
      if (ways.length === 0 && joins.length === 0 && next !== null && 'to' in next && next.to === END) found.add(END)
      for (const to of [...ways, ...joins]) {
        if (found.has(to)) continue
        found.add(to)
        queue.push(to)
      }
    }
    return found
  })
  const shared = rows.find(({ id }) => !entries.includes(id) && after.every((found) => found.has(id)))
  return shared?.id ?? (after.length > 0 && after.every((found) => found.has(END)) ? END : undefined)
}
