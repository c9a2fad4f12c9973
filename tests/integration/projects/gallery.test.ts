import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import * as galleryCommands from '@/lib/gallery/commands'
import {
  getGalleryCounts,
  getPublicPractice,
  listPublicPractices,
  listPublicProjects,
} from '@/lib/gallery/published-queries'
import { openDataFile } from '@/lib/open-data/files'
import { withTenant } from '@/lib/platform/db'
import * as portfolioCommands from '@/lib/portfolios/commands'
import { getPortfolio, listPortfolios } from '@/lib/portfolios/queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { dayColumn } from '@/lib/core/db-day'
import { createProject, filledPassport, goalId } from '../../factories/project'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const publishProject = asSeen(galleryCommands.publishProject)
const unpublishProject = asSeen(galleryCommands.unpublishProject)
const { createPortfolio } = portfolioCommands
const addToPortfolio = asSeen(portfolioCommands.addToPortfolio)
const closePortfolio = asSeen(portfolioCommands.closePortfolio)
const removeFromPortfolio = asSeen(portfolioCommands.removeFromPortfolio)

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const errorOf = (result: Result<unknown>) => (result.ok ? null : result.error)
const summary = 'Справку теперь выдают за двенадцать рабочих дней.'

describe('the public gallery', () => {
  it('shows what was cleared, with confirmed figures and no names', async () => {
    const tenant = await createTenant()
    const [agency, partner] = [await createAgency(tenant), await createAgency(tenant)]
    const [curator, guest] = [
      await createActor(tenant, 'CURATOR', agency.id),
      await createActor(tenant, 'CURATOR', partner.id),
    ]
    const project = await createProject(tenant, agency, {
      status: 'MONITORING',
      participants: { [partner.id]: 'Даёт данные' },
    })
    const hidden = await createProject(tenant, agency, { status: 'MONITORING' })
    const draft = await createProject(tenant, agency)
    await withTenant(tenant.id, (tx) =>
      tx.goalMeasurement.createMany({
        data: (['CONFIRMED', 'REPORTED'] as const).map((status, i) => ({
          tenantId: tenant.id,
          id: newId(),
          projectId: project.id,
          goalId,
          measuredOn: dayColumn(`2026-10-0${i + 1}`),
          value: String(12 - i),
          status,
          byName: 'Куратор',
        })),
      }),
    )
    expect(await listPublicProjects(tenant.id)).toEqual([])
    expect(errorOf(await publishProject(curator, { id: draft.id, summary }))?.code).toBe('RULE')
    expect(errorOf(await publishProject(guest, { id: project.id, summary }))?.code).toBe('RULE')
    value(await publishProject(curator, { id: project.id, summary, leader: 'on' }))
    const shown = await listPublicProjects(tenant.id)
    expect(shown).toMatchObject([
      {
        number: project.number,
        summary,
        leaderPosition: 'начальник отдела',
        done: true,
        results: [{ before: '30', after: '12' }],
      },
    ])
    const text = JSON.stringify(shown)
    for (const name of [filledPassport['leader.name'], filledPassport['approver.name'], 'Сидорова', hidden.id])
      expect(text).not.toContain(name)
    expect(await getGalleryCounts(tenant.id)).toEqual({ projects: 1, practices: 0 })
    const letters = await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'cache.refresh' } }))
    expect(JSON.stringify(letters)).toContain(`/${tenant.slug}/projects`)
    value(await unpublishProject(curator, { id: project.id }))
    expect(await getGalleryCounts(tenant.id)).toEqual({ projects: 0, practices: 0 })
  })

  it('shows published practices, and gives them away as open data', async () => {
    const tenant = await createTenant()
    const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
    const [project, second] = [
      await createProject(tenant, agency, { status: 'FINISHED' }),
      await createProject(tenant, agency, { status: 'FINISHED' }),
    ]
    const open = await getPublicTenant(tenant.slug)
    if (!open) throw new Error('no tenant')
    expect(await openDataFile(open, ['practices.csv'])).toBeNull()
    const results = [{ goalId, name: 'Время', unit: 'дней', direction: 'LESS', before: '30', after: '12.5' }]
    const practice = {
      tenantId: tenant.id,
      agencyId: agency.id,
      title: 'Справка без очереди',
      problem: 'Ждали',
      contact: 'начальник отдела',
      createdBy: 'Куратор',
    }
    const id = newId()
    await withTenant(tenant.id, (tx) =>
      tx.practice.createMany({
        data: [
          {
            ...practice,
            id,
            projectId: project.id,
            slug: 'spravka',
            status: 'PUBLISHED',
            publishedAt: new Date(),
            results,
          },
          { ...practice, id: newId(), projectId: second.id, slug: 'tayna', status: 'SUBMITTED' },
        ],
      }),
    )
    await createProject(tenant, other, { status: 'RUNNING', data: { practiceId: id } })
    await createProject(tenant, other, { status: 'DRAFT', data: { practiceId: id } })
    expect(await listPublicPractices(tenant.id, tenant.timeZone)).toMatchObject([{ slug: 'spravka', taken: 1 }])
    expect(await getPublicPractice(tenant.id, tenant.timeZone, 'tayna')).toBeNull()
    expect(
      (await getPublicPractice(tenant.id, tenant.timeZone, 'spravka'))?.spread?.marks.map(
        ({ agencyName, state, year, effect }) => [agencyName, state, year, effect],
      ),
    ).toEqual([
      [agency.name, null, null, null],
      [other.name, 'RUNNING', null, null],
    ])
    expect((await openDataFile(open, ['practices.csv']))?.body).toContain('spravka,Справка без очереди')
    expect(JSON.parse((await openDataFile(open, ['practices.json']))?.body ?? '')).toMatchObject([
      { slug: 'spravka', results: [{ after: '12.5' }] },
    ])
  })
})

