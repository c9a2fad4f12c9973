/** A table as an XLSX workbook of one sheet, made in the browser: five small XML parts in an uncompressed ZIP. Pure. */

type Cell = string | number | null

const encoder = new TextEncoder()

const escapeXml = (text: string): string =>
  // Control characters are not allowed in XML at all.
  [...text]
    .filter((sign) => sign >= ' ' || sign === '\n' || sign === '\t')
    .join('')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')

/** 0 → A, 25 → Z, 26 → AA. */
export const columnName = (at: number): string =>
  (at < 26 ? '' : columnName(Math.floor(at / 26) - 1)) + String.fromCharCode(65 + (at % 26))

/** A figure as people write it («11,7», «−3», «12 345») → a number; null when the text is no figure or would lose digits. */
export function figureOf(cell: Cell): number | null {
  if (typeof cell === 'number') return Number.isFinite(cell) ? cell : null
  const text = (cell ?? '')
    .replace(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.')
  return /^[+-]?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : null
}

function sheetXml(columns: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cellXml = (cell: Cell, row: number, at: number, style: number): string => {
    const ref = `${columnName(at)}${row}`
    const figure = row === 1 || at === 0 ? null : figureOf(cell)
    return figure === null
      ? `<c r="${ref}" t="inlineStr" s="${style}"><is><t xml:space="preserve">${escapeXml(String(cell ?? ''))}</t></is></c>`
      : `<c r="${ref}"><v>${figure}</v></c>`
  }
  const line = (cells: readonly Cell[], row: number): string =>
    `<row r="${row}">${cells.map((cell, at) => cellXml(cell, row, at, row === 1 ? 1 : 0)).join('')}</row>`
  const widths = columns.map((name, at) =>
    Math.min(60, Math.max(name.length, ...rows.map((row) => String(row[at] ?? '').length)) + 2),
  )
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>${widths.map((width, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`).join('')}</cols><sheetData>${line(columns, 1)}${rows.map((row, at) => line(row, at + 2)).join('')}</sheetData></worksheet>`
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  let c = n
  for (let k = 0; k < 8; k += 1) c = c & 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1
  return c >>> 0
})
const crc32 = (bytes: Uint8Array): number => {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crcTable[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** Little-endian fields of the given widths in bytes. */
function fields(...pairs: [value: number, width: 2 | 4][]): Uint8Array {
  const out = new Uint8Array(pairs.reduce((sum, [, width]) => sum + width, 0))
  const view = new DataView(out.buffer)
  let at = 0
  for (const [value, width] of pairs) {
    if (width === 2) view.setUint16(at, value, true)
    else view.setUint32(at, value, true)
    at += width
  }
  return out
}

const joined = (parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

/** 1 January 1980: the files carry no time of their own. */
const DOS_DAY = 0x21

function zip(files: readonly (readonly [name: string, text: string])[]): Uint8Array<ArrayBuffer> {
  const local: Uint8Array[] = []
  const central: Uint8Array[] = []
  let offset = 0
  for (const [path, text] of files) {
    const [name, data] = [encoder.encode(path), encoder.encode(text)]
    const shared: [number, 2 | 4][] = [
      [20, 2],
      [0x0800, 2],
      [0, 2],
      [0, 2],
      [DOS_DAY, 2],
      [crc32(data), 4],
      [data.length, 4],
      [data.length, 4],
      [name.length, 2],
      [0, 2],
    ]
    const entry = joined([fields([0x04034b50, 4], ...shared), name, data])
    central.push(
      joined([fields([0x02014b50, 4], [20, 2], ...shared, [0, 2], [0, 2], [0, 2], [0, 4], [offset, 4]), name]),
    )
    local.push(entry)
    offset += entry.length
  }
  const directory = joined(central)
  return joined([
    ...local,
    directory,
    fields(
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
      [files.length, 2],
      [files.length, 2],
      [directory.length, 4],
      [offset, 4],
      [0, 2],
    ),
  ])
}

const types = 'http://schemas.openxmlformats.org/package/2006/content-types'
const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const sheetml = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const rel = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${office}/${type}" Target="${target}"/>`
const relations = (inner: string): string =>
  `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`

/** The workbook; figures become numbers, the heading stays in sight, a sheet's name keeps what spreadsheets allow in it. */
export function toXlsx(
  columns: readonly string[],
  rows: readonly (readonly Cell[])[],
  title: string,
): Uint8Array<ArrayBuffer> {
  const sheet =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 31) || 'Таблица'
  return zip([
    [
      '[Content_Types].xml',
      `${head}<Types xmlns="${types}"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${kind}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`,
    ],
    ['_rels/.rels', relations(rel(1, 'officeDocument', 'xl/workbook.xml'))],
    [
      'xl/workbook.xml',
      `${head}<workbook xmlns="${sheetml}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    ],
    [
      'xl/_rels/workbook.xml.rels',
      relations(rel(1, 'worksheet', 'worksheets/sheet1.xml') + rel(2, 'styles', 'styles.xml')),
    ],
    [
      'xl/styles.xml',
      `${head}<styleSheet xmlns="${sheetml}"><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="2"><xf xfId="0"/><xf fontId="1" applyFont="1" xfId="0"/></cellXfs></styleSheet>`,
    ],
    ['xl/worksheets/sheet1.xml', sheetXml(columns, rows)],
  ])
}
