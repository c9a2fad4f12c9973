import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import type { Result } from '@/lib/core/result'
import { getNearestDeadlines } from '@/lib/cockpit/queries'
import { listDeadlines } from '@/lib/deadlines/deadline-queries'
import { readCalendarFilter } from '@/lib/deadlines/schema'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import * as portfolioCommands from '@/lib/portfolios/commands'
import { getPortfolio, getPortfolioForm, listPortfolios } from '@/lib/portfolios/queries'
import {
  addPortfolioTask,
  removePortfolioTask,
  setPortfolioTaskState,
  updatePortfolioTask,
} from '@/lib/portfolios/task-commands'
import { getPortfolioTask, getPortfolioTaskForm, listProjectSharedTasks } from '@/lib/portfolios/task-queries'
import { openProject } from '@/lib/projects/opening/commands'
import { getProjectOpening } from '@/lib/projects/opening/queries'
import { listFeed } from '@/lib/projects/stages/queries'
import { dayColumn } from '@/lib/core/db-day'
import { createProject } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { sent } from '../../factories/statements'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const { createPortfolio, updatePortfolio } = portfolioCommands
const addToPortfolio = asSeen(portfolioCommands.addToPortfolio)
const closePortfolio = asSeen(portfolioCommands.closePortfolio)
const removeFromPortfolio = asSeen(portfolioCommands.removeFromPortfolio)

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const errorOf = (result: Result<unknown>) => (result.ok ? null : result.error)
const missing = { digest: expect.stringContaining('404') as string }

async function place() {
  const tenant = await createTenant()
  const ministry = await createAgency(tenant)
  const school = await createAgency(tenant, { parentId: ministry.id })
  const other = await createAgency(tenant)
  const [authority, curator, neighbour, employee] = [
    await createActor(tenant, 'AUTHORITY'),
    await createActor(tenant, 'CURATOR', ministry.id),
    await createActor(tenant, 'CURATOR', other.id),
    await createActor(tenant, 'EMPLOYEE', school.id),
  ]
  const [a, b, foreign] = [
    await createProject(tenant, ministry, { status: 'RUNNING' }),
    await createProject(tenant, school, { status: 'RUNNING' }),
    await createProject(tenant, other, { status: 'RUNNING' }),
  ]
  const { id } = value(await createPortfolio(curator, { title: 'Без очередей', agencyId: ministry.id }))
  for (const projectId of [a.id, b.id]) value(await addToPortfolio(curator, { id, projectId }))
  return {
    tenant,
    ministry,
    school,
    other,
    authority,
    curator,
    neighbour,
    employee,
    a,
    b,
    foreign,
    id,
    today: todayIn(tenant.timeZone, new Date()),
  }
}
type Place = Awaited<ReturnType<typeof place>>

const personOf = ({ personId }: Actor): string => personId ?? ''
const add = async ({ curator, id }: Place, more: object = {}) =>
  value(await addPortfolioTask(curator, { portfolioId: id, title: 'Единый перечень', ...more })).id
const version = (p: Place, id: string) =>
  withTenant(
    p.tenant.id,
    async (tx) =>
      (await tx.portfolioTask.findUniqueOrThrow({ where: { tenantId_id: { tenantId: p.tenant.id, id } } })).version,
  )
/** Shared tasks among what falls due next on the home page. */
const atHome = async (actor: Actor) =>
  (await getNearestDeadlines(actor, {})).map(({ href }) => href).filter((href) => href.startsWith('portfolios/'))
const shared = async (p: Place, projectId: string, actor: Actor = p.curator) =>
  (await listProjectSharedTasks(actor, { id: projectId })).tasks.map(({ title }) => title)

