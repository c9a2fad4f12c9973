import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { addArtefact, removeArtefact } from '@/lib/projects/stages/artefact-commands'
import * as stageCommands from '@/lib/projects/stages/commands'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, filledPassport, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const startStage = asSeen(stageCommands.startStage)
const closeStage = asSeen(stageCommands.closeStage)
const closeProject = asSeen(stageCommands.closeProject)
const reopenStage = asSeen(stageCommands.reopenStage)
const moveStage = asSeen(stageCommands.moveStage)

let tenant: TenantView
let agency: { id: string; name: string }
let partner: { id: string; name: string }
let curator: Actor
let team: Actor
let other: Actor
let authority: Actor
const today = todayIn('Asia/Novokuznetsk', new Date())

beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  partner = await createAgency(tenant)
  curator = await createActor(tenant, 'CURATOR', agency.id)
  team = await createActor(tenant, 'TEAM_MEMBER', agency.id)
  other = await createActor(tenant, 'CURATOR', partner.id)
  authority = await createActor(tenant, 'AUTHORITY')
})

const running = async (closed = 0, status: 'RUNNING' | 'MONITORING' = 'RUNNING') => {
  const { id } = await createProject(tenant, agency, { status, participants: { [partner.id]: 'Готовит данные' } })
  await withTenant(tenant.id, (tx) =>
    tx.projectStage.updateMany({
      where: { tenantId: tenant.id, projectId: id, number: { lte: closed } },
      data: { startedOn: dayColumn('2026-10-01'), closedOn: dayColumn('2026-10-02') },
    }),
  )
  return id
}
const project = (id: string) =>
  withTenant(tenant.id, (tx) =>
    tx.project.findFirstOrThrow({
      where: { tenantId: tenant.id, id },
      include: {
        stages: { orderBy: { number: 'asc' } },
        stageMoves: { orderBy: { number: 'asc' } },
        events: { orderBy: { id: 'asc' } },
        reports: true,
      },
    }),
  )
const letters = () =>
  withTenant(tenant.id, (tx) =>
    tx.outboxMessage.findMany({ where: { tenantId: tenant.id, kind: 'mail' }, select: { payload: true } }),
  )
const closing = (projectId: string, number: number, more: object = {}) => ({
  projectId,
  number,
  startedOn: '2026-11-02',
  closedOn: '2026-11-03',
  result: 'Сделано',
  ...more,
})

