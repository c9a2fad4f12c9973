import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { getPublicPractice } from '@/lib/gallery/published-queries'
import { getPracticeMap, getPracticeStandings, MAP_PAGE } from '@/lib/practices/map-queries'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { dayColumn } from '@/lib/core/db-day'
import type { TenantView } from '@/lib/core/tenant'
import { createProject, goalId } from '../../factories/project'
import { sent } from '../../factories/statements'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

type Taken = { project: string; practice: string }

/**
 * A project of the agency that takes a practice over, with the confirmed value of its goal (of 30 before), and a
 * practice of its own.
 */
async function take(
  tenant: TenantView,
  agency: { id: string },
  of: {
    from?: string
    status?: ProjectStatus
    figure?: string
    practice?: 'PUBLISHED' | 'WITHDRAWN'
    year?: number
    title?: string
  },
): Promise<Taken> {
  const { from, status = 'FINISHED', figure, practice, year = 2024, title = 'Запись без очереди' } = of
  const project = await createProject(tenant, agency, {
    status,
    data: { practiceId: from, startsOn: dayColumn(`${year}-03-01`) },
  })
  const id = newId()
  await withTenant(tenant.id, async (tx) => {
    const key = { tenantId: tenant.id, projectId: project.id }
    if (figure)
      await tx.goalMeasurement.create({
        data: {
          ...key,
          id: newId(),
          goalId,
          measuredOn: dayColumn('2026-10-01'),
          value: figure,
          status: 'CONFIRMED',
          byName: 'Куратор',
        },
      })
    const results = figure
      ? [
          {
            goalId,
            name: 'Время протекания процесса',
            unit: 'рабочих дней',
            direction: 'LESS',
            before: '30',
            after: figure,
          },
        ]
      : []
    if (practice)
      await tx.practice.create({
        data: {
          ...key,
          id,
          agencyId: agency.id,
          title,
          slug: id,
          status: practice,
          publishedAt: new Date(),
          createdBy: 'Куратор',
          results,
        },
      })
  })
  return { project: project.id, practice: id }
}

async function scene() {
  const tenant = await createTenant()
  const [a, b, c, d] = [
    await createAgency(tenant),
    await createAgency(tenant, { kind: 'MUNICIPAL_BODY' }),
    await createAgency(tenant),
    await createAgency(tenant),
  ]
  const authority = await createActor(tenant, 'AUTHORITY')
  const root = await take(tenant, a, { figure: '15', practice: 'PUBLISHED', year: 2021 })
  const second = await take(tenant, b, { from: root.practice, figure: '12', practice: 'PUBLISHED', year: 2023 })
  const third = await take(tenant, c, { from: second.practice, status: 'RUNNING', figure: '24', year: 2025 })
  const stopped = await take(tenant, d, { from: root.practice, status: 'CANCELLED', year: 2025 })
  return { tenant, a, b, c, d, authority, root, second, third, stopped }
}

