import { afterEach, describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import * as approvalCommands from '@/lib/projects/approval/commands'
import { changeParticipants, openProject } from '@/lib/projects/opening/commands'
import { resolveRemark, savePassport } from '@/lib/projects/passport/commands'
import {
  comparePassportVersions,
  getPassport,
  getPassportLive,
  listPassportVersions,
} from '@/lib/projects/passport/queries'
import { getProject } from '@/lib/projects/opening/queries'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, filledPassport, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const agreePassport = asSeen(approvalCommands.agreePassport)
const approvePassport = asSeen(approvalCommands.approvePassport)
const cancelProject = asSeen(approvalCommands.cancelProject)
const resumeProject = asSeen(approvalCommands.resumeProject)
const returnPassport = asSeen(approvalCommands.returnPassport)
const submitPassport = asSeen(approvalCommands.submitPassport)
const withdrawPassport = asSeen(approvalCommands.withdrawPassport)

afterEach(() => vi.useRealTimers())

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const now = (day: string) => vi.useFakeTimers({ toFake: ['Date'], now: new Date(`${day}T05:00:00Z`) })
const read = <T>(tenant: TenantView, work: Parameters<typeof withTenant<T>>[1]) => withTenant(tenant.id, work)

type Scene = {
  tenant: TenantView
  agency: { id: string }
  other: { id: string }
  curator: Actor
  member: Actor
  neighbour: Actor
  stranger: Actor
  authority: Actor
  methodologist: Actor
}
async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const [agency, other, third] = [await createAgency(tenant), await createAgency(tenant), await createAgency(tenant)]
  return {
    tenant,
    agency,
    other,
    curator: await createActor(tenant, 'CURATOR', agency.id),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id),
    neighbour: await createActor(tenant, 'CURATOR', other.id),
    stranger: await createActor(tenant, 'CURATOR', third.id),
    authority: await createActor(tenant, 'AUTHORITY'),
    methodologist: await createActor(tenant, 'METHODOLOGIST'),
  }
}
/** A person without a role, appointed for these days. */
async function appointed(s: Scene, name: string, from: string, until: string | null): Promise<void> {
  const personId = newId()
  const [tenantId, day] = [s.tenant.id, (text: string) => new Date(`${text}T00:00:00Z`)]
  await read(s.tenant, async (tx) => {
    await tx.person.create({ data: { tenantId, id: personId, name, email: `${personId}@example.test` } })
    await tx.appointment.create({
      data: {
        tenantId,
        id: newId(),
        agencyId: s.agency.id,
        personId,
        kind: 'LEADER_TEAM',
        position: 'Заместитель',
        actNumber: '1-р',
        actDate: day(from),
        from: day(from),
        until: until === null ? null : day(until),
      },
    })
  })
}
const edit = (path: string, base: string, text: string) => ({ path, base, text })

describe('people of a project', () => {
  it('are those with a role and those whose appointment is in force on the tenant’s day', async () => {
    const s = await scene()
    await appointed(s, 'Прежний', '2026-01-12', '2026-03-01')
    await appointed(s, 'Последний день', '2026-01-12', '2026-03-02')
    await appointed(s, 'Будущий', '2026-03-03', null)
    // The evening of 1 March by UTC is the morning of 2 March in Kuzbass.
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-03-01T20:00:00Z') })
    const { id } = await createProject(s.tenant, s.agency)
    const names = ['Последний день', 'Прежний', 'Будущий']
    const { people } = await getPassport(s.authority, { id })
    expect(people.map(({ name }) => name).filter((name) => names.includes(name))).toEqual(['Последний день'])
    expect(people.find(({ name }) => name === 'Последний день')).toMatchObject({ position: 'Заместитель' })
    expect(people.map(({ id: person }) => person)).toContain(s.curator.personId)
  })
})

