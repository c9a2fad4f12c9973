/** Step table → BPMN: into the file it came from, or into one of our own. Both are read back to the same table. */
import type { ProcessRole } from '../model/types'
import { draftOf, type DraftModel, type DraftStep } from './draft'
import { Merger } from './merge'
import { emptyDefinitions } from './definitions'
import { BPMN } from './namespaces'
import { readMap, type MapScope } from './read'
import { redraw } from './redraw'
import { attributeOf, append, type XmlDocument } from './xml'
import { copyDocument } from './xml-write'

export type Written = {
  document: XmlDocument
  /** Names of what went with steps that were taken out: events on their borders and what only they led to. */
  taken: string[]
  /** Whether the drawing was laid out anew: it is when steps, ways or lanes changed. */
  isRedrawn: boolean
}

/**
 * An edited table put into the file it came from; `process` – the key of the process it fills. The file given stays.
 */
export function mergeModel(
  kept: XmlDocument,
  process: string,
  model: DraftModel,
  roles: readonly ProcessRole[],
): Written {
  const document = copyDocument(kept)
  const scope = readMap(document).processes.find(({ key }) => key === process)
  if (!scope) throw new Error(`no process ${process}`)
  return merged(document, scope, model, { roles, makeLanes: false })
}

function merged(
  document: XmlDocument,
  scope: MapScope,
  model: DraftModel,
  options: { roles: readonly ProcessRole[]; makeLanes: boolean },
): Written {
  const merger = new Merger(document, scope, model, options)
  merger.run()
  if (merger.isChanged) redraw(document)
  return { document, taken: merger.taken, isRedrawn: merger.isChanged }
}

/** A file of our own, with lanes for roles and a drawing. */
export function writeModel(model: DraftModel, roles: readonly ProcessRole[]): XmlDocument {
  const root = emptyDefinitions('Gemba')
  const process = append(root, BPMN, 'process', { id: 'process', name: model.name, isExecutable: 'false' })
  append(process, BPMN, 'startEvent', { id: 'start', name: 'Начало' })
  const document: XmlDocument = { version: '1.0', standalone: null, before: [], root, after: [] }
  const scope = readMap(document).processes.find(({ element }) => element === process)
  return scope ? merged(document, scope, model, { roles, makeLanes: true }).document : document
}

/** Steps of a table that a file tells otherwise; none – they agree. The order of rows is no difference. */
export function disagreements(document: XmlDocument, process: string, model: DraftModel): string[] {
  const scope = readMap(document).processes.find(
    ({ key, element }) => key === process || attributeOf(element, 'id') === process,
  )
  if (!scope) return model.steps.map(({ id }) => id)
  const said = draftOf(scope).model
  const steps = new Map(said.steps.map((step) => [step.id, step]))
  // A way that a table has no word for is the file's alone.
  const shown = (step: DraftStep | undefined, all: boolean): string =>
    JSON.stringify(sorted(step && !all ? { ...step, next: undefined } : step))
  const differing = model.steps
    .filter((step) => shown(step, true) !== shown(steps.get(step.id), step.next !== undefined))
    .map(({ id }) => id)
  const added = said.steps.map(({ id }) => id).filter((id) => !model.steps.some((step) => step.id === id))
  return [...differing, ...added, ...(model.start === '' || said.start === model.start ? [] : [model.start])]
}

/** Fields in one order, empty ones left out; of a branch only the first step has its place. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value) && value.every((one): one is string => typeof one === 'string'))
    return [...value.slice(0, 1), ...value.slice(1).sort()]
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(
        ([, one]) => one !== undefined && one !== '' && one !== false && !(Array.isArray(one) && one.length === 0),
      )
      .filter(([, one]) => typeof one !== 'object' || one === null || Object.keys(one).length > 0)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, one]) => [key, sorted(one)]),
  )
}
