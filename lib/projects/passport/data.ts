import 'server-only'
import JSZip from 'jszip'
import type { PassportFields } from '../form/passport'

/** Where a document made here keeps the passport's fields: Word's own place for data beside the text (custom XML), kept when it saves. */
export const passportDataPath = 'customXml/item1.xml'
export const passportDataNamespace = 'urn:gemba:passport:1'

const relationship =
  '<Relationship Id="rIdPassport" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/customXml" Target="../customXml/item1.xml"/>'

/** Adds the fields to a finished DOCX. A reader trusts them only where the visible text still says the same (lib/projects/passport-import.ts). */
export async function addPassportData(bytes: Uint8Array, fields: PassportFields): Promise<Uint8Array<ArrayBuffer>> {
  const zip = await JSZip.loadAsync(bytes)
  const rels = 'word/_rels/document.xml.rels'
  const text = (await zip.file(rels)?.async('string')) ?? ''
  zip.file(rels, text.replace('</Relationships>', `${relationship}</Relationships>`), { createFolders: false })
  // Base64, since XML cannot carry every character that people paste.
  zip.file(
    passportDataPath,
    `<passport xmlns="${passportDataNamespace}">${Buffer.from(JSON.stringify(fields)).toString('base64')}</passport>`,
    { createFolders: false },
  )
  return new Uint8Array(await zip.generateAsync({ type: 'arraybuffer', compression: 'DEFLATE' }))
}
