import { vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import { scoreAssessment, attestedFromScore } from '@/lib/rating/methodology/score'
import {
  takeUp as takeUpCommand,
  verifyCriterion,
  completeVerification as completeVerificationCommand,
} from '@/lib/rating/verification/commands'
import { receiveResults, sendResults as sendResultsCommand } from '@/lib/rating/settlement/results-commands'
import { openedCampaign } from '../../factories/campaign'
import { createActor, createAgency, createTenant, kuzbassMethodology } from '../../factories/tenant'
import { asSeen, linesAsSeen } from '../../factories/seen'

const takeUp = asSeen(takeUpCommand)
const completeVerification = asSeen(completeVerificationCommand)
const sendResults = linesAsSeen(sendResultsCommand)

export const methodology = kuzbassMethodology()

/** The act's worked example: 9, «Прогрессивный». */
export const EXAMPLE = [1, 2, 2, 2, 2, 2, 2, 2]

/** Noon of a day in Kuzbass (UTC+7). */
export const noon = (day: string): Date => new Date(`${day}T05:00:00Z`)

/** Sets the commands' clock; timers stay real, so that the database goes on. */
export const setNow = (instant: Date | string): void => {
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(instant)
}

export const value = <T>(result: Result<T>): T => {
  if (!result.ok)
    throw new Error(`${result.error.code}: ${result.error.message} ${JSON.stringify(result.error.fields ?? {})}`)
  return result.value
}

/**
 * A tenant with an open campaign of 2025 and so many agencies, their curators, and staff; the clock stands at 20
 * December 2025.
 */
export async function scenario(count = 1) {
  vi.useRealTimers()
  const tenant = await createTenant()
  const agencies = []
  for (let i = 0; i < count; i += 1) agencies.push(await createAgency(tenant))
  const { id: campaignId, assessmentIds } = await openedCampaign(
    tenant,
    agencies.map(({ id }) => id),
    2025,
  )
  const authority = await createActor(tenant, 'AUTHORITY')
  const methodologist = await createActor(tenant, 'METHODOLOGIST')
  const curators: Actor[] = []
  for (const agency of agencies) curators.push(await createActor(tenant, 'CURATOR', agency.id))
  setNow(noon('2025-12-20'))
  const read = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withTenant(tenant.id, work)
  return { tenant, agencies, campaignId, assessmentIds, authority, methodologist, curators, read }
}

export type Scenario = Awaited<ReturnType<typeof scenario>>

/** The agency's answers as submitted, written as `assessment.submit` leaves them. */
export async function submitted(
  { read, tenant, assessmentIds }: Scenario,
  index = 0,
  scores = EXAMPLE,
): Promise<string> {
  const assessmentId = assessmentIds[index] ?? ''
  const { total, level } = scoreAssessment(methodology, scores)
  await read(async (tx) => {
    await tx.assessmentAnswer.createMany({
      data: methodology.criteria.map((criterion, i) => ({
        tenantId: tenant.id,
        id: newId(),
        assessmentId,
        criterion: criterion.number,
        attested: attestedFromScore(criterion, scores[i] ?? 0),
        answered: true,
        comment: 'Есть приказ.',
      })),
    })
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId: tenant.id, id: assessmentId } },
      data: {
        status: 'SUBMITTED',
        submittedAt: new Date(),
        submittedBy: 'Куратор',
        selfTotal: total,
        selfLevel: level,
      },
    })
  })
  return assessmentId
}

/** Verified with the given scores by the authority, through the commands. */
export async function verified(s: Scenario, index = 0, scores = EXAMPLE): Promise<string> {
  const assessmentId = await submitted(s, index)
  value(await takeUp(s.authority, { assessmentId }))
  for (const [i, criterion] of methodology.criteria.entries()) {
    value(
      await verifyCriterion(s.authority, {
        assessmentId,
        criterion: criterion.number,
        score: scores[i] ?? 0,
        reason: 'Сверено с документами.',
        baseVersion: 1,
      }),
    )
  }
  value(await completeVerification(s.authority, { assessmentId }))
  return assessmentId
}

/** Results sent and opened by the curator at noon of the day. */
export async function received(s: Scenario, day: string, index = 0, scores = EXAMPLE): Promise<string> {
  const assessmentId = await verified(s, index, scores)
  setNow(noon(day))
  value(await sendResults(s.authority, { campaignId: s.campaignId, assessmentIds: [assessmentId] }))
  value(await receiveResults(s.curators[index] as Actor, { assessmentId }))
  return assessmentId
}