describe('opening a project', () => {
  it('counts within the tenant, freezes the form and lets the participants in', async () => {
    const s = await scene()
    const open = (actor: Actor, more: object = {}) =>
      openProject(actor, { kind: 'LEAN', title: 'Сокращение срока выдачи справки', agencyId: s.agency.id, ...more })
    const { id } = value(
      await open(s.curator, {
        participants: [
          { agencyId: s.other.id, part: 'Даёт сведения' },
          { agencyId: '', part: '' },
        ],
      }),
    )
    value(await open(s.member, { title: 'Сокращение срока ответа' }))
    const project = await getProject(s.neighbour, { id })
    expect(project).toMatchObject({
      number: 1,
      status: 'DRAFT',
      can: { edit: true, manage: false },
      participants: [{ id: s.agency.id }, { id: s.other.id, part: 'Даёт сведения' }],
    })
    expect(project?.form.stages).toHaveLength(10)
    expect(await getProject(s.stranger, { id })).toBeNull()
    expect(await open(s.stranger)).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    expect(await open(s.curator, { title: 'а' })).toMatchObject({
      ok: false,
      error: { fields: { title: expect.any(String) as string } },
    })
    // Taken out, the neighbour sees it no more; only the running agency decides on that.
    expect(await changeParticipants(s.neighbour, { id, version: 1, participants: [] })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    value(await changeParticipants(s.curator, { id, version: 1, participants: [] }))
    expect(await getProject(s.neighbour, { id })).toBeNull()
  })

  it('takes a proposal over and finds no foreign one', async () => {
    const s = await scene()
    const proposal = '01900000-0000-7000-8000-00000000aaaa'
    await read(s.tenant, (tx) =>
      tx.proposal.create({
        data: {
          tenantId: s.tenant.id,
          id: proposal,
          number: 5,
          agencyId: s.agency.id,
          title: 'Один визит',
          problem: 'Ходим трижды',
          suggestion: 'Принимать по почте',
          filedAt: new Date(),
          answerDue: new Date(),
        },
      }),
    )
    const { id } = value(
      await openProject(s.curator, {
        kind: 'LEAN',
        title: 'Один визит вместо трёх',
        agencyId: s.agency.id,
        proposalId: proposal,
      }),
    )
    // From another tab, with another title and key: one proposal grows into one project.
    const again = { kind: 'LEAN' as const, title: 'Второй раз', agencyId: s.agency.id, proposalId: proposal }
    expect(await openProject(s.member, again)).toMatchObject({
      ok: false,
      error: {
        code: 'CONFLICT',
        message: 'Из этого предложения уже открыт проект № 1 «Один визит вместо трёх».',
        see: { path: `projects/${id}` },
      },
    })
    const { fields } = await getPassport(s.curator, { id })
    expect(Object.values(fields)).toEqual(
      expect.arrayContaining([
        'Один визит вместо трёх',
        'Предложение по улучшению № 5. Ходим трижды',
        'Принимать по почте',
      ]),
    )
    expect(
      await openProject(s.neighbour, {
        kind: 'LEAN',
        title: 'Один визит вместо трёх',
        agencyId: s.other.id,
        proposalId: proposal,
      }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('a project that an agency has already', () => {
  it('is opened once, at once from two tabs too; an ended one stands in nobody’s way', async () => {
    const s = await scene()
    const open = () => openProject(s.curator, { kind: 'LEAN', title: 'Один визит вместо трёх', agencyId: s.agency.id })
    const answers = await Promise.all([open(), open(), open()])
    const [made] = answers.filter(({ ok }) => ok)
    const { id } = value(made as Awaited<ReturnType<typeof open>>)
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1)
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'CONFLICT', fields: { title: expect.any(String) as string }, see: { path: `projects/${id}` } },
    })
    await read(s.tenant, (tx) =>
      tx.project.update({ where: { tenantId_id: { tenantId: s.tenant.id, id } }, data: { status: 'CANCELLED' } }),
    )
    value(await open())
  })
})

describe('two people at one passport', () => {
  it('save different fields and are told of the same one', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { participants: { [s.other.id]: '' } })
    const was = filledPassport.customer ?? ''
    const first = value(
      await savePassport(s.curator, {
        id,
        edits: [edit('customer', was, 'Управление'), edit('process', filledPassport.process ?? '', 'Выдача выписки')],
      }),
    )
    expect(first).toMatchObject({ version: 2, conflicts: [] })
    const second = value(
      await savePassport(s.neighbour, {
        id,
        edits: [
          edit('customer', was, 'Комитет'),
          edit('boundaries', filledPassport.boundaries ?? '', 'от заявки до ответа'),
        ],
      }),
    )
    expect(second.conflicts).toMatchObject([{ path: 'customer', text: 'Управление', by: s.curator.name }])
    expect(await savePassport(s.neighbour, { id, edits: [edit('customer', was, 'Комитет')] })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', details: { conflicts: [{ text: 'Управление' }] } },
    })
    value(await savePassport(s.neighbour, { id, edits: [edit('customer', 'Управление', 'Комитет')] }))
    const live = await getPassportLive(s.curator, { id, version: 2 })
    expect(live.fields).toMatchObject({
      customer: 'Комитет',
      process: 'Выдача выписки',
      boundaries: 'от заявки до ответа',
    })
    expect(live.editors).toMatchObject([{ name: s.neighbour.name }])
    expect((await getPassportLive(s.curator, { id, version: live.version })).fields).toBeNull()
    expect(await savePassport(s.stranger, { id, edits: [edit('customer', 'Комитет', 'x')] })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await savePassport(s.curator, { id, edits: [edit('customer.x', '', 'x')] })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
    expect(await savePassport(s.curator, { id, edits: [edit('stages.11.from', '', 'x')] })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
  })

  it('lose nothing when both send at once', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency)
    const answers = await Promise.all(
      ['А', 'Б', 'В', 'Г'].map((text, i) =>
        savePassport(s.curator, {
          id,
          edits: [
            edit('customer', filledPassport.customer ?? '', text),
            edit(`effects.01900000-0000-7000-8000-0000000000f${i}`, '', text),
          ],
        }),
      ),
    )
    expect(answers.map((answer) => value(answer).conflicts.length).sort()).toEqual([0, 1, 1, 1])
    const { fields, version } = await getPassport(s.curator, { id })
    expect(Object.keys(fields).filter((path) => path.endsWith('0f0') || path.endsWith('0f3'))).toHaveLength(2)
    expect(version).toBe(5)
  })
})

