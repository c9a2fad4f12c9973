import 'server-only'
import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Content } from './rules'

/** Reads what a file is from its bytes alone. The text of the file is read as a stream, a zip's directory at once. */
export async function inspectFile(path: string, size: number): Promise<Content> {
  // A truncated or hostile file may confuse the detector: then it has no known kind.
  const detected = await fileTypeFromFile(path).catch(() => undefined)
  const handle = await open(path)
  try {
    const mime = detected?.mime ?? null
    const zip = mime !== null && /opendocument|openxmlformats|zip/.test(mime)
    return {
      size,
      detected: mime,
      entries: zip ? await zipEntries(handle, size) : null,
      text: mime === null ? await inspectText(handle) : null,
    }
  } finally {
    await handle.close()
  }
}

const DIRECTORY_LIMIT = 4 * 1024 * 1024
const END_OF_DIRECTORY = 0x06054b50
const DIRECTORY_ENTRY = 0x02014b50

/** Names in a zip's central directory, which is what office programs open it by; null when it is damaged. */
async function zipEntries(handle: FileHandle, size: number): Promise<string[] | null> {
  const tail = Buffer.alloc(Math.min(size, 22 + 0xffff))
  await handle.read(tail, 0, tail.length, size - tail.length)
  let at = tail.length - 22
  while (at >= 0 && tail.readUInt32LE(at) !== END_OF_DIRECTORY) at -= 1
  if (at < 0) return null
  const [count, length, offset] = [tail.readUInt16LE(at + 10), tail.readUInt32LE(at + 12), tail.readUInt32LE(at + 16)]
  if (length > DIRECTORY_LIMIT || offset + length > size) return null
  const directory = Buffer.alloc(length)
  await handle.read(directory, 0, length, offset)
  const names: string[] = []
  for (let i = 0, p = 0; i < count; i += 1) {
    if (p + 46 > length || directory.readUInt32LE(p) !== DIRECTORY_ENTRY) return null
    const nameLength = directory.readUInt16LE(p + 28)
    names.push(directory.toString('utf8', p + 46, p + 46 + nameLength).replaceAll('\\', '/'))
    p += 46 + nameLength + directory.readUInt16LE(p + 30) + directory.readUInt16LE(p + 32)
  }
  return names
}

const controls = /[\u0000-\u0008\u000b\u000e-\u001f]/

async function inspectText(handle: FileHandle): Promise<{ valid: boolean; markup: boolean }> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let head = ''
  try {
    for await (const chunk of handle.createReadStream({ start: 0, autoClose: false }) as AsyncIterable<Buffer>) {
      const text = decoder.decode(chunk, { stream: true })
      if (controls.test(text)) return { valid: false, markup: false }
      if (head.length < 1024) head += text
    }
    decoder.decode()
  } catch {
    return { valid: false, markup: false }
  }
  return { valid: true, markup: /^\s*</.test(head) || /<(!doctype|html|svg|script)\b/i.test(head.slice(0, 1024)) }
}
