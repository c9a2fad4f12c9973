import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { platformDb, withTenant } from '@/lib/platform/db'
import type { Actor } from '@/lib/platform/actor'
import { readProjectFilter } from '@/lib/projects/list/filter'
import { listProjects, projectIds, projectLines } from '@/lib/projects/list/queries'
import { searchEverywhere, START } from '@/lib/search/queries'
import { dayColumn } from '@/lib/core/db-day'
import { createProject, filledPassport } from '../../factories/project'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const list = (actor: Actor, query: Record<string, string> = {}) => listProjects(actor, readProjectFilter(query))
const titles = async (actor: Actor, query: Record<string, string> = {}) =>
  (await list(actor, query)).rows.map(({ title }) => title)
const titled = (title: string, more: Record<string, string> = {}) => ({ ...filledPassport, title, ...more })

const setUp = async () => {
  const tenant = await createTenant()
  const top = await createAgency(tenant, { name: 'Министерство' })
  const child = await createAgency(tenant, { name: 'Институт', parentId: top.id })
  const other = await createAgency(tenant, { name: 'Комитет' })
  return {
    tenant,
    top,
    child,
    other,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', top.id),
    member: await createActor(tenant, 'TEAM_MEMBER', child.id),
  }
}

describe('the list of projects', () => {
  it('holds what the person reaches, their part in inter-agency projects included', async () => {
    const { tenant, top, child, other, authority, curator, member } = await setUp()
    await createProject(tenant, top, { fields: titled('Наш') })
    await createProject(tenant, child, { fields: titled('Подведомственный') })
    await createProject(tenant, other, { fields: titled('Чужой') })
    await createProject(tenant, other, { fields: titled('Общий'), participants: { [child.id]: 'Готовит данные' } })
    const foreign = await setUp()
    await createProject(foreign.tenant, foreign.top)
    expect(await titles(authority, { sort: 'number' })).toEqual(['Наш', 'Подведомственный', 'Чужой', 'Общий'])
    expect(await titles(curator, { sort: 'number' })).toEqual(['Наш', 'Подведомственный', 'Общий'])
    expect(await titles(member, { sort: 'number' })).toEqual(['Подведомственный', 'Общий'])
    expect(await list(member)).toMatchObject({ total: 2, counts: { DRAFT: 2 } })
    const ids = await projectIds(authority, readProjectFilter({ sort: 'number' }))
    expect((await projectLines(member, { ids })).map(({ title }) => title)).toEqual(['Подведомственный', 'Общий'])
    expect(await projectIds(foreign.authority, readProjectFilter({}))).toHaveLength(1)
    expect(await projectLines(foreign.authority, { ids })).toEqual([])
  })

  it('is narrowed by state, kind, agency with its subtree, portfolio, year, lateness and «mine»', async () => {
    const { tenant, top, child, other, authority } = await setUp()
    const portfolioId = newId()
    await withTenant(tenant.id, (tx) =>
      tx.portfolio.create({ data: { tenantId: tenant.id, id: portfolioId, title: 'Здоровье' } }),
    )
    await createProject(tenant, top, {
      fields: titled('Черновик'),
      data: { startsOn: null, endsOn: null, createdAt: new Date('2025-05-05T00:00:00Z') },
    })
    await createProject(tenant, child, {
      fields: titled('Идёт'),
      status: 'RUNNING',
      kind: 'CLIENT_CENTRIC',
      data: { portfolioId },
    })
    const late = await createProject(tenant, other, {
      fields: titled('Опоздал', { 'leader.personId': authority.personId ?? '' }),
      status: 'RUNNING',
    })
    await withTenant(tenant.id, async (tx) => {
      await tx.projectStage.updateMany({ where: { tenantId: tenant.id }, data: { dueTo: dayColumn('2090-01-01') } })
      await tx.projectStage.updateMany({
        where: { tenantId: tenant.id, projectId: late.id, number: 1 },
        data: { dueTo: dayColumn('2020-01-01') },
      })
    })
    expect(await titles(authority, { status: 'RUNNING', sort: 'number' })).toEqual(['Идёт', 'Опоздал'])
    expect(await list(authority, { status: 'RUNNING' })).toMatchObject({ total: 2, counts: { DRAFT: 1, RUNNING: 2 } })
    expect(await titles(authority, { kind: 'CLIENT_CENTRIC' })).toEqual(['Идёт'])
    expect(await list(authority, { agency: top.id, sort: 'number' })).toMatchObject({
      total: 2,
      agencyName: 'Министерство',
      rows: [{ title: 'Черновик' }, { title: 'Идёт' }],
    })
    expect(await list(authority, { portfolio: portfolioId })).toMatchObject({
      total: 1,
      portfolioName: 'Здоровье',
      rows: [{ portfolio: 'Здоровье' }],
    })
    expect(await titles(authority, { year: '2025' })).toEqual(['Черновик'])
    expect(await titles(authority, { year: '2027', sort: 'number' })).toEqual(['Идёт', 'Опоздал'])
    expect(await list(authority, { late: '1' })).toMatchObject({
      rows: [
        { title: 'Опоздал', late: true, stage: 1, stageTitle: 'Согласование паспорта проекта', stageDue: '2020-01-01' },
      ],
    })
    await withTenant(tenant.id, (tx) =>
      tx.project.update({
        where: { tenantId_id: { tenantId: tenant.id, id: late.id } },
        data: { status: 'MONITORING', stabilityDue: dayColumn('2020-02-01') },
      }),
    )
    expect(await titles(authority, { measure: '1' })).toEqual(['Опоздал'])
    expect(await titles(authority, { mine: '1' })).toEqual(['Опоздал'])
    expect((await list(authority, { sort: 'ends' })).rows.map(({ title }) => title)).toEqual([
      'Идёт',
      'Опоздал',
      'Черновик',
    ])
    expect((await list(authority, { sort: 'ends', desc: '1' })).rows.at(-1)?.title).toBe('Черновик')
    expect(await titles(authority, { sort: 'agency' })).toEqual(['Идёт', 'Опоздал', 'Черновик'])
    for (const sort of ['updated', 'title', 'leader', 'status', 'starts'])
      expect(await titles(authority, { sort, desc: '1' })).toHaveLength(3)
  })

  it.each([
    ['запись', 'записью', 'записи'],
    ['подпись', 'подписью', 'подписей'],
    ['справка', 'справок', 'справкой'],
    ['заявка', 'заявок', 'заявке'],
    ['отчёт', 'отчет', 'отчётами'],
    ['этап', 'этапом', 'этапов'],
  ])('finds «%s» by «%s» and «%s», and the other way round', async (...forms) => {
    const found = await platformDb().$queryRaw<
      { all: boolean }[]
    >`SELECT bool_and(to_tsvector('russian', a) @@ gemba_words(b)) AS all
    FROM unnest(${forms}::text[]) a, unnest(${forms}::text[]) b`
    expect(found).toEqual([{ all: true }])
  })

  it('is searched by word forms, in title, process, leader and number, the title first', async () => {
    const { tenant, top, authority } = await setUp()
    await createProject(tenant, top, { fields: titled('Ремонт дорог', { process: 'Выдача справок о составе семьи' }) })
    await createProject(tenant, top, { fields: titled('Сокращение срока выдачи справки', { process: 'приём' }) })
    await createProject(tenant, top, {
      number: 4171,
      fields: titled('Очередь в поликлинике', { process: 'приём', 'leader.name': 'Кузнецова Ольга Львовна' }),
    })
    expect(await titles(authority, { q: 'справка' })).toEqual(['Сокращение срока выдачи справки', 'Ремонт дорог'])
    expect(await titles(authority, { q: 'очередей в поликлиниках' })).toEqual(['Очередь в поликлинике'])
    expect(await titles(authority, { q: 'справок -дороги' })).toEqual(['Сокращение срока выдачи справки'])
    expect(await titles(authority, { q: '"срок выдачи справок"' })).toEqual(['Сокращение срока выдачи справки'])
    expect(await titles(authority, { q: '4171' })).toEqual(['Очередь в поликлинике'])
    expect(await titles(authority, { q: 'Кузнецовой' })).toEqual(['Очередь в поликлинике'])
    expect(await titles(authority, { q: '\'; DROP TABLE "Project"; -- & | ! ( :*' })).toEqual([])
  })

  it('pages', async () => {
    const { tenant, top, authority } = await setUp()
    for (let n = 1; n <= 52; n += 1) await createProject(tenant, top, { number: n })
    expect(await list(authority, { sort: 'number' })).toMatchObject({ total: 52, pages: 2 })
    expect((await list(authority, { sort: 'number', page: '2' })).rows.map(({ number }) => number)).toEqual([51, 52])
    expect((await list(authority, { page: '99' })).rows).toEqual([])
  })
})

