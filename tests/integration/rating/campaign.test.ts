import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { includeAgencies, moveDeadline as moveDeadlineCommand, openCampaign } from '@/lib/rating/campaign/commands'
import { getCampaign, getCampaignOpening, listCampaigns } from '@/lib/rating/campaign/queries'
import { loadMethodology } from '@/lib/rating/methodology/frozen'
import { remindAgencies } from '@/lib/rating/campaign/reminder-commands'
import type { TenantView } from '@/lib/core/tenant'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { asSeen } from '../../factories/seen'

const moveDeadline = asSeen(moveDeadlineCommand)

let tenant: TenantView
let authority: Actor
const inTenant = <T>(work: Parameters<typeof withTenant<T>>[1]) => withTenant(tenant.id, work)
const letters = () => inTenant((tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } }))

beforeAll(async () => {
  tenant = await createTenant()
  authority = await createActor(tenant, 'AUTHORITY')
})

describe('opening', () => {
  it('freezes methodology and interpretations, computes the dates and gives every active participant a self-assessment', async () => {
    const active = await createAgency(tenant)
    await createAgency(tenant, { status: 'ABOLISHED' })
    await createAgency(tenant, { kind: 'MINISTRY' })
    await inTenant((tx) =>
      tx.interpretation.updateMany({
        where: { key: 'level-overlap-8' },
        data: { text: 'Решено иначе.', ruledBy: 'Комитет', ruledAt: new Date('2026-05-01T00:00:00Z') },
      }),
    )
    const opening = await getCampaignOpening(authority, undefined)
    expect(opening.participants).toContainEqual({ kind: 'EXECUTIVE_BODY', count: 1 })
    const opened = await openCampaign(authority, { year: 2026 })
    expect(opened).toMatchObject({ ok: true, value: { participants: 1 } })
    if (!opened.ok) return
    await inTenant((tx) => tx.methodology.updateMany({ data: { body: {} } }))
    const row = await inTenant((tx) =>
      tx.ratingCampaign.findFirstOrThrow({ where: { id: opened.value.id }, include: { assessments: true } }),
    )
    const methodology = loadMethodology(row.methodology)
    expect(methodology.criteria).toHaveLength(8)
    expect(methodology.interpretations.find(({ id }) => id === 'level-overlap-8')?.text).toBe('Решено иначе.')
    expect(row.interpretations).toContainEqual({
      key: 'level-overlap-8',
      subject: 'level',
      text: 'Решено иначе.',
      ruledBy: 'Комитет',
      ruledAt: '2026-05-01T00:00:00.000Z',
    })
    expect(row.assessments).toMatchObject([{ agencyId: active.id, status: 'NOT_STARTED', selfTotal: null }])
    expect(
      [row.selfAssessmentDue, row.ratingDue, row.resultsSentDue, row.publicationDue].map((day) =>
        day.toISOString().slice(0, 10),
      ),
    ).toEqual(['2026-12-15', '2027-01-30', '2027-02-20', '2027-04-01'])
    expect(await openCampaign(authority, { year: 2026 })).toMatchObject({ ok: false })
    expect(await listCampaigns(authority, undefined)).toMatchObject([{ year: 2026, counts: { all: 1, notStarted: 1 } }])
  })

  it('is the authority’s alone and needs participants', async () => {
    const other = await createTenant()
    expect(await openCampaign(await createActor(other, 'METHODOLOGIST'), { year: 2026 })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await openCampaign(await createActor(other, 'AUTHORITY'), { year: 2026 })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    await createAgency(other)
    expect(await openCampaign(await createActor(other, 'AUTHORITY'), { year: 2026 })).toMatchObject({ ok: true })
    expect(await openCampaign(await createActor(other, 'AUTHORITY'), { year: 2026 })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
  })

  it('takes in agencies that appeared later, once', async () => {
    const own = await createTenant()
    const boss = await createActor(own, 'AUTHORITY')
    const { id } = await openedCampaign(own, [(await createAgency(own)).id])
    const late = await createAgency(own, { name: 'Новое министерство' })
    expect((await getCampaign(boss, { id })).notIncluded).toMatchObject([{ id: late.id }])
    expect(await includeAgencies(boss, { campaignId: id, agencyIds: late.id })).toMatchObject({
      ok: true,
      value: { included: 1 },
    })
    expect(await includeAgencies(boss, { campaignId: id, agencyIds: [late.id] })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    expect(await includeAgencies(authority, { campaignId: id, agencyIds: [late.id] })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect((await getCampaign(boss, { id })).counts.all).toBe(2)
  })
})

describe('deadlines', () => {
  it('move with a reason that stays visible, in order, not into the past', async () => {
    const own = await createTenant()
    const boss = await createActor(own, 'AUTHORITY', null, 'Анна Комитетова')
    const { id } = await openedCampaign(own, [(await createAgency(own)).id], 2090)
    const move = (date: string, reason = 'Поручение') =>
      moveDeadline(boss, { campaignId: id, deadline: 'selfAssessmentDue', date, reason })
    expect(await move('2090-12-20', ' ')).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(await move('2020-12-20')).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await move('2091-02-01')).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await move('20.12.2090')).toMatchObject({ ok: true })
    const campaign = await getCampaign(boss, { id })
    expect(campaign.deadlines.selfAssessmentDue).toBe('2090-12-20')
    expect(campaign.changes).toMatchObject([
      {
        deadline: 'selfAssessmentDue',
        from: '2090-12-15',
        to: '2090-12-20',
        reason: 'Поручение',
        by: 'Анна Комитетова',
      },
    ])
    expect(
      await moveDeadline(authority, { campaignId: id, deadline: 'ratingDue', date: '2091-02-10', reason: 'x' }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('a moved date', () => {
  it('is told to those for whom it is still ahead, in one letter a person', async () => {
    const own = await createTenant()
    const boss = await createActor(own, 'AUTHORITY')
    const [a, b, c] = [
      await createAgency(own, { name: 'Альфа' }),
      await createAgency(own, { name: 'Бета' }),
      await createAgency(own, { name: 'Гамма' }),
    ]
    const curator = await createActor(own, 'CURATOR', a.id)
    await withTenant(own.id, (tx) =>
      tx.membership.create({
        data: { tenantId: own.id, id: newId(), personId: curator.personId ?? '', role: 'CURATOR', agencyId: b.id },
      }),
    )
    await createActor(own, 'TEAM_MEMBER', b.id)
    await createActor(own, 'EMPLOYEE', b.id)
    await createActor(own, 'CURATOR', c.id)
    const { id, assessmentIds } = await openedCampaign(own, [a.id, b.id, c.id], 2090)
    await withTenant(own.id, (tx) =>
      tx.selfAssessment.updateMany({
        where: { id: assessmentIds[2] },
        data: { status: 'VERIFIED', submittedAt: new Date() },
      }),
    )
    const mail = async () =>
      (
        await withTenant(own.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { id: 'asc' } }))
      ).map(({ payload }) => payload as { to: string; subject: string; text: string })

    expect(
      await moveDeadline(boss, {
        campaignId: id,
        deadline: 'selfAssessmentDue',
        date: '2090-12-20',
        reason: 'Поручение № 45',
      }),
    ).toMatchObject({ ok: true, value: { letters: 2 } })
    const [first] = (await mail()).filter(({ text }) => text.includes('Альфа'))
    expect(first?.subject).toBe('Рейтинг за 2090 год: перенесён срок – самооценка')
    expect(first?.text.replaceAll('\u00a0', ' ')).toContain(
      'было до 15 декабря 2090 г., стало до 20 декабря 2090 г. включительно',
    )
    expect(first?.text).toContain('Поручение № 45')
    expect(first?.text).toContain('Альфа; Бета')
    expect(
      await moveDeadline(boss, { campaignId: id, deadline: 'resultsSentDue', date: '2091-02-25', reason: 'Поручение' }),
    ).toMatchObject({ ok: true, value: { letters: 3 } })
    await withTenant(own.id, (tx) =>
      tx.selfAssessment.updateMany({ where: { campaignId: id }, data: { status: 'FINAL' } }),
    )
    expect(
      await moveDeadline(boss, { campaignId: id, deadline: 'ratingDue', date: '2091-02-10', reason: 'Поручение' }),
    ).toMatchObject({ ok: true, value: { letters: 0 } })
  })
})

describe('reminders', () => {
  it('go to curators and team once a day, not to those who submitted, nor to the blocked', async () => {
    tenant = await createTenant()
    authority = await createActor(tenant, 'AUTHORITY')
    const [a, b, c] = [
      await createAgency(tenant),
      await createAgency(tenant),
      await createAgency(tenant, { name: 'Без людей' }),
    ]
    await createActor(tenant, 'CURATOR', a.id)
    await createActor(tenant, 'TEAM_MEMBER', a.id)
    await createActor(tenant, 'EMPLOYEE', a.id)
    const blocked = await createActor(tenant, 'TEAM_MEMBER', a.id)
    await inTenant((tx) =>
      tx.person.updateMany({ where: { id: blocked.personId ?? newId() }, data: { blockedAt: new Date() } }),
    )
    await createActor(tenant, 'CURATOR', b.id)
    const { id, assessmentIds } = await openedCampaign(tenant, [a.id, b.id, c.id])
    await inTenant((tx) =>
      tx.selfAssessment.updateMany({
        where: { id: assessmentIds[1] },
        data: { status: 'SUBMITTED', submittedAt: new Date() },
      }),
    )

    expect(await remindAgencies(authority, { campaignId: id, all: '1' })).toMatchObject({
      ok: true,
      value: { reminded: 1, letters: 2, skipped: 0, unreachable: ['Без людей'] },
    })
    expect(await letters()).toHaveLength(2)
    expect(await remindAgencies(authority, { campaignId: id, assessmentIds: [assessmentIds[0] ?? ''] })).toMatchObject({
      ok: false,
      error: { code: 'LIMIT' },
    })
    await inTenant((tx) =>
      tx.selfAssessment.updateMany({
        where: { id: assessmentIds[0] },
        data: { remindedAt: new Date(Date.now() - 86_400_000) },
      }),
    )
    expect(await remindAgencies(authority, { campaignId: id, assessmentIds: assessmentIds[0] ?? '' })).toMatchObject({
      ok: true,
      value: { letters: 2 },
    })
    expect(await remindAgencies(authority, { campaignId: id })).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(
      await remindAgencies(await createActor(tenant, 'METHODOLOGIST'), { campaignId: id, all: '1' }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })
})

describe('the table', () => {
  it('filters by state, sorts totals as numbers and counts at a glance', async () => {
    const own = await createTenant()
    const boss = await createActor(own, 'AUTHORITY')
    const agencies = [
      await createAgency(own, { name: 'Альфа' }),
      await createAgency(own, { name: 'Бета 100%' }),
      await createAgency(own, { name: 'Гамма' }),
      await createAgency(own, { name: 'Дельта' }),
    ]
    const { id, assessmentIds } = await openedCampaign(
      own,
      agencies.map((agency) => agency.id),
      2025,
    )
    const set = (i: number, data: object) =>
      withTenant(own.id, (tx) => tx.selfAssessment.updateMany({ where: { id: assessmentIds[i] }, data }))
    await set(0, { status: 'DRAFT', selfTotal: '9' })
    // 15 December in Kuzbass ends at 17:00 UTC.
    await set(1, {
      status: 'SUBMITTED',
      submittedAt: new Date('2025-12-15T16:59:00Z'),
      selfTotal: '11.7',
      selfLevel: 'PROGRESSIVE',
    })
    await set(2, {
      status: 'FINAL',
      submittedAt: new Date('2025-12-15T17:01:00Z'),
      selfTotal: '4',
      finalTotal: '10',
      finalLevel: 'PROGRESSIVE',
    })
    const page = async (filter: object) =>
      (await getCampaign(boss, { id, ...filter })).page.rows.map((row) => row.agencyName)
    expect((await getCampaign(boss, { id })).counts).toEqual({
      all: 4,
      notStarted: 1,
      draft: 1,
      submitted: 2,
      late: 3,
      overdue: 2,
    })
    expect(await page({ state: 'late' })).toEqual(['Альфа', 'Гамма', 'Дельта'])
    expect(await page({ state: 'submitted', sort: 'self', descending: true })).toEqual(['Бета 100%', 'Гамма'])
    expect(await page({ sort: 'self' })).toEqual(['Гамма', 'Альфа', 'Бета 100%', 'Дельта'])
    expect(await page({ sort: 'total' })).toEqual(['Гамма', 'Альфа', 'Бета 100%', 'Дельта'])
    expect(await page({ search: '0%' })).toEqual(['Бета 100%'])
    expect(await page({ level: 'PROGRESSIVE' })).toEqual(['Бета 100%', 'Гамма'])
    await withTenant(own.id, (tx) =>
      tx.agency.updateMany({ where: { id: agencies[3]?.id }, data: { kind: 'MUNICIPAL_BODY' } }),
    )
    expect((await getCampaign(boss, { id })).kinds).toEqual(['EXECUTIVE_BODY', 'MUNICIPAL_BODY'])
    expect(await page({ kind: 'MUNICIPAL_BODY' })).toEqual(['Дельта'])
    const curator = await createActor(own, 'CURATOR', agencies[0]?.id)
    expect((await getCampaign(curator, { id })).page.rows.map((row) => row.agencyName)).toEqual(['Альфа'])
    await expect(getCampaign(authority, { id })).rejects.toThrow()
  })
})
