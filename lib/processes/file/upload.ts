import 'server-only'
import { ArchiveError, openArchive } from '@/lib/files/unzip'
import { foreignBytes, type ForeignKind } from '../map/foreign'
import { refusalText } from '../map/labels'
import { openBytes, openText } from '../map/open'
import { repair } from '../map/repair'
import { convertVisio } from '../map/visio/convert'
import { visioTexts } from '../map/visio/words'
import type { XmlDocument } from '../map/xml'
import { writeXml } from '../map/xml-write'

type Refused = { ok: false; text: string }
type Read = { ok: true; document: XmlDocument } | Refused

const LIMITS = { entries: 5000, entryBytes: 32 * 1024 * 1024, totalBytes: 256 * 1024 * 1024 }
const BROKEN = 'Файл Visio повреждён или защищён паролем. Откройте его в Visio, сохраните как VSDX и загрузите снова.'

// One that is cut in the middle seems to have no pages.
const isVisio = (kind: ForeignKind | null): boolean => kind === 'visio' || kind === 'visio-empty'

/** A Visio drawing as BPMN text, with what of it was not understood. */
export function readVisio(bytes: Uint8Array): { ok: true; text: string; notes: string[] } | Refused {
  const foreign = foreignBytes(bytes)
  if (!isVisio(foreign)) return { ok: false, text: refusalText({ kind: 'foreign', what: foreign ?? 'archive' }) }
  try {
    const converted = convertVisio(openArchive(Buffer.from(bytes), LIMITS))
    if (!converted) return { ok: false, text: refusalText({ kind: 'foreign', what: 'visio-empty' }) }
    return { ok: true, text: writeXml(converted.document), notes: visioTexts(converted.notes) }
  } catch (error) {
    if (error instanceof ArchiveError) return { ok: false, text: BROKEN }
    throw error
  }
}

/** Bytes that somebody sent → a tree that is mended as the person was shown it. */
export function readUpload(bytes: Uint8Array, as: string | undefined): Read {
  const visio = isVisio(foreignBytes(bytes)) ? readVisio(bytes) : null
  if (visio && !visio.ok) return visio
  const opened = visio ? openText(visio.text) : openBytes(bytes, as)
  if (!opened.ok) return { ok: false, text: refusalText(opened.reason) }
  const document = 'document' in opened.value ? opened.value.document : opened.value
  repair(document)
  return { ok: true, document }
}
