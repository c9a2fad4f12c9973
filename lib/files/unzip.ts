import 'server-only'
import { inflateRawSync } from 'node:zlib'

export type ArchiveProblem = 'BROKEN' | 'TOO_LARGE' | 'ENCRYPTED'
export type Archive = {
  names: string[]
  /** One entry unpacked as UTF-8; null when there is none. Throws ArchiveError past the limit. */
  text: (name: string) => string | null
}

export class ArchiveError extends Error {
  constructor(readonly problem: ArchiveProblem) {
    super(problem)
  }
}

const END = Buffer.from('504b0506', 'hex')
const ENTRY = 0x02014b50
const tooLarge = (error: unknown): boolean => (error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE'

/**
 * Opens a zip that somebody sent. Sizes written in it are not believed: an entry is unpacked alone, when asked for, and no further than
 * `entryBytes`, so a «zip bomb» costs no more than that. Throws ArchiveError.
 */
export function openArchive(
  bytes: Buffer,
  limits: { entries: number; entryBytes: number; totalBytes: number },
): Archive {
  const end = bytes.lastIndexOf(END)
  if (end < 0 || end + 22 > bytes.length) throw new ArchiveError('BROKEN')
  const count = bytes.readUInt16LE(end + 10)
  if (count > limits.entries) throw new ArchiveError('TOO_LARGE')
  const entries = new Map<string, { method: number; start: number; packed: number }>()
  let at = bytes.readUInt32LE(end + 16)
  let declared = 0
  try {
    for (let i = 0; i < count; i += 1) {
      if (bytes.readUInt32LE(at) !== ENTRY) throw new ArchiveError('BROKEN')
      if ((bytes.readUInt16LE(at + 8) & 1) === 1) throw new ArchiveError('ENCRYPTED')
      const [nameLength, local] = [bytes.readUInt16LE(at + 28), bytes.readUInt32LE(at + 42)]
      declared += bytes.readUInt32LE(at + 24)
      const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      entries.set(bytes.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'), {
        method: bytes.readUInt16LE(at + 10),
        start,
        packed: bytes.readUInt32LE(at + 20),
      })
      at += 46 + nameLength + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
    }
  } catch (error) {
    throw error instanceof ArchiveError ? error : new ArchiveError('BROKEN')
  }
  if (declared > limits.totalBytes) throw new ArchiveError('TOO_LARGE')
  return {
    names: [...entries.keys()],
    text: (name) => {
      const entry = entries.get(name)
      if (!entry) return null
      const data = bytes.subarray(entry.start, entry.start + entry.packed)
      if (entry.method !== 0 && entry.method !== 8) throw new ArchiveError('BROKEN')
      try {
        const unpacked = entry.method === 0 ? data : inflateRawSync(data, { maxOutputLength: limits.entryBytes })
        if (unpacked.length > limits.entryBytes) throw new ArchiveError('TOO_LARGE')
        return unpacked.toString('utf8')
      } catch (error) {
        throw error instanceof ArchiveError ? error : new ArchiveError(tooLarge(error) ? 'TOO_LARGE' : 'BROKEN')
      }
    },
  }
}
