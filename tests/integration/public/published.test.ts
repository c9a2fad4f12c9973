import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import {
  getLevelsByYear,
  getNewestYearOf,
  getPublicTenant,
  getPublishedAgency,
  getPublishedBundle,
  getPublishedRating,
  listPublicAgencies,
  listPublicTenants,
} from '@/lib/rating/publication/published-queries'
import { recompute } from '@/lib/rating/publication/recompute-check'
import { openedCampaign } from '../../factories/campaign'
import { publishedRating } from '../../factories/published'
import { createAgency, createTenant } from '../../factories/tenant'

const EXAMPLE = [1, 2, 2, 2, 2, 2, 2, 2]
const LEADER = [3, 3, 3, 3, 3, 2, 3, 4]

/** 2024 and 2025 published, 2025 corrected once; 2026 under way with an answer in it. */
async function scene() {
  const tenant = await createTenant()
  const first = await createAgency(tenant, { name: 'Первый орган' })
  const second = await createAgency(tenant, { name: 'Второй орган' })
  const absent = await createAgency(tenant, { name: 'Третий орган' })
  const notRated = [
    {
      agencyId: absent.id,
      agencySlug: absent.slug,
      agencyName: absent.name,
      agencyKind: 'EXECUTIVE_BODY',
      reason: 'Не представил самооценку.',
    },
  ]
  await publishedRating(tenant, 2024, [{ agency: first, scores: EXAMPLE }])
  const settlement = {
    outcome: 'REJECTED' as const,
    objection: 'Документ есть.',
    requestedScore: 2,
    reason: 'Он за другой год.',
  }
  const { campaignId } = await publishedRating(
    tenant,
    2025,
    [
      { agency: first, scores: LEADER },
      { agency: second, scores: EXAMPLE, settlement },
    ],
    { notRated },
  )
  await publishedRating(
    tenant,
    2025,
    [
      { agency: first, scores: LEADER },
      { agency: second, scores: [0, ...EXAMPLE.slice(1)], selfAssessed: false },
    ],
    {
      campaignId,
      version: 2,
      reason: 'Ошибка в критерии 1.',
      nextNumber: 50,
      publishedAt: new Date('2026-04-10T05:00:00Z'),
      notRated,
    },
  )
  const { assessmentIds } = await openedCampaign(tenant, [first.id], 2026)
  await withTenant(tenant.id, (tx) =>
    tx.assessmentAnswer.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        assessmentId: assessmentIds[0] ?? '',
        criterion: 1,
        attested: [1],
        answered: true,
        comment: 'Черновик',
      },
    }),
  )
  return { tenant, first, second, absent }
}

