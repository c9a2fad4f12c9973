import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { loadActor } from '@/lib/platform/actor'
import { defineCommand, done } from '@/lib/platform/command'
import { operations } from '@/lib/modules'
import { platformDb, withTenant } from '@/lib/platform/db'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { changeLines } from '@/lib/forms/changes'
import { createActor, createAgency, createTenant } from '../factories/tenant'

const rename = defineCommand({
  operation: operations['agency.update'],
  schema: z.object({ id: z.uuid(), name: z.string().min(3, 'Не короче трёх букв.') }),
  run: async ({ tx, tenantId }, { id, name }) => {
    const before = await tx.agency.findUnique({ where: { tenantId_id: { tenantId, id } } })
    if (!before) return fail('NOT_FOUND', 'Орган не найден.')
    await tx.agency.update({ where: { tenantId_id: { tenantId, id } }, data: { name } })
    if (name === 'Отменить') return fail('RULE', 'Так нельзя.')
    return done(name, { subject: { type: 'Agency', id }, agencyId: id, before: { name: before.name }, after: { name } })
  },
})

const Seen = z.object({ id: z.uuid(), name: z.string(), version: z.number() })

/** Changes a row that it locks and whose version it compares. */
const renameSeen = defineCommand({
  operation: operations['agency.update'],
  schema: Seen,
  changes: 'Agency',
  row: async ({ tx, tenantId }, { id }) => {
    const [row] = await tx.$queryRaw<{ id: string; name: string; version: number }[]>`
      SELECT "id", "name", "version" FROM "Agency" WHERE "tenantId" = ${tenantId}::uuid
        AND "id" = ${id}::uuid FOR UPDATE`
    return row ? { ok: true, value: row } : notFound('Орган')
  },
  run: async ({ tx, tenantId }, { name }, { id, name: before }) => {
    await tx.agency.update({ where: { tenantId_id: { tenantId, id } }, data: { name, version: { increment: 1 } } })
    return done(null, { subject: { type: 'Agency', id }, agencyId: id, before: { name: before }, after: { name } })
  },
})

const addAgency = defineCommand({
  operation: operations['agency.create'],
  schema: z.object({ name: z.string() }),
  creates: 'Agency',
  run: async ({ tx, tenantId }, { name }) => {
    const id = newId()
    await tx.agency.create({ data: { tenantId, id, name, kind: 'MINISTRY', slug: id } })
    return done({ id }, { subject: { type: 'Agency', id }, agencyId: id, after: { name } })
  },
})

describe('the shape of a command', () => {
  const count = (tenantId: string) => withTenant(tenantId, (tx) => tx.agency.count())

  it('does a repeated attempt once, however many come at the same time, and answers each with the first result', async () => {
    const tenant = await createTenant()
    const actor = await createActor(tenant, 'AUTHORITY', null)
    const attempt = newId()
    const answers = await Promise.all(Array.from({ length: 8 }, () => addAgency(actor, { name: 'Орган' }, { attempt })))
    expect(await count(tenant.id)).toBe(1)
    expect(new Set(answers.map((answer) => (answer.ok ? answer.value.id : answer.error.code))).size).toBe(1)
    await addAgency(actor, { name: 'Орган' }, { attempt: newId() })
    expect(await count(tenant.id)).toBe(2)
  })

  it('never answers a changed form with what came before: a new thing is refused in words, a change meets its version', async () => {
    const tenant = await createTenant()
    const actor = await createActor(tenant, 'AUTHORITY', null)
    const attempt = newId()
    await addAgency(actor, { name: 'Орган' }, { attempt })
    expect(await addAgency(actor, { name: 'Орган труда' }, { attempt })).toMatchObject({
      error: { code: 'CONFLICT', message: expect.stringContaining('не сохранены') as string },
    })
    expect(await count(tenant.id)).toBe(1)
    const { id } = await createAgency(tenant)
    await renameSeen(actor, { id, name: 'Второе', version: 1 }, { attempt })
    expect(await renameSeen(actor, { id, name: 'Третье', version: 1 }, { attempt })).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ after: { name: 'Второе' } }] },
    })
    expect(await renameSeen(actor, { id, name: 'Третье', version: 2 }, { attempt })).toMatchObject({ ok: true })
  })

  it('refuses a text that cannot be kept at its field', async () => {
    const actor = await createActor(await createTenant(), 'AUTHORITY', null)
    expect(await addAgency(actor, { name: 'Ор\u0000ган' })).toMatchObject({
      error: { code: 'INVALID', fields: { name: expect.stringContaining('служебный знак') as string } },
    })
  })

  it("keeps a key to its person, and does not keep a refused attempt's", async () => {
    const tenant = await createTenant()
    const [first, second] = [await createActor(tenant, 'AUTHORITY', null), await createActor(tenant, 'AUTHORITY', null)]
    const attempt = newId()
    await addAgency(first, { name: 'Орган' }, { attempt })
    await addAgency(second, { name: 'Другой' }, { attempt })
    expect(await count(tenant.id)).toBe(2)
    const missing = { id: newId(), name: 'Новое', version: 1 }
    const key = newId()
    expect(await renameSeen(first, missing, { attempt: key })).toMatchObject({ error: { code: 'NOT_FOUND' } })
    const agency = await createAgency(tenant)
    expect(await renameSeen(first, { ...missing, id: agency.id }, { attempt: key })).toMatchObject({ ok: true })
  })

  it('refuses a decision on another version and says who made what of it', async () => {
    const tenant = await createTenant()
    const actor = await createActor(tenant, 'AUTHORITY', null)
    const { id } = await createAgency(tenant)
    expect(await renameSeen(actor, { id, name: 'Второе', version: 1 })).toMatchObject({ ok: true })
    const late = await renameSeen(actor, { id, name: 'Третье', version: 1 })
    expect(late).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ by: actor.name, operation: 'agency.update', after: { name: 'Второе' } }] },
    })
    const lines = late.ok ? [] : changeLines(late.error.changes ?? [], 'Asia/Novokuznetsk')
    expect(lines).toEqual([
      expect.stringMatching(/: Изменены сведения об участнике \(Название или имя: .+ → Второе\)$/),
    ])
    expect(await renameSeen(actor, { id, name: 'Третье', version: 2 })).toMatchObject({ ok: true })
  })
})