describe('a portfolio that an agency leads', () => {
  it('is made by its curator for an agency in reach, read by all, changed by nobody foreign', async () => {
    const p = await place()
    const { curator, neighbour, authority, id } = p
    expect(errorOf(await createPortfolio(curator, { title: 'Чужой', agencyId: p.other.id }))).toMatchObject({
      code: 'NOT_FOUND',
      fields: { agencyId: expect.any(String) as string },
    })
    expect(errorOf(await createPortfolio(curator, { title: 'Ничей' }))?.fields?.agencyId).toBe(
      'Выберите ведущий орган.',
    )
    const own = value(await createPortfolio(neighbour, { title: 'Свой', agencyId: '' }))
    expect(await listPortfolios(authority, {})).toMatchObject([
      { title: 'Без очередей', agencyName: p.ministry.name },
      { id: own.id, agencyName: p.other.name },
    ])
    expect((await getPortfolio(neighbour, { id }))?.can.edit).toBe(false)
    expect((await getPortfolio(curator, { id }))?.can.edit).toBe(true)
    expect(await getPortfolioForm(neighbour, { id })).toBeNull()
    expect(await getPortfolioTaskForm(neighbour, { id })).toBeNull()
    expect((await getPortfolioForm(curator, {}))?.agencies.map((agency) => agency.id).sort()).toEqual(
      [p.ministry.id, p.school.id].sort(),
    )
    const words = {
      id,
      version: 3,
      title: 'Без очередей и бумаг',
      agencyId: p.school.id,
      personId: personOf(p.employee),
    }
    for (const stranger of [neighbour, (await place()).curator, (await place()).authority]) {
      expect(errorOf(await updatePortfolio(stranger, words))?.code).toBe('NOT_FOUND')
      expect(errorOf(await closePortfolio(stranger, { id }))?.code).toBe('NOT_FOUND')
      expect(errorOf(await addToPortfolio(stranger, { id, projectId: p.foreign.id }))?.code).toBe('NOT_FOUND')
      expect(errorOf(await addPortfolioTask(stranger, { portfolioId: id, title: 'Задача' }))?.code).toBe('NOT_FOUND')
    }
    expect(
      errorOf(await updatePortfolio(curator, { ...words, personId: personOf(neighbour) }))?.fields?.personId,
    ).toBeDefined()
    value(await updatePortfolio(curator, words))
    expect(errorOf(await updatePortfolio(authority, { ...words, title: 'Иначе' }))?.code).toBe('CONFLICT')
    expect(await getPortfolio(authority, { id })).toMatchObject({
      title: 'Без очередей и бумаг',
      agencyName: p.school.name,
      owner: p.employee.name,
    })
    expect(errorOf(await createPortfolio(p.employee, { title: 'Сотрудника' }))?.code).toBe('FORBIDDEN')
  })

  it("takes only projects in reach, and none out of another's portfolio", async () => {
    const p = await place()
    const { curator, authority, id, foreign, a } = p
    expect(errorOf(await addToPortfolio(curator, { id, projectId: foreign.id }))?.code).toBe('NOT_FOUND')
    const guest = await createProject(p.tenant, p.other, {
      status: 'RUNNING',
      participants: { [p.ministry.id]: 'Даёт данные' },
    })
    expect(errorOf(await addToPortfolio(curator, { id, projectId: guest.id }))).toMatchObject({
      code: 'RULE',
      message: expect.stringContaining('другой орган') as string,
    })
    value(await addToPortfolio(authority, { id, projectId: guest.id }))
    const view = await getPortfolio(curator, { id })
    expect(view?.projects.map((project) => [project.id, project.leaving !== null])).toEqual([
      [a.id, true],
      [p.b.id, true],
      [guest.id, false],
    ])
    expect(errorOf(await removeFromPortfolio(curator, { id, projectId: guest.id }))?.code).toBe('RULE')
    const central = value(await createPortfolio(authority, { title: 'Программа' }))
    value(await addToPortfolio(authority, { id: central.id, projectId: a.id }))
    expect(errorOf(await addToPortfolio(curator, { id, projectId: a.id }))?.message).toContain('ведёте не вы')
    const opening = { title: 'Новый проект', kind: 'LEAN' as const, agencyId: p.other.id, ground: '', participants: [] }
    expect((await getProjectOpening(p.neighbour, {})).portfolios).toEqual([{ id: central.id, title: 'Программа' }])
    expect(errorOf(await openProject(p.neighbour, { ...opening, portfolioId: id }))?.code).toBe('NOT_FOUND')
    value(await openProject(p.neighbour, { ...opening, portfolioId: central.id }))
    value(await closePortfolio(authority, { id: central.id }))
    expect(errorOf(await addToPortfolio(authority, { id, projectId: a.id }))?.message).toContain('закрытом портфеле')
  })
})

describe('two people who change one portfolio', () => {
  it('see what the other did before they decide: what was put in, taken out and moved over', async () => {
    const p = await place()
    const { id, authority, curator, foreign, a } = p
    const central = value(await createPortfolio(authority, { title: 'Программа' }))
    const seen = { id, version: 3 }
    value(await addToPortfolio(authority, { ...seen, projectId: foreign.id }))
    expect(await closePortfolio(curator, seen)).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ by: authority.name, after: { projectId: foreign.id } }] },
    })
    // Moved over by a decision on the other portfolio: this one has changed as well.
    value(await addToPortfolio(authority, { id: central.id, projectId: a.id }))
    expect(await removeFromPortfolio(curator, { id, version: 4, projectId: p.b.id })).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ by: authority.name, before: { projectId: a.id } }] },
    })
    value(await removeFromPortfolio(curator, { id, version: 5, projectId: p.b.id }))
    value(await closePortfolio(curator, { id, version: 6 }))
    // The same button pressed twice does not open it again.
    expect(await closePortfolio(authority, { id, version: 6 })).toMatchObject({ error: { code: 'CONFLICT' } })
  })
})

