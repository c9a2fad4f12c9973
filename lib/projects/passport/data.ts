import 'server-only'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { PassportFields } from '../form/passport'

/**
 * Where a document made here keeps the passport's fields: Word's own place for data beside the text (custom XML), kept
 * when it saves.
 */
const passportDataPath = 'customXml/item1.xml'
export const passportDataNamespace = 'urn:gemba:passport:1'

const relationship =
  '<Relationship Id="rIdPassport" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>'

/**
 * Adds the fields to a finished DOCX of ours. A reader trusts them only where the visible text still says the same
 * (./import.ts).
 */
export function addPassportData(bytes: Uint8Array, fields: PassportFields): Uint8Array<ArrayBuffer> {
  const entries = unzipSync(bytes)
  const rels = 'word/_rels/document.xml.rels'
  const text = strFromU8(entries[rels] ?? new Uint8Array())
  entries[rels] = strToU8(text.replace('</Relationships>', `${relationship}</Relationships>`))
  // Base64, since XML cannot carry every character that people paste.
  const data = Buffer.from(JSON.stringify(fields)).toString('base64')
  entries[passportDataPath] = strToU8(`<passport xmlns="${passportDataNamespace}">${data}</passport>`)
  return zipSync(entries)
}