describe('approval', () => {
  it('freezes what was handed in, returns it with remarks at fields, and starts the project once approved', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { participants: { [s.other.id]: '' } })
    now('2027-01-05')
    value(await savePassport(s.curator, { id, edits: [edit('leader.name', filledPassport['leader.name'] ?? '', '')] }))
    expect(await submitPassport(s.curator, { id })).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('Не назначен руководитель') as string },
    })
    value(await savePassport(s.curator, { id, edits: [edit('leader.name', '', 'Иванова Анна Петровна')] }))
    expect(await submitPassport(s.member, { id })).toMatchObject({ ok: false, error: { code: 'FORBIDDEN' } })
    expect(await submitPassport(s.neighbour, { id })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    value(await submitPassport(s.curator, { id }))
    expect(
      await savePassport(s.curator, { id, edits: [edit('customer', filledPassport.customer ?? '', 'x')] }),
    ).toMatchObject({ ok: false, error: { code: 'RULE' } })
    value(await withdrawPassport(s.curator, { id }))
    value(await submitPassport(s.curator, { id }))
    value(await agreePassport(s.methodologist, { id }))
    expect(await returnPassport(s.authority, { id, remarks: [{ path: '', text: '' }] })).toMatchObject({
      ok: false,
      error: { code: 'INVALID' },
    })
    value(
      await returnPassport(s.authority, {
        id,
        remarks: [
          { path: `goals.${goalId}.target`, text: 'Откуда 12 дней?' },
          { path: '', text: 'Добавьте МФЦ' },
        ],
      }),
    )
    const returned = await getPassport(s.curator, { id })
    expect(returned).toMatchObject({
      status: 'DRAFT',
      refusal: null,
      remarks: [{ path: `goals.${goalId}.target`, resolvedAt: null }, { path: '' }],
    })
    value(await resolveRemark(s.member, { id: returned.remarks[0]?.id ?? '', resolved: true }))
    value(await submitPassport(s.curator, { id }))
    const approve = (more: object = {}) =>
      approvePassport(s.curator, {
        id,
        name: 'Петров Пётр Ильич',
        position: 'глава округа',
        date: '2027-01-05',
        ...more,
      })
    expect(await approve({ date: '2027-01-06' })).toMatchObject({
      ok: false,
      error: { fields: { date: 'Эта дата ещё не наступила.' } },
    })
    expect(await approve({ date: '2027-01-04' })).toMatchObject({
      ok: false,
      error: { fields: { date: expect.stringContaining('раньше не могли') as string } },
    })
    expect(await approve({ date: '30.02.2027' })).toMatchObject({ ok: false, error: { code: 'INVALID' } })
    value(await approve())
    expect(await approve()).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect((await listPassportVersions(s.curator, { id })).map(({ number, status }) => `${number} ${status}`)).toEqual([
      '3 APPROVED',
      '2 RETURNED',
      '1 WITHDRAWN',
    ])
    const state = await read(s.tenant, async (tx) => ({
      project: await tx.project.findFirst({ where: { id } }),
      stages: await tx.projectStage.findMany({ where: { projectId: id }, orderBy: { number: 'asc' } }),
      reports: await tx.projectReport.findMany({ where: { projectId: id } }),
      events: (await tx.projectEvent.findMany({ where: { projectId: id }, orderBy: { id: 'asc' } })).map(
        ({ kind }) => kind,
      ),
      letters: await tx.outboxMessage.count({ where: { kind: 'mail' } }),
    }))
    expect(state.project).toMatchObject({ status: 'RUNNING', stage: 1 })
    expect(state.stages).toHaveLength(10)
    expect(state.stages[4]).toMatchObject({ plannedFrom: new Date('2027-02-15'), dueTo: new Date('2027-02-19') })
    expect(state.reports).toMatchObject([
      { kind: 'OPENING', status: 'SUBMITTED', body: { next: expect.stringContaining('Картирование') as string } },
    ])
    expect(state.events).toEqual([
      'SUBMITTED',
      'WITHDRAWN',
      'SUBMITTED',
      'AGREED',
      'RETURNED',
      'SUBMITTED',
      'APPROVED',
      'REPORT_SUBMITTED',
      'SENT',
    ])
    expect(state.letters).toBeGreaterThan(0)
  })

  it('approves a later passport anew with a reason and moves stages that are not closed', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'RUNNING' })
    now('2027-03-01')
    await read(s.tenant, (tx) =>
      tx.projectStage.updateMany({
        where: { projectId: id, number: { lt: 7 } },
        data: { closedOn: new Date('2027-02-26') },
      }),
    )
    expect(await submitPassport(s.curator, { id, reason: 'Просто так' })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    value(
      await savePassport(s.member, {
        id,
        edits: [edit('stages.7.to', '2027-06-25', '2027-06-28'), edit('stages.6.to', '2027-02-26', '2027-03-01')],
      }),
    )
    expect(await submitPassport(s.curator, { id })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    value(await submitPassport(s.curator, { id, reason: 'Поставка оборудования задержалась' }))
    expect(await getProject(s.curator, { id })).toMatchObject({ status: 'RUNNING' })
    expect(await getPassport(s.curator, { id })).toMatchObject({ refusal: 'PENDING', approved: { number: 1 } })
    value(
      await approvePassport(s.authority, {
        id,
        name: 'Петров Пётр Ильич',
        position: 'глава округа',
        date: '2027-03-01',
      }),
    )
    const { stages, moves, reports } = await read(s.tenant, async (tx) => ({
      stages: await tx.projectStage.findMany({ where: { projectId: id }, orderBy: { number: 'asc' } }),
      moves: await tx.stageMove.findMany({ where: { projectId: id } }),
      reports: await tx.projectReport.count({ where: { projectId: id } }),
    }))
    expect(stages[6]).toMatchObject({ plannedTo: new Date('2027-06-28'), dueTo: new Date('2027-06-28') })
    expect(stages[5]).toMatchObject({ dueTo: new Date('2027-02-26') })
    expect(moves).toMatchObject([{ number: 7, reason: 'Поставка оборудования задержалась' }])
    expect(reports).toBe(0)
    const { changes } = await comparePassportVersions(s.curator, { id, a: '1', b: '2' })
    expect(changes).toEqual([
      { path: 'stages.6.to', before: '2027-02-26', after: '2027-03-01' },
      { path: 'stages.7.to', before: '2027-06-25', after: '2027-06-28' },
    ])
    expect((await comparePassportVersions(s.curator, { id, a: '2', b: 'work' })).changes).toEqual([])
  })

  it('cancels with a reason and takes up again as a draft', async () => {
    const s = await scene()
    const { id } = await createProject(s.tenant, s.agency, { status: 'APPROVAL' })
    expect(await cancelProject(s.curator, { id, reason: '' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    value(await cancelProject(s.curator, { id, reason: 'Процесс упразднён' }))
    expect(await getPassport(s.curator, { id })).toMatchObject({
      status: 'CANCELLED',
      refusal: 'CANCELLED',
      pending: null,
    })
    value(await resumeProject(s.authority, { id }))
    expect(await getProject(s.curator, { id })).toMatchObject({ status: 'DRAFT' })
  })
})
