import type { Page } from '@playwright/test'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { attestedFromScore, scoreAssessment } from '@/lib/rating/methodology/score'
import type { TenantView } from '@/lib/core/tenant'
import { openedCampaign } from '@/tests/factories/campaign'
import { asSeen, linesAsSeen } from '@/tests/factories/seen'
import { createActor, createAgency, createTenant, kuzbassMethodology } from '@/tests/factories/tenant'
import { expect } from './test'

export const methodology = kuzbassMethodology()

/** The year of the campaigns: this one, whenever the tests are run. */
export const YEAR = new Date().getFullYear()

/** The act's worked example: 9, «Прогрессивный». */
export const EXAMPLE = [1, 2, 2, 2, 2, 2, 2, 2]

export type Participant = { id: string; name: string; slug: string; assessmentId: string; curator: Actor; team: Actor }
export type Region = {
  tenant: TenantView
  at: string
  campaignId: string
  authority: Actor
  methodologist: Actor
  participants: [Participant, ...Participant[]]
}

/**
 * A tenant of the test's own with staff, agencies, their people and an open campaign; written directly, for what comes
 * before the journey.
 */
export async function region(names: [string, ...string[]], year = YEAR): Promise<Region> {
  const tenant = await createTenant()
  const agencies = []
  for (const name of names) agencies.push(await createAgency(tenant, { name }))
  const { id: campaignId, assessmentIds } = await openedCampaign(
    tenant,
    agencies.map(({ id }) => id),
    year,
  )
  const participants: Participant[] = []
  for (const [i, agency] of agencies.entries()) {
    participants.push({
      ...agency,
      assessmentId: assessmentIds[i] ?? '',
      curator: await createActor(tenant, 'CURATOR', agency.id, `Куратор Ольга ${i + 1}`),
      team: await createActor(tenant, 'TEAM_MEMBER', agency.id, `Участник Пётр ${i + 1}`),
    })
  }
  const [first, ...others] = participants
  if (!first) throw new Error('no participants')
  return {
    tenant,
    at: `/${tenant.slug}/office`,
    campaignId,
    participants: [first, ...others],
    authority: await createActor(tenant, 'AUTHORITY', null, 'Смирнова Анна Олеговна'),
    methodologist: await createActor(tenant, 'METHODOLOGIST', null, 'Лебедев Игорь Павлович'),
  }
}

/** Answers as a person left them: every criterion with its score and a comment. */
export async function answered(
  { tenant }: Region,
  { assessmentId }: Participant,
  scores: readonly number[] = EXAMPLE,
  { submit = false } = {},
): Promise<void> {
  const attested = methodology.criteria.map((criterion, i) => attestedFromScore(criterion, scores[i] ?? 0))
  const { total, level } = scoreAssessment(methodology, scores)
  await withTenant(tenant.id, async (tx) => {
    await tx.assessmentAnswer.createMany({
      data: methodology.criteria.map((criterion, i) => ({
        tenantId: tenant.id,
        id: newId(),
        assessmentId,
        criterion: criterion.number,
        attested: attested[i] ?? [],
        answered: true,
        comment: 'Закреплено приказом от 05.06.2026 № 12.',
      })),
    })
    await tx.selfAssessment.update({
      where: { tenantId_id: { tenantId: tenant.id, id: assessmentId } },
      data: {
        selfTotal: total,
        selfLevel: level,
        startedAt: new Date(),
        status: submit ? 'SUBMITTED' : 'DRAFT',
        ...(submit && { submittedAt: new Date(), submittedBy: 'Куратор' }),
      },
    })
  })
}

export const emailOf = async ({ tenant }: Region, { personId }: Actor): Promise<string> =>
  (
    await withTenant(tenant.id, (tx) =>
      tx.person.findUniqueOrThrow({ where: { tenantId_id: { tenantId: tenant.id, id: personId ?? '' } } }),
    )
  ).email

/** The criterion's rung in the form of the self-assessment. */
export const rung = (page: Page, score: number) =>
  page.getByRole('group', { name: /^Критерий \d/ }).getByLabel(new RegExp(`^Ступень ${score}\\b`))

/** A press on the rung, anywhere on its line. */
export async function tick(page: Page, score: number, on = true): Promise<void> {
  const input = rung(page, score)
  if ((await input.isChecked()) !== on) await input.locator('xpath=ancestor::label').click()
  await expect(input).toBeChecked({ checked: on })
}

/** Everything typed has reached the portal. */
export const expectSaved = (page: Page) => expect(page.getByText(/^Сохранено в \d/)).toBeVisible()

/** The running total as the page says it. */
export const total = (page: Page) => page.getByRole('region', { name: 'Оценка', exact: true })

/** The least file that is a PDF by its content. */
export const pdf = (name: string) => ({
  name,
  mimeType: 'application/pdf',
  buffer: Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  ),
})

/** Rung by rung from the answers to sent results: what comes before the journey, through the commands themselves. */
export async function resultsSent(
  scene: Region,
  participant: Participant,
  verified: readonly number[] = EXAMPLE,
  self: readonly number[] = EXAMPLE,
): Promise<void> {
  const { takeUp, verifyCriterion, completeVerification } = await import('@/lib/rating/verification/commands')
  const { sendResults } = await import('@/lib/rating/settlement/results-commands')
  const { assessmentId } = participant
  const done = (result: { ok: boolean }) => {
    if (!result.ok) throw new Error(JSON.stringify(result))
  }
  await answered(scene, participant, self, { submit: true })
  done(await asSeen(takeUp)(scene.authority, { assessmentId }))
  for (const [i, { number }] of methodology.criteria.entries()) {
    done(
      await verifyCriterion(scene.authority, {
        assessmentId,
        criterion: number,
        score: verified[i] ?? 0,
        reason: 'Сверено с документами.',
        baseVersion: 1,
      }),
    )
  }
  done(await asSeen(completeVerification)(scene.authority, { assessmentId }))
  done(await linesAsSeen(sendResults)(scene.authority, { campaignId: scene.campaignId, assessmentIds: [assessmentId] }))
}

/** Results sent, received and agreed to: the participant's result is final. */
export async function agreed(
  scene: Region,
  participant: Participant,
  scores: readonly number[] = EXAMPLE,
): Promise<void> {
  const { receiveResults, waiveObjection } = await import('@/lib/rating/settlement/results-commands')
  await resultsSent(scene, participant, scores)
  for (const command of [receiveResults, asSeen(waiveObjection)]) {
    const result = await command(participant.curator, { assessmentId: participant.assessmentId })
    if (!result.ok) throw new Error(JSON.stringify(result))
  }
}
