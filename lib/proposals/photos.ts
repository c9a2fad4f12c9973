import 'server-only'
import { createHash } from 'node:crypto'
import { Readable } from 'node:stream'
import { fileTypeFromBuffer } from 'file-type'
import { newId } from '@/lib/core/ids'
import { fail, ok, type Result } from '@/lib/core/result'
import { refusalText } from '@/lib/files/labels'
import { withoutMetadata, type PictureFormat } from '@/lib/files/picture-metadata'
import { formats, judgeFile } from '@/lib/files/rules'
import type { Prisma } from '@/lib/generated/prisma/client'
import { log } from '@/lib/platform/log'
import { putObject } from '@/lib/platform/storage'
import { operations } from './operations'

type Place = { tenantId: string; agencyId: string; uploadedBy: string }
export type KeptPhoto = Prisma.StoredFileCreateManyInput & { id: string }

const pictures: readonly string[] = ['jpg', 'png', 'webp']
const refuse = (message: string) =>
  fail('INVALID', 'Предложение пока не отправлено: проверьте снимки.', { fields: { photos: message } })

/**
 * Checks each photo by its content, takes out what the camera wrote into it and stores it; nothing is recorded yet.
 * What was stored for a proposal that is then refused is removed by the sweep of files without a record.
 */
export async function keepPhotos(
  { tenantId, agencyId, uploadedBy }: Place,
  files: readonly File[],
): Promise<Result<KeptPhoto[]>> {
  const rows: KeptPhoto[] = []
  for (const [i, file] of files.entries()) {
    const raw = new Uint8Array(await file.arrayBuffer())
    const detected = await fileTypeFromBuffer(raw).catch(() => undefined)
    // Without an extension: what a phone calls a picture does not matter.
    const judged = judgeFile('снимок', {
      size: raw.length,
      detected: detected?.mime ?? null,
      entries: null,
      text: null,
    })
    if (!judged.ok && judged.refusal === 'HEIC') return refuse(refusalText('HEIC'))
    if (!judged.ok || !pictures.includes(judged.format)) return refuse('Это не снимок. Подойдут JPG, PNG и WEBP.')
    const bytes = withoutMetadata(raw, judged.format as PictureFormat)
    if (!bytes) return refuse('Снимок повреждён и не открывается. Сделайте новый.')
    const id = newId()
    const storageKey = `${tenantId}/${id}`
    const { mime } = formats[judged.format]
    try {
      await putObject(storageKey, Readable.from(Buffer.from(bytes)), mime, bytes.length)
    } catch (error) {
      log.error(
        { operation: operations['proposal.file'], err: error instanceof Error ? error.stack : String(error) },
        'file store',
      )
      return fail(
        'UNAVAILABLE',
        'Хранилище файлов не отвечает. Повторите через минуту или отправьте предложение без снимков.',
      )
    }
    rows.push({
      tenantId,
      id,
      agencyId,
      name: `Снимок ${i + 1}.${judged.format}`,
      mime,
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      storageKey,
      uploadedBy,
    })
  }
  return ok(rows)
}
