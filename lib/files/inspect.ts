import 'server-only'
import { open, type FileHandle } from 'node:fs/promises'
import { fileTypeFromFile } from 'file-type'
import type { Content } from './rules'
import { findDirectory, readDirectory, TAIL_BYTES } from './unzip'

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

/** Names in a zip's central directory, which is what office programs open it by; null when it is damaged. */
async function zipEntries(handle: FileHandle, size: number): Promise<string[] | null> {
  const tail = Buffer.alloc(Math.min(size, TAIL_BYTES))
  await handle.read(tail, 0, tail.length, size - tail.length)
  const place = findDirectory(tail)
  if (!place || place.offset + place.length > size) return null
  const directory = Buffer.alloc(place.length)
  await handle.read(directory, 0, place.length, place.offset)
  return readDirectory(directory, place.count)?.map(({ name }) => name) ?? null
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