describe('what the public sees', () => {
  it('is what was published: an open campaign has no page, no year and no result', async () => {
    const { tenant, first } = await scene()
    expect((await getPublicTenant(tenant.slug))?.years).toEqual([2025, 2024])
    expect(await getPublishedRating(tenant.id, 2026)).toBeNull()
    expect(await getPublishedAgency(tenant.id, 2026, first.slug)).toBeNull()
    expect(await getPublishedBundle(tenant.id, 2026)).toBeNull()
    expect(await getNewestYearOf(tenant.id, first.slug)).toBe(2025)
  })

  it('is the newest version, and an older one by its number', async () => {
    const { tenant, second } = await scene()
    const newest = await getPublishedRating(tenant.id, 2025)
    expect(newest).toMatchObject({
      version: 2,
      selfAssessed: 1,
      objections: 0,
      versions: [
        { version: 2, reason: 'Ошибка в критерии 1.' },
        { version: 1, reason: null },
      ],
    })
    expect(
      newest?.rows.map(({ name, place, total, level, previousTotal }) => [name, place, total, level, previousTotal]),
    ).toEqual([
      ['Первый орган', 1, '14.9', 'LEADER', '9'],
      ['Второй орган', 2, '8', 'PROGRESSIVE', null],
    ])
    expect(newest?.notRated).toMatchObject([{ agencyName: 'Третий орган', reason: 'Не представил самооценку.' }])
    const first = await getPublishedRating(tenant.id, 2025, 1)
    expect(first).toMatchObject({ version: 1, selfAssessed: 2, objections: 1 })
    expect(first?.rows[1]?.total).toBe('9')
    expect(await getPublishedRating(tenant.id, 2025, 3)).toBeNull()
    expect(await getPublishedAgency(tenant.id, 2025, second.slug)).toMatchObject({
      version: 2,
      total: '8',
      place: 2,
      participants: 2,
      breakdown: { selfTotal: null },
    })
  })

  it('shows an agency’s years by their newest versions', async () => {
    const { tenant, first, absent } = await scene()
    const agency = await getPublishedAgency(tenant.id, 2025, first.slug)
    expect(agency?.history).toEqual([
      { year: 2024, total: '9', level: 'PROGRESSIVE', place: 1 },
      { year: 2025, total: '14.9', level: 'LEADER', place: 1 },
    ])
    expect(agency?.breakdown.criteria[0]).toMatchObject({ number: 1, finalScore: 3, points: '3', evidence: ['Приказ'] })
    expect(await getLevelsByYear(tenant.id)).toEqual([
      { year: 2024, counts: { PROGRESSIVE: 1 } },
      { year: 2025, counts: { LEADER: 1, PROGRESSIVE: 1 } },
    ])
    expect(await getPublishedAgency(tenant.id, 2025, absent.slug)).toBeNull()
    expect(await getNewestYearOf(tenant.id, absent.slug)).toBeNull()
  })

  it('lists participants with their newest result; those long gone and never rated are left out', async () => {
    const { tenant, second } = await scene()
    await createAgency(tenant, { name: 'Упразднённый и не оценённый', status: 'ABOLISHED' })
    await withTenant(tenant.id, (tx) =>
      tx.agency.updateMany({ where: { id: second.id }, data: { status: 'ABOLISHED', until: new Date('2026-05-01') } }),
    )
    expect(
      (await listPublicAgencies(tenant.id)).map(({ name, ended, until, newest }) => [
        name,
        ended,
        until,
        newest?.total ?? null,
        newest?.year ?? null,
      ]),
    ).toEqual([
      ['Второй орган', 'ABOLISHED', '2026-05-01', '8', 2025],
      ['Первый орган', null, null, '14.9', 2025],
      ['Третий орган', null, null, null, null],
    ])
  })

  it('stays within its tenant', async () => {
    const { tenant, first } = await scene()
    const other = await createTenant()
    expect(await getPublicTenant(`${other.slug}-x`)).toBeNull()
    expect((await getPublicTenant(other.slug))?.years).toEqual([])
    expect(await getPublishedRating(other.id, 2025)).toBeNull()
    expect(await getPublishedAgency(other.id, 2025, first.slug)).toBeNull()
    expect(await getPublishedBundle(other.id, 2025)).toBeNull()
    expect(await listPublicAgencies(other.id)).toEqual([])
    expect((await listPublicTenants()).map(({ slug }) => slug)).toEqual(
      expect.arrayContaining([tenant.slug, other.slug]),
    )
  })

  it('can be recomputed, version by version', async () => {
    const { tenant } = await scene()
    for (const version of [undefined, 1, 2]) {
      const bundle = await getPublishedBundle(tenant.id, 2025, version)
      expect(bundle).toMatchObject({ year: 2025, version: version ?? 2, tenant: { slug: tenant.slug } })
      expect(bundle).not.toHaveProperty('demonstration')
      expect(recompute(JSON.parse(JSON.stringify(bundle)))).toMatchObject({ ok: true, differences: [] })
    }
    const demo = await createTenant({ isDemo: true })
    await publishedRating(demo, 2025, [{ agency: await createAgency(demo), scores: EXAMPLE }])
    expect(await getPublishedBundle(demo.id, 2025)).toMatchObject({ demonstration: true })
  })

  it('costs as many statements for sixty participants as for two', async () => {
    const measure = async (size: number): Promise<number> => {
      const tenant = await createTenant()
      const rated = []
      for (let i = 0; i < size; i += 1) rated.push({ agency: await createAgency(tenant), scores: EXAMPLE })
      await publishedRating(tenant, 2025, rated)
      const query = vi.spyOn(pg.Client.prototype, 'query')
      expect((await getPublishedRating(tenant.id, 2025))?.rows).toHaveLength(size)
      const statements = query.mock.calls.length
      query.mockRestore()
      return statements
    }
    const few = await measure(2)
    expect(few).toBeGreaterThan(3)
    expect(few).toBeLessThanOrEqual(10)
    expect(await measure(60)).toBe(few)
  })
})
