import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { publishProject, unpublishProject } from '@/lib/gallery/commands'
import { withTenant } from '@/lib/platform/db'
import {
  agreePassport,
  approvePassport,
  cancelProject,
  returnPassport,
  submitPassport,
  withdrawPassport,
} from '@/lib/projects/approval/commands'
import { savePassport } from '@/lib/projects/passport/commands'
import { getPassport } from '@/lib/projects/passport/queries'
import { acceptReport, askReport, returnReport } from '@/lib/projects/reports/commands'
import { saveSignificanceForm } from '@/lib/projects/significance/commands'
import { closeStage, moveStage, startStage } from '@/lib/projects/stages/commands'
import {
  decideEffect,
  decideMeasurement,
  reportEffect,
  reportMeasurement,
  withdrawMeasurement,
} from '@/lib/results/commands'
import { createProject, filledPassport, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

async function scene() {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  return {
    tenant,
    agency,
    curator: await createActor(tenant, 'CURATOR', agency.id),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST'),
  }
}

/** Refused with who did what meanwhile. */
const conflict = (by: string, after: object) => ({
  ok: false,
  error: { code: 'CONFLICT', changes: [{ by, after }] },
})
const when = { startedOn: '2026-10-05', closedOn: '2026-10-06' }

describe('two people who decide on one thing', () => {
  it('agree to, return and approve the passport that they read, not another one', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency)
    value(await asSeen(submitPassport)(s.curator, { id }))
    const read = await getPassport(s.methodologist, { id })
    expect(read.pending?.number).toBe(1)

    // Taken back, changed and handed in again while the page was open: another text waits now.
    value(await asSeen(withdrawPassport)(s.curator, { id }))
    const edits = [{ path: 'customer', base: filledPassport.customer ?? '', text: 'Другой заказчик' }]
    value(await savePassport(s.curator, { id, edits }))
    value(await asSeen(submitPassport)(s.curator, { id }))
    const decisions = [
      () => agreePassport(s.methodologist, { id, version: read.version }),
      () => returnPassport(s.authority, { id, version: read.version, remarks: [{ path: '', text: 'Уточните' }] }),
      () =>
        approvePassport(s.authority, {
          id,
          version: read.version,
          name: 'Петров Пётр Ильич',
          position: 'глава округа',
          date: '2026-11-20',
        }),
    ]
    for (const decide of decisions)
      expect(await decide()).toMatchObject({
        error: {
          code: 'CONFLICT',
          changes: [{ operation: 'project.submit' }, { after: { customer: 'Другой заказчик' } }, {}],
        },
      })
    const now = await getPassport(s.methodologist, { id })
    expect(now).toMatchObject({ status: 'APPROVAL', pending: { number: 2, status: 'SUBMITTED', agreedAt: null } })
    value(await agreePassport(s.methodologist, { id, version: now.version }))

    // What was agreed to is read again by the one who would send it back.
    const late = { id, version: now.version, remarks: [{ path: '', text: 'Уточните' }] }
    expect(await returnPassport(s.authority, late)).toMatchObject(conflict(s.methodologist.name, {}))
    value(await returnPassport(s.authority, { ...late, version: now.version + 1 }))
  })

  it('step on stages one after another', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    const stage = { projectId: id, version: 1, number: 1 }
    const close = { ...stage, ...when, result: 'Сделано', noArtefact: 'нет' }
    value(await startStage(s.curator, { ...stage, startedOn: when.startedOn }))
    expect(await closeStage(s.authority, close)).toMatchObject(conflict(s.curator.name, { stage: 1 }))
    value(await closeStage(s.authority, { ...close, version: 2 }))
    const move = { projectId: id, version: 2, number: 2, start: '2027-01-12', end: '2027-01-29', reason: 'Нет данных' }
    expect(await moveStage(s.curator, { ...move, following: 'on' })).toMatchObject({ error: { code: 'CONFLICT' } })
    value(await moveStage(s.curator, { ...move, version: 3, following: 'on' }))
    const cancel = { id, version: 3, reason: 'Процесс упразднён' }
    expect(await cancelProject(s.authority, cancel)).toMatchObject(conflict(s.curator.name, { stage: 2 }))
  })

  it('accept or return a report, not both', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    const reportId = newId()
    await withTenant(s.tenant.id, (tx) =>
      tx.projectReport.create({
        data: {
          tenantId: s.tenant.id,
          id: reportId,
          projectId: id,
          kind: 'INTERIM',
          status: 'SUBMITTED',
          submittedAt: new Date(),
        },
      }),
    )
    const seen = { reportId, version: 1 }
    const answers = await Promise.all([
      acceptReport(s.authority, seen),
      returnReport(s.methodologist, { ...seen, remarks: 'Нет чисел' }),
    ])
    expect(answers.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { code: 'CONFLICT', changes: [{}] } })
  })

  it('decide on a measurement and an effect once', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    const measurement = { projectId: id, goalId, measuredOn: '2026-10-02', value: '18,5' }
    const measured = value(await reportMeasurement(s.curator, measurement))
    const seen = { id: measured.id, version: 1, outcome: 'CONFIRMED' as const }
    value(await decideMeasurement(s.authority, seen))
    const rejected = { ...seen, outcome: 'REJECTED' as const, reason: 'Нет хронометража' }
    expect(await decideMeasurement(s.methodologist, rejected)).toMatchObject(
      conflict(s.authority.name, { status: 'CONFIRMED' }),
    )
    expect(await withdrawMeasurement(s.curator, { id: measured.id, version: 1 })).toMatchObject({
      error: { code: 'CONFLICT' },
    })
    expect(await decideMeasurement(s.methodologist, { ...rejected, version: 2 })).toMatchObject({
      error: { code: 'RULE' },
    })
    const effect = { projectId: id, kind: 'HOURS' as const, amount: '12', year: '2026', basis: 'По журналу приёма' }
    const reported = value(await reportEffect(s.curator, effect))
    value(await decideEffect(s.authority, { ...seen, id: reported.id }))
    expect(await decideEffect(s.methodologist, { ...rejected, id: reported.id })).toMatchObject(
      conflict(s.authority.name, { status: 'CONFIRMED' }),
    )
  })

  it('write the text for everybody, and the form of significance, over what they saw', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    const text = { id, version: 1, summary: 'Справку теперь выдают за двенадцать рабочих дней.' }
    value(await publishProject(s.curator, text))
    expect(await publishProject(s.authority, text)).toMatchObject(conflict(s.curator.name, {}))
    value(await unpublishProject(s.authority, { id, version: 2 }))
    const option = (score: string) => ({ text: `на ${score}`, score })
    const form = {
      version: 0,
      title: 'Значимость',
      criteria: [{ title: 'Охват', weight: '1', options: [option('0'), option('1')] }],
      levels: [{ title: 'любая', from: '0' }],
    }
    const answers = await Promise.all(Array.from({ length: 4 }, () => saveSignificanceForm(s.authority, form)))
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await saveSignificanceForm(s.authority, form)).toMatchObject(
      conflict(s.authority.name, { title: 'Значимость' }),
    )
    value(await saveSignificanceForm(s.authority, { ...form, version: 1 }))
  })
})

