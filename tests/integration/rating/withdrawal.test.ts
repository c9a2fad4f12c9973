import { afterAll, describe, expect, it, vi } from 'vitest'
import { abolishAgency, mergeAgency } from '@/lib/succession/commands'
import { rating } from '@/lib/rating/module'
import type { Actor } from '@/lib/platform/actor'
import {
  answerMaterial as answerMaterialCommand,
  saveAnswer,
  submitAssessment as submitAssessmentCommand,
} from '@/lib/rating/assessment/commands'
import { getAssessment, listAssessments } from '@/lib/rating/assessment/queries'
import { getCampaign, listCampaigns } from '@/lib/rating/campaign/queries'
import { addEvidence } from '@/lib/rating/assessment/evidence-commands'
import { requestMaterial } from '@/lib/rating/verification/material-commands'
import { listObjections } from '@/lib/rating/settlement/objection-queries'
import { fileObjection as fileObjectionCommand } from '@/lib/rating/settlement/objection-commands'
import { publishRating as publishRatingCommand } from '@/lib/rating/publication/commands'
import { getPublication } from '@/lib/rating/publication/queries'
import { getQueue } from '@/lib/queue/queries'
import { listOpenCampaigns } from '@/lib/rating/campaign/open-queries'
import { remindAgencies } from '@/lib/rating/campaign/reminder-commands'
import { finalise as finaliseCommand } from '@/lib/rating/settlement/results-commands'
import { takeUp as takeUpCommand } from '@/lib/rating/verification/commands'
import { listVerification } from '@/lib/rating/verification/queries'
import {
  restoreAgency as restoreAgencyCommand,
  withdrawAgency as withdrawAgencyCommand,
} from '@/lib/rating/campaign/withdrawal-commands'
import { getWithdrawal } from '@/lib/rating/campaign/withdrawal-queries'
import { asSeen, linesAsSeen } from '../../factories/seen'
import { createActor } from '../../factories/tenant'
import { noon, received, scenario, setNow, submitted, value, type Scenario } from './review-scenario'

const answerMaterial = asSeen(answerMaterialCommand)
const submitAssessment = asSeen(submitAssessmentCommand)
const fileObjection = asSeen(fileObjectionCommand)
const publishRating = asSeen(publishRatingCommand)
const takeUp = asSeen(takeUpCommand)
const restoreAgency = asSeen(restoreAgencyCommand)
const withdrawAgency = asSeen(withdrawAgencyCommand)
const finalise = linesAsSeen(finaliseCommand)

afterAll(() => {
  vi.useRealTimers()
})

const reason = 'Орган упраздняется, постановление № 214'
const mailTo = async ({ read }: Scenario, subject: string) =>
  (await read((tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } })))
    .map(({ payload }) => payload as { to: string; subject: string; text: string })
    .filter((mail) => mail.subject.includes(subject))

