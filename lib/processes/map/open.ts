/** Bytes that somebody sent → a BPMN 2.0 file as a tree, or why not. Nothing is fetched, expanded or guessed. */
import { decode, type DecodeNote } from './decode'
import { foreignBytes, foreignRoot, foreignText } from './foreign'
import { BPMN } from './namespaces'
import type { Refusal } from './refusals'
import { parseXml } from './safe-xml'
import type { XmlDocument } from './xml'

export type OpenedXml = { document: XmlDocument; encoding: string; notes: DecodeNote[] }
export type Opening<T> = { ok: true; value: T } | { ok: false; reason: Refusal }

const refused = (reason: Refusal): { ok: false; reason: Refusal } => ({ ok: false, reason })

/** Text that is BPMN 2.0. */
export function openText(text: string): Opening<XmlDocument> {
  const foreign = foreignText(text)
  if (text.trim() === '') return refused({ kind: 'empty' })
  if (foreign !== null) return refused({ kind: 'foreign', what: foreign })
  const parsed = parseXml(text)
  if (!parsed.ok) return parsed
  const { root } = parsed.value
  if (root.uri === BPMN && root.local === 'definitions') return parsed
  const what = foreignRoot(root)
  return refused(what ? { kind: 'foreign', what } : { kind: 'namespace', root: root.name, namespace: root.uri })
}

/** A file; `as` – the encoding a person chose after a refusal. */
export function openBytes(bytes: Uint8Array, as?: string): Opening<OpenedXml> {
  const foreign = foreignBytes(bytes)
  if (foreign !== null) return refused({ kind: 'foreign', what: foreign })
  const decoded = decode(bytes, as)
  if (!decoded.ok) return decoded
  const { text, encoding, notes } = decoded.value
  const opened = openText(text)
  return opened.ok ? { ok: true, value: { document: opened.value, encoding, notes } } : opened
}
