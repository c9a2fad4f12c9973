import 'server-only'
import { Readable } from 'node:stream'
import { fail } from '@/lib/core/result'
import { failureResponse } from '@/lib/platform/api'
import { log } from '@/lib/platform/log'
import { readObject } from '@/lib/platform/storage'
import { attachmentHeader } from './rules'

/** A stored file as a download: always saved, never opened by the browser inside the portal's origin. */
export async function fileResponse(file: {
  id: string
  name: string
  mime: string
  size: number
  storageKey: string
}): Promise<Response> {
  let content: Readable
  try {
    content = await readObject(file.storageKey)
  } catch (error) {
    log.error({ fileId: file.id, err: error instanceof Error ? error.message : String(error) }, 'file store')
    return failureResponse(
      fail(
        'UNAVAILABLE',
        'Хранилище файлов не отвечает. Повторите через минуту; если не поможет, сообщите уполномоченному органу.',
      ).error,
    )
  }
  return new Response(Readable.toWeb(content) as ReadableStream, {
    headers: {
      'content-type': file.mime.startsWith('text/') ? `${file.mime}; charset=utf-8` : file.mime,
      'content-length': String(file.size),
      'content-disposition': attachmentHeader(file.name),
      'content-security-policy': "sandbox; default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'private, no-store',
    },
  })
}