describe('a stage', () => {
  it('is started and closed with its evidence, in order', async () => {
    const id = await running()
    expect(await startStage(team, { projectId: id, number: 1, startedOn: '2026-11-02' })).toMatchObject({ ok: true })
    expect(await startStage(team, { projectId: id, number: 1, startedOn: '2026-11-02' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await closeStage(team, closing(id, 3))).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: 'Сначала закройте этапы 1, 2: этапы закрываются по порядку.' },
    })
    expect(await closeStage(team, closing(id, 1))).toMatchObject({
      ok: false,
      error: { code: 'INVALID', fields: { noArtefact: expect.any(String) as string } },
    })
    expect(
      await addArtefact(team, {
        projectId: id,
        stage: 1,
        title: 'Подписанный паспорт',
        url: 'https://example.test/passport',
      }),
    ).toMatchObject({ ok: true })
    expect(await closeStage(team, closing(id, 1, { closedOn: addDays(today, 1) }))).toMatchObject({
      ok: false,
      error: { fields: { closedOn: expect.any(String) as string } },
    })
    expect(await closeStage(team, closing(id, 1))).toMatchObject({ ok: true })
    expect(
      await closeStage(team, closing(id, 2, { noArtefact: 'Карта нарисована на доске, снимок утрачен' })),
    ).toMatchObject({ ok: true })
    const after = await project(id)
    expect(after).toMatchObject({ stage: 3, status: 'RUNNING' })
    expect(after.stages[1]).toMatchObject({
      closedBy: team.name,
      result: 'Сделано',
      noArtefact: 'Карта нарисована на доске, снимок утрачен',
    })
    expect(after.events.map(({ kind }) => kind)).toEqual([
      'STAGE_STARTED',
      'ARTEFACT_ADDED',
      'STAGE_CLOSED',
      'STAGE_CLOSED',
    ])
  })

  it('keeps its only proof', async () => {
    const id = await running()
    const added = await addArtefact(curator, {
      projectId: id,
      stage: 1,
      title: 'Приказ',
      url: 'https://example.test/1',
    })
    await closeStage(curator, closing(id, 1))
    const artefactId = added.ok ? added.value.id : ''
    expect(await removeArtefact(curator, { artefactId })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    await addArtefact(curator, { projectId: id, stage: 1, title: 'Приказ с печатью', url: 'https://example.test/2' })
    expect(await removeArtefact(curator, { artefactId })).toMatchObject({ ok: true })
    expect(await removeArtefact(curator, { artefactId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  it("takes tools of the form and files of the project's agencies alone", async () => {
    const id = await running()
    expect(
      await addArtefact(curator, {
        projectId: id,
        stage: 2,
        title: 'Карта',
        url: 'https://example.test/1',
        tool: 'волшебство',
      }),
    ).toMatchObject({ ok: false, error: { fields: { tool: expect.any(String) as string } } })
    const fileId = newId()
    const stranger = await createAgency(tenant)
    await withTenant(tenant.id, (tx) =>
      tx.storedFile.create({
        data: {
          tenantId: tenant.id,
          id: fileId,
          agencyId: stranger.id,
          name: 'к.pdf',
          mime: 'application/pdf',
          size: 1,
          sha256: '0'.repeat(64),
          storageKey: fileId,
          uploadedBy: 'Ч',
        },
      }),
    )
    expect(await addArtefact(curator, { projectId: id, stage: 2, title: 'Карта', fileId })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    await withTenant(tenant.id, (tx) =>
      tx.storedFile.update({
        where: { tenantId_id: { tenantId: tenant.id, id: fileId } },
        data: { agencyId: partner.id },
      }),
    )
    expect(await addArtefact(other, { projectId: id, stage: 2, title: 'Карта', fileId })).toMatchObject({ ok: true })
  })

  it("is the running agency's, not a participant's", async () => {
    const id = await running()
    expect(await closeStage(other, closing(id, 1, { noArtefact: 'нет' }))).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('орган, который ведёт проект') as string },
    })
  })
})

describe('the end of a project', () => {
  it('is refused with open stages, by name', async () => {
    const id = await running(7)
    expect(await closeProject(curator, closing(id, 9, { noArtefact: 'нет' }))).toMatchObject({
      ok: false,
      error: {
        code: 'RULE',
        message: 'Сначала закройте этап 8: этапы закрываются по порядку.',
        details: { open: [8] },
      },
    })
    expect(await project(id)).toMatchObject({ status: 'RUNNING', closedOn: null })
  })

  it("is the curator's: the project is watched, the closing report is asked for, then it is finished", async () => {
    const id = await running(8)
    expect(await closeStage(team, closing(id, 9, { noArtefact: 'нет' }))).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await closeProject(team, closing(id, 9))).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await closeProject(curator, closing(id, 9, { noArtefact: 'Подписан протокол на бумаге' }))).toMatchObject({
      ok: true,
      value: { status: 'MONITORING' },
    })
    const watched = await project(id)
    expect(watched).toMatchObject({
      status: 'MONITORING',
      stage: 10,
      closedOn: dayColumn('2026-11-03'),
      stabilityDue: dayColumn('2028-02-01'),
    })
    expect(watched.reports).toMatchObject([{ kind: 'CLOSING', status: 'DUE', dueOn: dayColumn('2026-11-18') }])
    expect(JSON.stringify(await letters())).toContain(`reports/${watched.reports[0]?.id ?? ''}`)

    expect(await closeProject(curator, closing(id, 10, { noArtefact: 'нет' }))).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('измерьте цели повторно') as string },
    })
    await withTenant(tenant.id, (tx) =>
      tx.goalMeasurement.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          projectId: id,
          goalId,
          measuredOn: dayColumn('2026-11-05'),
          value: '12',
          stability: true,
          byName: 'Куратор',
        },
      }),
    )
    expect(
      await closeProject(
        curator,
        closing(id, 10, { noArtefact: 'нет', startedOn: '2026-11-05', closedOn: '2026-11-05' }),
      ),
    ).toMatchObject({ ok: true, value: { status: 'FINISHED' } })

    // Undone from the end, by the authority alone.
    expect(await reopenStage(curator, { projectId: id, number: 10, reason: 'Ошибка' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    expect(await reopenStage(authority, { projectId: id, number: 9, reason: 'Ошибка' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', details: { closed: [10] } },
    })
    expect(await reopenStage(authority, { projectId: id, number: 10, reason: 'Замер не по методике' })).toMatchObject({
      ok: true,
      value: { status: 'MONITORING' },
    })
    expect(await reopenStage(authority, { projectId: id, number: 9, reason: 'Цели не достигнуты' })).toMatchObject({
      ok: true,
      value: { status: 'RUNNING' },
    })
    const reopened = await project(id)
    expect(reopened).toMatchObject({ status: 'RUNNING', stage: 9, closedOn: null, stabilityDue: null, reports: [] })
    expect(reopened.events.at(-1)).toMatchObject({ kind: 'STAGE_REOPENED', data: { reason: 'Цели не достигнуты' } })
  })

  it('is final at once where the form has no stability stage', async () => {
    const form = {
      appendix: '',
      stages: [
        { number: 1, title: 'Анализ', dates: 'RANGE', tools: [] },
        { number: 2, title: 'Стандартизация', dates: 'RANGE', tools: [] },
      ],
      grounds: [],
      tools: [],
    }
    const { id } = await createProject(tenant, agency, {
      status: 'RUNNING',
      data: { form, stages: { create: [{ number: 1 }, { number: 2 }] } },
    })
    expect(await closeStage(curator, closing(id, 1, { noArtefact: 'нет' }))).toMatchObject({ ok: true })
    expect(await closeProject(curator, closing(id, 2, { noArtefact: 'нет' }))).toMatchObject({
      ok: true,
      value: { status: 'FINISHED' },
    })
    expect(await project(id)).toMatchObject({
      status: 'FINISHED',
      closedOn: dayColumn('2026-11-03'),
      stabilityDue: null,
    })
  })
})

