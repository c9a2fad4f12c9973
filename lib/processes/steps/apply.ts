/** Cells that people typed laid over a stored table of steps. Pure. */
import { applyEdits, type TextAuthors, type TextConflict, type TextEdit } from '@/lib/core/text-autosave'
import { START, cellTexts, cellText, cellValue, pathOf, placeOf, readPath, rowData, type CellField } from './cells'
import { StepData } from './data'

export type StoredStep = {
  id: string
  position: number
  /** Taken out, but not yet forgotten. */
  removed: boolean
  data: StepData
  edits: TextAuthors
}
export type StoredTable = { start: string | null; steps: readonly StoredStep[] }

export type Applied = {
  start: string | null
  /** Those that are new or changed. */
  steps: StoredStep[]
  changed: { path: string; before: string; after: string }[]
  conflicts: TextConflict[]
}

const cellsOf = ({ id, position, removed, data }: StoredStep): [string, string][] => [
  [pathOf(id, 'position'), removed ? '' : String(position)],
  ...Object.entries(cellTexts(data)).map(([field, text]): [string, string] => [pathOf(id, field as CellField), text]),
]

/** The first of `edits` that names no cell or holds no value of one; undefined – all do. */
export const strayEdit = (edits: readonly TextEdit[]): TextEdit | undefined =>
  edits.find(({ path, text }) => {
    if (path === START) return text !== '' && readPath(pathOf(text, 'name')) === null
    const cell = readPath(path)
    if (cell === null) return true
    if (cell.field === 'position') return text !== '' && placeOf(text) === undefined
    return cellValue(cell.field, text) === undefined
  })

/** `who` is written beside what changed. */
export function applyToTable(table: StoredTable, edits: readonly TextEdit[], who: { by: string; at: string }): Applied {
  const known = new Map(table.steps.map((step) => [step.id, step]))
  const touched = new Set(edits.flatMap(({ path }) => readPath(path)?.stepId ?? []))
  const before: Record<string, string> = Object.fromEntries([
    ...(table.start === null ? [] : [[START, table.start]]),
    ...[...touched].flatMap((id) => {
      const step = known.get(id)
      return step ? cellsOf(step) : []
    }),
  ])
  const { texts, changed, conflicts } = applyEdits(before, edits)
  const ofStep = (path: string): string => readPath(path)?.stepId ?? ''
  // A whole file may come at once: each path is read once.
  const byStep = [...Map.groupBy(changed, ofStep)].filter(([id]) => id !== '')
  const steps = byStep.map(([id, paths]): StoredStep => {
    const place = placeOf(texts[pathOf(id, 'position')] ?? '')
    const written = paths.map((path) => readPath(path)?.field ?? '')
    const old = known.get(id)
    return {
      id,
      position: place ?? old?.position ?? 0,
      removed: place === undefined,
      data: StepData.parse(
        rowData(Object.fromEntries(Object.keys(StepData.shape).map((field) => [field, texts[`${id}.${field}`] ?? '']))),
      ),
      edits: { ...old?.edits, ...Object.fromEntries(written.map((field) => [field, who])) },
    }
  })
  return {
    start: changed.includes(START) ? texts[START] || null : table.start,
    steps,
    changed: changed.map((path) => ({ path, before: before[path] ?? '', after: texts[path] ?? '' })),
    conflicts,
  }
}

/** Ids under which something new is sent → ids under which it is kept, in the texts of the edits. */
export function settleNames(
  edits: readonly TextEdit[],
  idOf: (kind: 'ROLE' | 'MATERIAL', name: string) => string | undefined,
): TextEdit[] {
  return edits.map((edit) => {
    const field = readPath(edit.path)?.field
    if (field === 'roles') {
      const roles = cellValue('roles', edit.text) ?? []
      const kept = roles.map(({ role, share, name }) => ({ role: (name && idOf('ROLE', name)) || role, share }))
      return { ...edit, text: cellText('roles', kept) }
    }
    if (field !== 'materials') return edit
    const materials = cellValue('materials', edit.text) ?? []
    const kept = materials.map(({ material, quantity, name }) => ({
      material: (name && idOf('MATERIAL', name)) || material,
      quantity,
    }))
    return { ...edit, text: cellText('materials', kept) }
  })
}

/** What is new in the edits, each name once, with the id under which it was sent first. */
export function newNames(edits: readonly TextEdit[], kind: 'ROLE' | 'MATERIAL'): { id: string; name: string }[] {
  const found = new Map<string, { id: string; name: string }>()
  const add = (id: string, typed: string | undefined) => {
    const name = typed?.trim() ?? ''
    if (name !== '' && !found.has(name.toLowerCase())) found.set(name.toLowerCase(), { id, name })
  }
  for (const { path, text } of edits) {
    const field = readPath(path)?.field
    if (kind === 'ROLE' && field === 'roles') for (const one of cellValue(field, text) ?? []) add(one.role, one.name)
    if (kind === 'MATERIAL' && field === 'materials')
      for (const one of cellValue(field, text) ?? []) add(one.material, one.name)
  }
  return [...found.values()]
}
