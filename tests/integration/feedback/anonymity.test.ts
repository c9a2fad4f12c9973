import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { takeAnswer } from '@/lib/feedback/answers/accept'
import { employeeMark } from '@/lib/feedback/answers/token'
import { withTenant } from '@/lib/platform/db'
import { tokenHash } from '@/lib/platform/secrets'
import { createSurvey, serviceContent } from '../../factories/answer'
import { createAgency, createTenant } from '../../factories/tenant'

// F3: whoever holds the whole database knows in which order people answered (sessions, proxies, the own eyes) and tries
// every order that a row has: place, transaction, id. What is left must be guessing.

const PEOPLE = 10
const SURVEYS = 24
const names = Array.from({ length: PEOPLE }, (_, i) => `Человек ${i}`)

type Row = { who: string; ctid: string; xmin: string; id: string }
const dump = (tenant: TenantView, surveyId: string) =>
  withTenant(
    tenant.id,
    (tx) => tx.$queryRaw<Row[]>`
      SELECT "answers"->>'words' AS "who", "ctid"::text AS "ctid", "xmin"::text AS "xmin", "id"::text AS "id"
      FROM "SurveyIntake" WHERE "tenantId" = ${tenant.id}::uuid AND "surveyId" = ${surveyId}::uuid`,
  )

const place = ({ ctid }: Row): number => {
  const [page = 0, line = 0] = ctid.slice(1, -1).split(',').map(Number)
  return page * 10_000 + line
}
/** Rows in an order that the database still knows; where two are alike, by their place. */
const attacks: Record<string, (a: Row, b: Row) => number> = {
  'row order': (a, b) => place(a) - place(b),
  'transaction, then row order': (a, b) => Number(a.xmin) - Number(b.xmin) || place(a) - place(b),
  'transaction backwards': (a, b) => Number(b.xmin) - Number(a.xmin) || place(b) - place(a),
  'id order': (a, b) => (a.id < b.id ? -1 : 1),
}
const hits = (rows: readonly Row[], order: (a: Row, b: Row) => number): number =>
  rows.toSorted(order).filter(({ who }, i) => who === names[i]).length

type Kind = 'INVITED' | 'EMPLOYEES' | 'PUBLIC'

async function answered(kind: Kind, people = PEOPLE): Promise<{ tenant: TenantView; surveys: string[] }> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const surveys: string[] = []
  for (let n = 0; n < SURVEYS; n++) {
    const { id, versionId } = await createSurvey(tenant.id, agency.id, serviceContent(), { audience: kind })
    surveys.push(id)
    const keys = names.map(() => newId())
    if (kind === 'INVITED')
      await withTenant(tenant.id, (tx) =>
        tx.surveyKey.createMany({
          data: keys.map((key) => ({ tenantId: tenant.id, hash: tokenHash(key), surveyId: id })),
        }),
      )
    for (const [i, who] of names.slice(0, people).entries())
      expect(
        await takeAnswer({
          ...{ tenantId: tenant.id, surveyId: id, versionId, agencyId: agency.id, touchpointId: null, segmentId: null },
          ...{ channel: 'LINK', forOther: false, day: '2026-11-30', answers: { words: who }, key: newId(), among: 5 },
          invitation: kind === 'INVITED' ? keys[i] : undefined,
          mark: kind === 'EMPLOYEES' ? employeeMark(id, who) : undefined,
        }),
      ).toBe('taken')
  }
  return { tenant, surveys }
}

