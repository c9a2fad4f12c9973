import { afterEach, describe, expect, it, vi } from 'vitest'
import type { Actor } from '@/lib/platform/actor'
import { confirmAward as confirmAwardCommand } from '@/lib/rating/award/commands'
import { listAwards } from '@/lib/rating/award/queries'
import type { StoredBundle } from '@/lib/rating/publication/assemble'
import { correctRating, publishRating as publishRatingCommand } from '@/lib/rating/publication/commands'
import { getPublication } from '@/lib/rating/publication/queries'
import { parseBreakdown } from '@/lib/rating/publication/published'
import { recompute } from '@/lib/rating/publication/recompute-check'
import { getCarryOver } from '@/lib/rating/assessment/queries'
import { finalise as finaliseCommand } from '@/lib/rating/settlement/results-commands'
import { getVerification } from '@/lib/rating/verification/queries'
import { openedCampaign } from '../../factories/campaign'
import { EXAMPLE, noon, received, scenario, setNow, submitted, value, type Scenario } from './review-scenario'
import { asSeen, linesAsSeen } from '../../factories/seen'

const confirmAward = asSeen(confirmAwardCommand)
const publishRating = asSeen(publishRatingCommand)
const finalise = linesAsSeen(finaliseCommand)

afterEach(() => vi.useRealTimers())

const LEADER = [3, 3, 3, 3, 3, 2, 3, 4]

/** Three agencies with final results (14.9, 9, 9) and one that never submitted; the clock stands at 27 March 2026. */
async function finished(): Promise<Scenario> {
  const s = await scenario(4)
  const ids = []
  for (const [index, scores] of [LEADER, EXAMPLE, EXAMPLE].entries()) {
    setNow(noon('2025-12-20'))
    ids.push(await received(s, '2026-02-20', index, scores))
  }
  setNow(noon('2026-03-27'))
  value(await finalise(s.authority, { assessmentIds: ids }))
  return s
}

const exclusions = (s: Scenario) => [{ agencyId: s.agencies[3]?.id ?? '', reason: 'Не представил самооценку.' }]
const publish = (s: Scenario, actor: Actor = s.authority) =>
  publishRating(actor, { campaignId: s.campaignId, exclusions: exclusions(s) })

