import pg from 'pg'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { canonicalJson, sealPending, verifyChain } from '@/lib/platform/audit-chain'
import { recordAudit } from '@/lib/platform/audit'
import { operations } from '@/lib/modules'
import { withTenant } from '@/lib/platform/db'
import { auditOverview, getAuditRecord, searchAudit, verifyJournal } from '@/lib/records/queries'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

/** Somebody with the owner's password, past the product and row security. */
async function asOwner(sql: string, values: unknown[] = []): Promise<void> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  await client.query('BEGIN')
  await client.query("SET LOCAL session_replication_role = 'replica'")
  await client.query(sql, values)
  await client.query('COMMIT')
  await client.end()
}

async function journal(records = 5) {
  const tenant = await createTenant()
  const authority = await createActor(tenant, 'AUTHORITY')
  const agency = await createAgency(tenant)
  for (let i = 0; i < records; i += 1) {
    await withTenant(tenant.id, (tx) =>
      recordAudit(
        tx,
        authority,
        operations['agency.update'],
        {
          subject: { type: 'Agency', id: agency.id },
          agencyId: agency.id,
          before: { name: `Имя ${i}`, b: { y: 1, x: [1, null, 'ё'] } },
          after: { name: `Имя ${i + 1}`, inn: null, a: 1.5 },
        },
        newId(),
      ),
    )
  }
  const ids = (
    await withTenant(tenant.id, (tx) => tx.auditRecord.findMany({ orderBy: [{ at: 'asc' }, { id: 'asc' }] }))
  ).map(({ id }) => id)
  return { tenant, authority, agency, ids }
}

describe('chain', () => {
  it('seals what waits, in order, in turns, and verifies', async () => {
    const { tenant, ids } = await journal(5)
    expect(await verifyChain(tenant.id)).toMatchObject({ ok: true, sealed: 0, pending: 5 })
    const sealed = await Promise.all([sealPending(tenant.id), sealPending(tenant.id)])
    expect(sealed[0] + sealed[1]).toBe(5)
    const seals = await withTenant(tenant.id, (tx) => tx.auditSeal.findMany({ orderBy: { number: 'asc' } }))
    expect(seals.map(({ recordId, number }) => ({ recordId, number }))).toEqual(
      ids.map((recordId, i) => ({ recordId, number: i + 1 })),
    )
    expect(await verifyChain(tenant.id)).toEqual({ ok: true, sealed: 5, pending: 0, head: seals.at(-1)?.hash })
    expect(await sealPending(tenant.id)).toBe(0)
  })

  it('is long and still whole', async () => {
    const { tenant } = await journal(1)
    await asOwner(
      `INSERT INTO "AuditRecord" ("tenantId", id, at, "personName", operation, "subjectType", "subjectId", "requestId")
      SELECT $1, gen_random_uuid(), now() - interval '10 minutes' + n * interval '1 microsecond', 'Имя',
        'agency.update', 'Agency', 'x', 'r' FROM generate_series(1, 1200) n`,
      [tenant.id],
    )
    await asOwner(
      'INSERT INTO "AuditPending" SELECT "tenantId", id FROM "AuditRecord" WHERE "tenantId" = $1 ON CONFLICT DO NOTHING',
      [tenant.id],
    )
    expect(await sealPending(tenant.id)).toBe(1201)
    expect(await verifyChain(tenant.id)).toMatchObject({ ok: true, sealed: 1201 })
  })

  it.each([
    ['a changed value', `UPDATE "AuditRecord" SET after = '{"name":"x"}' WHERE id = $1`, 2, 'CHANGED'],
    ['a changed time', `UPDATE "AuditRecord" SET at = at + interval '1 millisecond' WHERE id = $1`, 2, 'CHANGED'],
    ['a changed name', `UPDATE "AuditRecord" SET "personName" = 'Другой' WHERE id = $1`, 2, 'CHANGED'],
    ['a removed record', 'DELETE FROM "AuditRecord" WHERE id = $1', 2, 'MISSING'],
    ['a removed seal', 'DELETE FROM "AuditSeal" WHERE "recordId" = $1', 3, 'CHAIN'],
    ['a rewritten seal', `UPDATE "AuditSeal" SET hash = repeat('0', 64) WHERE "recordId" = $1`, 2, 'CHANGED'],
  ])('names the first record after %s', async (_name, sql, number, what) => {
    const { tenant, ids } = await journal(5)
    await sealPending(tenant.id)
    await asOwner(sql, [ids[1]])
    expect(await verifyChain(tenant.id)).toMatchObject({
      ok: false,
      fault: { number, recordId: ids[number - 1], what },
    })
  })

  it('names the first of two records that were swapped', async () => {
    const { tenant, ids } = await journal(5)
    await sealPending(tenant.id)
    await asOwner(
      `UPDATE "AuditRecord" r SET before = o.before, after = o.after, at = o.at FROM "AuditRecord" o
      WHERE (r.id, o.id) IN (($1::uuid, $2::uuid), ($2::uuid, $1::uuid))`,
      [ids[1], ids[3]],
    )
    expect(await verifyChain(tenant.id)).toMatchObject({
      ok: false,
      fault: { number: 2, recordId: ids[1], what: 'CHANGED' },
    })
  })

  it('finds a record that came past the journal, a cut end, and one removed before its seal', async () => {
    const forged = await journal(3)
    await sealPending(forged.tenant.id)
    const id = newId()
    await asOwner(
      `INSERT INTO "AuditRecord" ("tenantId", id, at, "personName", operation, "subjectType", "subjectId", "requestId")
      VALUES ($1, $2, now() - interval '2 hours', 'x', 'y', 'z', 'w', 'r')`,
      [forged.tenant.id, id],
    )
    expect(await verifyChain(forged.tenant.id)).toMatchObject({
      ok: false,
      fault: { number: null, recordId: id, what: 'UNSEALED' },
    })
    const cut = await journal(3)
    await sealPending(cut.tenant.id)
    await asOwner('DELETE FROM "AuditSeal" WHERE "recordId" = $1', [cut.ids[2]])
    expect(await verifyChain(cut.tenant.id, new Date(Date.now() + 7_200_000))).toMatchObject({
      ok: false,
      fault: { recordId: cut.ids[2], what: 'UNSEALED' },
    })
    const early = await journal(2)
    await asOwner('DELETE FROM "AuditRecord" WHERE id = $1', [early.ids[0]])
    await sealPending(early.tenant.id)
    expect(await verifyChain(early.tenant.id)).toMatchObject({
      ok: false,
      fault: { number: null, recordId: early.ids[0], what: 'MISSING' },
    })
  })

  it('cannot be touched by the app', async () => {
    const { tenant, ids } = await journal(1)
    await sealPending(tenant.id)
    const where = { tenantId_id: { tenantId: tenant.id, id: ids[0] ?? '' } }
    await expect(
      withTenant(tenant.id, (tx) => tx.auditRecord.update({ where, data: { personName: 'x' } })),
    ).rejects.toThrow(/permission denied/)
    await expect(withTenant(tenant.id, (tx) => tx.auditRecord.delete({ where }))).rejects.toThrow(/permission denied/)
    await expect(withTenant(tenant.id, (tx) => tx.auditSeal.deleteMany({}))).rejects.toThrow(/permission denied/)
    await expect(withTenant(tenant.id, (tx) => tx.$executeRaw`TRUNCATE "AuditRecord"`)).rejects.toThrow(
      /permission denied/,
    )
  })

  it('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: 1, a: { d: [2, { z: 1, y: null }], c: undefined } })).toBe(
      '{"a":{"d":[2,{"y":null,"z":1}]},"b":1}',
    )
  })
})

