import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { withTenant, type Tx } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { projectRow } from '../../factories/project'
import { createAgency, createTenant } from '../../factories/tenant'

type Sum = { source: string; year: number; quarter: number; agencyId: string; quantity: string }
const kept = (tx: Tx, tenantId: string) => tx.$queryRaw<Sum[]>`
  SELECT "source", "year", "quarter", "agencyId"::text, trim_scale("quantity")::text AS quantity FROM "FactTotal"
  WHERE "tenantId" = ${tenantId}::uuid AND "quantity" <> 0 ORDER BY 1, 2, 3, 4`
/** Everything counted from nothing, by the one view that says what counts. */
const recount = (tx: Tx, tenantId: string) => tx.$queryRaw<Sum[]>`
  SELECT source, extract(year FROM "on")::int AS year, extract(quarter FROM "on")::int AS quarter, "agencyId"::text,
    trim_scale(sum(quantity))::text AS quantity FROM "FactSource"
  WHERE "tenantId" = ${tenantId}::uuid GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4`
const records = (tx: Tx, tenantId: string) => tx.$queryRaw<{ only: number }[]>`
  SELECT count(*)::int AS only FROM (
    (SELECT "source", "recordId", "agencyId", "on", "quantity" FROM "FactRecord"
      WHERE "tenantId" = ${tenantId}::uuid EXCEPT SELECT source, "recordId", "agencyId", "on", quantity
      FROM "FactSource" WHERE "tenantId" = ${tenantId}::uuid)
    UNION ALL
    (SELECT source, "recordId", "agencyId", "on", quantity FROM "FactSource"
      WHERE "tenantId" = ${tenantId}::uuid EXCEPT SELECT "source", "recordId", "agencyId", "on", "quantity"
      FROM "FactRecord" WHERE "tenantId" = ${tenantId}::uuid)) d`

async function expectExact(tenant: TenantView): Promise<void> {
  await withTenant(tenant.id, async (tx) => {
    expect(await kept(tx, tenant.id)).toEqual(await recount(tx, tenant.id))
    expect(await records(tx, tenant.id)).toEqual([{ only: 0 }])
  })
}

const day = (n: number): Date => new Date(Date.UTC(2024, 0, 1 + n))
type Change = { what: number; which: number; agency: number; on: number; flag: boolean }
const change = fc.record({
  what: fc.nat(11),
  which: fc.nat(5),
  agency: fc.nat(2),
  on: fc.nat(1000),
  flag: fc.boolean(),
})

class World {
  projects: string[] = []
  proposals: string[] = []
  practices: string[] = []
  reports: string[] = []
  numbers = 0
  constructor(
    readonly tenant: TenantView,
    readonly agencies: string[],
  ) {}

  private at = (list: readonly string[], n: number): string | undefined => list[n % Math.max(1, list.length)]

  async apply(tx: Tx, { what, which, agency, on, flag }: Change): Promise<void> {
    const tenantId = this.tenant.id
    const agencyId = this.agencies[agency] ?? ''
    const [project, proposal, practice, report] = [
      this.at(this.projects, which),
      this.at(this.proposals, which),
      this.at(this.practices, which),
      this.at(this.reports, which),
    ]
    // Late in the evening UTC: the tenant's day is the next one.
    const instant = new Date(day(on).getTime() + (flag ? 20 : 3) * 3_600_000)
    this.numbers += 1
    if (what === 0 || (what < 6 && !project)) {
      const id = newId()
      await tx.project.create({ data: projectRow(tenantId, agencyId, { id, number: this.numbers }) })
      this.projects.push(id)
    } else if (what === 1 && project) {
      await tx.passportVersion.create({
        data: {
          tenantId,
          id: newId(),
          projectId: project,
          number: this.numbers,
          fields: {},
          status: flag ? 'APPROVED' : 'RETURNED',
          approvedOn: day(on),
          submittedBy: 'Куратор',
          submittedAt: instant,
        },
      })
    } else if (what === 2 && project) {
      await tx.project.update({
        where: { tenantId_id: { tenantId, id: project } },
        data: { status: flag ? 'RUNNING' : 'CANCELLED' },
      })
    } else if (what === 3 && project) {
      await tx.project.update({
        where: { tenantId_id: { tenantId, id: project } },
        data: { status: 'MONITORING', closedOn: day(on), practiceId: flag ? (practice ?? null) : null },
      })
    } else if (what === 4 && project) {
      await tx.project.update({
        where: { tenantId_id: { tenantId, id: project } },
        data: { agencyId, title: `Новое название ${on}` },
      })
    } else if (what === 5 && project) {
      if ((await tx.practice.count({ where: { tenantId, projectId: project } })) > 0) return
      const id = newId()
      await tx.practice.create({
        data: {
          tenantId,
          id,
          projectId: project,
          agencyId,
          title: 'Практика',
          slug: id,
          createdBy: 'Куратор',
          ...(flag && { status: 'PUBLISHED', publishedAt: instant }),
        },
      })
      this.practices.push(id)
    } else if (what === 6 || (what < 9 && !proposal)) {
      const id = newId()
      await tx.proposal.create({
        data: {
          tenantId,
          id,
          number: this.numbers,
          agencyId,
          title: 'Свет',
          problem: 'Темно',
          suggestion: 'Датчик',
          filedAt: instant,
          answerDue: day(on),
        },
      })
      this.proposals.push(id)
    } else if (what === 7 && proposal) {
      await tx.proposal.update({
        where: { tenantId_id: { tenantId, id: proposal } },
        data: { status: flag ? 'ACCEPTED' : 'DECLINED', answeredAt: instant, doneOn: null },
      })
    } else if (what === 8 && proposal) {
      await tx.proposal.update({
        where: { tenantId_id: { tenantId, id: proposal } },
        data: flag ? { status: 'DONE', answeredAt: instant, doneOn: day(on) } : { agencyId },
      })
    } else if (what === 9 && practice) {
      await tx.practice.update({
        where: { tenantId_id: { tenantId, id: practice } },
        data: { status: flag ? 'PUBLISHED' : 'WITHDRAWN', publishedAt: instant },
      })
    } else if (what === 10 && proposal) {
      this.proposals = this.proposals.filter((id) => id !== proposal)
      await tx.proposal.delete({ where: { tenantId_id: { tenantId, id: proposal } } })
    } else if (what === 11) {
      const quarter = { year: 2024 + (on % 3), quarter: 1 + (on % 4) }
      if (report && flag)
        await tx.quarterlyReport.update({
          where: { tenantId_id: { tenantId, id: report } },
          data: { status: on % 2 ? 'ACCEPTED' : 'RETURNED', facts: {}, submittedAt: instant },
        })
      else if ((await tx.quarterlyReport.count({ where: { tenantId, agencyId, ...quarter } })) === 0) {
        const id = newId()
        await tx.quarterlyReport.create({
          data: { tenantId, id, agencyId, ...quarter, dueOn: day(on), lateAfter: day(on), createdBy: 'Куратор' },
        })
        this.reports.push(id)
      }
    }
  }
}

