import { beforeAll, describe, expect, it } from 'vitest'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { addNote, removeNote } from '@/lib/projects/tasks/note-commands'
import { addTask, moveTask, removeTask, updateTask } from '@/lib/projects/tasks/commands'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

let tenant: TenantView
let agency: { id: string; name: string }
let partner: { id: string; name: string }
let curator: Actor
let other: Actor
let employee: Actor
let projectId: string

beforeAll(async () => {
  tenant = await createTenant()
  agency = await createAgency(tenant)
  partner = await createAgency(tenant)
  curator = await createActor(tenant, 'CURATOR', agency.id)
  other = await createActor(tenant, 'TEAM_MEMBER', partner.id)
  employee = await createActor(tenant, 'EMPLOYEE', agency.id)
  projectId = (
    await createProject(tenant, agency, { status: 'RUNNING', participants: { [partner.id]: 'Готовит данные' } })
  ).id
})

const tasks = () =>
  withTenant(tenant.id, (tx) =>
    tx.projectTask.findMany({ where: { tenantId: tenant.id, projectId, removedAt: null }, orderBy: { rank: 'asc' } }),
  )
const lettersTo = async (title: string) =>
  (await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { tenantId: tenant.id } }))).filter(
    ({ payload }) => JSON.stringify(payload).includes(title),
  )
const add = async (actor: Actor, title: string, more: object = {}) => {
  const made = await addTask(actor, { projectId, title, ...more })
  if (!made.ok) throw new Error(made.error.message)
  return made.value.id
}

describe('tasks of a road map', () => {
  it('belong to an agency of the project; each edits its own, the running one all', async () => {
    const mine = await add(other, 'Выгрузить данные')
    const theirs = await add(curator, 'Согласовать форму')
    expect(await tasks()).toMatchObject(
      [
        { id: mine, agencyId: partner.id },
        { id: theirs, agencyId: agency.id },
      ].sort((a, b) => a.id.localeCompare(b.id)),
    )
    expect(await moveTask(other, { taskId: theirs, version: 1, to: 'DOING' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('другой орган') as string },
    })
    expect(await moveTask(curator, { taskId: mine, version: 1, to: 'DOING' })).toMatchObject({
      ok: true,
      value: { status: 'DOING', version: 2 },
    })
    expect(await addTask(other, { projectId, title: 'За других', agencyId: agency.id })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    expect(await addTask(employee, { projectId, title: 'Сам' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    const stranger = await createAgency(tenant)
    expect(await addTask(curator, { projectId, title: 'Чужим', agencyId: stranger.id })).toMatchObject({
      ok: false,
      error: { fields: { agencyId: expect.any(String) as string } },
    })
    expect(
      await addTask(await createActor(tenant, 'CURATOR', stranger.id), { projectId, title: 'Влез' }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })

  it('are told to the person once, and not to oneself', async () => {
    const id = await add(curator, 'Замерить очередь', { personId: employee.personId, dueOn: '2027-02-05', stage: 2 })
    expect(await lettersTo('Замерить очередь')).toHaveLength(1)
    const [task] = (await tasks()).filter((one) => one.id === id)
    expect(task).toMatchObject({
      personId: employee.personId,
      responsible: employee.name,
      dueOn: dayColumn('2027-02-05'),
      stage: 2,
    })
    const same = { taskId: id, title: 'Замерить очередь', status: 'DOING' as const, personId: employee.personId }
    expect(await updateTask(curator, { ...same, version: 1 })).toMatchObject({ ok: true, value: { version: 2 } })
    expect(await lettersTo('Замерить очередь')).toHaveLength(1)
    await add(curator, 'Сделаю сам', { personId: curator.personId })
    expect(await lettersTo('Сделаю сам')).toHaveLength(0)
    const outsider = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    expect(await addTask(curator, { projectId, title: 'Чужому', personId: outsider.personId })).toMatchObject({
      ok: false,
      error: { fields: { personId: expect.any(String) as string } },
    })
  })

  it("lose nobody's change", async () => {
    const id = await add(curator, 'Снять видео')
    expect(await moveTask(curator, { taskId: id, version: 1, to: 'DONE' })).toMatchObject({ ok: true })
    expect(
      await updateTask(curator, { taskId: id, version: 1, status: 'DOING', title: 'Снять видео процесса' }),
    ).toMatchObject({ error: { code: 'CONFLICT', changes: [{ by: curator.name, after: { status: 'DONE' } }] } })
    expect((await tasks()).find((one) => one.id === id)).toMatchObject({
      status: 'DONE',
      title: 'Снять видео',
      doneAt: expect.any(Date) as Date,
    })
    expect(await moveTask(curator, { taskId: id, version: 2, to: 'WAITING' })).toMatchObject({ ok: true })
    expect((await tasks()).find((one) => one.id === id)).toMatchObject({ status: 'WAITING', doneAt: null })
    expect(await removeTask(curator, { taskId: id, version: 3 })).toMatchObject({ ok: true })
    expect(await removeTask(curator, { taskId: id, version: 4 })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })

  it('are put in order within a column', async () => {
    const ids = [
      await add(curator, 'А', { board: 'DAILY' }),
      await add(curator, 'Б', { board: 'DAILY' }),
      await add(curator, 'В', { board: 'DAILY' }),
    ]
    const order = async () =>
      (await tasks())
        .filter(({ board }) => board === 'DAILY')
        .map(({ title }) => title)
        .join('')
    expect(await order()).toBe('АБВ')
    await moveTask(curator, { taskId: ids[2] ?? '', version: 1, to: 'UP' })
    expect(await order()).toBe('АВБ')
    await moveTask(curator, { taskId: ids[0] ?? '', version: 1, to: 'DOWN' })
    expect(await order()).toBe('ВАБ')
    await moveTask(curator, { taskId: ids[2] ?? '', version: 2, to: 'UP' })
    expect(await order()).toBe('ВАБ')
  })
})

describe('notes of a meeting', () => {
  it('make tasks of their lines, or nothing at all', async () => {
    expect(
      await addNote(curator, {
        projectId,
        heldOn: '2026-11-03',
        text: 'Обсудили карту',
        tasks: 'Дополнить карту до 30.02.2027',
      }),
    ).toMatchObject({ ok: false, error: { fields: { tasks: expect.stringContaining('30.02.2027') as string } } })
    const made = await addNote(other, {
      projectId,
      heldOn: '2026-11-03',
      present: 'Руководитель, специалисты',
      text: 'Обсудили карту',
      tasks: '– Дополнить карту до 05.02.2027\n– Повесить на стену',
    })
    expect(made).toMatchObject({ ok: true, value: { tasks: 2 } })
    expect((await tasks()).filter(({ details }) => details === 'Встреча 03.11.2026.')).toMatchObject([
      { title: 'Дополнить карту', agencyId: partner.id, dueOn: dayColumn('2027-02-05') },
      { title: 'Повесить на стену', dueOn: null },
    ])
    expect(await addNote(curator, { projectId, heldOn: '2099-01-01', text: 'Будущее' })).toMatchObject({
      ok: false,
      error: { fields: { heldOn: expect.any(String) as string } },
    })
    const noteId = made.ok ? made.value.id : ''
    expect(await removeNote(curator, { noteId })).toMatchObject({ ok: true })
    expect(await removeNote(curator, { noteId })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})