describe('withdrawing an agency', () => {
  it('takes it out of every count and queue, tells its people, and gives it back where it stood', async () => {
    const s = await scenario(2)
    const [agency] = s.agencies
    vi.useRealTimers()
    const team = await createActor(s.tenant, 'TEAM_MEMBER', agency?.id)
    setNow(noon('2025-12-20'))
    const assessmentId = await submitted(s)
    value(await takeUp(s.authority, { assessmentId }))
    const { id: requestId } = value(
      await requestMaterial(s.authority, { assessmentId, criterion: 1, text: 'Приказ', dueOn: '2025-12-29' }),
    )
    const curator = s.curators[0] as Actor

    expect(await withdrawAgency(s.authority, { assessmentId, reason: ' ' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) } },
    })
    expect(value(await withdrawAgency(s.authority, { assessmentId, reason }))).toMatchObject({
      campaignId: s.campaignId,
      told: 2,
    })
    const emails = await s.read((tx) =>
      tx.person.findMany({
        where: { id: { in: [curator.personId ?? '', team.personId ?? ''] } },
        select: { email: true },
      }),
    )
    const told = await mailTo(s, 'выбыл')
    expect(told.map(({ to }) => to).sort()).toEqual(emails.map(({ email }) => email).sort())
    expect(told[0]?.text).toContain(reason)

    const campaign = await getCampaign(s.authority, { id: s.campaignId })
    expect(campaign.counts).toMatchObject({ all: 1, notStarted: 1, submitted: 0 })
    expect(campaign.page).toMatchObject({ total: 1 })
    expect(campaign.withdrawn).toMatchObject([
      { assessmentId, reason, by: s.authority.name, from: 'VERIFICATION', active: true },
    ])
    expect((await listCampaigns(s.authority, undefined))[0]?.counts).toMatchObject({ all: 1 })
    const queue = async (actor: Actor) =>
      (await getQueue(actor)).groups
        .flatMap(({ items }) => items)
        .filter(({ agencyName }) => agencyName === agency?.name)
    expect([...(await queue(s.authority)), ...(await queue(curator))]).toEqual([])
    expect((await listOpenCampaigns(s.authority, {}))[0]?.counts).toMatchObject({ VERIFICATION: 0, WITHDRAWN: 0 })
    expect(
      (await getPublication(s.authority, { campaignId: s.campaignId })).agencies.map(({ agencyId }) => agencyId),
    ).toEqual([s.agencies[1]?.id])
    expect(
      (
        await listVerification(s.authority, {
          filter: 'WAITING',
          mine: false,
          q: '',
          campaignId: s.campaignId,
          page: 1,
        })
      ).total,
    ).toBe(0)
    expect((await getWithdrawal(s.authority, { id: s.campaignId })).participants).toHaveLength(1)
    expect((await listAssessments(curator, {})).rows).toMatchObject([{ status: 'WITHDRAWN' }])

    expect(await getAssessment(curator, { id: assessmentId })).toMatchObject({
      status: 'WITHDRAWN',
      withdrawn: { reason },
      can: { edit: false, submit: false, answerMaterial: false },
    })
    expect(
      await saveAnswer(curator, { assessmentId, criterion: 1, attested: [1], comment: '', baseVersion: 1 }),
    ).toMatchObject({ ok: false, error: { message: expect.stringContaining('выбыл') } })
    expect(await submitAssessment(curator, { assessmentId })).toMatchObject({ ok: false })
    expect(await answerMaterial(curator, { requestId, answer: 'Нет' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(
      await addEvidence(curator, {
        assessmentId,
        criterion: 1,
        rung: null,
        title: 'Приказ',
        url: 'https://example.test',
        materialRequestId: requestId,
      }),
    ).toMatchObject({ ok: false })
    expect(await takeUp(s.authority, { assessmentId })).toMatchObject({ ok: false })
    expect(
      await remindAgencies(s.authority, { campaignId: s.campaignId, assessmentIds: [assessmentId] }),
    ).toMatchObject({ ok: false })
    expect(await withdrawAgency(s.authority, { assessmentId, reason })).toMatchObject({
      ok: false,
      error: { message: 'Вывести участника из рейтинга нельзя: участник выбыл из рейтинга. Обновите страницу.' },
    })

    value(await restoreAgency(s.authority, { assessmentId }))
    expect(await mailTo(s, 'снова участвует')).toHaveLength(2)
    expect(await restoreAgency(s.authority, { assessmentId })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await s.read((tx) => tx.selfAssessment.findFirstOrThrow({ where: { id: assessmentId } }))).toMatchObject({
      status: 'VERIFICATION',
      withdrawnFrom: null,
      withdrawnReason: null,
      withdrawnAt: null,
    })
    expect(
      await s.read((tx) => tx.assessmentTransition.findMany({ where: { assessmentId }, orderBy: { id: 'asc' } })),
    ).toMatchObject([
      { to: 'VERIFICATION' },
      { from: 'VERIFICATION', to: 'WITHDRAWN', note: reason },
      { from: 'WITHDRAWN', to: 'VERIFICATION' },
    ])
    expect(
      await s.read((tx) =>
        tx.auditRecord.findMany({ where: { operation: { in: ['campaign.withdraw', 'campaign.restore'] } } }),
      ),
    ).toHaveLength(2)
    expect((await getCampaign(s.authority, { id: s.campaignId })).counts.all).toBe(2)
  })

  it('takes its objection off the list, and does not hold up the publication', async () => {
    const s = await scenario(2)
    const assessmentId = await received(s, '2026-02-20')
    value(
      await fileObjection(s.curators[0] as Actor, {
        assessmentId,
        items: [{ criterion: 1, reason: 'Приказ есть', requestedScore: null }],
      }),
    )
    const other = await received(s, '2026-02-21', 1)
    expect((await listObjections(s.authority, { status: 'FILED', page: 1 })).total).toBe(1)
    value(await withdrawAgency(s.authority, { assessmentId, reason }))
    expect((await listObjections(s.authority, { status: 'FILED', page: 1 })).total).toBe(0)
    setNow(noon('2026-03-25'))
    value(await finalise(s.authority, { assessmentIds: [other] }))
    expect((await getPublication(s.authority, { campaignId: s.campaignId })).checklist).toEqual([])
    expect(value(await publishRating(s.authority, { campaignId: s.campaignId, exclusions: [] }))).toMatchObject({
      rated: 1,
    })
    expect(await restoreAgency(s.authority, { assessmentId })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('опубликован') },
    })
    expect(await withdrawAgency(s.authority, { assessmentId: other, reason })).toMatchObject({
      ok: false,
      error: { message: expect.stringContaining('опубликован') },
    })
  })

  it('lets the agency be abolished or merged, and then it does not come back', async () => {
    const s = await scenario(3)
    const [gone, joined, into] = s.agencies.map(({ id }) => id)
    const end = { date: '2025-12-19', basis: 'Постановление № 214' }
    expect(await asSeen(abolishAgency)(s.authority, { id: gone ?? '', ...end })).toMatchObject({
      ok: false,
      error: { message: rating.agencyEnd.holds },
    })
    expect(rating.agencyEnd.holds).toContain('Вывести участника')
    for (const assessmentId of s.assessmentIds.slice(0, 2))
      value(await withdrawAgency(s.authority, { assessmentId, reason }))
    value(await asSeen(abolishAgency)(s.authority, { id: gone ?? '', ...end }))
    value(await asSeen(mergeAgency)(s.authority, { id: joined ?? '', intoId: into ?? '', ...end }))
    for (const assessmentId of s.assessmentIds.slice(0, 2)) {
      expect(await restoreAgency(s.authority, { assessmentId })).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('упразднён') },
      })
    }
    expect((await getCampaign(s.authority, { id: s.campaignId })).withdrawn).toMatchObject([
      { active: false },
      { active: false },
    ])
  })

  it('is the authority’s alone, and only in its own tenant', async () => {
    const s = await scenario()
    const other = await scenario()
    const assessmentId = s.assessmentIds[0] ?? ''
    expect(await withdrawAgency(s.methodologist, { assessmentId, reason })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await withdrawAgency(s.curators[0] as Actor, { assessmentId, reason })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await withdrawAgency(other.authority, { assessmentId, reason })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    await expect(getWithdrawal(s.curators[0] as Actor, { id: s.campaignId })).rejects.toThrow()
  })
})
