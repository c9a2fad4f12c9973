import { afterEach, describe, expect, it, vi } from 'vitest'
import { answerMaterial as answerMaterialCommand } from '@/lib/rating/assessment/commands'
import {
  closeMaterial as closeMaterialCommand,
  recordCheck,
  requestMaterial,
} from '@/lib/rating/verification/material-commands'
import type { Actor } from '@/lib/platform/actor'
import { officeCounts } from '@/lib/queue/count-queries'
import { todoCount } from '@/lib/queue/kinds'
import { menuCount } from '@/lib/queue/menu'
import { getQueue } from '@/lib/queue/queries'
import { getResults } from '@/lib/rating/settlement/results-queries'
import {
  completeVerification as completeVerificationCommand,
  reopenVerification as reopenVerificationCommand,
  returnAssessment as returnAssessmentCommand,
  takeUp as takeUpCommand,
  verifyCriterion,
} from '@/lib/rating/verification/commands'
import { getVerification, listVerification } from '@/lib/rating/verification/queries'
import { createActor } from '../../factories/tenant'
import { EXAMPLE, methodology, noon, scenario, setNow, submitted, value, verified } from './review-scenario'
import { asSeen } from '../../factories/seen'

const answerMaterial = asSeen(answerMaterialCommand)
const closeMaterial = asSeen(closeMaterialCommand)
const completeVerification = asSeen(completeVerificationCommand)
const reopenVerification = asSeen(reopenVerificationCommand)
const returnAssessment = asSeen(returnAssessmentCommand)
const takeUp = asSeen(takeUpCommand)

afterEach(() => vi.useRealTimers())

const list = { filter: 'WAITING' as const, mine: false, q: '', campaignId: null, page: 1 }

