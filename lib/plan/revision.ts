/** What changed in an indicator, for its history. Pure. */
export type Change = Record<string, { from: unknown; to: unknown }>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? null) === JSON.stringify(b ?? null)

/** Fields that differ, with both values. */
export const changeOf = <T extends Record<string, unknown>>(before: T, after: Partial<T>): Change =>
  Object.fromEntries(
    Object.entries(after)
      .filter(([key, to]) => !same(before[key], to))
      .map(([key, to]) => [key, { from: before[key] ?? null, to: to ?? null }]),
  )

/** Title before a change, where the change was a renaming. */
export const formerTitle = (change: unknown): string | null => {
  const title = typeof change === 'object' && change !== null && 'title' in change ? change.title : null
  return typeof title === 'object' && title !== null && 'from' in title && typeof title.from === 'string'
    ? title.from
    : null
}
