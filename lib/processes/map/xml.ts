/**
 * A file's XML as a tree that is patched in place: what nobody touched – vendor extensions, comments, prefixes, order –
 * is written as it was read.
 */
import { BPMN, usualPrefixes, XMLNS } from './namespaces'

export type XmlAttribute = { name: string; local: string; uri: string; value: string }
export type XmlElement = {
  kind: 'element'
  /** With its prefix, as the file has it. */
  name: string
  local: string
  uri: string
  attributes: XmlAttribute[]
  children: XmlNode[]
  parent: XmlElement | null
  /** Where it begins in the file; 0 for what was made here. */
  line: number
}
export type XmlNode =
  | XmlElement
  | { kind: 'text' | 'cdata' | 'comment'; text: string }
  | { kind: 'instruction'; target: string; body: string }

export type XmlDocument = {
  version: string
  standalone: string | null
  before: XmlNode[]
  root: XmlElement
  after: XmlNode[]
}

export const isElement = (node: XmlNode): node is XmlElement => node.kind === 'element'
export const elementsOf = (element: XmlElement): XmlElement[] => element.children.filter(isElement)

/** Children of one name; of BPMN unless another namespace is given. */
export const childrenOf = (element: XmlElement, local: string, uri = BPMN): XmlElement[] =>
  elementsOf(element).filter((one) => one.local === local && one.uri === uri)
export const childOf = (element: XmlElement, local: string, uri = BPMN): XmlElement | undefined =>
  element.children.find((one): one is XmlElement => isElement(one) && one.local === local && one.uri === uri)

/** The value of an attribute without a prefix. */
export const attributeOf = (element: XmlElement, local: string): string | undefined =>
  element.attributes.find((one) => one.local === local && one.uri === '')?.value

/** All text inside, as a reader sees it. */
export const textOf = (element: XmlElement): string =>
  element.children
    .map((one) => (isElement(one) ? textOf(one) : one.kind === 'text' || one.kind === 'cdata' ? one.text : ''))
    .join('')

/** The element and all below it, from the top. */
export function* walk(element: XmlElement): Generator<XmlElement> {
  const left = [element]
  for (let next = left.pop(); next; next = left.pop()) {
    yield next
    for (let i = next.children.length - 1; i >= 0; i -= 1) {
      const child = next.children[i]
      if (child && isElement(child)) left.push(child)
    }
  }
}

/** Sets an attribute without a prefix, or takes it away. */
export function setAttribute(element: XmlElement, local: string, value: string | null): void {
  const found = element.attributes.find((one) => one.local === local && one.uri === '')
  if (value === null) element.attributes = element.attributes.filter((one) => one !== found)
  else if (found) found.value = value
  else element.attributes.push({ name: local, local, uri: '', value })
}

export function setText(element: XmlElement, text: string): void {
  element.children = text === '' ? [] : [{ kind: 'text', text }]
}

/** The prefix bound to a namespace where the element stands; null where none is. */
function prefixAt(element: XmlElement | null, uri: string): string | null {
  const hidden = new Set<string>()
  for (let at = element; at; at = at.parent) {
    for (const { name, uri: of, local, value } of at.attributes) {
      if (of !== XMLNS) continue
      const prefix = name === 'xmlns' ? '' : local
      if (!hidden.has(prefix) && value === uri) return prefix
      hidden.add(prefix)
    }
  }
  return null
}

/** The namespace a prefix stands for at an element. */
export function namespaceAt(element: XmlElement, prefix: string): string | null {
  const name = prefix === '' ? 'xmlns' : `xmlns:${prefix}`
  for (let at: XmlElement | null = element; at; at = at.parent) {
    const found = at.attributes.find((one) => one.name === name)
    if (found) return found.value
  }
  return null
}

const rootOf = (element: XmlElement): XmlElement => {
  let at = element
  while (at.parent) at = at.parent
  return at
}

/** The prefix for a namespace below an element; declared at the root where the file has none. */
export function prefixFor(element: XmlElement, uri: string): string {
  const found = prefixAt(element, uri)
  if (found !== null) return found
  const usual = usualPrefixes[uri] ?? 'ns'
  let prefix = usual
  for (let n = 2; namespaceAt(element, prefix) !== null; n += 1) prefix = `${usual}${n}`
  rootOf(element).attributes.push({ name: `xmlns:${prefix}`, local: prefix, uri: XMLNS, value: uri })
  return prefix
}

/** A new element, not placed yet; `parent` tells its prefix. */
export function makeElement(
  parent: XmlElement,
  uri: string,
  local: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): XmlElement {
  const prefix = prefixFor(parent, uri)
  return {
    kind: 'element',
    name: prefix === '' ? local : `${prefix}:${local}`,
    local,
    uri,
    attributes: Object.entries(attributes).flatMap(([name, value]) =>
      value === undefined ? [] : [{ name, local: name, uri: '', value }],
    ),
    children: [],
    parent,
    line: 0,
  }
}

const depthOf = (element: XmlElement): number => (element.parent ? depthOf(element.parent) + 1 : 0)
const isBlank = (node: XmlNode | undefined): boolean => node?.kind === 'text' && /^\s*$/.test(node.text)

/** Puts a child before the one given, or last, on a line of its own where the others stand so. */
export function insert(parent: XmlElement, child: XmlElement, before?: XmlElement): void {
  child.parent = parent
  const at = before ? parent.children.indexOf(before) : -1
  const last = parent.children.at(-1)
  if (at >= 0) {
    const lead = parent.children[at - 1]
    const space: XmlNode[] = lead?.kind === 'text' && isBlank(lead) ? [{ ...lead }] : []
    parent.children.splice(at, 0, child, ...space)
    return
  }
  const line = `\n${'  '.repeat(depthOf(parent))}`
  if (last?.kind === 'text' && isBlank(last)) parent.children.splice(-1, 1, { kind: 'text', text: `${line}  ` }, child)
  else parent.children.push({ kind: 'text', text: `${line}  ` }, child)
  parent.children.push({ kind: 'text', text: line })
}

/** Makes a child and puts it last. */
export function append(
  parent: XmlElement,
  uri: string,
  local: string,
  attributes: Readonly<Record<string, string | undefined>> = {},
): XmlElement {
  const child = makeElement(parent, uri, local, attributes)
  insert(parent, child)
  return child
}

/** Takes an element out, with the blank before it. */
export function remove(element: XmlElement): void {
  const { parent } = element
  const at = parent?.children.indexOf(element) ?? -1
  if (!parent || at < 0) return
  const from = isBlank(parent.children[at - 1]) ? at - 1 : at
  parent.children.splice(from, at - from + 1)
  element.parent = null
}
