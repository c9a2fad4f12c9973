/**
 * The one reader of ZIPs that people send (XLSX, DOCX, attachments). By hand, on the central directory and Node's own
 * inflate, because `fflate`, which we use for archives of our own, is not safe with others': `unzipSync` cuts an entry
 * silently at the size its header claims and still inflates to the end (a megabyte that says «10 bytes» held the
 * process for 19 seconds), and the streaming `Unzip` goes by local headers, so it sees other entries than Word and
 * Excel do and takes a table embedded in a document for entries of the document.
 */
import 'server-only'
import { inflateRawSync } from 'node:zlib'

export type ArchiveProblem = 'BROKEN' | 'TOO_LARGE' | 'ENCRYPTED'
/**
 * Bounds in bytes of what comes out of one entry and of all together (an entry that is not as large as it claims is
 * broken).
 */
export type ArchiveLimits = { entries: number; entryBytes: number; totalBytes: number }
export type Archive = {
  names: string[]
  /** One entry as UTF-8; null when there is none. Throws ArchiveError. */
  text: (name: string) => string | null
  /** Every entry's bytes by name. Throws like `text`. */
  all: () => Map<string, Buffer>
}

export class ArchiveError extends Error {
  constructor(readonly problem: ArchiveProblem) {
    super(problem)
  }
}

const END = Buffer.from('504b0506', 'hex')
const END_BYTES = 22
/** Where the end of a directory is looked for: it may be followed by a comment of at most 65 535 bytes. */
export const TAIL_BYTES = END_BYTES + 0xffff
const ENTRY = 0x02014b50
const LOCAL = 0x04034b50
const DIRECTORY_BYTES = 4 * 1024 * 1024

type Directory = { count: number; offset: number; length: number }
type Entry = { name: string; locked: boolean; method: number; packed: number; size: number; local: number }

/**
 * Where the directory of entries lies, by the last TAIL_BYTES of an archive; null when there is none or it is beyond
 * measure.
 */
export function findDirectory(tail: Buffer): Directory | null {
  const end = tail.lastIndexOf(END)
  if (end < 0 || end + END_BYTES > tail.length) return null
  const length = tail.readUInt32LE(end + 12)
  return length > DIRECTORY_BYTES
    ? null
    : { count: tail.readUInt16LE(end + 10), offset: tail.readUInt32LE(end + 16), length }
}

/** The entries of a directory, which is what office programs open an archive by; null when it is damaged. */
export function readDirectory(bytes: Buffer, count: number): Entry[] | null {
  const entries: Entry[] = []
  for (let i = 0, at = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== ENTRY) return null
    const nameLength = bytes.readUInt16LE(at + 28)
    entries.push({
      name: bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      locked: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packed: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      local: bytes.readUInt32LE(at + 42),
    })
    at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

/**
 * Opens a zip that somebody sent. Sizes written in it are checked first and not believed afterwards: an entry is
 * unpacked when asked for, no further than the limit, and is refused if it comes out otherwise than it claims. So a
 * «zip bomb» costs no more than the limits allow.
 * Throws ArchiveError.
 */
export function openArchive(bytes: Buffer, limits: ArchiveLimits): Archive {
  const directory = findDirectory(bytes.subarray(-TAIL_BYTES))
  if (!directory) throw new ArchiveError('BROKEN')
  const { count, offset, length } = directory
  if (count > limits.entries) throw new ArchiveError('TOO_LARGE')
  const list = readDirectory(bytes.subarray(offset, offset + length), count)
  if (!list) throw new ArchiveError('BROKEN')
  if (list.some(({ locked }) => locked)) throw new ArchiveError('ENCRYPTED')
  if (list.reduce((sum, { size }) => sum + size, 0) > limits.totalBytes) throw new ArchiveError('TOO_LARGE')
  const entries = new Map(list.map((entry) => [entry.name, entry]))
  const read = (entry: Entry): Buffer => unpack(bytes, entry, limits.entryBytes)
  return {
    names: [...entries.keys()],
    text: (name) => {
      const entry = entries.get(name)
      return entry ? read(entry).toString('utf8') : null
    },
    all: () => new Map([...entries.values()].map((entry) => [entry.name, read(entry)])),
  }
}

/** One entry's bytes, at most `limit` of them. */
function unpack(bytes: Buffer, { method, packed, size, local }: Entry, limit: number): Buffer {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== LOCAL) throw new ArchiveError('BROKEN')
  const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
  const data = bytes.subarray(start, start + packed)
  if (method !== 0 && method !== 8) throw new ArchiveError('BROKEN')
  const content = method === 0 ? data : inflated(data, limit)
  if (content.length > limit) throw new ArchiveError('TOO_LARGE')
  if (content.length !== size) throw new ArchiveError('BROKEN')
  return content
}

function inflated(data: Buffer, limit: number): Buffer {
  try {
    return inflateRawSync(data, { maxOutputLength: limit })
  } catch (error) {
    throw new ArchiveError((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE' ? 'TOO_LARGE' : 'BROKEN')
  }
}