describe('the journal page', () => {
  it('is searched by period, person, operation, agency and subject, page by page', async () => {
    const { tenant, authority, agency, ids } = await journal(60)
    const other = await createActor(tenant, 'AUTHORITY', null, 'Петрова Анна')
    await withTenant(tenant.id, (tx) =>
      recordAudit(tx, other, operations['agency.create'], { subject: { type: 'Agency', id: newId() } }, 'r'),
    )
    await sealPending(tenant.id)
    const first = await searchAudit(authority, {})
    expect(first.lines).toHaveLength(50)
    expect(first.lines[0]).toMatchObject({ operation: 'agency.create', seal: 61, agencyName: null })
    const second = await searchAudit(authority, { after: first.next ?? '' })
    expect([second.lines.length, second.next]).toEqual([11, null])
    expect(new Set([...first.lines, ...second.lines].map(({ id }) => id)).size).toBe(61)
    expect((await searchAudit(authority, { person: 'петрова' })).lines).toHaveLength(1)
    expect((await searchAudit(authority, { operation: 'agency.create' })).lines).toHaveLength(1)
    expect((await searchAudit(authority, { agency: agency.id })).lines[0]?.agencyName).toBe(agency.name)
    expect((await searchAudit(authority, { subject: agency.id })).lines).toHaveLength(50)
    expect((await searchAudit(authority, { to: '2020-01-01' })).lines).toHaveLength(0)
    expect((await searchAudit(authority, { from: '2020-01-01' })).lines).toHaveLength(50)
    const record = await getAuditRecord(authority, { id: ids[0] ?? '' })
    expect(record).toMatchObject({
      sameSubject: 60,
      seal: { number: 1 },
      before: { name: 'Имя 0' },
      after: { name: 'Имя 1' },
    })
    expect(await auditOverview(authority, {})).toMatchObject({ last: { number: 61 }, pending: 0 })
    expect(await verifyJournal(authority)).toMatchObject({ ok: true, sealed: 61 })
  })

  it('is closed to other roles and tenants', async () => {
    const { tenant, ids } = await journal(1)
    for (const role of ['METHODOLOGIST', 'CURATOR', 'TEAM_MEMBER', 'EMPLOYEE'] as const) {
      const actor = await createActor(tenant, role)
      expect(() => searchAudit(actor, {})).toThrow(/NEXT_HTTP_ERROR_FALLBACK;404/)
      await expect(verifyJournal(actor)).rejects.toThrow(/404/)
    }
    const foreign = await createActor(await createTenant(), 'AUTHORITY')
    await expect(getAuditRecord(foreign, { id: ids[0] ?? '' })).rejects.toThrow(/404/)
  })
})
