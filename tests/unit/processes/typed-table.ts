import type { Change, TableRow } from '@/lib/processes/steps/changes'
import { cellText, cellValue, placeOf, readPath, rowData, stepFields } from '@/lib/processes/steps/cells'
import type { TableContext } from '@/lib/processes/steps/columns'
import type { TypedData } from '@/lib/processes/steps/data'
import { numbersOf } from '@/lib/processes/steps/numbers'
import { byPlace } from '@/lib/processes/steps/order'
import type { Names } from '@/lib/processes/steps/role-text'

/** A small id that is a uuid: idOf(3). */
export const idOf = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

/** Rows 1…n, each leading to the next, with more data by number. */
export const tableOf = (n: number, more: Record<number, Partial<TypedData>> = {}): TableRow[] =>
  Array.from({ length: n }, (_, i) => ({
    id: idOf(i + 1),
    position: i + 1,
    data: {
      ...rowData({}),
      name: `Шаг ${i + 1}`,
      work: { fixed: '10' },
      next: { to: i + 1 === n ? 'end' : idOf(i + 2) },
      ...more[i + 1],
    },
  }))

/** The table after the changes, in its order. */
export function changed(rows: readonly TableRow[], changes: readonly Change[]): TableRow[] {
  const byId = new Map(rows.map((row) => [row.id, row]))
  for (const { path, text } of changes) {
    const place = readPath(path)
    if (!place) throw new Error(path)
    const { stepId, field } = place
    const row = byId.get(stepId) ?? { id: stepId, position: NaN, data: rowData({}) }
    byId.set(
      stepId,
      field === 'position'
        ? { ...row, position: placeOf(text) ?? NaN }
        : { ...row, data: { ...row.data, [field]: cellValue(field, text) } },
    )
  }
  return [...byId.values()].filter(({ position }) => !Number.isNaN(position)).toSorted(byPlace)
}

/** Texts of a table by path. */
export function textsOf(rows: readonly TableRow[]): (path: string) => string {
  const texts = new Map<string, string>(
    rows.flatMap(({ id, position, data }) => [
      [`${id}.position`, String(position)] as const,
      ...stepFields.map((field) => [`${id}.${field}`, cellText(field, data[field])] as const),
    ]),
  )
  return (path) => texts.get(path) ?? ''
}

export const namesOf = (...known: string[]): Names & { made: string[] } => {
  const made: string[] = []
  const all = () => [...known, ...made]
  return {
    made,
    byId: (id) => all().find((_, i) => idOf(900 + i) === id),
    byName: (name) => {
      const at = known.findIndex((one) => one.toLowerCase() === name.toLowerCase())
      return at < 0 ? undefined : { id: idOf(900 + at), name: known[at] ?? '' }
    },
    invent: (name) => {
      if (!made.includes(name)) made.push(name)
      return idOf(900 + known.length + made.indexOf(name))
    },
  }
}

export const contextOf = (rows: readonly TableRow[], ...roles: string[]): TableContext => ({
  dayMinutes: '480',
  roles: namesOf(...roles),
  materials: namesOf(),
  numbers: numbersOf(rows),
})
