import 'server-only'
import { createReadStream } from 'node:fs'
import { rm } from 'node:fs/promises'
import { newId } from '@/lib/core/ids'
import { fail, type Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { defineCommand, done } from '@/lib/platform/command'
import { log } from '@/lib/platform/log'
import { deleteObject, putObject } from '@/lib/platform/storage'
import { inspectFile } from './inspect'
import { refusalText } from './labels'
import { receiveBody, TooLarge } from './receive'
import { formats, judgeFile, MAX_FILE_BYTES, safeFileName, type FormatName, type Refusal } from './rules'
import { RegisterFileInput, type UploadedFile } from './schema'
import { operations } from './operations'

const unknownAgency = 'Участник не найден или недоступен. Обновите страницу.'

/** Records a file that lies in the store. */
export const registerFile = defineCommand({
  operation: operations['file.upload'],
  schema: RegisterFileInput,
  creates: 'StoredFile',
  // The stored copy has a place and an id of its own each time.
  alike: ({ agencyId, name, sha256 }) => [agencyId, name, sha256],
  run: async ({ tx, tenantId, actor, can }, { format, ...input }) => {
    if (!can(operations['file.upload'], input.agencyId)) return fail('NOT_FOUND', unknownAgency)
    if (input.agencyId !== null && (await tx.agency.count({ where: { id: input.agencyId } })) === 0)
      return fail('NOT_FOUND', unknownAgency)
    const { mime } = formats[format]
    await tx.storedFile.create({ data: { ...input, tenantId, mime, uploadedBy: actor.name }, select: { id: true } })
    const value: UploadedFile = { id: input.id, name: input.name, mime, size: input.size }
    return done(value, {
      subject: { type: 'StoredFile', id: input.id },
      agencyId: input.agencyId,
      after: { name: input.name, mime, size: input.size, sha256: input.sha256 },
    })
  },
})

type Upload = {
  agencyId: string | null
  name: string
  body: ReadableStream<Uint8Array> | null
  /** The sender's key of this file, the same when it is sent again. */
  attempt?: string
  /** Content-Length, where the client gave one. */
  declaredSize: number | null
}

const refuse = (refusal: Refusal, format?: FormatName) =>
  fail('INVALID', refusalText(refusal, format), { details: { refusal } })

/**
 * Takes a file in: body → temporary file → check by content → store → record. Whatever is refused leaves nothing
 * behind.
 */
export async function uploadFile(
  actor: Actor,
  { agencyId, name, body, declaredSize, attempt }: Upload,
): Promise<Result<UploadedFile>> {
  if (!body || declaredSize === 0) return refuse('EMPTY')
  if (declaredSize !== null && declaredSize > MAX_FILE_BYTES) return refuse('TOO_LARGE')
  let received
  try {
    received = await receiveBody(body, MAX_FILE_BYTES)
  } catch (error) {
    if (error instanceof TooLarge) return refuse('TOO_LARGE')
    return refuse('INCOMPLETE')
  }
  try {
    if (declaredSize !== null && received.size !== declaredSize) return refuse('INCOMPLETE')
    const judged = judgeFile(safeFileName(name), await inspectFile(received.path, received.size))
    if (!judged.ok) return refuse(judged.refusal, judged.found)
    return await keep(actor, {
      agencyId,
      name: safeFileName(name, judged.format),
      format: judged.format,
      attempt,
      ...received,
    })
  } finally {
    await rm(received.path, { force: true })
  }
}

async function keep(
  actor: Actor,
  file: {
    agencyId: string | null
    name: string
    format: FormatName
    attempt?: string
    path: string
    size: number
    sha256: string
  },
): Promise<Result<UploadedFile>> {
  const { path, attempt, ...known } = file
  const id = newId()
  const storageKey = `${actor.tenant.id}/${id}`
  try {
    await putObject(storageKey, createReadStream(path), formats[file.format].mime, file.size)
  } catch (error) {
    log.error(
      { operation: operations['file.upload'], err: error instanceof Error ? error.stack : String(error) },
      'file store',
    )
    return fail('UNAVAILABLE', 'Хранилище файлов не отвечает. Повторите загрузку через минуту.')
  }
  try {
    const result = await registerFile(actor, { id, storageKey, ...known }, { attempt })
    // Sent again after the answer was lost: the first one stays.
    if (!result.ok || result.value.id !== id) await deleteObject(storageKey)
    return result
  } catch (error) {
    await deleteObject(storageKey).catch(() => undefined) // The sweep finds it later.
    throw error
  }
}
