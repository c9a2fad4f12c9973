/**
 * Text that somebody sent → a tree. Declarations of entities are refused, so nothing is ever expanded or fetched; size,
 * depth and number of elements are bounded.
 */
import { SaxesParser, type XMLDecl } from 'saxes'
import type { Refusal } from './refusals'
import type { XmlAttribute, XmlDocument, XmlElement, XmlNode } from './xml'

export const MAX_DEPTH = 200
const MAX_ELEMENTS = 1_000_000

class Refused extends Error {
  constructor(readonly reason: Refusal) {
    super(reason.kind)
  }
}

type Place = { line: number; column: number }
/** The element that is open, and the name of the closing tag that is being read. */
type Here = { open: XmlElement | undefined; closing: string }

/** What the parser says → what we say. */
function reasonOf(message: string, place: Place, { open, closing: name }: Here): Refusal {
  const said = message.replace(/^\d+:\d+: /, '')
  const prefix = /^unbound namespace prefix: "(.*)"/.exec(said)?.[1]
  if (prefix !== undefined) return { kind: 'prefix', prefix, ...place }
  const broken = (fault: XmlFault, name = ''): Refusal => ({
    kind: 'broken',
    fault,
    name,
    open: open ? { name: open.name, line: open.line } : null,
    ...place,
  })
  if (/^(?:unmatched closing tag: .*|unexpected close tag)\.$/.test(said)) return broken('closing', name)
  if (/^unclosed tag|^unexpected end/.test(said)) return broken('cut')
  const twice = /^duplicate attribute: (?:\{.*\})?(.*)\.$/.exec(said)?.[1]
  if (twice !== undefined) return broken('twice', twice)
  if (/entity/.test(said)) return broken('entity')
  if (/^disallowed character\.$/.test(said)) return broken('sign')
  if (/root|text data outside/.test(said)) return broken('root')
  return broken('syntax')
}

export type XmlFault = 'closing' | 'cut' | 'twice' | 'entity' | 'sign' | 'root' | 'syntax'

/** Where a declaration of a document type stands before the first element; null without one. */
function doctypeLine(text: string): number | null {
  const before = /^(?:\s+|<\?[^]*?\?>|<!--[^]*?-->)*/.exec(text)?.[0] ?? ''
  return /^<!DOCTYPE/i.test(text.slice(before.length, before.length + 9)) ? before.split('\n').length : null
}

/** The tree, or why it is none, with the line. */
export function parseXml(text: string): { ok: true; value: XmlDocument } | { ok: false; reason: Refusal } {
  const doctype = doctypeLine(text)
  if (doctype !== null) return { ok: false, reason: { kind: 'doctype', line: doctype } }
  const parser = new SaxesParser({ xmlns: true })
  const open: XmlElement[] = []
  // The parser closes an element before it says that another one was meant.
  let closed: XmlElement | undefined
  const here = (message: string): Here => ({
    open: /unexpected close tag/.test(message) ? closed : open.at(-1),
    closing: /<\/\s*([^\s<>]*)[^<]*$/.exec(text.slice(0, parser.position))?.[1] ?? '',
  })
  const [before, after]: [XmlNode[], XmlNode[]] = [[], []]
  let root: XmlElement | undefined
  let count = 0
  const put = (node: XmlNode) => {
    const into = open.at(-1)?.children ?? (root ? after : before)
    if (open.length > 0 || node.kind !== 'text') into.push(node)
  }
  parser.on('error', ({ message }) => {
    throw new Refused(reasonOf(message, { line: parser.line, column: parser.column }, here(message)))
  })
  parser.on('doctype', () => {
    throw new Refused({ kind: 'doctype', line: parser.line })
  })
  let declared: XMLDecl = {}
  parser.on('xmldecl', (declaration) => {
    declared = declaration
  })
  // A tag is said at its first line, not where it ends.
  let beginning = 1
  parser.on('opentagstart', () => {
    beginning = parser.line
  })
  parser.on('opentag', ({ name, local, uri, attributes }) => {
    count += 1
    if (open.length >= MAX_DEPTH) throw new Refused({ kind: 'deep', line: parser.line })
    if (count > MAX_ELEMENTS) throw new Refused({ kind: 'many' })
    const element: XmlElement = {
      kind: 'element',
      name,
      local,
      uri,
      attributes: Object.values(attributes).map((one): XmlAttribute => ({
        name: one.name,
        local: one.local,
        uri: one.uri,
        value: one.value,
      })),
      children: [],
      parent: open.at(-1) ?? null,
      line: beginning,
    }
    put(element)
    root ??= element
    open.push(element)
  })
  parser.on('closetag', () => {
    closed = open.pop()
  })
  parser.on('text', (words) => put({ kind: 'text', text: words }))
  parser.on('cdata', (words) => put({ kind: 'cdata', text: words }))
  parser.on('comment', (words) => put({ kind: 'comment', text: words }))
  parser.on('processinginstruction', ({ target, body }) => put({ kind: 'instruction', target, body }))
  try {
    parser.write(text).close()
  } catch (error) {
    if (error instanceof Refused) return { ok: false, reason: error.reason }
    throw error
  }
  if (!root) return { ok: false, reason: { kind: 'empty' } }
  const { version = '1.0', standalone } = declared
  return {
    ok: true,
    value: { version, standalone: standalone ?? null, before: before.filter((one) => one !== root), root, after },
  }
}