describe('the same thing asked by two forms at once', () => {
  const eight = <T>(work: () => Promise<Result<T>>) => Promise.all(Array.from({ length: 8 }, work))
  const codes = (answers: readonly Result<unknown>[]) =>
    answers.map((answer) => (answer.ok ? 'ok' : answer.error.code)).sort()
  const once = [...Array.from({ length: 7 }, () => 'CONFLICT'), 'ok']

  it('is reported and asked once', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    const ask = { scope: 'PROJECT' as const, projectId: id, direction: 'Образование', dueOn: '2099-02-01' }
    expect(codes(await eight(() => askReport(s.authority, ask)))).toEqual(once)
    const effect = { projectId: id, kind: 'MONEY' as const, amount: '12', year: '2026', basis: 'По смете за год' }
    expect(codes(await eight(() => reportEffect(s.curator, effect)))).toEqual(once)
    const measurement = { projectId: id, goalId, measuredOn: '2026-10-02', value: '18,5' }
    expect(codes(await eight(() => reportMeasurement(s.curator, measurement)))).toEqual(once)
    value(await reportMeasurement(s.curator, { ...measurement, value: '17' }))
  })

  it('is asked of those projects alone of which it was not asked yet', async () => {
    const s = await scene()
    const [first] = [
      await createProject(s.tenant, s.agency, { status: 'RUNNING' }),
      await createProject(s.tenant, s.agency, { status: 'RUNNING' }),
    ]
    const ask = { direction: '', dueOn: '2099-02-01' }
    value(await askReport(s.authority, { ...ask, scope: 'PROJECT', projectId: first.id }))
    expect(value(await askReport(s.authority, { ...ask, scope: 'AGENCY', agencyId: s.agency.id })).reports).toBe(1)
    await withTenant(s.tenant.id, (tx) =>
      tx.projectReport.updateMany({ where: { projectId: first.id }, data: { status: 'ACCEPTED' } }),
    )
    value(await askReport(s.authority, { ...ask, scope: 'PROJECT', projectId: first.id }))
  })
})
