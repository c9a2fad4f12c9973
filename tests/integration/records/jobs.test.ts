import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { SMTPServer } from 'smtp-server'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { deliver } from '@/lib/jobs/deliver'
import { startWorker } from '@/lib/jobs/start-worker'
import { sweepOutbox, sweepRetention } from '@/lib/jobs/sweeps'
import { platformDb, withTenant } from '@/lib/platform/db'
import * as environment from '@/lib/platform/env'
import { closeMail, htmlOfText, mailFolder, writtenLetters } from '@/lib/platform/mail'
import { enqueue, enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { retryMessages } from '@/lib/records/commands'
import { listMessages } from '@/lib/records/queries'
import { createActor, createTenant } from '../../factories/tenant'

const letter = (
  to = 'ivanov@example.test',
  text = 'Здравствуйте!\n\nПриглашение:\nhttp://127.0.0.1:3000/invite?token=a&b=<c>',
): OutboxWork => ({ kind: 'mail', payload: { to, subject: 'Приглашение', text } })
const jobsOf = (id: string) =>
  platformDb().$queryRaw<
    { state: string; data: unknown }[]
  >`SELECT state::text, data FROM pgboss.job WHERE id = ${id}::uuid`
const message = (tenantId: string, id: string) =>
  withTenant(tenantId, (tx) => tx.outboxMessage.findUnique({ where: { tenantId_id: { tenantId, id } } }))

/** The process's configuration with some values replaced, as another installation would have it. */
const configured = (values: Partial<environment.Env>) => {
  const real = environment.env()
  vi.spyOn(environment, 'env').mockReturnValue({ ...real, ...values })
}
const closers: (() => Promise<unknown> | void)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  closeMail()
  vi.restoreAllMocks()
})

describe('outbox', () => {
  it('sends the job with the transaction, and neither when it is rolled back', async () => {
    const tenant = await createTenant()
    const id = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    expect(await jobsOf(id)).toEqual([{ state: 'created', data: { tenantId: tenant.id, messageId: id } }])
    let lost = ''
    await expect(
      withTenant(tenant.id, async (tx) => {
        lost = await enqueue(tx, tenant.id, letter())
        throw new Error('refused')
      }),
    ).rejects.toThrow('refused')
    expect(await jobsOf(lost)).toEqual([])
    expect(await message(tenant.id, lost)).toBeNull()
  })

  it('writes many messages in a number of statements that does not grow', async () => {
    const tenant = await createTenant()
    const statements = async (n: number) =>
      withTenant(tenant.id, async (tx) => {
        let count = 0
        const counted = new Proxy(tx, {
          get: (target, key) => {
            if (key === '$queryRawUnsafe') {
              count += 1
              return target.$queryRawUnsafe.bind(target)
            }
            if (key === 'outboxMessage') {
              count += 1
              return target.outboxMessage
            }
            return Reflect.get(target, key) as unknown
          },
        })
        await enqueueMany(counted, tenant.id, [
          ...Array.from({ length: n }, (_, i) => letter(`p${i}@example.test`)),
          { kind: 'cache.refresh', payload: { paths: ['/x'] } },
        ])
        return count
      })
    expect(await statements(1)).toBe(await statements(200))
    expect(await withTenant(tenant.id, (tx) => tx.outboxMessage.count())).toBe(203)
  })

  it('does a message once, however often its job comes', async () => {
    const tenant = await createTenant()
    const before = (await writtenLetters(1)).total
    const id = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    const job = { tenantId: tenant.id, messageId: id }
    await Promise.all([deliver(job, false), deliver(job, false)])
    await deliver(job, false)
    expect(await message(tenant.id, id)).toMatchObject({ status: 'DONE', attempts: 1, lastError: null })
    const { letters, total } = await writtenLetters(1)
    expect(total).toBe(before + 1)
    expect(letters[0]).toMatchObject({ id, to: 'ivanov@example.test', subject: 'Приглашение' })
    expect(readFileSync(join(mailFolder(), `${id}.eml`), 'utf8')).toContain(`Message-ID: <${id}@127.0.0.1>`)
  })

  it('sends lost messages again, but not those whose job lives', async () => {
    const tenant = await createTenant()
    const [lost = '', waiting = '', fresh = ''] = await withTenant(tenant.id, (tx) =>
      enqueueMany(tx, tenant.id, [letter(), letter(), letter()]),
    )
    await withTenant(tenant.id, (tx) =>
      tx.outboxMessage.updateMany({
        where: { id: { in: [lost, waiting] } },
        data: { createdAt: new Date(Date.now() - 600_000) },
      }),
    )
    await platformDb().$executeRaw`DELETE FROM pgboss.job WHERE id IN (${lost}::uuid, ${fresh}::uuid)`
    await sweepOutbox(new Date())
    expect([await jobsOf(lost), await jobsOf(waiting), await jobsOf(fresh)].map((found) => found.length)).toEqual([
      1, 1, 0,
    ])
  })

  it('forgets delivered letters after 90 days', async () => {
    const tenant = await createTenant()
    const [old = '', kept = ''] = await withTenant(tenant.id, (tx) => enqueueMany(tx, tenant.id, [letter(), letter()]))
    await withTenant(tenant.id, (tx) =>
      tx.outboxMessage.update({
        where: { tenantId_id: { tenantId: tenant.id, id: old } },
        data: { status: 'DONE', doneAt: new Date(Date.now() - 91 * 86_400_000) },
      }),
    )
    await sweepRetention(new Date())
    expect([await message(tenant.id, old), (await message(tenant.id, kept))?.status]).toEqual([null, 'PENDING'])
  })
})

