/**
 * What a step table says and BPMN has no word for, kept in the file's extensions: times, shares, materials, wastes,
 * probabilities, returns. Read as it stands; the calculator judges the numbers.
 */
import { wasteKinds, type ProcessStep, type StepTime, type StepValue, type WasteKind } from '../model/types'
import { BPMN, GEMBA } from './namespaces'
import {
  append,
  attributeOf,
  childOf,
  childrenOf,
  elementsOf,
  insert,
  makeElement,
  remove,
  setText,
  textOf,
  type XmlElement,
} from './xml'

/** A role by its id, with the name a map shows. */
type NamedShare = { role: string; share: string; name?: string }
export type StepData = Partial<Omit<ProcessStep, 'id' | 'name' | 'next' | 'roles'>> & {
  /** The step's id in the table, where it is not the element's own. */
  step?: string
  roles?: NamedShare[]
  /** Further texts of a row by their key. */
  texts?: Record<string, string>
}
export type FlowData = { p?: string; return?: boolean }

const values: readonly string[] = ['adds', 'needed', 'waste'] satisfies StepValue[]
const isValue = (text: string | undefined): text is StepValue => text !== undefined && values.includes(text)
const isWaste = (text: string | undefined): text is WasteKind => wasteKinds.some((one) => one === text)

const extensionOf = (element: XmlElement, local: string): XmlElement | undefined => {
  const extensions = childOf(element, 'extensionElements')
  return extensions && childOf(extensions, local, GEMBA)
}

function timeOf(element: XmlElement | undefined): StepTime | undefined {
  if (!element) return undefined
  const [fixed, least, usual, most] = ['fixed', 'least', 'usual', 'most'].map((name) => attributeOf(element, name))
  if (fixed !== undefined) return { fixed }
  return least !== undefined && usual !== undefined && most !== undefined ? { least, usual, most } : undefined
}

/** Leaves out what is not there, so that two readings compare. */
function given<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as T
}

export function stepData(element: XmlElement): StepData {
  const step = extensionOf(element, 'step')
  if (!step) return {}
  const of = (local: string) => childrenOf(step, local, GEMBA)
  const value = attributeOf(step, 'value')
  const wastes = of('waste').flatMap((one): [WasteKind, string][] => {
    const kind = attributeOf(one, 'kind')
    return isWaste(kind) ? [[kind, attributeOf(one, 'minutes') ?? '']] : []
  })
  const texts = of('text').map((one) => [attributeOf(one, 'key') ?? '', textOf(one)])
  return given<StepData>({
    step: attributeOf(step, 'step'),
    agency: attributeOf(step, 'agency'),
    unit: attributeOf(step, 'unit'),
    roles: of('role').map((one) =>
      given<NamedShare>({
        role: attributeOf(one, 'role') ?? '',
        share: attributeOf(one, 'share') ?? '',
        name: attributeOf(one, 'name'),
      }),
    ),
    wait: timeOf(childOf(step, 'wait', GEMBA)),
    work: timeOf(childOf(step, 'work', GEMBA)),
    value: isValue(value) ? value : undefined,
    fixedCost: attributeOf(step, 'fixedCost'),
    materials: of('material').map((one) => ({
      material: attributeOf(one, 'material') ?? '',
      quantity: attributeOf(one, 'quantity') ?? '',
    })),
    wastes: Object.fromEntries(wastes),
    texts: texts.length > 0 ? Object.fromEntries(texts) : undefined,
  })
}

export function flowData(element: XmlElement): FlowData {
  const way = extensionOf(element, 'way')
  if (!way) return {}
  return given<FlowData>({
    p: attributeOf(way, 'p'),
    return: attributeOf(way, 'return') === 'true' ? true : undefined,
  })
}

/** The element's extensions, made in the place that the standard gives them where there are none. */
function extensionsOf(element: XmlElement): XmlElement {
  const found = childOf(element, 'extensionElements')
  if (found) return found
  const made = makeElement(element, BPMN, 'extensionElements')
  insert(
    element,
    made,
    elementsOf(element).find(({ local }) => local !== 'documentation'),
  )
  return made
}

/** Takes ours away, with the extensions when nothing else is in them. */
function clear(element: XmlElement, local: string): void {
  const old = extensionOf(element, local)
  const { parent } = old ?? { parent: null }
  if (old) remove(old)
  if (parent && elementsOf(parent).length === 0) remove(parent)
}

function writeTime(step: XmlElement, local: string, time: StepTime | undefined): void {
  if (time) append(step, GEMBA, local, time)
}

/** Writes all that is known of a step in place of what stood there. */
export function setStepData(element: XmlElement, data: StepData): void {
  const { step: id, agency, unit, value, fixedCost, roles = [], materials = [], wastes = {}, texts = {} } = data
  clear(element, 'step')
  if (Object.values(data).every((one) => one === undefined)) return
  const step = append(extensionsOf(element), GEMBA, 'step', { step: id, agency, unit, value, fixedCost })
  for (const { role, share, name } of roles) append(step, GEMBA, 'role', { role, share, name })
  writeTime(step, 'wait', data.wait)
  writeTime(step, 'work', data.work)
  for (const { material, quantity } of materials) append(step, GEMBA, 'material', { material, quantity })
  for (const [kind, minutes] of Object.entries(wastes)) append(step, GEMBA, 'waste', { kind, minutes })
  for (const [key, text] of Object.entries(texts)) setText(append(step, GEMBA, 'text', { key }), text)
}

export function setFlowData(element: XmlElement, { p, return: isReturn }: FlowData): void {
  clear(element, 'way')
  if (p === undefined && !isReturn) return
  append(extensionsOf(element), GEMBA, 'way', { p, return: isReturn ? 'true' : undefined })
}