describe('the database does not tie an answer to whoever was busy at its moment', () => {
  for (const kind of ['INVITED', 'EMPLOYEES', 'PUBLIC'] as const)
    it(`${kind}: ten who answer one after another are matched no better than by guessing`, async () => {
      const { tenant, surveys } = await answered(kind)
      const dumps = await Promise.all(surveys.map((id) => dump(tenant, id)))
      for (const rows of dumps) expect(rows).toHaveLength(PEOPLE)
      for (const [name, order] of Object.entries(attacks)) {
        const found = dumps.reduce((sum, rows) => sum + hits(rows, order), 0)
        // Guessing finds one in ten: 24 of 240, deviation about 4.6. Transactions tell who was early and who late, but
        // no more than one in a group of `among`.
        expect([name, found / (SURVEYS * PEOPLE) < 1 / 4]).toEqual([name, true])
      }
      // The last one stands among at least five others, and is not the last of them.
      const last = dumps.map((rows) => {
        const newest = Math.max(...rows.map(({ xmin }) => Number(xmin)))
        const group = rows.filter(({ xmin }) => Number(xmin) === newest).toSorted(attacks['row order'])
        expect(group.length).toBeGreaterThanOrEqual(6)
        return group.findIndex(({ who }) => who === names[PEOPLE - 1]) === group.length - 1
      })
      expect(last.filter(Boolean).length).toBeLessThan(SURVEYS / 2)
    })

  it('the same attack finds everybody where answers are simply written (it can fail)', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const { id, versionId } = await createSurvey(tenant.id, agency.id)
    for (const who of names)
      await withTenant(tenant.id, (tx) =>
        tx.surveyIntake.create({
          data: {
            ...{ tenantId: tenant.id, id: newId(), surveyId: id, versionId, agencyId: agency.id, channel: 'LINK' },
            ...{ day: new Date('2026-11-30'), answers: { words: who } },
          },
        }),
      )
    for (const name of ['transaction, then row order', 'id order'])
      expect(hits(await dump(tenant, id), attacks[name] ?? (() => 0))).toBe(PEOPLE)
  })

  it('no other table holds a word of an answer, a person or a moment of it', async () => {
    const { tenant, surveys } = await answered('EMPLOYEES')
    const tables = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ name: string }[]>`
        SELECT c.relname AS "name" FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = 'public' AND c.relkind = 'r' AND has_table_privilege(c.oid, 'SELECT')`,
    )
    const found: string[] = []
    for (const { name } of tables)
      await withTenant(tenant.id, async (tx) => {
        const rows = await tx.$queryRawUnsafe<{ text: string }[]>(`SELECT t::text AS "text" FROM "${name}" t`)
        if (rows.some(({ text }) => names.some((who) => text.includes(who)))) found.push(name)
      })
    expect(found).toEqual(['SurveyIntake'])
    const marks = await withTenant(tenant.id, (tx) => tx.surveyMarks.findMany({ where: { tenantId: tenant.id } }))
    expect(marks).toHaveLength(surveys.length)
    for (const { hashes } of marks) {
      expect(hashes).toHaveLength(PEOPLE)
      expect(hashes).toEqual([...hashes].sort())
    }
    const [{ journal = -1, outbox = -1 } = {}] = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ journal: number; outbox: number }[]>`
        SELECT (SELECT count(*)::int FROM "AuditRecord" WHERE "tenantId" = ${tenant.id}::uuid) AS "journal",
          (SELECT count(*)::int FROM "OutboxMessage" WHERE "tenantId" = ${tenant.id}::uuid) AS "outbox"`,
    )
    expect({ journal, outbox }).toEqual({ journal: 0, outbox: 0 })
  })

  it('loses and doubles none when many come at once', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const { id, versionId } = await createSurvey(tenant.id, agency.id)
    const all = Array.from({ length: 60 }, (_, i) => `Ответ ${i}`)
    await Promise.all(
      all.map((words) =>
        takeAnswer({
          ...{ tenantId: tenant.id, surveyId: id, versionId, agencyId: agency.id, touchpointId: null, segmentId: null },
          ...{ channel: 'LINK', forOther: false, day: '2026-11-30', answers: { words }, key: newId(), among: 5 },
        }),
      ),
    )
    expect((await dump(tenant, id)).map(({ who }) => who).sort()).toEqual([...all].sort())
  })
})
