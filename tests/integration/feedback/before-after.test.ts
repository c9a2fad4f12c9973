import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { dayColumn } from '@/lib/core/db-day'
import { getBeforeAfter } from '@/lib/feedback/results/before-after-queries'
import { getSurveyBuilder } from '@/lib/feedback/survey/builder-queries'
import { closeBatches } from '@/lib/feedback/release/close'
import { ask, page } from '@/lib/feedback/survey/templates/kit'
import { withTenant } from '@/lib/platform/db'
import { createSurvey } from '../../factories/answer'
import { createProject } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const content = {
  pages: [page('p', '', [ask('csat', 'scale', 'Довольны?'), ask('words', 'text', 'Что улучшить?')])],
}

async function office() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const tenantId = tenant.id
  const project = await createProject(tenant, agency)
  const form = {
    stages: [
      { number: 1, title: 'Анализ', dates: 'RANGE' },
      { number: 2, title: 'Внедрение', dates: 'RANGE' },
    ],
  }
  await withTenant(tenantId, async (tx) => {
    await tx.project.update({ where: { tenantId_id: { tenantId, id: project.id } }, data: { form } })
    await tx.projectStage.deleteMany({ where: { tenantId, projectId: project.id } })
    await tx.projectStage.createMany({
      data: [
        {
          tenantId,
          projectId: project.id,
          number: 1,
          startedOn: dayColumn('2026-02-02'),
          closedOn: dayColumn('2026-03-02'),
        },
        {
          tenantId,
          projectId: project.id,
          number: 2,
          startedOn: dayColumn('2026-04-01'),
          closedOn: dayColumn('2026-05-29'),
        },
      ],
    })
  })
  const wave = async (satisfied: number, of: number, on: string, previousId: string | null = null) => {
    const made = await createSurvey(tenantId, agency.id, content as never, {
      ...{ projectId: project.id, previousId, status: 'CLOSED', title: `Волна ${on}` },
    })
    await withTenant(tenantId, async (tx) => {
      await tx.surveyIntake.createMany({
        data: Array.from({ length: of }, (_, at) => ({
          ...{ tenantId, id: randomUUID(), surveyId: made.id, versionId: made.versionId, agencyId: agency.id },
          ...{ channel: 'LINK' as const, day: dayColumn(on) },
          answers: { csat: at < satisfied ? 5 : 2, ...(at % 2 === 0 && { words: `слово ${at}` }) },
        })),
      })
      await closeBatches(
        { tx, tenantId, settings: tenant.settings.feedback, today: on },
        { id: made.id, splits: [], closed: true },
      )
    })
    return made.id
  }
  return { tenant, agency, project, wave, curator: await createActor(tenant, 'CURATOR', agency.id) }
}

describe('satisfaction before and after a project', () => {
  it('is of the nearest waves on each side of the stage that put it to work', async () => {
    const { tenant, project, wave, curator } = await office()
    const asked = { projectId: project.id }
    expect((await getBeforeAfter(curator, asked)).view).toBeNull()
    const before = await wave(24, 40, '2026-03-20')
    // Asked while the change was being made: neither.
    await wave(1, 40, '2026-05-01')
    expect((await getBeforeAfter(curator, asked)).view).toMatchObject({
      pair: null,
      has: { before: true, after: false },
    })
    const after = await wave(38, 40, '2026-06-15', before)
    await wave(39, 40, '2026-09-15')
    const { view } = await getBeforeAfter(curator, asked)
    expect(view?.change).toEqual({ from: '2026-04-01', until: '2026-05-29' })
    expect(view?.pair).toMatchObject({
      before: { surveyId: before, result: { measure: { satisfied: { count: 24 } } } },
      after: { surveyId: after, result: { measure: { satisfied: { count: 38 } } } },
      change: { difference: { moreThanChance: true } },
    })
    const stranger = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    expect((await getBeforeAfter(stranger, asked)).view).toBeNull()
    expect((await getBeforeAfter(curator, { processId: randomUUID() })).view).toBeNull()
  })
})

describe('the builder of the next wave', () => {
  it('is told what was passed over in the last one, from shown cells alone', async () => {
    const { tenant, agency, wave, curator } = await office()
    const before = await wave(24, 40, '2026-03-20')
    const next = await createSurvey(tenant.id, agency.id, content as never, { previousId: before })
    const view = await getSurveyBuilder(curator, { id: next.id })
    expect(view?.hints).toMatchObject({
      surveyId: before,
      questions: [
        { id: 'csat', forms: 40, answered: 40, skipped: 0 },
        { id: 'words', forms: 40, answered: 20, skipped: 20 },
      ],
    })
    expect((await getSurveyBuilder(curator, { id: before }))?.hints).toBeNull()
    // A wave too small for a batch says nothing.
    const few = await wave(2, 4, '2026-08-01')
    const later = await createSurvey(tenant.id, agency.id, content as never, { previousId: few })
    expect((await getSurveyBuilder(curator, { id: later.id }))?.hints).toBeNull()
  })
})
