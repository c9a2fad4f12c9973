import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import * as practiceCommands from '@/lib/practices/commands'
import { getPracticeStandings } from '@/lib/practices/map-queries'
import { getPractice, getPracticeOfProject, getReplicationShare, listPractices } from '@/lib/practices/queries'
import { openProject } from '@/lib/projects/opening/commands'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const { createPractice, updatePractice } = practiceCommands
const decidePractice = asSeen(practiceCommands.decidePractice)
const recallPractice = asSeen(practiceCommands.recallPractice)
const submitPractice = asSeen(practiceCommands.submitPractice)
const withdrawPractice = asSeen(practiceCommands.withdrawPractice)

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const errorOf = (result: Result<unknown>) => (result.ok ? null : result.error)

async function measured(tenant: TenantView, projectId: string, figure: string): Promise<void> {
  await withTenant(tenant.id, (tx) =>
    tx.goalMeasurement.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        projectId,
        goalId,
        measuredOn: dayColumn('2026-10-01'),
        value: figure,
        status: 'CONFIRMED',
        byName: 'Куратор',
        decidedBy: 'Методолог',
      },
      select: { id: true },
    }),
  )
}

async function scene() {
  const tenant = await createTenant()
  const [first, second, third] = [await createAgency(tenant), await createAgency(tenant), await createAgency(tenant)]
  const curators = new Map<string, Actor>()
  for (const agency of [first, second, third]) curators.set(agency.id, await createActor(tenant, 'CURATOR', agency.id))
  const curatorOf = (agency: { id: string }) => curators.get(agency.id) as Actor
  const authority = await createActor(tenant, 'AUTHORITY')
  const today = todayIn(tenant.timeZone, new Date())
  return { tenant, first, second, third, curatorOf, authority, today }
}
type S = Awaited<ReturnType<typeof scene>>

const words = {
  title: 'Запись без очереди',
  problem: 'Люди ждали приёма до часа в коридоре.',
  solution: 'Приём разделили на два потока, запись идёт по времени.',
  conditions: '',
  contact: 'начальник отдела, 8 (3842) 36-00-00',
}

/** A finished project of the agency, made into a published practice. */
async function published(
  s: S,
  agency: { id: string },
  made: { practiceId?: string; figure?: string } = {},
): Promise<{ practiceId: string; projectId: string }> {
  const project = await createProject(s.tenant, agency, {
    status: 'FINISHED',
    data: { closedOn: dayColumn(addDays(s.today, -30)), practiceId: made.practiceId },
  })
  await measured(s.tenant, project.id, made.figure ?? '12')
  const { id } = value(await createPractice(s.curatorOf(agency), { projectId: project.id }))
  value(await updatePractice(s.curatorOf(agency), { id, version: 1, ...words }))
  value(await submitPractice(s.curatorOf(agency), { id }))
  value(await decidePractice(s.authority, { id, outcome: 'PUBLISH' }))
  return { practiceId: id, projectId: project.id }
}

describe('a practice', () => {
  it('is made of a closed project alone, once, with figures from confirmed measurements', async () => {
    const s = await scene()
    const running = await createProject(s.tenant, s.first, { status: 'RUNNING' })
    expect(errorOf(await createPractice(s.curatorOf(s.first), { projectId: running.id }))?.code).toBe('RULE')
    const project = await createProject(s.tenant, s.first, { status: 'MONITORING' })
    const { id } = value(await createPractice(s.curatorOf(s.first), { projectId: project.id }))
    expect(errorOf(await createPractice(s.curatorOf(s.first), { projectId: project.id }))?.code).toBe('RULE')
    expect(Object.keys(errorOf(await submitPractice(s.curatorOf(s.first), { id }))?.fields ?? {})).toEqual([
      'problem',
      'solution',
      'contact',
      'results',
    ])
    await measured(s.tenant, project.id, '12')
    value(await updatePractice(s.curatorOf(s.first), { id, version: 1, ...words }))
    expect(await getPractice(s.curatorOf(s.first), { id })).toMatchObject({
      results: [{ before: '30', after: '12' }],
      status: 'DRAFT',
      can: { edit: true, adopt: false },
    })
    expect(await getPractice(s.curatorOf(s.second), { id })).toBeNull()
  })

  it('is published as it was read: words that changed meanwhile are read again', async () => {
    const s = await scene()
    const [curator, project] = [s.curatorOf(s.first), await createProject(s.tenant, s.first, { status: 'FINISHED' })]
    await measured(s.tenant, project.id, '12')
    const { id } = value(await createPractice(curator, { projectId: project.id }))
    value(await updatePractice(curator, { id, version: 1, ...words }))
    value(await submitPractice(curator, { id }))
    // Version 3 was read; it is recalled, changed and handed in again.
    value(await recallPractice(curator, { id }))
    value(await updatePractice(curator, { id, version: 4, ...words, title: 'Другое название' }))
    value(await submitPractice(curator, { id }))
    expect(await decidePractice(s.authority, { id, version: 3, outcome: 'PUBLISH' })).toMatchObject({
      error: { code: 'CONFLICT', changes: [{}, { after: { title: 'Другое название' } }, {}] },
    })
    expect(await getPractice(s.authority, { id })).toMatchObject({ status: 'SUBMITTED', version: 6 })
    value(await decidePractice(s.authority, { id, version: 6, outcome: 'PUBLISH' }))
    expect(await withdrawPractice(s.authority, { id, version: 6, reason: 'Устарела' })).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ after: { status: 'PUBLISHED' } }] },
    })
  })

  it('takes no names and no mobile telephone as contact, and tells of another person’s edit', async () => {
    const s = await scene()
    const project = await createProject(s.tenant, s.first, { status: 'FINISHED' })
    const { id } = value(await createPractice(s.curatorOf(s.first), { projectId: project.id }))
    const edit = (contact: string, version = 1) =>
      updatePractice(s.curatorOf(s.first), { id, version, ...words, contact })
    for (const contact of [
      'Иванова Анна Петровна, 36-00-00',
      'Иванова А. П.',
      'начальник отдела, +7 903 123-45-67',
      '8(913)1234567',
    ])
      expect(errorOf(await edit(contact))?.fields?.contact, contact).toBeDefined()
    value(await edit('начальник отдела развития, 8 (3842) 36-00-00'))
    expect(errorOf(await edit('начальник отдела'))?.code).toBe('CONFLICT')
  })

  it('is returned with remarks, published, found by word forms, withdrawn with a reason', async () => {
    const s = await scene()
    const { practiceId } = await published(s, s.first)
    expect((await listPractices(s.curatorOf(s.second), { q: 'записью очередей' })).rows).toMatchObject([
      { id: practiceId, taken: 0 },
    ])
    expect((await listPractices(s.curatorOf(s.second), { q: 'вертолёт' })).rows).toEqual([])
    expect((await getPractice(s.curatorOf(s.second), { id: practiceId }))?.can).toMatchObject({
      adopt: true,
      edit: false,
      withdraw: false,
    })
    expect(
      errorOf(await decidePractice(s.authority, { id: practiceId, outcome: 'RETURN', remarks: 'Поздно' }))?.code,
    ).toBe('RULE')
    value(await withdrawPractice(s.authority, { id: practiceId, reason: 'Порядок изменился' }))
    expect(await getPractice(s.curatorOf(s.second), { id: practiceId })).toBeNull()
  })
})