describe('the search over everything', () => {
  it('finds projects, practices and proposals in reach by word forms, with the place that fits', async () => {
    const { tenant, top, other, authority, member, curator } = await setUp()
    const { id: projectId } = await createProject(tenant, top, {
      fields: titled('Выдача справок', { process: 'Приём заявлений о выдаче справок' }),
    })
    const made = { tenantId: tenant.id, updatedAt: new Date() }
    await withTenant(tenant.id, async (tx) => {
      await tx.practice.create({
        data: {
          ...made,
          id: newId(),
          projectId,
          agencyId: top.id,
          status: 'PUBLISHED',
          title: 'Справка за один день',
          problem: 'Справку ждали месяц',
          slug: 'spravka',
          createdBy: 'Куратор',
        },
      })
      const proposal = {
        ...made,
        problem: 'Справки печатают дважды',
        suggestion: 'Печатать раз',
        filedAt: new Date(),
        answerDue: dayColumn('2027-01-20'),
      }
      await tx.proposal.create({
        data: {
          ...proposal,
          id: newId(),
          number: 1,
          agencyId: other.id,
          title: 'Бумага',
          authorName: 'Иванов',
          anonymous: true,
        },
      })
    })
    const found = await searchEverywhere(authority, { q: 'справка' })
    expect([found.project.total, found.practice.total, found.proposal.total]).toEqual([1, 1, 1])
    expect(found.proposal.hits[0]).toMatchObject({
      title: 'Бумага',
      number: 1,
      status: 'FILED',
      who: 'Комитет · Без имени',
      piece: expect.stringContaining(START) as string,
    })
    expect(await searchEverywhere(curator, { q: 'справка' })).toMatchObject({
      project: { total: 1 },
      practice: { total: 1 },
      proposal: { total: 0 },
    })
    // A published practice is everybody's; the project behind it is not.
    expect(await searchEverywhere(member, { q: 'справка' })).toMatchObject({
      project: { total: 0 },
      practice: { total: 1 },
      proposal: { total: 0 },
    })
    expect(await searchEverywhere(authority, { q: '  ' })).toMatchObject({ project: { total: 0 } })
  })
})
