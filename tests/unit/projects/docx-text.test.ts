import { strToU8, zipSync } from 'fflate'
import { describe, expect, it } from 'vitest'
import { MAX_PASSPORT_BYTES, readDocx } from '@/lib/projects/passport/docx-text'
import { docx, storedZip } from '../../factories/zip'

const namespace =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
const body = (xml: string) =>
  docx({ 'word/document.xml': `<w:document ${namespace}><w:body>${xml}</w:body></w:document>` })
const p = (text: string, before = '') => `<w:p>${before}<w:r><w:t>${text}</w:t></w:r></w:p>`
const refusal = (bytes: Buffer) => {
  const result = readDocx(bytes)
  return result.ok ? 'read' : result.error.message
}

describe('the text of a DOCX', () => {
  it('keeps paragraphs, breaks, tabs, numbers and nested tables; leaves out what was deleted or is drawn twice', () => {
    const read = readDocx(
      body(`
      ${p('один', '<w:pPr><w:tabs><w:tab w:val="left" w:pos="5"/></w:tabs><w:numPr><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr></w:pPr>')}
      <w:p><w:r><w:t>два</w:t><w:br/><w:t xml:space="preserve"> три</w:t><w:tab/></w:r><w:del><w:r><w:delText>убрано</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>унесено</w:t></w:r></w:moveFrom></w:p>
      <w:p><w:r><mc:AlternateContent><mc:Choice><w:t>раз</w:t></mc:Choice><mc:Fallback><w:t>раз</w:t></mc:Fallback></mc:AlternateContent></w:r></w:p>
      <w:tbl><w:tr><w:tc>${p('а')}<w:tbl><w:tr><w:tc>${p('в')}</w:tc></w:tr></w:tbl></w:tc><w:tc>${p('б')}</w:tc></w:tr></w:tbl>`),
    )
    const line = (text: string, numbered = false) => ({ kind: 'text', text, numbered })
    expect(read.ok && read.value.nodes).toEqual([
      line('один', true),
      line('два\n три\t'),
      line('раз'),
      { kind: 'table', rows: [[[line('а'), { kind: 'table', rows: [[[line('в')]]] }], [line('б')]]] },
    ])
  })

  it('a file that cannot be read is refused in words that say what to do', async () => {
    expect(refusal(Buffer.alloc(0))).toContain('пустой')
    expect(refusal(Buffer.from('обычный текст'))).toContain('не документ DOCX')
    expect(refusal(Buffer.from('%PDF-1.7'))).toContain('PDF')
    expect(refusal(Buffer.from('d0cf11e0a1b11ae1', 'hex'))).toContain('DOC')
    expect(
      refusal(Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.from('EncryptedPackage', 'utf16le')])),
    ).toContain('паролем')
    expect(refusal(docx({ 'word/vbaProject.bin': 'x' }))).toContain('макросы')
    expect(
      refusal(
        storedZip({
          '[Content_Types].xml':
            '<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled.main+xml"/></Types>',
          'word/document.xml': '<x/>',
        }),
      ),
    ).toContain('макросы')
    expect(refusal(storedZip({ 'xl/workbook.xml': '<x/>' }))).toContain('другой документ')
    expect(refusal(storedZip({ 'письмо.txt': 'а' }))).toContain('архив')
    expect(refusal(docx().subarray(0, 60))).toContain('повреждён')
    expect(refusal(body('<w:p><w:r>'))).toContain('повреждён')
    expect(refusal(body('<w:sdt>'.repeat(5000)))).toContain('повреждён')
    expect(refusal(Buffer.alloc(MAX_PASSPORT_BYTES + 1))).toContain('больше')
    const locked = Buffer.from(docx())
    locked.writeUInt16LE(1, locked.lastIndexOf(Buffer.from('504b0102', 'hex')) + 8)
    expect(refusal(locked)).toContain('паролем')
  })

  it('a zip bomb costs no more than the limit, whatever sizes it claims', () => {
    const bomb = Buffer.from(
      zipSync({
        '[Content_Types].xml': strToU8('<Types/>'),
        'word/document.xml': new Uint8Array(64 * 1024 * 1024).fill(0x20),
      }),
    )
    expect(bomb.length).toBeLessThan(200_000)
    expect(refusal(bomb)).toContain('слишком большой объём')
    const liar = Buffer.from(bomb)
    liar.writeUInt32LE(10, liar.lastIndexOf(Buffer.from('504b0102', 'hex')) + 24)
    expect(refusal(liar)).toContain('слишком большой объём')
    expect(refusal(storedZip(Object.fromEntries(Array.from({ length: 2100 }, (_, i) => [`a${i}`, 'x']))))).toContain(
      'слишком большой объём',
    )
  })

  it('takes no entity of its own making', () => {
    expect(
      refusal(
        docx({
          'word/document.xml': `<!DOCTYPE x [<!ENTITY a "ааа"><!ENTITY b "&a;&a;">]><w:document ${namespace}><w:body>${p('&b;')}</w:body></w:document>`,
        }),
      ),
    ).toContain('повреждён')
  })
})
