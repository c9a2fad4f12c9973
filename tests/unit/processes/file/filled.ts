/** A file laid over a table, as the command does it. */
import { newId } from '@/lib/core/ids'
import { fill, type FillContext, type Filled } from '@/lib/processes/file/fill'
import { fileOf, keptText, withTable, type KeptFile, type WrittenTable } from '@/lib/processes/file/keep'
import { readMap } from '@/lib/processes/map/read'
import type { XmlDocument } from '@/lib/processes/map/xml'
import { applyToTable, newNames, type StoredTable } from '@/lib/processes/steps/apply'
import { byPlace } from '@/lib/processes/steps/order'

export const emptyTable: StoredTable = { start: null, steps: [] }
export const someContext = (more: Partial<FillContext> = {}): FillContext => ({
  ownerId: newId(),
  roles: [],
  materials: [],
  agencies: [],
  origins: [],
  kept: new Map(),
  newId,
  ...more,
})

export type Done = { filled: Filled; table: StoredTable; written: WrittenTable; kept: KeptFile; context: FillContext }

/** What stands in the table and in the file afterwards. */
export function laidOver(
  document: XmlDocument,
  process: string,
  before: StoredTable = emptyTable,
  context = someContext(),
): Done {
  const scope = readMap(document).processes.find(({ key }) => key === process)
  if (!scope) throw new Error(`no process ${process}`)
  const filled = fill(scope, before, context)
  const applied = applyToTable(before, filled.edits, { by: 'Некто', at: '2026-11-30T10:00:00Z' })
  if (applied.conflicts.length > 0) throw new Error('a conflict with itself')
  const changed = new Map(applied.steps.map((step) => [step.id, step]))
  const steps = [...before.steps.filter(({ id }) => !changed.has(id)), ...applied.steps]
  const table = { start: applied.start, steps: steps.toSorted(byPlace) }
  const roles = [...context.roles, ...newNames(filled.edits, 'ROLE')]
  const rows = table.steps.filter(({ removed }) => !removed)
  const written: WrittenTable = { name: scope.name, start: table.start, rows, roles }
  const text = keptText(withTable(document, process, written, filled.rows))
  return { filled, table, written, kept: { text, process }, context: { ...context, roles } }
}

/** The file again as an editor gets it. */
export const editable = ({ written, kept }: Done): XmlDocument => fileOf(written, kept).document
