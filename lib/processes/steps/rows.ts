/** The table of steps as it stands on the screen, of the texts of its cells. Pure. */
import { savedTexts, type SavedText, type TextAuthors, type TextState } from '@/lib/core/text-autosave'
import { START, cellTexts, pathOf, placeOf, rowData, type CellField } from './cells'
import type { TableRow } from './changes'
import { byPlace } from './order'
import type { StepView } from './view'

type Entries = TextState['entries']
/** Length of a step's id, before the point of a path. */
const ID = 36

/** What the server holds of steps, by path; cells of them in `known` that are empty now stand with no text. */
export function savedCells(
  steps: readonly StepView[],
  start: string | null,
  version: number,
  known: Iterable<string> = [],
): Record<string, SavedText> {
  const texts: Record<string, string> = start === null ? {} : { [START]: start }
  const authors: Record<string, TextAuthors[string]> = {}
  const ids = new Set(steps.map(({ id }) => id))
  for (const { id, position, removed, data, edits } of steps) {
    if (!removed) texts[pathOf(id, 'position')] = String(position)
    for (const [field, text] of Object.entries(cellTexts(data))) texts[pathOf(id, field as CellField)] = text
    for (const [field, author] of Object.entries(edits)) authors[`${id}.${field}`] = author
  }
  const places = steps.map(({ id }) => pathOf(id, 'position'))
  const empty = [...known].filter((path) => ids.has(path.slice(0, ID)) || path === START)
  return savedTexts(texts, authors, version, [...places, ...empty])
}

/**
 * Reads rows of the cells again and again: a row none of whose cells changed stays the same object, so that only what
 * changed is drawn anew.
 */
export function rowReader(): (entries: Entries) => TableRow[] {
  let kept = new Map<string, { cells: Record<string, string>; row: TableRow }>()
  let last: TableRow[] = []
  return (entries) => {
    const steps = new Map<string, Record<string, string>>()
    for (const path in entries) {
      const text = entries[path]?.local ?? ''
      if (text === '' || path === START) continue
      const id = path.slice(0, ID)
      const cells = steps.get(id)
      if (cells) cells[path.slice(ID + 1)] = text
      else steps.set(id, { [path.slice(ID + 1)]: text })
    }
    const read = new Map<string, { cells: Record<string, string>; row: TableRow }>()
    for (const [id, cells] of steps) {
      const position = placeOf(cells.position ?? '')
      if (position === undefined) continue
      const known = kept.get(id)
      read.set(id, known && isSame(known.cells, cells) ? known : { cells, row: { id, position, data: rowData(cells) } })
    }
    kept = read
    const rows = [...read.values()].map(({ row }) => row).toSorted(byPlace)
    last = rows.length === last.length && rows.every((row, i) => row === last[i]) ? last : rows
    return last
  }
}

function isSame(a: Record<string, string>, b: Record<string, string>): boolean {
  const fields = Object.keys(a)
  return fields.length === Object.keys(b).length && fields.every((field) => a[field] === b[field])
}

/** Cells that two people changed at once: by step, each with both texts. */
export type Clash = { path: string; field: string; mine: string; theirs: SavedText }

export function clashesOf(entries: Entries): Map<string, Clash[]> {
  const found = new Map<string, Clash[]>()
  for (const path in entries) {
    const entry = entries[path]
    if (entry?.phase !== 'conflict' || entry.theirs === null) continue
    const id = path.slice(0, ID)
    const clash = { path, field: path.slice(ID + 1), mine: entry.local, theirs: entry.theirs }
    found.set(id, [...(found.get(id) ?? []), clash])
  }
  return found
}

/** Steps that somebody else took out since `since` (ISO instant), with what they were called. */
export function takenOut(
  entries: Entries,
  me: string,
  since: string,
): { stepId: string; name: string; by: string; at: string }[] {
  return Object.entries(entries).flatMap(([path, { local, saved }]) => {
    if (local !== '' || !path.endsWith('.position') || saved.by === null || saved.at === null) return []
    if (saved.by === me || saved.at < since) return []
    const stepId = path.slice(0, ID)
    return [{ stepId, name: entries[pathOf(stepId, 'name')]?.local ?? '', by: saved.by, at: saved.at }]
  })
}