describe('tenancy and commands', () => {
  it('shows no rows without a tenant and only its own with one', async () => {
    const [a, b] = [await createTenant(), await createTenant()]
    const agency = await createAgency(a)
    expect(await platformDb().agency.count()).toBe(0)
    expect(await withTenant(a.id, (tx) => tx.agency.count())).toBe(1)
    expect(await withTenant(b.id, (tx) => tx.agency.findMany({ where: { id: agency.id } }))).toEqual([])
    await expect(
      withTenant(b.id, (tx) =>
        tx.agency.create({ data: { tenantId: a.id, id: agency.id, kind: 'X', name: 'x', slug: 'x' } }),
      ),
    ).rejects.toThrow()
  })

  it('lets indexes serve a state and words under row security', async () => {
    const marks = await platformDb().$queryRaw`SELECT count(*)::int AS n, bool_and(proleakproof) AS all FROM pg_proc
      WHERE proname IN ('enum_eq', 'ts_match_vq')`
    expect(marks).toEqual([{ n: 2, all: true }])
  })

  it('keeps tenants apart when many ask at once, and gives none of them to a transaction begun inside', async () => {
    const tenants = await Promise.all([createTenant(), createTenant(), createTenant()])
    for (const tenant of tenants) await createAgency(tenant)
    await Promise.all(
      Array.from({ length: 60 }, async (_, i) => {
        const id = tenants[i % tenants.length]?.id ?? ''
        const seen = await withTenant(id, async (tx) => {
          const before = await tx.agency.findMany({ select: { tenantId: true } })
          await new Promise((done) => {
            setImmediate(done)
          })
          return [...before, ...(await tx.agency.findMany({ select: { tenantId: true } }))]
        })
        expect(seen).toEqual([{ tenantId: id }, { tenantId: id }])
      }),
    )
    const [tenant] = tenants
    expect(await withTenant(tenant.id, () => platformDb().$transaction((inner) => inner.agency.count()))).toBe(0)
    expect(await platformDb().agency.count()).toBe(0)
    expect(() => withTenant('x\', true); DROP TABLE "Agency"; --', () => Promise.resolve())).toThrow('uuid')
  })

  it('loads the actor in one statement with the agencies under the curator', async () => {
    const tenant = await createTenant()
    const parent = await createAgency(tenant)
    const child = await createAgency(tenant, { parentId: parent.id })
    const curator = await createActor(tenant, 'CURATOR', parent.id)
    expect(new Set(curator.memberships[0]?.subtree)).toEqual(new Set([parent.id, child.id]))
    const other = await createTenant()
    expect(await loadActor(curator.sessionId ?? '', other.slug)).toBeNull()
    await withTenant(tenant.id, (tx) => tx.person.updateMany({ data: { blockedAt: new Date() } }))
    expect(await loadActor(curator.sessionId ?? '', tenant.slug)).toBeNull()
  })

  it('writes the audit with the change, and neither when the command is refused', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant, { name: 'Прежнее имя' })
    const authority = await createActor(tenant, 'AUTHORITY')
    const stored = () =>
      withTenant(tenant.id, async (tx) => ({
        audit: await tx.auditRecord.count(),
        pending: await tx.auditPending.count(),
        name: (await tx.agency.findFirst())?.name,
      }))
    expect(await rename(authority, { id: agency.id, name: 'Отменить' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await stored()).toEqual({ audit: 0, pending: 0, name: 'Прежнее имя' })
    expect(await rename(authority, { id: agency.id, name: 'x' })).toMatchObject({
      ok: false,
      error: { code: 'INVALID', fields: { name: 'Не короче трёх букв.' } },
    })
    expect(await rename(await createActor(tenant, 'OBSERVER'), { id: agency.id, name: 'Новое' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await rename(authority, { id: agency.id, name: 'Новое имя' })).toEqual({ ok: true, value: 'Новое имя' })
    expect(await stored()).toEqual({ audit: 1, pending: 1, name: 'Новое имя' })
  })
})

describe('one connection', () => {
  it('is asked one thing at a time, whatever asks at once', async () => {
    const tenant = await createTenant()
    const tenantId = tenant.id
    const warnings: string[] = []
    const heard = (warning: Error) => void warnings.push(warning.message)
    process.on('warning', heard)
    const agency = await createAgency(tenant, { name: 'Комитет' })
    // A relation is a statement of its own, and Prisma sends all of them at once.
    const [found] = await withTenant(tenantId, (tx) =>
      tx.agency.findMany({
        where: { id: agency.id },
        include: { parent: true, children: true, mergedInto: true, events: true, memberships: true, units: true },
      }),
    )
    expect(found).toMatchObject({ name: 'Комитет', children: [], memberships: [] })
    // What failed among them is told to its asker, and the rest get their answers.
    const [bad, good] = await Promise.allSettled([
      platformDb().$queryRaw`SELECT 1 / 0 AS n`,
      platformDb().$queryRaw`SELECT 1 AS n`,
    ])
    expect([bad.status, good.status]).toEqual(['rejected', 'fulfilled'])
    await new Promise((done) => setTimeout(done, 10))
    process.off('warning', heard)
    expect(warnings.filter((text) => /client\.query\(\)/.test(text))).toEqual([])
  })
})