describe('replication', () => {
  const adopt = (s: S, agency: { id: string }, practiceId: string) =>
    openProject(s.curatorOf(agency), {
      kind: 'LEAN',
      title: 'Запись без очереди у нас',
      agencyId: agency.id,
      practiceId,
    })

  it('goes on from agency to agency and never back', async () => {
    const s = await scene()
    const root = await published(s, s.first)
    expect(errorOf(await adopt(s, s.first, root.practiceId))?.message).toContain('того же органа')
    value(await adopt(s, s.third, root.practiceId))
    const child = await published(s, s.second, { practiceId: root.practiceId })
    expect(errorOf(await adopt(s, s.first, child.practiceId))?.message).toContain('круг')
    value(await adopt(s, s.third, child.practiceId))
    const family = (await getPractice(s.authority, { id: child.practiceId }))?.family
    expect(family?.map(({ agencyId, depth, current }) => [agencyId, depth, current])).toEqual(
      expect.arrayContaining([
        [s.first.id, 0, false],
        [s.second.id, 1, true],
        [s.third.id, 2, false],
        [s.third.id, 1, false],
      ]),
    )
    const { rows } = await getPracticeStandings(s.curatorOf(s.third), {})
    expect(rows.find(({ id }) => id === s.third.id)?.took).toHaveLength(2)
    expect(rows.find(({ id }) => id === s.first.id)?.given).toMatchObject([{ id: root.practiceId, taken: 2 }])
  })

  it('is compared with the original, goal by goal', async () => {
    const s = await scene()
    const root = await published(s, s.first, { figure: '15' })
    const replica = await createProject(s.tenant, s.second, {
      status: 'RUNNING',
      data: { practiceId: root.practiceId },
    })
    await measured(s.tenant, replica.id, '12')
    const view = await getPractice(s.curatorOf(s.third), { id: root.practiceId })
    expect(view?.replicas).toMatchObject([
      {
        projectId: replica.id,
        open: false,
        goals: [
          { original: { after: '15', change: '-50' }, replica: { after: '12', change: '-60' }, better: 'REPLICA' },
        ],
      },
    ])
  })

  it('has a share among the projects closed in a year', async () => {
    const s = await scene()
    const root = await published(s, s.first)
    await createProject(s.tenant, s.second, {
      status: 'FINISHED',
      data: { closedOn: dayColumn(addDays(s.today, -30)), practiceId: root.practiceId },
    })
    await createProject(s.tenant, s.third, {
      status: 'MONITORING',
      data: { closedOn: dayColumn(addDays(s.today, -30)) },
    })
    await createProject(s.tenant, s.third, { status: 'RUNNING', data: { practiceId: root.practiceId } })
    expect(await getReplicationShare(s.authority, {})).toEqual([
      { year: Number(addDays(s.today, -30).slice(0, 4)), implemented: 3, replicating: 1, givenAway: 1, percent: 33 },
    ])
    expect((await getReplicationShare(s.curatorOf(s.second), {}))[0]).toMatchObject({ implemented: 1, percent: 100 })
    expect(await getPracticeOfProject(s.curatorOf(s.first), { projectId: root.projectId })).toMatchObject({
      practice: { id: root.practiceId },
      mayCreate: false,
    })
  })
})
