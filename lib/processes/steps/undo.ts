/**
 * Undo and redo of what one person did in an open table: cells by path, before and after. It ends at the state in which
 * the table was opened. Pure.
 */
import type { Change } from './changes'

export type Deed = { label: string; cells: { path: string; before: string; after: string }[] }
export type History = { done: readonly Deed[]; undone: readonly Deed[] }

export const noHistory: History = { done: [], undone: [] }
/** Deeds that are kept. */
const MOST = 500

type Texts = (path: string) => string

/** The deed that these changes are, from the texts as they stand; cells that stay the same are left out. */
export function deedOf(label: string, changes: readonly Change[], texts: Texts): Deed {
  const last = new Map(changes.map(({ path, text }) => [path, text]))
  return {
    label,
    cells: [...last].flatMap(([path, after]) => {
      const before = texts(path)
      return before === after ? [] : [{ path, before, after }]
    }),
  }
}

export const did = ({ done, undone }: History, deed: Deed): History =>
  deed.cells.length === 0 ? { done, undone } : { done: [...done, deed].slice(-MOST), undone: [] }

/** A text that the server keeps in another form is taken for the same. */
export function settled({ done, undone }: History, path: string, from: string, to: string): History {
  const same = (text: string): string => (text === from ? to : text)
  const renamed = (deed: Deed): Deed =>
    deed.cells.some((cell) => cell.path === path)
      ? {
          ...deed,
          cells: deed.cells.map((cell) =>
            cell.path === path ? { path, before: same(cell.before), after: same(cell.after) } : cell,
          ),
        }
      : deed
  return { done: done.map(renamed), undone: undone.map(renamed) }
}

export type Step = {
  history: History
  label: string
  changes: Change[]
  /** Cells that somebody else changed since: they stay as they are. */
  kept: string[]
}

export function undo({ done, undone }: History, texts: Texts): Step | null {
  const deed = done.at(-1)
  if (deed === undefined) return null
  return step({ done: done.slice(0, -1), undone: [...undone, deed] }, deed, texts, ({ before, after }) => [
    after,
    before,
  ])
}

export function redo({ done, undone }: History, texts: Texts): Step | null {
  const deed = undone.at(-1)
  if (deed === undefined) return null
  return step({ done: [...done, deed], undone: undone.slice(0, -1) }, deed, texts, ({ before, after }) => [
    before,
    after,
  ])
}

function step(
  history: History,
  { label, cells }: Deed,
  texts: Texts,
  way: (cell: Deed['cells'][number]) => [from: string, to: string],
): Step {
  const changes: Change[] = []
  const kept: string[] = []
  for (const cell of cells) {
    const [from, to] = way(cell)
    if (texts(cell.path) === from) changes.push({ path: cell.path, text: to })
    else kept.push(cell.path)
  }
  return { history, label, changes, kept }
}
