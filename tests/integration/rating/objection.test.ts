import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import {
  fileObjection as fileObjectionCommand,
  settleObjection as settleObjectionCommand,
} from '@/lib/rating/settlement/objection-commands'
import { getObjection, listObjections } from '@/lib/rating/settlement/objection-queries'
import {
  confirmReceipt as confirmReceiptCommand,
  finalise as finaliseCommand,
  receiveResults,
  sendResults as sendResultsCommand,
  waiveObjection as waiveObjectionCommand,
} from '@/lib/rating/settlement/results-commands'
import { getResults } from '@/lib/rating/settlement/results-queries'
import { createActor } from '../../factories/tenant'
import { noon, received, scenario, setNow, value, verified, type Scenario } from './review-scenario'
import { asSeen, linesAsSeen } from '../../factories/seen'

const fileObjection = asSeen(fileObjectionCommand)
const settleObjection = asSeen(settleObjectionCommand)
const confirmReceipt = asSeen(confirmReceiptCommand)
const waiveObjection = asSeen(waiveObjectionCommand)
const finalise = linesAsSeen(finaliseCommand)
const sendResults = linesAsSeen(sendResultsCommand)

afterEach(() => vi.useRealTimers())

const LOWER = [1, 2, 2, 2, 1, 2, 2, 2]
const curatorOf = (s: Scenario, index = 0) => s.curators[index] as Actor
const objection = (assessmentId: string, requestedScore: number | null = 2) => ({
  assessmentId,
  items: [{ criterion: 5, reason: 'План подготовки есть.', requestedScore }],
})