describe('the map of practices', () => {
  it('shows from whom to whom, in what state and with what effect', async () => {
    const s = await scene()
    const { families, numbers, total, untaken } = await getPracticeMap(s.authority, {})
    expect(total).toBe(1)
    expect(families[0]).toMatchObject({ practiceId: s.root.practice, taken: 2, done: 1, steps: 2, rows: 2, hidden: 0 })
    expect(
      families[0]?.marks.map(({ projectId, step, row, state, year, from, effect, open }) => [
        projectId,
        step,
        row,
        state,
        year,
        from,
        effect,
        open,
      ]),
    ).toEqual([
      [s.root.project, 0, 0, null, null, null, null, true],
      [s.second.project, 1, 0, 'DONE', 2023, s.a.name, { verdict: 'MORE', text: '−60\u00a0% против −50\u00a0%' }, true],
      [
        s.third.project,
        2,
        0,
        'RUNNING',
        2025,
        s.b.name,
        { verdict: 'LESS', text: '−20\u00a0% против −60\u00a0%' },
        true,
      ],
      [s.stopped.project, 1, 1, 'STOPPED', 2025, s.a.name, null, true],
    ])
    expect(numbers).toEqual({ practices: 2, taken: 2, adoptions: 2, done: 1, steps: 2, agencies: 4, aside: 1 })
    expect(untaken).toEqual({ rows: [], total: 0 })
  })

  it('opens to a curator the projects of their agency alone, and names nothing that was withdrawn', async () => {
    const s = await scene()
    const curator = await createActor(s.tenant, 'CURATOR', s.c.id)
    const owner = await createActor(s.tenant, 'CURATOR', s.b.id)
    const marks = async (actor: Actor) => (await getPracticeMap(actor, {})).families[0]?.marks ?? []
    expect((await marks(curator)).filter(({ open }) => open).map(({ projectId }) => projectId)).toEqual([
      s.third.project,
    ])
    await withTenant(s.tenant.id, (tx) =>
      tx.practice.updateMany({
        where: { tenantId: s.tenant.id, id: s.second.practice },
        data: { status: 'WITHDRAWN', title: 'Снятая' },
      }),
    )
    expect((await marks(curator)).map(({ practice }) => practice?.title ?? null)).toEqual([
      'Запись без очереди',
      null,
      null,
      null,
    ])
    expect((await marks(owner))[1]?.practice?.title).toBe('Снятая')
    const took = (await getPracticeStandings(curator, {})).rows.find(({ id }) => id === s.c.id)?.took
    expect(took).toEqual([{ projectId: s.third.project, practice: null, state: 'RUNNING' }])
  })

  it('is another tenant’s nothing', async () => {
    const s = await scene()
    const stranger = await createActor(await createTenant(), 'AUTHORITY')
    expect(await getPracticeMap(stranger, { practice: s.root.practice })).toMatchObject({
      families: [],
      total: 0,
      numbers: { practices: 0, adoptions: 0 },
    })
    expect((await getPracticeStandings(stranger, {})).rows).toEqual([])
  })

  it('is narrowed by year, kind, agency and practice, with the way from the origin', async () => {
    const s = await scene()
    const other = await take(s.tenant, s.d, { practice: 'PUBLISHED', title: 'Другая' })
    const of = async (filter: Parameters<typeof getPracticeMap>[1]) =>
      (await getPracticeMap(s.authority, filter)).families.flatMap(({ marks }) =>
        marks.map(({ projectId, asked }) => `${asked ? '+' : ''}${projectId}`),
      )
    expect(await of({ year: 2025 })).toEqual([
      s.root.project,
      s.second.project,
      `+${s.third.project}`,
      `+${s.stopped.project}`,
    ])
    expect(await of({ kind: 'MUNICIPAL_BODY' })).toEqual([s.root.project, `+${s.second.project}`])
    expect(await of({ agency: s.c.id })).toEqual([s.root.project, s.second.project, `+${s.third.project}`])
    expect(await of({ practice: s.second.practice })).toEqual([
      s.root.project,
      `+${s.second.project}`,
      s.third.project,
      s.stopped.project,
    ])
    expect(await of({ practice: other.practice })).toEqual([])
    expect(await of({ year: 2019 })).toEqual([])
    expect((await getPracticeMap(s.authority, {})).untaken).toMatchObject({
      total: 1,
      rows: [{ id: other.practice, title: 'Другая' }],
    })
  })

  it('tells who gives, who takes and who stands aside', async () => {
    const s = await scene()
    const { groups, rows } = await getPracticeStandings(s.authority, {})
    const tiles = new Map(
      groups.flatMap((group) => group.tiles).map(({ name, role, gave, took }) => [name, [role, gave, took]]),
    )
    expect([s.a, s.b, s.c, s.d].map(({ name }) => tiles.get(name))).toEqual([
      ['GIVES', 1, 0],
      ['BOTH', 1, 1],
      ['TAKES', 0, 1],
      ['ASIDE', 0, 0],
    ])
    expect(rows).toHaveLength(3)
    expect((await getPracticeStandings(s.authority, { kind: 'MUNICIPAL_BODY' })).rows.map(({ id }) => id)).toEqual([
      s.b.id,
    ])
  })

  it('is for everybody of agencies alone, with figures of cleared projects and through published practices', async () => {
    const s = await scene()
    const open = async () =>
      (await getPublicPractice(s.tenant.id, s.tenant.timeZone, s.root.practice))?.spread?.marks.map(
        ({ agencyName, state, from, year, effect, practice }) => [
          agencyName,
          state,
          from,
          year,
          effect?.verdict ?? null,
          practice?.slug ?? null,
        ],
      )
    const [a, b, c] = [s.a.name, s.b.name, s.c.name]
    expect(await open()).toEqual([
      [a, null, null, null, null, s.root.practice],
      [b, 'DONE', a, null, null, s.second.practice],
      [c, 'RUNNING', b, null, null, null],
    ])
    await withTenant(s.tenant.id, (tx) =>
      tx.project.updateMany({
        where: { tenantId: s.tenant.id, id: s.second.project },
        data: { publishedAt: new Date() },
      }),
    )
    expect((await open())?.[1]).toEqual([b, 'DONE', a, 2023, 'MORE', s.second.practice])
    await withTenant(s.tenant.id, (tx) =>
      tx.practice.updateMany({
        where: { tenantId: s.tenant.id, id: s.second.practice },
        data: { status: 'WITHDRAWN' },
      }),
    )
    expect(await open()).toEqual([
      [a, null, null, null, null, s.root.practice],
      [b, 'DONE', a, 2023, 'MORE', null],
    ])
    await withTenant(s.tenant.id, (tx) =>
      tx.project.updateMany({ where: { tenantId: s.tenant.id, id: s.second.project }, data: { status: 'CANCELLED' } }),
    )
    expect(await open()).toBeUndefined()
  })

  it('is paged and costs as many statements for forty practices as for one', async () => {
    const s = await scene()
    const all = async () => [
      await sent(() => getPracticeMap(s.authority, {})),
      await sent(() => getPracticeStandings(s.authority, {})),
    ]
    const few = await all()
    for (let i = 0; i < 13; i++) {
      const root = await take(s.tenant, s.a, { figure: '15', practice: 'PUBLISHED', title: `Практика ${i}` })
      for (const agency of [s.b, s.c, s.d])
        await take(s.tenant, agency, { from: root.practice, figure: '14', practice: 'PUBLISHED' })
    }
    expect(await all()).toEqual(few)
    const first = await getPracticeMap(s.authority, {})
    const last = await getPracticeMap(s.authority, { page: 99 })
    expect([first.total, first.pages, first.families.length, last.page, last.families.length]).toEqual([
      14,
      2,
      MAP_PAGE,
      2,
      4,
    ])
    const wide = await take(s.tenant, s.a, { practice: 'PUBLISHED', title: 'Взята всеми' })
    for (let i = 0; i < 45; i++) await take(s.tenant, s.b, { from: wide.practice, status: 'RUNNING' })
    expect((await getPracticeMap(s.authority, {})).families[0]).toMatchObject({
      taken: 45,
      hidden: 6,
      practice: { title: 'Взята всеми' },
    })
    expect((await getPracticeMap(s.authority, { practice: wide.practice })).families[0]).toMatchObject({
      hidden: 0,
      rows: 45,
    })
  }, 60_000)
})