describe('mail', () => {
  it('goes to the SMTP server with one Message-ID, text and escaped HTML', async () => {
    const received: { to: string[]; source: string }[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let source = ''
        stream
          .on('data', (chunk: Buffer) => {
            source += chunk.toString()
          })
          .on('end', () => {
            received.push({ to: session.envelope.rcptTo.map((r) => r.address), source })
            done()
          })
      },
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    closers.push(
      () =>
        new Promise<void>((resolve) => {
          closeMail()
          server.close(() => resolve())
        }),
    )
    configured({ SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
    const tenant = await createTenant()
    const id = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    await deliver({ tenantId: tenant.id, messageId: id }, false)
    expect(received.map(({ to }) => to)).toEqual([['ivanov@example.test']])
    expect(received[0]?.source).toContain(`Message-ID: <${id}@127.0.0.1>`)
    expect(received[0]?.source).toContain('Auto-Submitted: auto-generated')
    expect(received[0]?.source).toContain('multipart/alternative')
    expect((await message(tenant.id, id))?.status).toBe('DONE')
  })

  it('fails at once for an unknown recipient, later for a silent server, and never quotes an address', async () => {
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onRcptTo: (address, _session, done) => {
        done(Object.assign(new Error(`user <${address.address}> unknown`), { responseCode: 550 }))
      },
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    const { port } = server.server.address() as AddressInfo
    closers.push(
      () =>
        new Promise<void>((resolve) => {
          closeMail()
          server.close(() => resolve())
        }),
    )
    configured({ SMTP_URL: `smtp://127.0.0.1:${port}` })
    const tenant = await createTenant()
    const unknown = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    await deliver({ tenantId: tenant.id, messageId: unknown }, false)
    expect(await message(tenant.id, unknown)).toMatchObject({ status: 'FAILED', attempts: 1, lastError: 'mail.550' })

    configured({ SMTP_URL: 'smtp://127.0.0.1:1' })
    const silent = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    await expect(deliver({ tenantId: tenant.id, messageId: silent }, false)).rejects.toThrow('mail.connection')
    expect(await message(tenant.id, silent)).toMatchObject({
      status: 'PENDING',
      attempts: 1,
      lastError: 'mail.connection',
    })
    await deliver({ tenantId: tenant.id, messageId: silent }, true)
    expect(await message(tenant.id, silent)).toMatchObject({
      status: 'FAILED',
      attempts: 2,
      lastError: 'mail.connection',
    })

    const authority = await createActor(tenant, 'AUTHORITY')
    const page = await listMessages(authority, { status: 'FAILED' })
    expect(page.counts).toEqual({ PENDING: 0, DONE: 0, FAILED: 2 })
    expect(JSON.stringify(page)).not.toContain('token=')
    expect(await retryMessages(authority, { id: silent })).toEqual({ ok: true, value: 1 })
    expect(await retryMessages(authority, { id: silent })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await retryMessages(authority, { id: 'failed' })).toEqual({ ok: true, value: 1 })
    expect(await jobsOf(silent)).toMatchObject([{ state: 'created' }])
    expect(await retryMessages(await createActor(await createTenant(), 'AUTHORITY'), { id: unknown })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await retryMessages(await createActor(tenant, 'METHODOLOGIST'), { id: silent })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
  })

  it('makes HTML of the text alone', () => {
    expect(htmlOfText('Было < стало & «ссылка»\n\nhttps://a.example/x?y=1&z=2.')).toContain(
      '<p>Было &#60; стало &#38; «ссылка»</p><p><a href="https://a.example/x?y=1&#38;z=2">https://a.example/x?y=1&#38;z=2</a>.</p>',
    )
  })
})

/** A server that notes what it was asked. */
async function listen(
  answer: number,
  noted: () => void = () => undefined,
): Promise<{ url: string; asked: { path: string; word: unknown }[]; server: Server }> {
  const asked: { path: string; word: unknown }[] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', word: request.headers['x-gemba-refresh'] })
    noted()
    response.writeHead(answer).end()
  })
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  closers.push(
    () =>
      new Promise((resolve) => {
        server.close(resolve)
        server.closeAllConnections()
      }),
  )
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked, server }
}