describe('verification', () => {
  it('goes from taking up to a verified total with self score and difference kept', async () => {
    const s = await scenario()
    const assessmentId = await submitted(s)
    expect((await listVerification(s.methodologist, list)).rows.map(({ id }) => id)).toEqual([assessmentId])
    value(await takeUp(s.methodologist, { assessmentId }))
    for (const { number } of methodology.criteria) {
      const score = number === 5 ? 1 : (EXAMPLE[number - 1] ?? 0)
      value(
        await verifyCriterion(s.methodologist, {
          assessmentId,
          criterion: number,
          score,
          reason: number === 5 ? 'Нет плана подготовки.' : '',
          baseVersion: 1,
        }),
      )
    }
    value(await completeVerification(s.methodologist, { assessmentId }))
    const view = await getVerification(s.authority, { id: assessmentId })
    expect(view).toMatchObject({
      status: 'VERIFIED',
      verifierName: s.methodologist.name,
      self: { total: '9' },
      verified: { total: '8.1', level: 'PROGRESSIVE' },
    })
    expect(view.criteria[4]).toMatchObject({ selfScore: 2, verifiedScore: 1, verifiedReason: 'Нет плана подготовки.' })
    const actions = await s.read((tx) => tx.auditRecord.findMany({ where: { operation: 'assessment.verify' } }))
    expect(actions).toHaveLength(8)
  })

  it('asks for a reason when the score differs, and refuses a score the criterion lacks', async () => {
    const s = await scenario()
    const assessmentId = await submitted(s)
    value(await takeUp(s.authority, { assessmentId }))
    const verify = (criterion: number, score: number, reason = '') =>
      verifyCriterion(s.authority, { assessmentId, criterion, score, reason, baseVersion: 1 })
    expect(await verify(1, 0)).toMatchObject({
      ok: false,
      error: { code: 'INVALID', fields: { reason: expect.any(String) as string } },
    })
    expect(await verify(4, 1, 'так')).toMatchObject({
      ok: false,
      error: { code: 'INVALID', fields: { score: expect.any(String) as string } },
    })
    expect(await completeVerification(s.authority, { assessmentId })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
  })

  it('tells the second of two people who scored the same criterion whose score is there', async () => {
    const s = await scenario()
    const assessmentId = await submitted(s)
    value(await takeUp(s.authority, { assessmentId }))
    const input = { assessmentId, criterion: 1, baseVersion: 1 }
    const [first, second] = await Promise.all([
      verifyCriterion(s.authority, { ...input, score: 0, reason: 'Нет карты.' }),
      verifyCriterion(s.methodologist, { ...input, score: 2, reason: 'Есть отчёт.' }),
    ])
    const lost = [first, second].filter((result) => !result.ok)
    expect(lost).toHaveLength(1)
    expect(lost[0]).toMatchObject({ error: { code: 'CONFLICT', details: { version: 2 } } })
    const winner = first.ok ? s.authority.name : s.methodologist.name
    expect(JSON.stringify(lost[0])).toContain(winner)
    value(
      await verifyCriterion(first.ok ? s.methodologist : s.authority, {
        ...input,
        score: 2,
        reason: 'Согласовано.',
        baseVersion: 2,
      }),
    )
  })

  it('asks for material, gets the answer, and does not end with an open request unless told why', async () => {
    const s = await scenario()
    const [curator] = s.curators
    const assessmentId = await submitted(s)
    value(await takeUp(s.authority, { assessmentId }))
    for (const { number } of methodology.criteria)
      value(
        await verifyCriterion(s.authority, {
          assessmentId,
          criterion: number,
          score: EXAMPLE[number - 1] ?? 0,
          reason: '',
          baseVersion: 1,
        }),
      )
    const ask = { assessmentId, criterion: 5, text: 'Пришлите план подготовки.', dueOn: '2025-12-29' }
    expect(await requestMaterial(s.authority, { ...ask, dueOn: '2025-12-20' })).toMatchObject({
      ok: false,
      error: { fields: { dueOn: expect.any(String) as string } },
    })
    const { id } = value(await requestMaterial(s.authority, ask))
    const mail = await s.read((tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } }))
    expect(mail).toHaveLength(1)
    expect(JSON.stringify(mail[0]?.payload)).toContain('Пришлите план подготовки.')
    expect(await completeVerification(s.authority, { assessmentId })).toMatchObject({
      ok: false,
      error: { fields: { overrideReason: expect.any(String) as string } },
    })
    if (!curator) throw new Error('no curator')
    value(await answerMaterial(curator, { requestId: id, answer: 'План приложен.' }))
    expect((await getQueue(s.authority)).groups.map(({ kind }) => kind)).toContain('MATERIAL_ANSWERED')
    value(await closeMaterial(s.authority, { requestId: id }))
    const again = value(await requestMaterial(s.authority, { ...ask, text: 'И ещё приказ.' }))
    value(await completeVerification(s.authority, { assessmentId, overrideReason: 'Ответа не было две недели.' }))
    expect(await s.read((tx) => tx.materialRequest.findFirst({ where: { id: again.id } }))).toMatchObject({
      status: 'CLOSED',
    })
  })

  it('records a documentary check, returns with a letter, and reopens before results are sent', async () => {
    const s = await scenario(2)
    const assessmentId = await submitted(s)
    value(await takeUp(s.authority, { assessmentId }))
    expect(
      await recordCheck(s.authority, { assessmentId, date: '2025-12-21', criteria: [1], finding: 'x' }),
    ).toMatchObject({ ok: false })
    value(
      await recordCheck(s.authority, {
        assessmentId,
        date: '2025-12-20',
        criteria: ['5', '1'],
        finding: 'Документы подлинные.',
      }),
    )
    expect((await getVerification(s.authority, { id: assessmentId })).checks[0]).toMatchObject({
      criteria: [1, 5],
      date: '2025-12-20',
    })
    expect(await returnAssessment(s.methodologist, { assessmentId, reason: 'Исправить' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    value(await returnAssessment(s.authority, { assessmentId, reason: 'Приложите приказ.' }))
    expect(await s.read((tx) => tx.selfAssessment.findFirst({ where: { id: assessmentId } }))).toMatchObject({
      status: 'DRAFT',
      submittedAt: null,
    })
    const other = await verified(s, 1)
    value(await reopenVerification(s.authority, { assessmentId: other, reason: 'Ошибка в критерии 3.' }))
    expect((await getVerification(s.authority, { id: other })).history.at(-1)).toMatchObject({
      to: 'VERIFICATION',
      note: 'Ошибка в критерии 3.',
    })
  })

  it('rates an agency that submitted nothing only after the due day, with a reason for every score', async () => {
    const s = await scenario()
    const [assessmentId = ''] = s.assessmentIds
    setNow(noon('2025-12-15'))
    expect(await takeUp(s.authority, { assessmentId })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    setNow(noon('2025-12-16'))
    value(await takeUp(s.authority, { assessmentId }))
    const zero = { assessmentId, criterion: 1, score: 0, baseVersion: 0 }
    expect(await verifyCriterion(s.authority, { ...zero, reason: '' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    value(await verifyCriterion(s.authority, { ...zero, reason: 'Сведений нет.' }))
    expect((await getVerification(s.authority, { id: assessmentId })).self).toBeNull()
  })

  it('shows neither the list nor the scores to the agency, and nothing to another tenant', async () => {
    const s = await scenario(2)
    const assessmentId = await verified(s)
    const [curator, foreign] = s.curators
    if (!curator || !foreign) throw new Error('no curators')
    await expect(listVerification(curator, list)).rejects.toThrow()
    await expect(getVerification(curator, { id: assessmentId })).rejects.toThrow()
    expect(await getResults(curator, { id: assessmentId })).toMatchObject({ state: 'HIDDEN' })
    expect(JSON.stringify(await getResults(curator, { id: assessmentId }))).not.toContain('Сверено с документами')
    await expect(getResults(foreign, { id: assessmentId })).rejects.toThrow()
    const elsewhere = await scenario()
    await expect(getVerification(elsewhere.authority, { id: assessmentId })).rejects.toThrow()
    expect(await takeUp(elsewhere.authority, { assessmentId })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(
      await verifyCriterion(curator, { assessmentId, criterion: 1, score: 1, reason: '', baseVersion: 1 }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
  })

  it('counts what waits for each role', async () => {
    const s = await scenario(2)
    const assessmentId = await submitted(s)
    const figures = async (actor: Actor, entry: string) => {
      const counts = (await officeCounts(actor)).kinds
      return [todoCount(counts), menuCount(counts, entry)]
    }
    expect(await figures(s.authority, 'verification')).toEqual([1, 1])
    value(await takeUp(s.authority, { assessmentId }))
    expect(await figures(s.authority, 'verification')).toEqual([1, 1])
    expect(await figures(s.methodologist, 'verification')).toEqual([0, 0])
    expect(await figures(s.curators[1] ?? s.authority, 'assessments')).toEqual([1, 1])
    vi.useRealTimers()
    expect(await figures(await createActor(s.tenant, 'OBSERVER'), 'verification')).toEqual([0, 0])
    expect(await figures(await createActor(s.tenant, 'EMPLOYEE', s.agencies[0]?.id), 'assessments')).toEqual([0, 0])
  })
})
