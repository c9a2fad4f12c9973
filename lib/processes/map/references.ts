/**
 * Who is meant by a reference. Ids may be written with the file's own prefix (`tns:x`), may be no XML names (Cyrillic
 * is one, a digit in front or a blank is not), and two elements may bear one: the kind of the reference then decides.
 */
import { BPMN, BPMNDI, DC, DI } from './namespaces'
import { attributeOf, childrenOf, isElement, namespaceAt, textOf, walk, type XmlElement } from './xml'

const nodeTypes = new Set([
  'task',
  'userTask',
  'manualTask',
  'serviceTask',
  'scriptTask',
  'businessRuleTask',
  'sendTask',
  'receiveTask',
  'callActivity',
  'subProcess',
  'transaction',
  'adHocSubProcess',
  'startEvent',
  'endEvent',
  'intermediateCatchEvent',
  'intermediateThrowEvent',
  'boundaryEvent',
  'implicitThrowEvent',
  'event',
  'exclusiveGateway',
  'parallelGateway',
  'inclusiveGateway',
  'complexGateway',
  'eventBasedGateway',
  'choreographyTask',
  'subChoreography',
  'callChoreography',
])
const scopeTypes = new Set(['process', 'subProcess', 'transaction', 'adHocSubProcess'])

export const isModel = (element: XmlElement): boolean => element.uri === BPMN
export const isDrawing = ({ uri }: XmlElement): boolean => uri === BPMNDI || uri === DI || uri === DC
export const isFlowNode = (element: XmlElement): boolean => isModel(element) && nodeTypes.has(element.local)
export const isScope = (element: XmlElement): boolean => isModel(element) && scopeTypes.has(element.local)
const isFlow = (element: XmlElement): boolean => isModel(element) && element.local === 'sequenceFlow'

/** Names of attributes and of elements that hold the id of something else in the file. */
const isReferenceName = (name: string): boolean =>
  /Refs?$/.test(name) || ['default', 'bpmnElement', 'sourceElement', 'targetElement', 'calledElement'].includes(name)
const isReferenceElement = ({ local, parent }: XmlElement): boolean =>
  /Refs?$/.test(local) ||
  local === 'incoming' ||
  local === 'outgoing' ||
  ((local === 'source' || local === 'target') && ['relationship', 'linkEventDefinition'].includes(parent?.local ?? ''))

/** One place of a file that names another element. */
export type ReferencePlace = { owner: XmlElement; name: string; value: string; set: (value: string) => void }

/** All references of an element itself: its attributes, or its text. */
export function referencesOf(element: XmlElement): ReferencePlace[] {
  if (!isModel(element) && !isDrawing(element)) return []
  const places: ReferencePlace[] = element.attributes
    .filter(({ uri, local }) => uri === '' && isReferenceName(local))
    .map((one) => ({
      owner: element,
      name: one.local,
      value: one.value,
      set: (value) => {
        one.value = value
      },
    }))
  if (isModel(element) && isReferenceElement(element) && !element.children.some(isElement))
    places.push({
      owner: element,
      name: element.local,
      value: textOf(element).trim(),
      set: (value) => {
        element.children = [{ kind: 'text', text: value }]
      },
    })
  return places
}

/** What a reference of this name may point at; used where two elements bear one id. */
function fits(name: string, owner: XmlElement, target: XmlElement): boolean {
  if (name === 'incoming' || name === 'outgoing')
    return owner.parent && isDrawing(owner.parent) ? isDrawing(target) : isFlow(target)
  if (name === 'default') return isFlow(target)
  if (name === 'flowNodeRef' || name === 'attachedToRef') return isFlowNode(target)
  if (name === 'processRef') return isModel(target) && target.local === 'process'
  if (name === 'sourceElement' || name === 'targetElement') return isDrawing(target)
  if ((name === 'sourceRef' || name === 'targetRef') && isFlow(owner)) return isFlowNode(target)
  if (name !== 'bpmnElement') return isModel(target)
  if (owner.local === 'BPMNEdge') return isModel(target) && !isFlowNode(target)
  if (owner.local === 'BPMNPlane') return isScope(target) || target.local === 'collaboration'
  return isModel(target) && !isFlow(target)
}

const scopeOf = (element: XmlElement): XmlElement | null => {
  let at = element.parent
  while (at && !isScope(at)) at = at.parent
  return at
}

export type Resolver = {
  /** The element's own id, or one made up for it that nobody else has. */
  keyOf: (element: XmlElement) => string
  /** What a reference means; null where it means nothing in this file. */
  resolve: (place: Pick<ReferencePlace, 'owner' | 'name' | 'value'>) => XmlElement | null
  /** Ids that several elements of the model bear, in the order of the file. */
  repeated: { id: string; elements: XmlElement[] }[]
  /** An id that nobody has, made of a wish. */
  freshId: (wish: string) => string
}

/** Reads the ids of a file once; to be read again after a change. */
export function resolverOf(root: XmlElement): Resolver {
  const byId = new Map<string, XmlElement[]>()
  for (const element of walk(root)) {
    if (!isModel(element) && !isDrawing(element)) continue
    const id = attributeOf(element, 'id')
    if (id === undefined) continue
    const same = byId.get(id)
    if (same) same.push(element)
    else byId.set(id, [element])
  }
  const imports = new Set(childrenOf(root, 'import').map((one) => attributeOf(one, 'namespace')))
  const own = attributeOf(root, 'targetNamespace')

  const candidates = (value: string, owner: XmlElement): XmlElement[] => {
    const whole = byId.get(value) ?? byId.get(value.trim())
    if (whole) return whole
    const colon = value.indexOf(':')
    if (colon < 0) return []
    const namespace = namespaceAt(owner, value.slice(0, colon).trim())
    // What another file holds is not looked for in this one.
    return namespace !== null && namespace !== own && imports.has(namespace)
      ? []
      : (byId.get(value.slice(colon + 1).trim()) ?? [])
  }

  const taken = new Set(byId.keys())
  const freshId = (wish: string): string => {
    let id = wish
    for (let n = 2; taken.has(id); n += 1) id = `${wish}_${n}`
    taken.add(id)
    return id
  }
  const made = new Map<XmlElement, string>()
  const keyOf = (element: XmlElement): string => {
    const id = attributeOf(element, 'id')
    if (id !== undefined) return id
    const known = made.get(element) ?? freshId(`${element.local}_${element.line}`)
    made.set(element, known)
    return known
  }

  const resolve: Resolver['resolve'] = ({ owner, name, value }) => {
    const all = candidates(value, owner)
    if (all.length < 2) return all[0] ?? null
    const fitting = all.filter((one) => fits(name, owner, one))
    const scope = scopeOf(owner)
    return fitting.find((one) => scopeOf(one) === scope) ?? fitting[0] ?? all[0] ?? null
  }

  const repeated = [...byId]
    .map(([id, elements]) => ({ id, elements: elements.filter(isModel) }))
    .filter(({ elements }) => elements.length > 1)
  return { keyOf, resolve, repeated, freshId }
}
