import 'server-only'
import { join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { S3Client } from '@aws-sdk/client-s3'
import { AwsS3StorageAdapter } from '@flystorage/aws-s3'
import { FileStorage, isFile } from '@flystorage/file-storage'
import { LocalStorageAdapter } from '@flystorage/local-fs'
import { env, type Env } from './env'

/** What the store's configuration consists of. */
export type StorageConfig = Pick<
  Env,
  'GEMBA_DATA' | 'S3_BUCKET' | 'S3_ENDPOINT' | 'S3_REGION' | 'S3_ACCESS_KEY_ID' | 'S3_SECRET_ACCESS_KEY'
>

/** A store by configuration: an S3-compatible bucket when S3_BUCKET is set, else the folder GEMBA_DATA/files. */
export function createStorage(config: StorageConfig): FileStorage {
  if (!config.S3_BUCKET) {
    const folder = new LocalStorageAdapter(resolve(config.GEMBA_DATA, 'files'))
    return new FileStorage(folder, undefined, { writes: { visibility: 'private', directoryVisibility: 'private' } })
  }
  const { S3_ACCESS_KEY_ID: accessKeyId, S3_SECRET_ACCESS_KEY: secretAccessKey } = config
  const client = new S3Client({
    region: config.S3_REGION,
    endpoint: config.S3_ENDPOINT,
    forcePathStyle: config.S3_ENDPOINT !== undefined,
    // Without keys the SDK looks for them where its host keeps them (instance role, container).
    ...(accessKeyId && secretAccessKey ? { credentials: { accessKeyId, secretAccessKey } } : {}),
    // Stores other than Amazon's often do not know the newer checksum trailers.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
  })
  return new FileStorage(
    new AwsS3StorageAdapter(client, { bucket: config.S3_BUCKET, uploadConfiguration: { queueSize: 2 } }),
  )
}

let storage: FileStorage | undefined
const store = (): FileStorage => (storage ??= createStorage(env()))

/** Stores `size` bytes under the key, streaming; overwrites. Rejects when the store does not answer. */
export const putObject = (key: string, content: Readable, mime: string, size: number): Promise<void> =>
  store().write(key, content, { mimeType: mime, size })

/** The object's bytes as a stream; rejects when there is none (a local file tells so only when it is first read). */
export async function readObject(key: string): Promise<Readable> {
  const content = await store().read(key)
  await new Promise<void>((resolve, reject) => content.once('readable', resolve).once('error', reject))
  return content
}

/** Removes the object; a missing one is fine. */
export const deleteObject = (key: string): Promise<void> => store().deleteFile(key)

/** Keys under a folder that were last written before the instant. */
export async function* objectsBefore(folder: string, before: Date): AsyncGenerator<string> {
  if (!(await store().directoryExists(folder))) return
  for await (const entry of store().list(folder, { deep: true })) {
    if (!isFile(entry)) continue
    // A folder's listing carries no times.
    const written = entry.lastModifiedMs ?? (await store().lastModified(entry.path))
    if (written < before.getTime()) yield entry.path
  }
}

/** Folder for uploads that are still arriving; beside the store, so that a small system disk is no limit. */
export const incomingFolder = (): string => join(resolve(env().GEMBA_DATA), 'incoming')
