import { deflateRawSync } from 'node:zlib'

type Content = string | Buffer

/** A zip written by hand, since a library would not write false sizes; `sizeOf` tells the size that an entry claims. */
function zip(entries: Record<string, Content>, deflated: boolean, sizeOf: (content: Buffer) => number): Buffer {
  const parts: Buffer[] = []
  const directory: Buffer[] = []
  let offset = 0
  for (const [name, text] of Object.entries(entries)) {
    const [title, content] = [Buffer.from(name), Buffer.from(text)]
    const data = deflated ? deflateRawSync(content) : content
    const header = Buffer.alloc(30)
    header.writeUInt32LE(0x04034b50, 0)
    header.writeUInt16LE(20, 4)
    header.writeUInt16LE(deflated ? 8 : 0, 8)
    header.writeUInt32LE(data.length, 18)
    header.writeUInt32LE(sizeOf(content), 22)
    header.writeUInt16LE(title.length, 26)
    const entry = Buffer.alloc(46)
    entry.writeUInt32LE(0x02014b50, 0)
    entry.writeUInt16LE(deflated ? 8 : 0, 10)
    entry.writeUInt32LE(data.length, 20)
    entry.writeUInt32LE(sizeOf(content), 24)
    entry.writeUInt16LE(title.length, 28)
    entry.writeUInt32LE(offset, 42)
    parts.push(header, title, data)
    directory.push(entry, title)
    offset += header.length + title.length + data.length
  }
  const list = Buffer.concat(directory)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 8)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(offset, 16)
  return Buffer.concat([...parts, list, end])
}

/** Stored (uncompressed) entries: enough for what is read from office documents. */
export const storedZip = (entries: Record<string, Content>): Buffer => zip(entries, false, ({ length }) => length)

/** Deflated entries with their true sizes. */
export const deflatedZip = (entries: Record<string, Content>): Buffer => zip(entries, true, ({ length }) => length)

/** Deflated entries that all claim to be so many bytes unpacked. */
export const lyingZip = (entries: Record<string, Content>, claimed = 1): Buffer => zip(entries, true, () => claimed)

const contentType = (main: string) =>
  `<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="${main}"/></Types>`

/** The least that is recognised as a Word document; `more` adds entries. */
export const docx = (more: Record<string, string> = {}): Buffer =>
  storedZip({
    '[Content_Types].xml': contentType(
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml',
    ),
    'word/document.xml': '<w:document/>',
    ...more,
  })
