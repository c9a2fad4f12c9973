import 'server-only'
import { refusalText } from '../map/labels'
import { openBytes } from '../map/open'
import { repair } from '../map/repair'
import type { XmlDocument } from '../map/xml'

type Read = { ok: true; document: XmlDocument } | { ok: false; text: string }

/** Bytes that somebody sent → a tree that is mended as the person was shown it. */
export function readUpload(bytes: Uint8Array, as: string | undefined): Read {
  const opened = openBytes(bytes, as)
  if (!opened.ok) return { ok: false, text: refusalText(opened.reason) }
  repair(opened.value.document)
  return { ok: true, document: opened.value.document }
}
