import 'server-only'
import { fileTypeFromBuffer } from 'file-type'
import { formatBytes } from '@/lib/core/format'
import { fail, ok, type Result } from '@/lib/core/result'

const MAX_EMBLEM_BYTES = 200 * 1024
const allowed = new Set(['image/png', 'image/webp'])
const refuse = (message: string) => fail('INVALID', message, { fields: { emblem: message } })

/**
 * An emblem as a data: URL; only PNG and WebP by content (an SVG may carry script), at most 200 KB. An empty file is
 * null.
 */
export async function emblemDataUrl(file: unknown): Promise<Result<string | null>> {
  if (!(file instanceof File) || file.size === 0) return ok(null)
  if (file.size > MAX_EMBLEM_BYTES)
    return refuse(`Файл герба больше ${formatBytes(MAX_EMBLEM_BYTES)}. Уменьшите изображение.`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  const type = await fileTypeFromBuffer(bytes)
  if (!type || !allowed.has(type.mime))
    return refuse('Герб принимается в PNG или WebP. Сохраните изображение в одном из этих форматов.')
  return ok(`data:${type.mime};base64,${Buffer.from(bytes).toString('base64')}`)
}
