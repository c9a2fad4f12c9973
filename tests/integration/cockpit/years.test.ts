import { describe, expect, it, vi, afterEach } from 'vitest'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getAgencyProgress } from '@/lib/cockpit/progress-queries'
import { getCockpit } from '@/lib/cockpit/queries'
import { agencyBars } from '@/lib/cockpit/year-specs'
import { getCockpitYears } from '@/lib/cockpit/years-queries'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { projectRow } from '../../factories/project'
import { publishedRating } from '../../factories/published'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

afterEach(() => {
  vi.useRealTimers()
})

/** An agency with something of every module in 2025 and 2026, and one with nothing. */
async function place() {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  const own = { tenantId: tenant.id, agencyId: agency.id }
  for (const [year, first] of [
    [2024, 1],
    [2025, 2],
  ] as const)
    await publishedRating(tenant, year, [{ agency, scores: [first, 2, 2, 2, 2, 2, 2, 2] }], { nextNumber: year * 10 })
  await withTenant(tenant.id, async (tx) => {
    for (const [number, closed] of [
      [1, '2025-03-01'],
      [2, '2026-02-01'],
      [3, '2026-05-01'],
      [4, null],
    ] as const)
      await tx.project.create({
        data: projectRow(tenant.id, agency.id, {
          number,
          status: closed ? 'FINISHED' : 'RUNNING',
          data: { closedOn: closed && dayColumn(closed) },
        }),
      })
    await tx.passportVersion.updateMany({
      where: { tenantId: tenant.id },
      data: { approvedOn: dayColumn('2025-01-20') },
    })
    await tx.proposal.createMany({
      data: ['2025-05-05', '2026-05-05', '2026-06-06'].map((day, n) => ({
        ...own,
        id: newId(),
        number: n + 1,
        title: 'Свет',
        problem: 'Темно',
        suggestion: 'Датчик',
        filedAt: new Date(`${day}T05:00:00Z`),
        answerDue: dayColumn(day),
      })),
    })
    const roadmapId = newId()
    await tx.roadmap.create({
      data: {
        tenantId: tenant.id,
        id: roadmapId,
        kind: 'PROGRAMME',
        title: 'План',
        status: 'APPROVED',
        yearFrom: 2026,
        yearTo: 2026,
        createdBy: 'К',
      },
    })
    for (const position of [1, 2]) {
      const itemId = newId()
      await tx.roadmapItem.create({
        data: {
          tenantId: tenant.id,
          id: itemId,
          roadmapId,
          number: `1.${position}`,
          sectionNumber: '1',
          section: 'Р',
          title: 'М',
          dueOn: dayColumn('2026-03-03'),
          result: 'приказ',
          responsible: [],
          position,
        },
      })
      await tx.roadmapPart.create({
        data: { ...own, id: newId(), itemId, bodyName: 'Орган', status: position === 1 ? 'ACCEPTED' : 'OPEN' },
      })
    }
    await tx.quarterlyReport.create({
      data: {
        ...own,
        id: newId(),
        year: 2026,
        quarter: 1,
        status: 'ACCEPTED',
        facts: {},
        submittedAt: new Date(),
        dueOn: dayColumn('2026-04-03'),
        lateAfter: dayColumn('2026-04-05'),
        createdBy: 'К',
      },
    })
  })
  const authority = await createActor(tenant, 'AUTHORITY')
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-08-10T05:00:00Z') })
  return { authority, agency, other, tenant }
}

const values = (quarters: readonly { year: number; quarter: number; values: Record<string, number> }[]) =>
  quarters.flatMap(({ year, quarter, values: counted }) =>
    Object.entries(counted).flatMap(([source, n]) => (n > 0 ? [`${year}-${quarter} ${source} ${n}`] : [])),
  )

