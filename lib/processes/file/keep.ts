/** The file that is kept beside a table: its steps know their rows, and it says what the table says. Pure. */
import { draftOf } from '../map/draft'
import { setStepData, stepData } from '../map/gemba'
import { openText } from '../map/open'
import { readMap, type MapScope } from '../map/read'
import { disagreements, mergeModel, writeModel } from '../map/write'
import type { XmlDocument } from '../map/xml'
import { writeXml } from '../map/xml-write'
import type { ProcessRole } from '../model/types'
import { rowsByElement } from './match'
import { LANE, rowsDraft, startOf, type Row } from './rows-draft'

/** A table as it is written into a file. */
export type WrittenTable = { name: string; start: string | null; rows: readonly Row[]; roles: readonly ProcessRole[] }
/** `process` – the key of the process of the file that the table shows. */
export type KeptFile = { text: string; process: string }

export const scopeOf = (document: XmlDocument, process: string): MapScope | undefined =>
  readMap(document).processes.find(({ key }) => key === process)

/** Rows by the ids of elements of the kept file. */
export function keptRows(kept: KeptFile | null): Map<string, string> {
  const opened = kept && openText(kept.text)
  const scope = kept && opened?.ok ? scopeOf(opened.value, kept.process) : undefined
  return scope ? rowsByElement(scope) : new Map()
}

/** Writes into each step which row it is. */
function tie(scope: MapScope, rows: ReadonlyMap<string, string>): void {
  for (const { key, element } of scope.nodes) {
    const row = rows.get(key)
    if (row !== undefined) setStepData(element, { ...stepData(element), step: row })
  }
}

/** Notes in which lane each step stands now. */
function noteLanes(scope: MapScope): void {
  for (const { element, lanes } of scope.nodes) {
    const data = stepData(element)
    if (data.roles === undefined) continue
    const { [LANE]: _, ...texts } = data.texts ?? {}
    const lane = lanes.at(-1)?.name ?? ''
    setStepData(element, { ...data, texts: lane === '' ? texts : { ...texts, [LANE]: lane } })
  }
}

function draftTable(scope: MapScope, { start, rows }: WrittenTable) {
  const { model, table } = draftOf(scope)
  // A beginning that a table has no word for – several of them, a gateway – is the file's alone.
  const isHeld = model.start === '' && start === null && table.start.some(({ kind }) => kind !== 'none')
  const known = new Map(model.steps.map((step) => [step.id, step]))
  return rowsDraft(scope.name, rows, isHeld ? '' : startOf(rows, start), known)
}

/** A table put into a file of its process; `ids` – rows by the file's steps, where the file does not know them yet. */
export function withTable(
  document: XmlDocument,
  process: string,
  table: WrittenTable,
  ids: ReadonlyMap<string, string> = new Map(),
): XmlDocument {
  const scope = scopeOf(document, process)
  if (!scope) throw new Error(`no process ${process}`)
  tie(scope, ids)
  const { document: written } = mergeModel(document, process, draftTable(scope, table), table.roles)
  const merged = scopeOf(written, process)
  if (merged) noteLanes(merged)
  return written
}

/** The file of a table: the kept one with what was changed in the table since, or one of our own. */
export function fileOf(table: WrittenTable, kept: KeptFile | null): { document: XmlDocument; process: string } {
  const opened = kept && openText(kept.text)
  if (kept && opened?.ok && scopeOf(opened.value, kept.process))
    return { document: withTable(opened.value, kept.process, table), process: kept.process }
  const document = writeModel(rowsDraft(table.name, table.rows, startOf(table.rows, table.start)), table.roles)
  const [scope] = readMap(document).processes
  if (scope) noteLanes(scope)
  return { document, process: scope?.key ?? '' }
}

/** Steps of which a file says something else than the table, read anew; none – they agree by meaning. */
export function unlike({ text, process }: KeptFile, table: WrittenTable): string[] {
  const opened = openText(text)
  const scope = opened.ok ? scopeOf(opened.value, process) : undefined
  if (!opened.ok || !scope) return table.rows.map(({ id }) => id)
  return disagreements(opened.value, process, draftTable(scope, table))
}

export const keptText = (document: XmlDocument): string => writeXml(document)
