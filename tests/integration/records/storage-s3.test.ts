import { randomBytes } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { afterEach, describe, expect, it } from 'vitest'
import { createStorage } from '@/lib/platform/storage'

const xml = (response: ServerResponse, body: string, status = 200) =>
  response.writeHead(status, { 'content-type': 'application/xml' }).end(`<?xml version="1.0"?>${body}`)

/**
 * As much of the S3 protocol (path-style) as a store of another make speaks: objects whole and in parts, HEAD, DELETE,
 * listing.
 */
function s3(bucket: string) {
  const objects = new Map<string, { body: Buffer; type: string; at: Date }>()
  const parts = new Map<string, Buffer[]>()
  const signed: string[] = []
  const put = (key: string, body: Buffer, type = '') => objects.set(key, { body, type, at: new Date() })
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const url = new URL(request.url ?? '', 'http://s3')
    signed.push(request.headers.authorization ?? '')
    if (!url.pathname.startsWith(`/${bucket}`)) return xml(response, '<Error><Code>NoSuchBucket</Code></Error>', 404)
    const key = decodeURIComponent(url.pathname.slice(bucket.length + 2))
    const upload = url.searchParams.get('uploadId')
    const body = await buffer(request)
    if (request.method === 'GET' && key === '') return list(url.searchParams.get('prefix') ?? '', response)
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      parts.set('u1', [])
      return xml(
        response,
        `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><UploadId>u1</UploadId></InitiateMultipartUploadResult>`,
      )
    }
    if (request.method === 'PUT' && upload) {
      const number = Number(url.searchParams.get('partNumber'))
      parts.get(upload)?.splice(number - 1, 0, body)
      return response.writeHead(200, { etag: `"p${number}"` }).end()
    }
    if (request.method === 'POST' && upload) {
      put(key, Buffer.concat(parts.get(upload) ?? []))
      return xml(
        response,
        `<CompleteMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${key}</Key><ETag>"x"</ETag></CompleteMultipartUploadResult>`,
      )
    }
    if (request.method === 'PUT') {
      put(key, body, request.headers['content-type'])
      return response.writeHead(200, { etag: '"x"' }).end()
    }
    const found = objects.get(key)
    if (request.method === 'DELETE') {
      objects.delete(key)
      return response.writeHead(204).end()
    }
    if (!found)
      return request.method === 'HEAD'
        ? response.writeHead(404).end()
        : xml(response, '<Error><Code>NoSuchKey</Code></Error>', 404)
    response.writeHead(200, {
      'content-length': found.body.length,
      'content-type': found.type,
      'last-modified': found.at.toUTCString(),
      etag: '"x"',
    })
    return response.end(request.method === 'HEAD' ? undefined : found.body)
  }
  const list = (prefix: string, response: ServerResponse) => {
    const found = [...objects].filter(([key]) => key.startsWith(prefix))
    return xml(
      response,
      `<ListBucketResult><Name>${bucket}</Name><Prefix>${prefix}</Prefix><KeyCount>${found.length}</KeyCount><IsTruncated>false</IsTruncated>${found
        .map(
          ([key, { body, at }]) =>
            `<Contents><Key>${key}</Key><LastModified>${at.toISOString()}</LastModified><ETag>"x"</ETag><Size>${body.length}</Size></Contents>`,
        )
        .join('')}</ListBucketResult>`,
    )
  }
  return { objects, signed, server: createServer((request, response) => void handle(request, response)) }
}

const closers: (() => Promise<unknown>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

describe('an S3-compatible store by configuration', () => {
  it('holds objects whole and in parts, lists and removes them; nothing goes to the folder', async () => {
    const stub = s3('gemba')
    await new Promise<void>((resolve) => {
      stub.server.listen(0, '127.0.0.1', resolve)
    })
    closers.push(
      () =>
        new Promise((resolve) => {
          stub.server.close(resolve)
          stub.server.closeAllConnections()
        }),
    )
    const storage = createStorage({
      GEMBA_DATA: '/nowhere',
      S3_BUCKET: 'gemba',
      S3_ENDPOINT: `http://127.0.0.1:${(stub.server.address() as AddressInfo).port}`,
      S3_REGION: 'ru-central1',
      S3_ACCESS_KEY_ID: 'key',
      S3_SECRET_ACCESS_KEY: 'secret',
    })
    const small = Buffer.from('%PDF-1.7')
    await storage.write('t/a', Readable.from([small]), { mimeType: 'application/pdf', size: small.length })
    const large = randomBytes(12 * 1024 * 1024)
    await storage.write(
      't/b',
      Readable.from(
        (function* () {
          for (let at = 0; at < large.length; at += 65_536) yield large.subarray(at, at + 65_536)
        })(),
      ),
      { mimeType: 'application/pdf', size: large.length },
    )
    expect(stub.objects.get('t/a')).toMatchObject({ body: small, type: 'application/pdf' })
    expect((await storage.readToBuffer('t/b')).equals(large)).toBe(true)
    expect(await Promise.all([storage.fileExists('t/a'), storage.fileExists('t/c')])).toEqual([true, false])
    expect((await storage.list('t', { deep: true }).toArray()).map(({ path }) => path)).toEqual(['t/a', 't/b'])
    await storage.deleteFile('t/a')
    await expect(storage.read('t/a')).rejects.toThrow()
    expect([...stub.objects.keys()]).toEqual(['t/b'])
    expect(stub.signed.every((header) => header.startsWith('AWS4-HMAC-SHA256 Credential=key/'))).toBe(true)
  })
})