describe("facts counted from the portal's records", () => {
  it('are equal to a recount from nothing after any changes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 10, maxLength: 40 }), async (changes) => {
        const tenant = await createTenant()
        const agencies = [await createAgency(tenant), await createAgency(tenant), await createAgency(tenant)].map(
          ({ id }) => id,
        )
        const world = new World(tenant, agencies)
        for (let at = 0; at < changes.length; at += 10) {
          await withTenant(tenant.id, async (tx) => {
            for (const one of changes.slice(at, at + 10)) await world.apply(tx, one)
          })
          await expectExact(tenant)
        }
      }),
      { numRuns: 8 },
    )
  })

  it('stay exact when many change at once, and when a change is undone', async () => {
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const ids = Array.from({ length: 12 }, () => newId())
    await withTenant(tenant.id, (tx) =>
      tx.proposal.createMany({
        data: ids.map((id, i) => ({
          tenantId: tenant.id,
          id,
          number: i + 1,
          agencyId: agency.id,
          title: 'Свет',
          problem: 'Темно',
          suggestion: 'Датчик',
          filedAt: new Date('2026-03-31T20:00:00Z'),
          answerDue: day(900),
        })),
      }),
    )
    await Promise.allSettled(
      ids.map((id, i) =>
        withTenant(tenant.id, async (tx) => {
          await tx.proposal.update({
            where: { tenantId_id: { tenantId: tenant.id, id } },
            data: {
              status: 'DONE',
              answeredAt: new Date('2026-05-01T05:00:00Z'),
              doneOn: new Date('2026-05-02T00:00:00Z'),
            },
          })
          if (i % 3 === 0) throw new Error('undone')
        }),
      ),
    )
    await expectExact(tenant)
    const totals = await withTenant(tenant.id, (tx) => kept(tx, tenant.id))
    // Filed on 1 April in Novokuznetsk, though it was March in Greenwich.
    expect(totals.map(({ source, quarter, quantity }) => [source, quarter, quantity])).toEqual([
      ['PROPOSALS_ACCEPTED', 2, '8'],
      ['PROPOSALS_DONE', 2, '8'],
      ['PROPOSALS_FILED', 2, '12'],
    ])
  })

  it('are kept apart by tenant, and counted anew by one function', async () => {
    const [a, b] = [await createTenant(), await createTenant()]
    for (const tenant of [a, b]) {
      const agency = await createAgency(tenant)
      await withTenant(tenant.id, (tx) =>
        tx.proposal.create({
          data: {
            tenantId: tenant.id,
            id: newId(),
            number: 1,
            agencyId: agency.id,
            title: 'Свет',
            problem: 'Темно',
            suggestion: 'Датчик',
            filedAt: new Date(),
            answerDue: day(900),
          },
        }),
      )
    }
    await withTenant(a.id, async (tx) => {
      expect(await tx.factTotal.count()).toBe(1)
      await tx.$queryRaw`SELECT gemba_fact_rebuild(${a.id}::uuid)::text`
    })
    await expectExact(a)
    await expectExact(b)
  })
})