describe('a portfolio', () => {
  it('holds projects of several agencies, with stages, savings and tasks; each sees its own', async () => {
    const tenant = await createTenant()
    const [first, second] = [await createAgency(tenant), await createAgency(tenant)]
    const authority = await createActor(tenant, 'AUTHORITY')
    const [a, b] = [
      await createProject(tenant, first, { status: 'RUNNING' }),
      await createProject(tenant, second, { status: 'RUNNING' }),
    ]
    const { id } = value(
      await createPortfolio(authority, {
        title: 'Без очередей',
        goal: 'Меньше ждать',
        owner: 'Заместитель губернатора',
      }),
    )
    expect(errorOf(await createPortfolio(authority, { title: 'без очередей' }))?.fields?.title).toBeDefined()
    for (const projectId of [a.id, b.id]) value(await addToPortfolio(authority, { id, projectId }))
    await withTenant(tenant.id, async (tx) => {
      await tx.projectStage.updateMany({
        where: { projectId: a.id, number: { lte: 3 } },
        data: { closedOn: dayColumn('2026-10-01') },
      })
      await tx.projectEffect.createMany({
        data: [a, b].map(({ id: projectId }, i) => ({
          tenantId: tenant.id,
          id: newId(),
          projectId,
          kind: 'MONEY' as const,
          amount: String((i + 1) * 100),
          year: 2026,
          basis: 'Смета',
          byName: 'Куратор',
          status: 'CONFIRMED' as const,
        })),
      })
      await tx.projectTask.createMany({
        data: [a, b].map(({ id: projectId }, i) => ({
          tenantId: tenant.id,
          id: newId(),
          projectId,
          agencyId: i === 0 ? first.id : second.id,
          title: `Задача ${i}`,
          dueOn: dayColumn(i === 0 ? '2026-12-30' : '2026-01-10'),
          createdBy: 'Куратор',
        })),
      })
    })
    expect(await getPortfolio(authority, { id })).toMatchObject({
      stages: { closed: 3, all: 20 },
      saved: { MONEY: '300' },
      tasks: [
        { title: 'Задача 1', late: true },
        { title: 'Задача 0', late: false },
      ],
      can: { edit: true },
    })
    const curator = await createActor(tenant, 'CURATOR', first.id)
    expect(await getPortfolio(curator, { id })).toMatchObject({
      projects: [{ id: a.id, closed: 3 }],
      saved: { MONEY: '100' },
      candidates: [],
      can: { edit: false },
    })
    value(await removeFromPortfolio(authority, { id, projectId: b.id }))
    value(await closePortfolio(authority, { id }))
    expect(errorOf(await addToPortfolio(authority, { id, projectId: b.id }))?.code).toBe('RULE')
    expect(await listPortfolios(authority, {})).toMatchObject([{ id, projects: 1, running: 1, closed: true }])
  })
})
