/** What a file is that is no BPMN 2.0, by its first bytes or its root element. */
import type { XmlElement } from './xml'

export type ForeignKind =
  | 'visio-empty'
  | 'visio'
  | 'visio-old'
  | 'word'
  | 'excel'
  | 'archive'
  | 'office-old'
  | 'pdf'
  | 'picture'
  | 'rtf'
  | 'json'
  | 'html'
  | 'text'
  | 'xpdl'
  | 'bpel'
  | 'drawio'
  | 'aris'
  | 'epml'
  | 'xmi'
  | 'archimate'
  | 'dmn'
  | 'cmmn'
  | 'svg'

const latin = (bytes: Uint8Array): string => new TextDecoder('windows-1252').decode(bytes)

/** Names of the entries of an archive, as they stand before each of them. */
function entryNames(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const names: string[] = []
  for (let at = 0; at + 30 <= bytes.length && names.length < 5000; at += 1) {
    if (bytes[at] !== 0x50 || view.getUint32(at, true) !== 0x04034b50) continue
    const length = view.getUint16(at + 26, true)
    names.push(latin(bytes.subarray(at + 30, at + 30 + length)))
    at += 29 + length
  }
  return names
}

function inArchive(bytes: Uint8Array): ForeignKind {
  const names = entryNames(bytes)
  if (names.some((name) => /^visio\//i.test(name)))
    return names.some((name) => /^visio\/pages\/page\d+\.xml$/i.test(name)) ? 'visio' : 'visio-empty'
  if (names.some((name) => /^word\//.test(name))) return 'word'
  if (names.some((name) => /^xl\//.test(name))) return 'excel'
  return 'archive'
}

/** By the first bytes; null where it may be XML. */
export function foreignBytes(bytes: Uint8Array): ForeignKind | null {
  const head = latin(bytes.subarray(0, 8))
  if (head.startsWith('PK\u0003\u0004') || head.startsWith('PK\u0005\u0006')) return inArchive(bytes)
  if (head.startsWith('ÐÏ\u0011à'))
    return latin(bytes).replaceAll('\0', '').includes('VisioDocument') ? 'visio-old' : 'office-old'
  if (head.startsWith('%PDF')) return 'pdf'
  if (head.startsWith('{\\rtf')) return 'rtf'
  if (/^(?:‰PNG|ÿØÿ|GIF8|BM)/.test(head)) return 'picture'
  if (head.startsWith('\u001f‹') || head.startsWith('7z¼¯') || head.startsWith('Rar!')) return 'archive'
  return null
}

/** By the text, before it is taken for XML. */
export function foreignText(text: string): ForeignKind | null {
  if (/^<!DOCTYPE\s+html|^<html[\s>]/i.test(text)) return 'html'
  if (text.startsWith('<')) return null
  return /^[{[]/.test(text) ? 'json' : 'text'
}

/** By the root element; null where it is another namespace only. */
export function foreignRoot({ local, uri }: XmlElement): ForeignKind | null {
  if (/wfmc\.org/i.test(uri) || (local === 'Package' && uri === '')) return 'xpdl'
  if (/\/(wsbpel|bpel|business-process)\b/i.test(uri)) return 'bpel'
  if (local === 'mxfile' || local === 'mxGraphModel') return 'drawio'
  if (local === 'VisioDocument') return 'visio-old'
  if (local === 'AML') return 'aris'
  if (local === 'epml' || /epml/i.test(uri)) return 'epml'
  if (/schema\.omg\.org\/spec\/XMI|\/spec\/XMI|\/XMI\//i.test(uri) || local === 'XMI') return 'xmi'
  if (/archimate/i.test(uri)) return 'archimate'
  if (/\/spec\/DMN\//i.test(uri)) return 'dmn'
  if (/\/spec\/CMMN\//i.test(uri)) return 'cmmn'
  if (local === 'svg') return 'svg'
  if (local === 'html') return 'html'
  return null
}
