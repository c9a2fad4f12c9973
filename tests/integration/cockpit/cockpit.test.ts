import pg from 'pg'
import fc from 'fast-check'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getCellProjects } from '@/lib/cockpit/projects-queries'
import { getCockpit } from '@/lib/cockpit/queries'
import { getCockpitYears } from '@/lib/cockpit/years-queries'
import { addDays } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { dayColumn } from '@/lib/core/db-day'
import type { Actor } from '@/lib/platform/actor'
import { openedCampaign } from '../../factories/campaign'
import { projectRow } from '../../factories/project'
import { publishedRating } from '../../factories/published'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

afterEach(() => vi.useRealTimers())

const now = new Date('2026-12-20T03:00:00Z')
const today = '2026-12-20'
const filter = readCockpitFilter({})
const oneOf = <T>(items: readonly T[]) => fc.constantFrom(...items)
const textOf = async (actor: Actor, query: Record<string, string> = {}) => {
  const { matrix } = await getCockpit(actor, readCockpitFilter(query))
  return new Map(
    matrix.rows.map((row) => [row.id, Object.fromEntries(matrix.columns.map((key, at) => [key, row.cells[at]]))]),
  )
}

const anyAgency = fc.record({
  status: oneOf(['NOT_STARTED', 'DRAFT', 'SUBMITTED', 'FINAL', 'WITHDRAWN'] as const),
  answered: fc.nat(8),
  projects: fc.array(
    fc.record({
      status: oneOf(['RUNNING', 'MONITORING', 'DRAFT', 'CANCELLED'] as const),
      due: fc.integer({ min: -30, max: 30 }),
      closed: fc.boolean(),
    }),
    { maxLength: 3 },
  ),
  proposals: fc.array(
    fc.record({ filed: fc.integer({ min: -500, max: 0 }), due: fc.integer({ min: -20, max: 20 }), open: fc.boolean() }),
    { maxLength: 4 },
  ),
})