describe('results and the objection window', () => {
  it('sends with day and hour, hides scores until the receipt, and records it', async () => {
    const s = await scenario()
    const assessmentId = await verified(s, 0, LOWER)
    setNow(new Date('2026-02-20T01:15:00Z'))
    expect(
      await sendResults(s.methodologist, { campaignId: s.campaignId, assessmentIds: [assessmentId] }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    value(await sendResults(s.authority, { campaignId: s.campaignId, assessmentIds: [assessmentId] }))
    expect(await getResults(curatorOf(s), { id: assessmentId })).toMatchObject({ state: 'UNOPENED' })
    setNow(new Date('2026-02-20T03:40:00Z'))
    expect(value(await receiveResults(curatorOf(s), { assessmentId }))).toEqual({
      id: assessmentId,
      lastDay: '2026-03-17',
    })
    const results = await getResults(curatorOf(s), { id: assessmentId })
    expect(results.state === 'OPEN' && results.review).toMatchObject({
      resultsSentAt: new Date('2026-02-20T01:15:00Z'),
      receivedAt: new Date('2026-02-20T03:40:00Z'),
      receivedBy: curatorOf(s).name,
      window: { code: 'OPEN', lastDay: '2026-03-17' },
    })
  })

  it('takes an objection on the last day in the tenant’s time zone and refuses it a minute later', async () => {
    const s = await scenario(2)
    const inTime = await received(s, '2026-02-20', 0, LOWER)
    setNow(noon('2025-12-20'))
    const late = await received(s, '2026-02-20', 1, LOWER)
    setNow(new Date('2026-03-17T16:59:00Z'))
    value(await fileObjection(curatorOf(s), objection(inTime)))
    setNow(new Date('2026-03-17T17:00:00Z'))
    const refused = await fileObjection(curatorOf(s, 1), objection(late))
    expect(refused).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(JSON.stringify(refused)).toContain('17\u00a0марта\u00a02026')
    value(await finalise(s.authority, { assessmentIds: [late] }))
  })

  it('does not finalise while the window is open, unless the curator agrees', async () => {
    const s = await scenario()
    const assessmentId = await received(s, '2026-02-20')
    setNow(noon('2026-03-17'))
    expect(await finalise(s.authority, { assessmentIds: [assessmentId] })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    vi.useRealTimers()
    const member = await createActor(s.tenant, 'TEAM_MEMBER', s.agencies[0]?.id)
    setNow(noon('2026-03-17'))
    expect(await waiveObjection(member, { assessmentId })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    value(await waiveObjection(curatorOf(s), { assessmentId }))
    expect(await s.read((tx) => tx.selfAssessment.findFirst({ where: { id: assessmentId } }))).toMatchObject({
      status: 'FINAL',
      finalTotal: '9',
      finalLevel: 'PROGRESSIVE',
    })
    expect(await s.read((tx) => tx.assessmentAnswer.count({ where: { assessmentId, finalScore: null } }))).toBe(0)
  })

  it('runs the window from a receipt that the authority records, not before sending', async () => {
    const s = await scenario()
    const assessmentId = await verified(s)
    setNow(noon('2026-02-18'))
    value(await sendResults(s.authority, { campaignId: s.campaignId, assessmentIds: [assessmentId] }))
    setNow(noon('2026-02-24'))
    const confirm = (receivedOn: string) =>
      confirmReceipt(s.authority, { assessmentId, receivedOn, basis: 'Письмо 41-12/7, вручено.' })
    expect(await confirm('2026-02-17')).toMatchObject({
      ok: false,
      error: { fields: { receivedOn: expect.any(String) as string } },
    })
    expect(await confirm('2026-02-25')).toMatchObject({ ok: false })
    expect(value(await confirm('2026-02-20'))).toMatchObject({ lastDay: '2026-03-17' })
  })

  it('settles each item; scores, total and level follow', async () => {
    const s = await scenario()
    const assessmentId = await received(s, '2026-02-20', 0, [1, 2, 2, 2, 1, 2, 1, 2])
    const [first] = await s.read((tx) => tx.selfAssessment.findMany({ where: { id: assessmentId } }))
    expect(first).toMatchObject({ verifiedTotal: '7.5', verifiedLevel: 'BASIC' })
    const { id: objectionId } = value(
      await fileObjection(curatorOf(s), {
        assessmentId,
        items: [
          { criterion: 5, reason: 'План есть.', requestedScore: 2 },
          { criterion: 7, reason: 'Были конференции.', requestedScore: 3 },
        ],
      }),
    )
    expect((await listObjections(s.authority, { status: 'FILED', page: 1 })).rows[0]).toMatchObject({
      id: objectionId,
      criteria: [5, 7],
    })
    const settle = (actor: Actor, outcome5: 'UPHELD' | 'REJECTED', score5: number) =>
      settleObjection(actor, {
        objectionId,
        items: [
          { criterion: 5, outcome: outcome5, reason: 'Представлен план.', score: score5 },
          { criterion: 7, outcome: 'PARTLY', reason: 'Одна конференция.', score: 2 },
        ],
      })
    expect(await settle(s.methodologist, 'UPHELD', 2)).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await settle(s.authority, 'REJECTED', 2)).toMatchObject({
      ok: false,
      error: { fields: { 'items.0.score': expect.any(String) as string } },
    })
    expect(
      await settleObjection(s.authority, {
        objectionId,
        items: [{ criterion: 5, outcome: 'UPHELD', reason: 'да', score: 2 }],
      }),
    ).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    expect(value(await settle(s.authority, 'UPHELD', 2))).toMatchObject({ total: '9', level: 'PROGRESSIVE' })
    expect(await settle(s.authority, 'UPHELD', 2)).toMatchObject({ ok: false, error: { code: 'RULE' } })
    const { review } = await getObjection(curatorOf(s), { id: objectionId })
    expect(review).toMatchObject({
      status: 'SETTLED',
      verified: { total: '7.5' },
      final: { total: '9', level: 'PROGRESSIVE' },
    })
    expect(review.criteria.map(({ finalScore }) => finalScore)).toEqual([1, 2, 2, 2, 2, 2, 2, 2])
    value(await finalise(s.authority, { assessmentIds: [assessmentId] }))
    expect(await s.read((tx) => tx.selfAssessment.findFirst({ where: { id: assessmentId } }))).toMatchObject({
      status: 'FINAL',
      finalTotal: '9',
    })
  })

  it('refuses a lower or impossible request, a foreign agency’s objection and a foreign file', async () => {
    const s = await scenario(2)
    const assessmentId = await received(s, '2026-02-20', 0, LOWER)
    expect(await fileObjection(curatorOf(s), objection(assessmentId, 1))).toMatchObject({
      ok: false,
      error: { fields: { 'items.0.requestedScore': expect.any(String) as string } },
    })
    expect(await fileObjection(curatorOf(s, 1), objection(assessmentId))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    const fileId = newId()
    await s.read((tx) =>
      tx.storedFile.create({
        data: {
          tenantId: s.tenant.id,
          id: fileId,
          agencyId: s.agencies[1]?.id,
          name: 'чужой.pdf',
          mime: 'application/pdf',
          size: 1,
          sha256: 'x',
          storageKey: 'x',
          uploadedBy: 'x',
        },
      }),
    )
    const withFile = { assessmentId, items: [{ criterion: 5, reason: 'План.', requestedScore: 2, fileIds: [fileId] }] }
    expect(await fileObjection(curatorOf(s), withFile)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await s.read((tx) => tx.objection.count())).toBe(0)
    await s.read((tx) => tx.storedFile.updateMany({ data: { agencyId: s.agencies[0]?.id } }))
    const { id } = value(await fileObjection(curatorOf(s), withFile))
    expect((await getObjection(s.authority, { id })).objection.items[0]?.evidence).toMatchObject([
      { title: 'чужой.pdf', source: 'OBJECTION' },
    ])
    await expect(getObjection(curatorOf(s, 1), { id })).rejects.toThrow()
  })
})
