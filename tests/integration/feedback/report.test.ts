import { beforeAll, describe, expect, it } from 'vitest'
import { surveyReportPaper } from '@/lib/documents/survey-report-paper'
import { paperDocx } from '@/lib/documents/paper-docx'
import {
  createSurveyReport,
  signSurveyReport,
  updateSurveyReport,
  withdrawSurveyReport,
} from '@/lib/feedback/results/report-commands'
import { getSurveyReport } from '@/lib/feedback/results/report-queries'
import { createScene, type Scene } from '../../factories/scene'
import { newId } from '@/lib/core/ids'
import { EVERYBODY } from '@/lib/feedback/survey/definition'
import { withTenant } from '@/lib/platform/db'
import { createActor } from '../../factories/tenant'
import type { Actor } from '@/lib/platform/actor'

let scene: Scene
let curator: Actor
beforeAll(async () => {
  scene = await createScene()
  curator = await createActor(scene.tenant, 'CURATOR', scene.own.agency)
})

describe('the report of satisfaction', () => {
  it('is proposed, written, signed as it was, withdrawn with a reason', async () => {
    const { tenant, own } = scene
    const id = own.openSurvey
    await withTenant(tenant.id, (tx) => tx.surveyReport.deleteMany({ where: { tenantId: tenant.id, surveyId: id } }))
    const made = await createSurveyReport(curator, { surveyId: id })
    if (!made.ok) throw new Error(made.error.message)
    expect((await createSurveyReport(curator, { surveyId: id })).ok).toBe(false)
    const draft = await getSurveyReport(curator, { id })
    expect(draft.report?.status).toBe('DRAFT')
    expect(draft.report?.conclusions).toContain('20 из 24')
    const report = { id: made.value.id, version: 1 }
    expect((await signSurveyReport(curator, { ...report, on: '2026-11-20', shown: draft.mark })).ok).toBe(false)
    const written = { number: '14', signer: 'Директор А. В. Шестаков', conclusions: 'Почти все довольны.' }
    expect((await updateSurveyReport(curator, { ...report, ...written })).ok).toBe(true)
    const sign = { ...report, version: 2, on: '2026-11-20' }
    // Figures or problems that came after the page was opened are not signed unseen.
    const problem = await withTenant(tenant.id, (tx) =>
      tx.problem.findFirstOrThrow({ where: { tenantId: tenant.id, agencyId: own.agency, surveyId: null } }),
    )
    const about = (surveyId: string | null) =>
      withTenant(tenant.id, (tx) =>
        tx.problem.update({
          where: { tenantId_id: { tenantId: tenant.id, id: problem.id } },
          data: { surveyId },
        }),
      )
    await about(id)
    expect(await signSurveyReport(curator, { ...sign, shown: draft.mark })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
    await about(null)
    const signed = await signSurveyReport(curator, { ...sign, shown: draft.mark })
    expect(signed.ok).toBe(true)
    // What comes later does not change what was signed.
    await withTenant(tenant.id, async (tx) => {
      const block = await tx.surveyBlock.findFirstOrThrow({ where: { tenantId: tenant.id, surveyId: id } })
      await tx.surveyBlock.create({ data: { ...block, id: newId(), number: 2 } })
      const later = await tx.surveyBlock.findFirstOrThrow({ where: { tenantId: tenant.id, surveyId: id, number: 2 } })
      await tx.surveyCell.create({
        data: {
          ...{ tenantId: tenant.id, id: newId(), blockId: later.id, surveyId: id, agencyId: own.agency },
          ...{ questionId: 'csat', cell: EVERYBODY, shown: true, n: 40, dontKnow: 0, counts: { '1': 40 } },
        },
      })
    })
    const after = await getSurveyReport(curator, { id })
    expect(after.content.level).toBe(draft.content.level)
    expect((await updateSurveyReport(curator, { ...report, version: 3, ...written })).ok).toBe(false)
    const paper = surveyReportPaper(after)
    expect(paper.kicker).toContain('№ 14')
    expect((await paperDocx(paper)).byteLength).toBeGreaterThan(1_000)
    const team = await createActor(tenant, 'TEAM_MEMBER', own.agency)
    expect((await withdrawSurveyReport(team, { ...report, version: 3, reason: 'Ошибка.' })).ok).toBe(false)
    expect((await withdrawSurveyReport(curator, { ...report, version: 3, reason: 'Ошибка.' })).ok).toBe(true)
    const last = await getSurveyReport(curator, { id })
    expect(last.report?.withdrawn?.reason).toBe('Ошибка.')
    expect(surveyReportPaper(last).kicker).toContain('ОТОЗВАН')
    expect((await createSurveyReport(curator, { surveyId: id })).ok).toBe(true)
  })

  it('is not found by another agency', async () => {
    const stranger = await createActor(scene.tenant, 'CURATOR', scene.other.agency)
    await expect(getSurveyReport(stranger, { id: scene.own.openSurvey })).rejects.toThrow()
  })
})