describe('cockpit', () => {
  it('shows for every agency what its records say one by one', async () => {
    const tenant = await createTenant()
    const agencies = []
    for (let i = 0; i < 5; i++) agencies.push(await createAgency(tenant))
    const ids = agencies.map(({ id }) => id)
    const { id: campaignId, assessmentIds } = await openedCampaign(tenant, ids)
    await publishedRating(
      tenant,
      2025,
      agencies.slice(0, 3).map((agency, i) => ({ agency, scores: [i, i, i, 2, 2, 2, 2, 2] })),
    )
    const authority = await createActor(tenant, 'AUTHORITY')
    await fc.assert(
      fc.asyncProperty(fc.tuple(...ids.map(() => anyAgency)), async (drawn) => {
        await withTenant(tenant.id, async (tx) => {
          await tx.project.deleteMany({})
          await tx.proposal.deleteMany({})
          await tx.assessmentAnswer.deleteMany({})
          let number = 0
          for (const [i, one] of drawn.entries()) {
            const [agencyId = '', assessmentId = ''] = [ids[i], assessmentIds[i]]
            await tx.selfAssessment.updateMany({
              where: { id: assessmentId, campaignId },
              data: {
                status: one.status,
                submittedAt: one.status === 'SUBMITTED' ? new Date('2026-12-10T03:00:00Z') : null,
                finalTotal: one.status === 'FINAL' ? '7.5' : null,
                ...(one.status === 'WITHDRAWN'
                  ? { withdrawnFrom: 'DRAFT', withdrawnReason: 'Упразднён' }
                  : { withdrawnFrom: null, withdrawnReason: null }),
              },
            })
            await tx.assessmentAnswer.createMany({
              data: Array.from({ length: 8 }, (_, n) => ({
                tenantId: tenant.id,
                id: newId(),
                assessmentId,
                criterion: n + 1,
                attested: [],
                answered: n < one.answered,
              })),
            })
            for (const project of one.projects) {
              const row = projectRow(tenant.id, agencyId, { id: newId(), number: ++number, status: project.status })
              await tx.project.create({
                data: {
                  ...row,
                  stages: {
                    create: [
                      {
                        number: 1,
                        dueTo: dayColumn(addDays(today, project.due)),
                        closedOn: project.closed ? dayColumn(addDays(today, project.due)) : null,
                      },
                    ],
                  },
                },
              })
            }
            for (const proposal of one.proposals) {
              await tx.proposal.create({
                data: {
                  tenantId: tenant.id,
                  id: newId(),
                  number: ++number,
                  agencyId,
                  title: 'П',
                  problem: 'п',
                  suggestion: 'с',
                  filedAt: new Date(now.getTime() + proposal.filed * 86_400_000),
                  answerDue: dayColumn(addDays(today, proposal.due)),
                  status: proposal.open ? 'FILED' : 'DECLINED',
                  ...(proposal.open ? {} : { answeredAt: now, answer: 'нет' }),
                },
              })
            }
          }
        })
        vi.useFakeTimers({ toFake: ['Date'], now })
        const cells = await textOf(authority)
        vi.useRealTimers()
        for (const [i, one] of drawn.entries()) {
          const row = cells.get(ids[i] ?? '')
          const running = one.projects.filter(({ status }) => status === 'RUNNING')
          const late = running.filter(({ due, closed }) => !closed && due < 0)
          const filed = one.proposals.filter((proposal) => addDays(today, proposal.filed) >= '2026-01-01').length
          const unanswered = one.proposals.filter(({ open, due }) => open && due < 0).length
          expect(row?.projects).toMatchObject({
            text:
              running.length === 0
                ? 'нет'
                : late.length === 0
                  ? String(running.length)
                  : `${running.length}, ${late.length === running.length ? 'срыв этапа' : `срыв в\u00a0${late.length}`}`,
          })
          expect(row?.projects?.mark).toMatch(running.length === 0 ? /none/ : late.length === 0 ? /ok/ : /warn|bad/)
          expect(row?.proposals).toMatchObject({ n: filed, mark: unanswered > 0 ? 'warn' : filed > 0 ? 'ok' : 'none' })
          // The due day was 15 December.
          expect(row?.assessment).toMatchObject(
            {
              NOT_STARTED: { text: 'не начата', mark: 'bad' },
              DRAFT: { text: `черновик ${one.answered}/8`, mark: 'bad' },
              SUBMITTED: { text: 'сдана', mark: 'ok' },
              FINAL: { text: 'итог 7,5', mark: 'ok' },
              WITHDRAWN: { text: 'выбыл', mark: 'none' },
            }[one.status],
          )
          expect(row?.rating?.mark).toBe(i < 3 ? 'ok' : 'none')
        }
      }),
      { numRuns: 15 },
    )
  }, 120_000)

  it('shows a curator the own tree alone, beside the median of all, and an observer everybody', async () => {
    const tenant = await createTenant()
    const ministry = await createAgency(tenant, { name: 'Министерство' })
    const child = await createAgency(tenant, { name: 'Учреждение', parentId: ministry.id })
    const other = await createAgency(tenant, { name: 'Чужое' })
    const names = async (actor: Actor) =>
      (await getCockpit(actor, filter)).matrix.rows.map(({ name }) => name).toSorted()
    expect(await names(await createActor(tenant, 'OBSERVER'))).toEqual(['Министерство', 'Учреждение', 'Чужое'])
    const curator = await createActor(tenant, 'CURATOR', ministry.id)
    expect(await names(curator)).toEqual(['Министерство', 'Учреждение'])
    expect(await names(await createActor(tenant, 'TEAM_MEMBER', child.id))).toEqual(['Учреждение'])
    expect((await getCockpit(curator, readCockpitFilter({ parent: other.id }))).matrix.rows).toEqual([])
    expect(
      (await getCockpit(curator, readCockpitFilter({ view: 'tree', open: ministry.id }))).matrix.rows.map(
        ({ type, members }) => [type, members],
      ),
    ).toEqual([
      ['TREE', 2],
      ['AGENCY', 1],
      ['AGENCY', 1],
    ])
    const employee = await createActor(tenant, 'EMPLOYEE', ministry.id)
    expect(() => getCockpit(employee, filter)).toThrow()
    // A curator opens the assessment itself, staff its verification.
    await openedCampaign(tenant, [ministry.id])
    vi.useFakeTimers({ toFake: ['Date'], now })
    expect((await textOf(curator)).get(ministry.id)?.assessment?.href).toMatch(/^office\/assessments\//)
    expect((await textOf(await createActor(tenant, 'METHODOLOGIST'))).get(ministry.id)?.assessment?.href).toMatch(
      /^office\/verification\//,
    )
  })

  it('opens the cell of projects on exactly those that it counts, of this year and of a past one', async () => {
    const tenant = await createTenant()
    const ministry = await createAgency(tenant, { name: 'Министерство' })
    const child = await createAgency(tenant, { name: 'Учреждение', parentId: ministry.id })
    const authority = await createActor(tenant, 'AUTHORITY')
    vi.useFakeTimers({ toFake: ['Date'], now })
    let number = 0
    const project = (agencyId: string, made: Omit<Parameters<typeof projectRow>[2], 'number'>, lateOn?: string) =>
      withTenant(tenant.id, async (tx) => {
        const row = projectRow(tenant.id, agencyId, { number: (number += 1), ...made })
        await tx.project.create({ data: row })
        if (lateOn)
          await tx.projectStage.updateMany({
            where: { projectId: row.id, number: 2 },
            data: { dueTo: dayColumn(lateOn) },
          })
      })
    await project(ministry.id, { status: 'RUNNING' })
    await project(ministry.id, { status: 'RUNNING' }, addDays(today, -3))
    await project(child.id, { status: 'RUNNING', participants: { [ministry.id]: 'методика' } })
    await project(ministry.id, { status: 'MONITORING', data: { closedOn: dayColumn('2025-05-05') } })
    await project(ministry.id, { status: 'FINISHED', data: { closedOn: dayColumn('2024-05-05') } })
    await project(ministry.id, { status: 'DRAFT' })
    for (const year of [null, 2025, 2024]) {
      const { matrix } = await getCockpit(authority, readCockpitFilter(year === null ? {} : { year: String(year) }))
      const at = matrix.columns.indexOf('projects')
      for (const row of matrix.rows) {
        const list = await getCellProjects(authority, { id: row.id, year, page: 1 })
        expect([list?.total, list?.rows.length], `${row.name} ${year}`).toEqual([row.cells[at]?.n, row.cells[at]?.n])
        if (row.cells[at]?.href)
          expect(row.cells[at].href).toBe(`office/agencies/${row.id}/projects${year === null ? '' : `?year=${year}`}`)
      }
    }
    const own = await getCellProjects(authority, { id: ministry.id, year: null, page: 1 })
    expect(own).toMatchObject({ total: 2, late: 1, takesPart: 1, current: true })
    expect(own?.rows.map(({ lateSince }) => lateSince)).toEqual([addDays(today, -3), null])
    expect(
      await getCellProjects(await createActor(tenant, 'CURATOR', child.id), { id: ministry.id, year: null, page: 1 }),
    ).toBeNull()
  })

  it('keeps an agency that was merged this year, and asks nothing more of it', async () => {
    const tenant = await createTenant()
    const heir = await createAgency(tenant, { name: 'Преемник' })
    await createAgency(tenant, {
      name: 'Прежний',
      status: 'MERGED',
      mergedIntoId: heir.id,
      until: dayColumn('2026-06-01'),
    })
    await createAgency(tenant, { name: 'Давний', status: 'ABOLISHED', until: dayColumn('2025-06-01') })
    vi.useFakeTimers({ toFake: ['Date'], now })
    const { matrix } = await getCockpit(await createActor(tenant, 'AUTHORITY'), readCockpitFilter({ sort: 'name' }))
    expect(matrix.rows.map(({ name, note, standing }) => [name, note, standing.bad])).toEqual([
      ['Преемник', '', 0],
      ['Прежний', 'присоединён: Преемник', 0],
    ])
  })

  it('costs as many statements for sixty agencies and five years as for two', async () => {
    const statements = async (n: number, years: number[]) => {
      const tenant = await createTenant()
      const agencies = []
      for (let i = 0; i < n; i++) agencies.push(await createAgency(tenant))
      for (const year of years)
        await publishedRating(
          tenant,
          year,
          agencies.map((agency) => ({ agency, scores: [1, 2, 2, 2, 2, 2, 2, 2] })),
          { nextNumber: year * 100 },
        )
      const authority = await createActor(tenant, 'AUTHORITY')
      await getCockpit(authority, filter)
      await getCockpitYears(authority, filter)
      const query = vi.spyOn(pg.Client.prototype, 'query')
      await getCockpit(authority, filter)
      const matrix = query.mock.calls.length
      await getCockpitYears(authority, filter)
      const both = query.mock.calls.length
      query.mockRestore()
      return [matrix, both - matrix]
    }
    const few = await statements(2, [2025])
    expect(await statements(60, [2021, 2022, 2023, 2024, 2025])).toEqual(few)
    expect(few[0]).toBeLessThanOrEqual(14)
  }, 60_000)
})