describe('publication', () => {
  it('freezes a version that recomputes to itself, with shared places and those not rated', async () => {
    const s = await finished()
    expect(await publish(s, s.methodologist)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await publishRating(s.authority, { campaignId: s.campaignId })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    const preview = await getPublication(s.authority, { campaignId: s.campaignId })
    expect(preview.preview.map(({ place, total }) => [place, total])).toEqual([
      [1, '14.9'],
      [2, '9'],
      [2, '9'],
    ])
    value(await publish(s))
    expect(await publish(s)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    const version = await s.read((tx) =>
      tx.ratingVersion.findFirstOrThrow({ include: { results: { orderBy: { place: 'asc' } } } }),
    )
    expect(version).toMatchObject({ version: 1, reason: null, year: 2025, publishedBy: s.authority.name })
    expect(version.results.map(({ place, total, level }) => [place, total, level])).toEqual([
      [1, '14.9', 'LEADER'],
      [2, '9', 'PROGRESSIVE'],
      [2, '9', 'PROGRESSIVE'],
    ])
    const bundle = version.bundle as unknown as StoredBundle
    expect(bundle.notRated).toMatchObject([{ agencyId: s.agencies[3]?.id, reason: 'Не представил самооценку.' }])
    expect(recompute(bundle)).toMatchObject({ ok: true, differences: [] })
    const criteria = parseBreakdown(version.results[0]?.breakdown).criteria
    expect(criteria[0]).toMatchObject({
      number: 1,
      selfScore: 1,
      verifiedScore: 3,
      finalScore: 3,
      weight: '1',
      points: '3',
      reason: 'Сверено с документами.',
      settlement: null,
      correction: null,
    })
    const work = await s.read((tx) => tx.outboxMessage.findMany({ where: { kind: 'cache.refresh' } }))
    expect(JSON.stringify(work[0]?.payload)).toContain(`/${s.tenant.slug}/rating/2025`)
  })

  it('cannot be changed by the app’s database role', async () => {
    const s = await finished()
    value(await publish(s))
    await expect(s.read((tx) => tx.ratingResult.updateMany({ data: { total: '15' } }))).rejects.toThrow(
      /permission denied/,
    )
    await expect(s.read((tx) => tx.ratingVersion.deleteMany({}))).rejects.toThrow(/permission denied/)
  })

  it('is blocked while a submitted assessment has no final result', async () => {
    const s = await scenario(2)
    await received(s, '2026-02-20')
    setNow(noon('2026-03-27'))
    value(await finalise(s.authority, { assessmentIds: s.assessmentIds.slice(0, 1) }))
    await submitted(s, 1)
    expect(await publishRating(s.authority, { campaignId: s.campaignId })).toMatchObject({
      ok: false,
      error: {
        code: 'RULE',
        details: { checklist: [expect.objectContaining({ code: 'NOT_VERIFIED', blocking: true })] },
      },
    })
  })

  it('is corrected only with a reason, by a further version; both stay, awards of the changed are reissued', async () => {
    const s = await finished()
    value(await publish(s))
    const changed = s.agencies[1]?.id ?? ''
    const item = { agencyId: changed, criterion: 8, score: 4, reason: 'Диплом победителя найден.' }
    const correct = (more: object) =>
      correctRating(s.authority, {
        campaignId: s.campaignId,
        baseVersion: 1,
        reason: 'Ошибка в критерии 8.',
        items: [item],
        ...more,
      })
    expect(await correct({ reason: ' ' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    expect(await correct({ items: [] })).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await correct({ items: [{ ...item, score: 2 }] })).toMatchObject({
      ok: false,
      error: { fields: { 'items.0.score': expect.any(String) as string } },
    })
    expect(
      await correctRating(s.methodologist, { campaignId: s.campaignId, baseVersion: 1, reason: 'x', items: [item] }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    const outcomes = await Promise.all([correct({}), correct({})])
    expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
    expect(outcomes.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CONFLICT' } })
    const versions = await s.read((tx) =>
      tx.ratingVersion.findMany({ orderBy: { version: 'asc' }, include: { results: true } }),
    )
    const totals = versions.map(({ results }) => results.find(({ agencyId }) => agencyId === changed)?.total)
    expect(totals).toEqual(['9', '9.8'])
    expect(versions[1]).toMatchObject({ version: 2, reason: 'Ошибка в критерии 8.' })
    expect(recompute(versions[1]?.bundle)).toMatchObject({ ok: true, differences: [] })
    const line = versions[1]?.results.find(({ agencyId }) => agencyId === changed)
    expect(parseBreakdown(line?.breakdown).criteria[7]?.correction).toEqual({
      version: 2,
      from: 2,
      to: 4,
      reason: 'Диплом победителя найден.',
    })
    const awards = await s.read((tx) => tx.award.findMany({ where: { agencyId: changed }, orderBy: { number: 'asc' } }))
    expect(awards.map(({ total, revokedAt }) => [total, revokedAt !== null])).toEqual([
      ['9', true],
      ['9.8', false],
    ])
    expect(new Set(awards.map(({ number }) => number)).size).toBe(2)
    expect(await s.read((tx) => tx.award.count({ where: { revokedAt: { not: null } } }))).toBe(1)
  })

  it('when corrected, is what the office shows and next year refers to', async () => {
    const s = await finished()
    value(await publish(s))
    const { id: agencyId } = s.agencies[1] ?? { id: '' }
    const items = [{ agencyId, criterion: 8, score: 4, reason: 'Диплом победителя найден.' }]
    value(await correctRating(s.authority, { campaignId: s.campaignId, baseVersion: 1, reason: 'Ошибка.', items }))
    const review = await getVerification(s.authority, { id: s.assessmentIds[1] ?? '' })
    expect(review.final).toMatchObject({ total: '9.8' })
    const {
      assessmentIds: [next = ''],
    } = await openedCampaign(s.tenant, [agencyId], 2026)
    const { source } = await getCarryOver(s.curators[1] ?? s.authority, { id: next })
    const scoreOf = (number: number) => source.answers.find(({ criterion }) => criterion === number)?.confirmedScore
    expect([scoreOf(7), scoreOf(8)]).toEqual([2, 4])
  })

  it('is not found for another tenant', async () => {
    const s = await finished()
    const elsewhere = await scenario()
    expect(await publish(s, elsewhere.authority)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    await expect(getPublication(elsewhere.authority, { campaignId: s.campaignId })).rejects.toThrow()
  })
})

describe('awards', () => {
  it('gives everyone a certificate and the leader a diploma, valid for a year, then asks to be confirmed', async () => {
    const s = await finished()
    value(await publish(s))
    const all = await listAwards(s.authority, { year: 2025, kind: null, confirm: false, q: '', page: 1 })
    expect(all.rows.map(({ kind, number, validUntil }) => [kind, number, validUntil]).sort()).toEqual([
      ['DIPLOMA', 'КД-2025-001', null],
      ['LEVEL_CERTIFICATE', 'К-2025-001', '2027-03-27'],
      ['LEVEL_CERTIFICATE', 'К-2025-002', null],
      ['LEVEL_CERTIFICATE', 'К-2025-003', null],
    ])
    const certificate = all.rows.find(({ number }) => number === 'К-2025-001')
    const id = certificate?.id ?? ''
    expect(certificate?.code).toMatch(/^[2-9a-z]{20}$/)
    expect(certificate).toMatchObject({ level: { title: 'Лидер' }, total: '14.9', state: 'VALID' })
    const [curator, other] = s.curators as [Actor, Actor]
    const everything = { year: null, kind: null, confirm: false, q: '', page: 1 }
    expect((await listAwards(curator, everything)).total).toBe(2)
    expect((await listAwards(other, everything)).rows.map(({ id }) => id)).not.toContain(id)

    const confirm = (actor: Actor) => confirmAward(actor, { awardId: id, basis: 'Протокол № 3 от 25.03.2027' })
    expect(await confirm(s.authority)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    setNow(noon('2027-03-01'))
    expect((await listAwards(s.authority, everything)).rows.find((row) => row.id === id)).toMatchObject({
      state: 'EXPIRING',
    })
    expect(await confirm(s.methodologist)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(value(await confirm(s.authority))).toMatchObject({ validUntil: '2028-03-27' })
    const [row] = (await listAwards(s.authority, { year: 2025, kind: null, confirm: false, q: 'К-2025-001', page: 1 }))
      .rows
    expect(row).toMatchObject({
      validUntil: '2028-03-27',
      confirmedOn: '2027-03-01',
      state: 'VALID',
      basis: 'Протокол № 3 от 25.03.2027',
    })
  })
})
