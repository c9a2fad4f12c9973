/** What a file changes in the table, in words: seen before it is confirmed and told in the journal. Pure. */
import { applyToTable, newNames, type StoredStep, type StoredTable } from '../steps/apply'
import { readPath, START, type CellField } from '../steps/cells'
import { fieldLabels } from '../steps/labels'
import { targetWord, type Numbers } from '../steps/next-text'
import { numbersOf } from '../steps/numbers'
import { byPlace } from '../steps/order'
import { cellWords } from '../steps/words'
import type { Filled } from './fill'

type CellChange = { label: string; before: string; after: string }
export type Difference = {
  added: string[]
  changed: { title: string; cells: CellChange[] }[]
  removed: string[]
  /** Steps in which nothing changes. */
  same: number
  start: CellChange | null
  /** Roles that the agency has not got yet. */
  newRoles: string[]
}

export const isNothing = ({ added, changed, removed, start }: Difference): boolean =>
  added.length + changed.length + removed.length === 0 && start === null

const standing = (steps: readonly StoredStep[]): StoredStep[] =>
  steps.filter(({ removed }) => !removed).toSorted(byPlace)

/** Steps by number and name: the same number may be another step on the other side. */
function named(rows: readonly StoredStep[]): Numbers {
  const numbers = numbersOf(rows)
  const names = new Map(rows.map(({ id, data }) => [id, `${numbers.numberOf(id)} «${data.name}»`]))
  return { ...numbers, wordOf: (id) => names.get(id) }
}

type NameOf = (id: string) => string
type WordsWith = { dayMinutes: string; nameOf: NameOf }

/** Roles that come anew have their names in the edits. */
function withNew({ edits }: Filled, nameOf: NameOf): NameOf {
  const names = new Map(newNames(edits, 'ROLE').map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? nameOf(id)
}

export function afterOf(table: StoredTable, { edits }: Filled, who: { by: string; at: string }) {
  const applied = applyToTable(table, edits, who)
  const changed = new Map(applied.steps.map((step) => [step.id, step]))
  const steps = [...table.steps.filter(({ id }) => !changed.has(id)), ...applied.steps].toSorted(byPlace)
  return { applied, table: { start: applied.start, steps } }
}

/** The difference between the table and what comes of it. */
export function differenceOf(before: StoredTable, filled: Filled, { dayMinutes, nameOf }: WordsWith): Difference {
  const { applied, table: after } = afterOf(before, filled, { by: '', at: '' })
  const [rowsBefore, rowsAfter] = [standing(before.steps), standing(after.steps)]
  const [numbersBefore, numbersAfter] = [named(rowsBefore), named(rowsAfter)]
  const was = new Map(rowsBefore.map((row) => [row.id, row]))
  const is = new Map(rowsAfter.map((row) => [row.id, row]))
  const names = withNew(filled, nameOf)
  const titleOf = ({ id, data }: StoredStep, numbers = numbersAfter): string =>
    `${numbers.numberOf(id) ?? ''}. ${data.name || 'без названия'}`
  const cells = new Map<string, CellChange[]>()
  for (const { path, before: one, after: other } of applied.changed) {
    const place = readPath(path)
    if (place === null || !was.has(place.stepId) || !is.has(place.stepId) || place.field === 'position') continue
    const words = (text: string, numbers: typeof numbersAfter): string =>
      cellWords(place.field as CellField, text, { dayMinutes, numbers, nameOf: names })
    const list = cells.get(place.stepId) ?? []
    list.push({
      label: fieldLabels[place.field],
      before: words(one, numbersBefore),
      after: words(other, numbersAfter),
    })
    cells.set(place.stepId, list)
  }
  const start = applied.changed.find(({ path }) => path === START)
  const startWord = (id: string, numbers: typeof numbersAfter): string =>
    id === '' ? 'первый шаг' : `шаг ${targetWord(id, numbers)}`
  return {
    added: rowsAfter.filter(({ id }) => !was.has(id)).map((row) => titleOf(row)),
    changed: rowsAfter.flatMap((row) => {
      const list = cells.get(row.id)
      return list ? [{ title: titleOf(row), cells: list }] : []
    }),
    removed: rowsBefore.filter(({ id }) => !is.has(id)).map((row) => titleOf(row, numbersBefore)),
    same: rowsAfter.filter(({ id }) => was.has(id) && !cells.has(id)).length,
    start: start
      ? {
          label: 'Начало процесса',
          before: startWord(start.before, numbersBefore),
          after: startWord(start.after, numbersAfter),
        }
      : null,
    newRoles: newNames(filled.edits, 'ROLE').map(({ name }) => name),
  }
}
