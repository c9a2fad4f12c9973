import 'server-only'
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream as WebStream } from 'node:stream/web'
import { newId } from '@/lib/core/ids'
import { incomingFolder } from '@/lib/platform/storage'

/** An arriving body that passed the limit. */
export class TooLarge extends Error {}

/**
 * Writes a body to a temporary file, stopping at the limit; never more than a few chunks in memory. The caller removes
 * the file.
 */
export async function receiveBody(
  body: ReadableStream<Uint8Array>,
  limit: number,
): Promise<{ path: string; size: number; sha256: string }> {
  await mkdir(incomingFolder(), { recursive: true, mode: 0o700 })
  const path = join(incomingFolder(), newId())
  const hash = createHash('sha256')
  let size = 0
  const count = new Transform({
    transform(chunk: Buffer, _encoding, next) {
      size += chunk.length
      if (size > limit) return next(new TooLarge())
      hash.update(chunk)
      next(null, chunk)
    },
  })
  try {
    await pipeline(Readable.fromWeb(body as WebStream<Uint8Array>), count, createWriteStream(path, { mode: 0o600 }))
  } catch (error) {
    await rm(path, { force: true })
    throw error
  }
  return { path, size, sha256: hash.digest('hex') }
}

/** A small body in memory; null past the limit, of which no more than the limit is ever held. */
export async function receiveBytes(request: Request, limit: number): Promise<Uint8Array | null> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) return null
  const chunks: Uint8Array[] = []
  let size = 0
  const reader = request.body?.getReader()
  for (let part = await reader?.read(); part && !part.done; part = await reader?.read()) {
    size += part.value.length
    if (size > limit) {
      await reader?.cancel()
      return null
    }
    chunks.push(part.value)
  }
  return Buffer.concat(chunks)
}

/** Removes uploads that a stopped process left half-received. */
export async function sweepIncoming(before: Date): Promise<number> {
  let removed = 0
  for (const name of await readdir(incomingFolder()).catch(() => [] as string[])) {
    const path = join(incomingFolder(), name)
    const found = await stat(path).catch(() => null)
    if (!found || found.mtime >= before) continue
    await rm(path, { force: true })
    removed += 1
  }
  return removed
}
