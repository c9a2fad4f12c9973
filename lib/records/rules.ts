/** One value of a record's «было – стало». */
export type Difference = {
  path: string[]
  before: unknown
  after: unknown
  change: 'added' | 'removed' | 'changed' | 'same'
}

const isBranch = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !isLeafList(value)
const isLeafList = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one !== 'object' || one === null)
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * What a record says of the values before and after, leaf by leaf. A value that only one side names was not touched
 * unless the other side is absent as a whole (created, removed): commands record just what they changed.
 */
export function differences(before: unknown, after: unknown, path: string[] = []): Difference[] {
  if (isBranch(before) || isBranch(after)) {
    const [left, right] = [isBranch(before) ? before : {}, isBranch(after) ? after : {}]
    return [...new Set([...Object.keys(left), ...Object.keys(right)])].flatMap((key) =>
      differences(left[key], right[key], [...path, key]),
    )
  }
  if (before === undefined && after === undefined) return []
  const change =
    before === undefined ? 'added' : after === undefined ? 'removed' : same(before, after) ? 'same' : 'changed'
  return [{ path, before, after, change }]
}

/** Position in a list ordered by instant and id, newest first. */
export type Cursor = { at: Date; id: string }
export const cursorText = ({ at, id }: Cursor): string => `${at.getTime()}_${id}`

/** The position named by an address, or null when it names none. */
export function parseCursor(text: string | undefined): Cursor | null {
  const match = /^(\d{1,15})_([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(text ?? '')
  return match?.[1] && match[2] ? { at: new Date(Number(match[1])), id: match[2] } : null
}

const DELAY_MS = 2 * 60_000

/** Whether something has waited longer than a working worker lets it. */
export const isDelayed = (since: Date, now: Date): boolean => now.getTime() - since.getTime() > DELAY_MS