describe('caching proxies', () => {
  it('are asked for every page anew, each of them; a failing one makes the message come again', async () => {
    const [a, b] = [await listen(200), await listen(404)]
    configured({ CACHE_PROXIES: `${a.url}, ${b.url}`, CACHE_REFRESH_SECRET: 'word' })
    const tenant = await createTenant()
    const send = () =>
      withTenant(tenant.id, (tx) =>
        enqueue(tx, tenant.id, { kind: 'cache.refresh', payload: { paths: ['/k', '/k/rating/2026'] } }),
      )
    await deliver({ tenantId: tenant.id, messageId: await send() }, false)
    for (const { asked } of [a, b]) {
      expect(asked.map(({ path }) => path).sort()).toEqual(['/k', '/k/rating/2026'])
      expect(asked.every(({ word }) => word === 'word')).toBe(true)
    }
    const broken = await listen(502)
    configured({ CACHE_PROXIES: broken.url })
    const id = await send()
    await expect(deliver({ tenantId: tenant.id, messageId: id }, false)).rejects.toThrow('proxy.502')
    expect(await message(tenant.id, id)).toMatchObject({ status: 'PENDING', lastError: 'proxy.502' })
  })
})

describe('replicas of the portal', () => {
  it('forget their pages before a proxy asks for them; one that is down is passed over, unless all are', async () => {
    const order: string[] = []
    const [portal, proxy, gone] = [
      await listen(204, () => order.push('portal')),
      await listen(200, () => order.push('proxy')),
      await listen(204),
    ]
    await new Promise((resolve) => {
      gone.server.close(resolve)
      gone.server.closeAllConnections()
    })
    const tenant = await createTenant()
    const send = () =>
      withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, { kind: 'cache.refresh', payload: { paths: ['/k'] } }))
    configured({ PORTAL_REPLICAS: `${portal.url},${gone.url}`, CACHE_PROXIES: proxy.url, CACHE_REFRESH_SECRET: 'word' })
    await deliver({ tenantId: tenant.id, messageId: await send() }, false)
    expect(order).toEqual(['portal', 'proxy'])
    expect(portal.asked).toEqual([{ path: '/api/refresh', word: 'word' }])
    configured({ PORTAL_REPLICAS: gone.url, CACHE_PROXIES: proxy.url })
    await expect(deliver({ tenantId: tenant.id, messageId: await send() }, false)).rejects.toThrow('portal.connection')
    expect(order).toHaveLength(2)
    const refusing = await listen(404)
    configured({ PORTAL_REPLICAS: `${refusing.url},${portal.url}`, CACHE_PROXIES: proxy.url })
    await expect(deliver({ tenantId: tenant.id, messageId: await send() }, false)).rejects.toThrow('portal.404')
  })
})

describe('worker', () => {
  it('connects as the app role, does what is sent within seconds, seals the audit and stops cleanly', async () => {
    const tenant = await createTenant()
    const authority = await createActor(tenant, 'AUTHORITY')
    const failed = await withTenant(tenant.id, async (tx) => {
      const id = newId()
      await tx.outboxMessage.create({
        data: { tenantId: tenant.id, id, kind: 'mail', payload: letter().payload, status: 'FAILED' },
      })
      return id
    })
    expect(await retryMessages(authority, { id: failed })).toMatchObject({ ok: true })
    const worker = await startWorker()
    closers.push(() => worker.stop())
    const id = await withTenant(tenant.id, (tx) => enqueue(tx, tenant.id, letter()))
    await vi.waitFor(
      async () => {
        expect([(await message(tenant.id, id))?.status, (await message(tenant.id, failed))?.status]).toEqual([
          'DONE',
          'DONE',
        ])
        expect(await withTenant(tenant.id, (tx) => tx.auditSeal.count())).toBe(1)
      },
      { timeout: 10_000, interval: 100 },
    )
    await vi.waitFor(
      async () => {
        expect(await jobsOf(id)).toMatchObject([{ state: 'completed' }])
      },
      { timeout: 5_000, interval: 100 },
    )
  })
})