describe('moving dates', () => {
  it('needs a reason, leaves the approved plan alone and is kept', async () => {
    const id = await running(1)
    const move = (more: object) =>
      moveStage(curator, {
        projectId: id,
        number: 2,
        start: '2027-01-12',
        end: '2027-01-29',
        reason: 'Нет данных от партнёра',
        ...more,
      })
    expect(await move({ reason: ' ' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    expect(await move({ end: '2027-02-30' })).toMatchObject({
      ok: false,
      error: { fields: { end: expect.any(String) as string } },
    })
    expect(
      await moveStage(team, { projectId: id, number: 2, start: '2027-01-12', end: '2027-01-29', reason: 'Надо' }),
    ).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await move({ end: '2027-03-29' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', fields: { end: expect.stringContaining('этап 3') as string } },
    })
    expect(await move({ following: 'on' })).toMatchObject({ ok: true, value: { moved: [2, 3, 4, 5, 6, 7, 8, 9, 10] } })
    const after = await project(id)
    expect(after.stages[1]).toMatchObject({ plannedTo: dayColumn('2027-01-22'), dueTo: dayColumn('2027-01-29') })
    expect(after.stages[2]).toMatchObject({
      plannedFrom: dayColumn('2027-01-25'),
      dueFrom: dayColumn('2027-02-01'),
      dueTo: dayColumn('2027-02-12'),
    })
    expect(after.fields).toEqual(filledPassport)
    expect(after.stageMoves).toHaveLength(9)
    expect(after.stageMoves[0]).toMatchObject({
      number: 2,
      fromEnd: dayColumn('2027-01-22'),
      toEnd: dayColumn('2027-01-29'),
      reason: 'Нет данных от партнёра',
      byName: curator.name,
    })
    expect(after.events.at(-1)).toMatchObject({
      kind: 'STAGE_MOVED',
      data: { stage: 2, from: '2027-01-22', to: '2027-01-29', others: 8 },
    })
  })

  it('moves the stability date of a watched project', async () => {
    const id = await running(9, 'MONITORING')
    expect(await moveStage(authority, { projectId: id, number: 10, end: '2028-03-01', reason: 'Сезон' })).toMatchObject(
      { ok: true },
    )
    expect(await project(id)).toMatchObject({ stabilityDue: dayColumn('2028-03-01') })
  })
})
