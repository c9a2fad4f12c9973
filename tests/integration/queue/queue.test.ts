import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { dayOf } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { officeCounts } from '@/lib/queue/count-queries'
import { noCounts, todoCount, type KindCounts } from '@/lib/queue/kinds'
import { getQueue } from '@/lib/queue/queries'
import { assessmentStatuses } from '@/lib/rating/status/rules'
import type { Actor } from '@/lib/platform/actor'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant, kuzbassMethodology } from '../../factories/tenant'
import { askedOf } from './asked'

afterEach(() => vi.useRealTimers())

/** The menu's figures from the items of the home page. */
async function countedByHand(actor: Actor): Promise<KindCounts> {
  const { groups, total } = await getQueue(actor)
  const counts = { ...noCounts, ...Object.fromEntries(groups.map(({ kind, items }) => [kind, items.length])) }
  expect(todoCount(counts)).toBe(total)
  return counts
}

const oneOf = <T>(items: readonly T[]) => fc.constantFrom(...items)
const instant = fc.date({
  min: new Date('2027-01-20T00:00:00Z'),
  max: new Date('2027-04-30T00:00:00Z'),
  noInvalidDate: true,
})
const anyAssessment = fc.record({
  status: oneOf(assessmentStatuses),
  verifier: oneOf(['authority', 'methodologist', null] as const),
  receivedAt: fc.option(instant),
  material: oneOf(['OPEN', 'ANSWERED', 'CLOSED', null] as const),
  validUntil: fc.option(instant),
  revoked: fc.boolean(),
  later: fc.boolean(),
})

describe('queue', () => {
  it('is what the assessments ask, and the menu counts what the home page lists, whoever asks', async () => {
    const tenant = await createTenant()
    const agencies = [await createAgency(tenant), await createAgency(tenant)]
    for (const parent of [...agencies])
      for (let i = 0; i < 3; i++) agencies.push(await createAgency(tenant, { parentId: parent.id }))
    const ids = agencies.map(({ id }) => id)
    const { id: campaignId, assessmentIds } = await openedCampaign(tenant, ids)
    const closed = await openedCampaign(tenant, ids, 2025)
    const versionId = newId()
    const campaign = await withTenant(tenant.id, (tx) =>
      tx.ratingCampaign.findFirstOrThrow({ where: { id: campaignId } }),
    )
    const selfAssessmentDue = dayOf(campaign.selfAssessmentDue)
    const objectionDays = kuzbassMethodology().cycle.objectionWindow.workingDays
    await withTenant(tenant.id, async (tx) => {
      await tx.ratingCampaign.update({
        where: { tenantId_id: { tenantId: tenant.id, id: closed.id } },
        data: { status: 'PUBLISHED' },
      })
      await tx.ratingVersion.create({
        data: {
          tenantId: tenant.id,
          id: versionId,
          campaignId: closed.id,
          year: 2025,
          version: 1,
          publishedAt: new Date(),
          publishedBy: 'Комитет',
          bundle: {},
        },
      })
    })
    const [authority, methodologist] = [
      await createActor(tenant, 'AUTHORITY'),
      await createActor(tenant, 'METHODOLOGIST'),
    ]
    const people = [
      authority,
      methodologist,
      await createActor(tenant, 'OBSERVER'),
      await createActor(tenant, 'CURATOR', ids[0]),
      await createActor(tenant, 'TEAM_MEMBER', ids[1]),
      await createActor(tenant, 'EMPLOYEE', ids[0]),
      await createActor(tenant, 'COUNCIL_MEMBER'),
    ]
    const curator = people[3]
    // One person in two roles: what the one lets see is not to widen what the other lets do.
    if (curator)
      people.push({
        ...curator,
        memberships: [...curator.memberships, { role: 'COUNCIL_MEMBER', agencyId: null, subtree: [] }],
      })
    const verifierOf = { authority: authority.personId, methodologist: methodologist.personId }
    const when = fc.date({
      min: new Date('2026-12-10T00:00:00Z'),
      max: new Date('2027-05-10T00:00:00Z'),
      noInvalidDate: true,
    })
    await fc.assert(
      fc.asyncProperty(
        fc.tuple(...assessmentIds.map(() => anyAssessment)),
        when,
        fc.boolean(),
        async (drawn, now, settled) => {
          // Half of the draws are near publication, else «ready» would never come up.
          const rows = settled ? drawn.map((row) => ({ ...row, status: oneOfSettled(row.status) })) : drawn
          await withTenant(tenant.id, async (tx) => {
            await tx.materialRequest.deleteMany({})
            await tx.award.deleteMany({})
            for (const [i, row] of rows.entries()) {
              const assessmentId = assessmentIds[i] ?? ''
              const agency = agencies[i]
              await tx.selfAssessment.updateMany({
                where: { id: assessmentId, campaignId },
                data: {
                  status: row.status,
                  verifierId: row.verifier && verifierOf[row.verifier],
                  verifierName: row.verifier,
                  receivedAt: row.receivedAt,
                  ...(row.status === 'WITHDRAWN'
                    ? { withdrawnFrom: 'DRAFT', withdrawnReason: 'Упразднён' }
                    : { withdrawnFrom: null, withdrawnReason: null }),
                },
              })
              if (row.material)
                await tx.materialRequest.create({
                  data: {
                    tenantId: tenant.id,
                    id: newId(),
                    assessmentId,
                    criterion: 1,
                    text: 'Приложите приказ',
                    status: row.material,
                    dueOn: now,
                    askedBy: 'Комитет',
                  },
                })
              for (const year of row.later ? [2025, 2026] : [2025]) {
                await tx.award.create({
                  data: {
                    tenantId: tenant.id,
                    id: newId(),
                    versionId,
                    agencyId: agency?.id ?? '',
                    agencyName: agency?.name ?? '',
                    kind: 'LEVEL_CERTIFICATE',
                    number: newId(),
                    code: newId(),
                    level: 'LEADER',
                    total: '13.4',
                    year,
                    issuedAt: new Date(),
                    validUntil: row.validUntil,
                    revokedAt: row.revoked ? new Date() : null,
                  },
                })
              }
            }
          })
          vi.useFakeTimers({ toFake: ['Date'], now })
          const asking = rows.map((row, i) => ({
            ...row,
            agencyId: ids[i] ?? '',
            verifierId: row.verifier && verifierOf[row.verifier],
            validUntil: row.revoked ? null : row.validUntil,
          }))
          for (const actor of people) {
            const { kinds } = await officeCounts(actor)
            expect(kinds).toEqual(await countedByHand(actor))
            expect(kinds).toEqual(
              askedOf(actor, asking, { now, timeZone: tenant.timeZone, selfAssessmentDue, objectionDays }),
            )
          }
          vi.useRealTimers()
        },
      ),
      { numRuns: 40 },
    )
  }, 90_000)
})

const oneOfSettled = (status: (typeof assessmentStatuses)[number]) =>
  ['NOT_STARTED', 'DRAFT', 'WITHDRAWN'].includes(status) ? status : 'FINAL'