describe('a shared task', () => {
  it('reaches its person by letter, notification and calendar, and is marked done by them alone of the outsiders', async () => {
    const p = await place()
    const { employee, neighbour, authority, a, b, foreign, id } = p
    expect(
      errorOf(await addPortfolioTask(p.curator, { portfolioId: id, title: 'Задача', projectIds: [foreign.id] }))?.fields
        ?.projectIds,
    ).toBeDefined()
    expect(
      errorOf(await addPortfolioTask(p.curator, { portfolioId: id, title: 'Задача', personId: personOf(neighbour) }))
        ?.fields?.personId,
    ).toBeDefined()
    const task = await add(p, { personId: personOf(employee), dueOn: addDays(p.today, 2), projectIds: [a.id, b.id] })
    const told = await withTenant(p.tenant.id, async (tx) => ({
      notes: await tx.notification.findMany(),
      mails: await tx.outboxMessage.findMany({ where: { kind: 'mail' } }),
    }))
    expect(told.notes).toMatchObject([
      { personId: employee.personId, kind: 'TASK_GIVEN', href: `portfolios/${id}/tasks/${task}` },
    ])
    expect(JSON.stringify(told.mails)).toContain('Общая задача портфеля: Единый перечень')
    expect(await atHome(employee)).toEqual([`portfolios/${id}/tasks/${task}`])
    // Past its day it stays at the home page of the person it was given to, first, and of nobody else.
    const dueIn = (days: number) =>
      withTenant(p.tenant.id, (tx) =>
        tx.portfolioTask.updateMany({
          where: { tenantId: p.tenant.id, id: task },
          data: { dueOn: dayColumn(addDays(p.today, days)) },
        }),
      )
    await dueIn(-3)
    expect((await getNearestDeadlines(employee, {}))[0]).toMatchObject({
      state: 'OVERDUE',
      href: `portfolios/${id}/tasks/${task}`,
    })
    expect(await atHome(p.curator)).toEqual([])
    await dueIn(2)
    const day = {
      ...readCalendarFilter({}),
      view: 'mine' as const,
      kind: 'PORTFOLIO_TASK' as const,
      day: addDays(p.today, 2),
    }
    expect((await listDeadlines(employee, day)).total).toBe(1)
    expect((await listDeadlines(p.curator, day)).total).toBe(0)
    expect((await listDeadlines(p.curator, { ...day, view: 'all' })).total).toBe(1)
    expect((await listDeadlines(neighbour, { ...day, view: 'all' })).total).toBe(0)
    expect(await shared(p, a.id)).toEqual(['Единый перечень'])
    expect(await shared(p, b.id, employee)).toEqual(['Единый перечень'])
    expect((await listFeed(p.curator, { id: a.id, page: 1 })).rows.map(({ kind }) => kind)).toContain(
      'SHARED_TASK_ADDED',
    )
    expect(await getPortfolioTask(employee, { id: task })).toMatchObject({
      choices: null,
      portfolio: { open: false },
      task: { personId: null, projects: [{ id: b.id }], hidden: 1, can: { edit: false, act: true } },
    })
    const state = { taskId: task, version: 1, status: 'DONE' as const }
    expect(errorOf(await setPortfolioTaskState(neighbour, state))?.code).toBe('RULE')
    expect(errorOf(await setPortfolioTaskState(await createActor(p.tenant, 'EMPLOYEE', p.other.id), state))?.code).toBe(
      'NOT_FOUND',
    )
    expect(errorOf(await setPortfolioTaskState((await place()).authority, state))?.code).toBe('NOT_FOUND')
    expect(errorOf(await updatePortfolioTask(employee, { ...state, title: 'Моё' }))?.code).toBe('FORBIDDEN')
    value(await setPortfolioTaskState(employee, state))
    expect(errorOf(await setPortfolioTaskState(employee, { ...state, status: 'DOING' }))?.code).toBe('CONFLICT')
    expect(await atHome(employee)).toEqual([])
    expect(await shared(p, a.id)).toEqual([])
    expect((await getPortfolio(authority, { id }))?.shared).toMatchObject({
      open: 0,
      tasks: [{ status: 'DONE', overdue: false }],
    })
    expect((await listFeed(p.curator, { id: b.id, page: 1 })).rows[0]?.kind).toBe('SHARED_TASK_DONE')
  })

  it('is changed and removed by editors; one who is late is told, projects that the editor does not see stay', async () => {
    const p = await place()
    value(await addToPortfolio(p.authority, { id: p.id, projectId: p.foreign.id }))
    const task = value(
      await addPortfolioTask(p.authority, { portfolioId: p.id, title: 'Сверить', projectIds: [p.a.id, p.foreign.id] }),
    ).id
    const words = {
      taskId: task,
      version: 1,
      status: 'DOING' as const,
      title: 'Сверить сроки',
      dueOn: addDays(p.today, -3),
      projectIds: p.b.id,
    }
    expect(errorOf(await updatePortfolioTask(p.neighbour, words))?.code).toBe('NOT_FOUND')
    value(await updatePortfolioTask(p.curator, words))
    expect(errorOf(await updatePortfolioTask(p.authority, words))?.code).toBe('CONFLICT')
    expect((await getPortfolio(p.authority, { id: p.id }))?.shared.tasks).toMatchObject([
      { title: 'Сверить сроки', overdue: true, projects: [{ id: p.b.id }, { id: p.foreign.id }] },
    ])
    expect((await getPortfolio(p.curator, { id: p.id }))?.shared.tasks).toMatchObject([
      { projects: [{ id: p.b.id }], hidden: 1 },
    ])
    expect(await shared(p, p.a.id)).toEqual([])
    expect(errorOf(await removePortfolioTask(p.curator, { taskId: task, version: 1 }))?.code).toBe('CONFLICT')
    value(await removePortfolioTask(p.curator, { taskId: task, version: 2 }))
    await expect(getPortfolioTask(p.curator, { id: task })).rejects.toMatchObject(missing)
  })

  it('names a project no more when it leaves; those of a closed portfolio are frozen and leave the calendar', async () => {
    const p = await place()
    const [one, both] = [
      await add(p, { projectIds: [p.a.id] }),
      await add(p, {
        title: 'Вместе',
        projectIds: [p.a.id, p.b.id],
        personId: personOf(p.employee),
        dueOn: addDays(p.today, 1),
      }),
    ]
    expect(
      (await getPortfolio(p.curator, { id: p.id }))?.projects.find((project) => project.id === p.a.id)?.leaving,
    ).toEqual({ tasks: 2, alone: 1 })
    value(await removeFromPortfolio(p.curator, { id: p.id, projectId: p.a.id }))
    const view = await getPortfolio(p.curator, { id: p.id })
    expect(
      view?.shared.tasks.map((task) => [task.id, task.projects.map((project) => project.id), task.hidden]),
    ).toEqual([
      [both, [p.b.id], 0],
      [one, [], 0],
    ])
    expect(await shared(p, p.a.id)).toEqual([])
    expect(await shared(p, p.b.id)).toEqual(['Вместе', 'Единый перечень'])
    value(await closePortfolio(p.curator, { id: p.id }))
    const state = { taskId: both, version: await version(p, both), status: 'DONE' as const }
    for (const attempt of [
      setPortfolioTaskState(p.employee, state),
      setPortfolioTaskState(p.authority, state),
      updatePortfolioTask(p.curator, { ...state, title: 'Иначе' }),
      removePortfolioTask(p.curator, { taskId: one, version: 1 }),
      addPortfolioTask(p.curator, { portfolioId: p.id, title: 'Ещё одна' }),
      removeFromPortfolio(p.curator, { id: p.id, projectId: p.b.id }),
    ])
      expect(errorOf(await attempt)).toMatchObject({
        code: 'RULE',
        message: expect.stringContaining('закрыт') as string,
      })
    expect(await atHome(p.employee)).toEqual([])
    expect(await shared(p, p.b.id)).toEqual([])
    expect((await getPortfolio(p.curator, { id: p.id }))?.shared.tasks[0]?.can).toEqual({ edit: false, act: false })
    value(await closePortfolio(p.curator, { id: p.id }))
    value(await setPortfolioTaskState(p.employee, state))
  })

  it('the number of statements does not grow with tasks and projects', async () => {
    const p = await place()
    await add(p, { projectIds: [p.a.id, p.b.id] })
    const task = await add(p, { title: 'Первая', projectIds: [p.a.id], personId: personOf(p.employee), dueOn: p.today })
    const measure = async () => [
      await sent(() => getPortfolio(p.curator, { id: p.id })),
      await sent(() => listProjectSharedTasks(p.curator, { id: p.a.id })),
      await sent(() => getPortfolioTask(p.curator, { id: task })),
      await sent(() => listPortfolios(p.curator, {})),
      await sent(() => getNearestDeadlines(p.employee, {})),
    ]
    const few = await measure()
    for (let n = 0; n < 6; n++) {
      const project = await createProject(p.tenant, p.school, { status: 'RUNNING' })
      value(await addToPortfolio(p.curator, { id: p.id, projectId: project.id }))
      await add(p, {
        title: `Задача ${n}`,
        projectIds: [p.a.id, project.id],
        personId: personOf(p.employee),
        dueOn: addDays(p.today, n),
      })
    }
    expect(await measure()).toEqual(few)
  })
})