describe('years of an agency', () => {
  it('have a column of every module that has anything to show, the rating with its line', async () => {
    const { authority, agency, other } = await place()
    const progress = await getAgencyProgress(authority, { id: agency.id })
    if (!progress) throw new Error('not found')
    const rows = progress.years.map(({ year, cells }) => [
      year,
      ...progress.yearColumns.map(({ key }) => cells[key]?.text.replace('\u00a0', ' ').replace('\u00a0', ' ')),
    ])
    expect([['Год', ...progress.yearColumns.map(({ header }) => header)], ...rows]).toEqual([
      [
        'Год',
        'Оценка',
        'Уровень',
        'Место',
        'Завершено проектов',
        'Подано предложений',
        'Дорожная карта',
        'Принято отчётов',
      ],
      [2026, '–', 'нет оценки', '–', '2', '2', '1 из 2', '1'],
      [2025, '10', 'Прогрессивный', '1', '1', '1', '–', '0'],
      [2024, '9', 'Прогрессивный', '1', '0', '0', '–', '0'],
      [2023, '–', 'нет оценки', '–', '0', '0', '–', '0'],
      [2022, '–', 'нет оценки', '–', '0', '0', '–', '0'],
    ])
    expect(progress.years[1]?.cells.level?.level).toMatchObject({ tone: 'progressive', glyph: '▲' })
    expect(progress.lines).toEqual([
      {
        title: 'Оценка рейтинга по годам',
        file: 'rating',
        max: 14.9,
        thresholds: [
          { at: 5, label: 'Базовый' },
          { at: 8, label: 'Прогрессивный' },
          { at: 12, label: 'Лидер' },
        ],
        points: [
          { year: 2024, score: '9', levelName: 'Прогрессивный' },
          { year: 2025, score: '10', levelName: 'Прогрессивный' },
        ],
      },
    ])
    expect(values(progress.quarters)).toEqual([
      '2025-1 PROJECTS_OPENED 4',
      '2025-1 PROJECTS_FINISHED 1',
      '2025-2 PROPOSALS_FILED 1',
      '2026-1 PROJECTS_FINISHED 1',
      '2026-2 PROJECTS_FINISHED 1',
      '2026-2 PROPOSALS_FILED 2',
    ])
    expect(agencyBars).toEqual({
      title: 'Проекты и предложения по кварталам',
      series: [
        { key: 'PROJECTS_OPENED', name: 'Открыто проектов' },
        { key: 'PROJECTS_FINISHED', name: 'Завершено проектов' },
        { key: 'PROPOSALS_FILED', name: 'Подано предложений' },
      ],
    })
    const nothing = await getAgencyProgress(authority, { id: other.id })
    expect([nothing?.yearColumns.map(({ key }) => key), nothing?.lines]).toEqual([['projects', 'proposals'], []])
  })
})

describe('agencies over the years', () => {
  it('are compared by each figure that a module declares, with its levels and its bars', async () => {
    const { authority, agency, other } = await place()
    const compared = async (metric: string) => {
      const view = await getCockpitYears(authority, readCockpitFilter({ view: 'years', metric }))
      const of = (id: string) => view.rows.find((row) => row.id === id)?.cells.map(({ value }) => value)
      return { ...view, figures: [of(agency.id), of(other.id)] }
    }
    const rating = await compared('rating')
    expect(rating).toMatchObject({ metric: 'rating', years: [2024, 2025], medians: ['9', '10'] })
    expect(rating.figures).toEqual([
      ['9', '10'],
      [null, null],
    ])
    expect(rating.levels.map(({ key }) => key)).toEqual(['LEADER', 'PROGRESSIVE', 'BASIC', 'INITIAL'])
    expect(rating.trend.map(({ counts }) => counts.PROGRESSIVE)).toEqual([1, 1])
    const projects = await compared('projects')
    expect(projects).toMatchObject({ metric: 'projects', metrics: ['rating', 'projects', 'proposals'], levels: [] })
    expect([projects.years, ...projects.figures]).toEqual([
      [2022, 2023, 2024, 2025, 2026],
      ['0', '0', '0', '1', '2'],
      ['0', '0', '0', '0', '0'],
    ])
    expect((await compared('proposals')).figures[0]).toEqual(['0', '0', '0', '1', '2'])
    expect(values(projects.quarters)).toContain('2025-1 PROJECTS_OPENED 4')
    expect((await getCockpit(authority, readCockpitFilter({}))).years).toEqual([2026, 2025, 2024])
    const unrated = { ...authority, tenant: { ...authority.tenant, rated: false } }
    expect(await getCockpitYears(unrated, readCockpitFilter({ metric: 'rating' }))).toMatchObject({
      metric: 'projects',
      metrics: ['projects', 'proposals'],
    })
  })
})
