import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { getCalendar, listDeadlines } from '@/lib/deadlines/deadline-queries'
import { readDeadlines, SINCE } from '@/lib/deadlines/due-queries'
import { inScope, wholeScope, type Deadline } from '@/lib/deadlines/rules'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { listReports } from '@/lib/projects/reports/queries'
import { listQuarterly } from '@/lib/quarterly/queries'
import { getQueue } from '@/lib/queue/queries'
import { createPlace, day, everything, filter, now, scopesOf, today, zone } from '../../factories/deadlines'
import { createActor } from '../../factories/tenant'

afterEach(() => {
  vi.useRealTimers()
})

describe('deadlines', () => {
  it('are what the modules hold open, each with its day and place', async () => {
    const place = await createPlace()
    const rows = await everything(place)
    const of = (kind: Deadline['kind']) => rows.filter((row) => row.kind === kind)
    expect(
      of('SELF_ASSESSMENT')
        .map(({ agencyId, on }) => [agencyId, on])
        .sort(),
    ).toEqual(
      [
        [place.ministry.id, '2026-12-15'],
        [place.school.id, '2026-12-15'],
      ].sort(),
    )
    // Received on Friday 20.11.2026, fifteen working days: the last is 11.12.2026.
    expect(of('OBJECTION').map(({ agencyId, on }) => [agencyId, on])).toEqual([[place.other.id, '2026-12-11']])
    expect(of('CAMPAIGN').map(({ on }) => on)).toEqual(['2026-12-15', '2027-01-30', '2027-02-20', '2027-04-01'])
    expect(of('STAGE')).toHaveLength(10)
    expect(of('STAGE').find(({ state }) => state === 'OVERDUE')).toMatchObject({
      on: addDays(today, -3),
      href: `projects/${place.project.id}/stages/3`,
    })
    expect(of('TASK').map(({ title }) => title.split(',')[0])).toEqual(['Общая задача', 'Моя задача'])
    expect(of('STABILITY')).toHaveLength(1)
    expect(of('PROPOSAL_ANSWER').map(({ state }) => state)).toEqual(['OVERDUE', 'DUE_SOON'])
    expect(of('PROJECT_REPORT')).toHaveLength(1)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.map(({ on }) => on)).toEqual(rows.map(({ on }) => on).toSorted())
  })

  it('the SQL keeps exactly what the pure rule keeps, for what a person sees and for what they owe', async () => {
    const place = await createPlace()
    const tenantId = place.tenant.id
    await withTenant(tenantId, async (tx) => {
      for (const agencyId of [null, place.ministry.id, place.other.id]) {
        const portfolioId = newId()
        await tx.portfolio.create({ data: { tenantId, id: portfolioId, title: portfolioId, agencyId } })
        await tx.portfolioTask.createMany({
          data: [null, place.actors.employee.personId].map((personId) => ({
            tenantId,
            id: newId(),
            portfolioId,
            title: 'Вместе',
            dueOn: day(today),
            personId,
            createdBy: 'Куратор',
          })),
        })
      }
    })
    const all = await everything(place)
    expect(all.filter(({ kind }) => kind === 'PORTFOLIO_TASK')).toHaveLength(6)
    for (const [name, actor] of Object.entries(place.actors)) {
      const scopes = await scopesOf(place, actor)
      for (const scope of [scopes.read, scopes.duty]) {
        expect(
          (await everything(place, scope)).map(({ key }) => key),
          name,
        ).toEqual(all.filter((row) => inScope(scope, row)).map(({ key }) => key))
      }
    }
  })

  it('of another agency are absent; the curator answers for the school under the ministry, the employee for a task', async () => {
    const place = await createPlace()
    const { actors, ministry, school, other } = place
    const agencies = async (actor: Actor, part: 'read' | 'duty') =>
      [
        ...new Set((await everything(place, (await scopesOf(place, actor))[part])).map(({ agencyId }) => agencyId)),
      ].sort()
    expect(await agencies(actors.curator, 'read')).toEqual([ministry.id, school.id].sort())
    expect(await agencies(actors.curator, 'duty')).toEqual([ministry.id, school.id].sort())
    expect(await agencies(actors.stranger, 'read')).toEqual([other.id])
    expect(
      (await everything(place, (await scopesOf(place, actors.employee)).duty)).map(({ title }) => title.split(',')[0]),
    ).toEqual(['Моя задача'])
    expect(await agencies(actors.observer, 'duty')).toEqual([null, ministry.id, school.id, other.id].sort())
    await createActor(place.tenant, 'CURATOR', school.id)
    expect(await agencies(actors.curator, 'duty')).toEqual([ministry.id])
    expect(await agencies(actors.curator, 'read')).toEqual([ministry.id, school.id].sort())
  })

  it("fill the month, the late list and a day; filters and a foreign agency's id narrow them", async () => {
    const place = await createPlace()
    vi.useFakeTimers({ now, toFake: ['Date'] })
    const { actors } = place
    const month = await getCalendar(actors.authority, filter())
    expect(month.today).toBe(today)
    expect(month.late.rows.every(({ state }) => state === 'OVERDUE')).toBe(true)
    expect(month.late.total).toBe(4)
    expect(month.groups.find(({ on, kind }) => on === today && kind === 'TASK')).toMatchObject({ total: 1 })
    expect(
      (await getCalendar(actors.authority, filter({ month: '2026-12', kind: 'SELF_ASSESSMENT' }))).groups,
    ).toMatchObject([{ on: '2026-12-15', total: 2 }])
    expect((await getCalendar(actors.curator, filter({ agencyId: place.other.id }))).groups).toEqual([])
    expect(
      (await listDeadlines(actors.authority, filter({ late: true, agencyKind: 'SUBORDINATE_ORGANISATION' }))).total,
    ).toBe(0)
    expect((await listDeadlines(actors.curator, filter({ late: true }))).rows.map(({ kind }) => kind)).toEqual([
      'PROJECT_REPORT',
      'STAGE',
      'PROPOSAL_ANSWER',
    ])
    expect((await listDeadlines(actors.employee, filter({ view: 'mine', day: addDays(today, 2) }))).rows).toHaveLength(
      1,
    )
  })

  it('know a quarter that nobody began: due the 3rd, overdue after the 5th', async () => {
    const place = await createPlace()
    const tenantId = place.tenant.id
    await withTenant(tenantId, (tx) =>
      tx.quarterlyRule.create({
        data: {
          tenantId,
          id: newId(),
          fromYear: 2026,
          fromQuarter: 3,
          dueDay: 3,
          lateAfterDay: 5,
          madeBy: 'Акт',
          createdAt: new Date('2026-07-01T00:00:00Z'),
        },
      }),
    )
    const at = (instant: string, agencyId = place.ministry.id) =>
      withTenant(
        tenantId,
        async (tx) =>
          (
            await readDeadlines(
              { tx, tenantId, timeZone: zone, now: new Date(instant) },
              wholeScope(['QUARTERLY']),
              { from: SINCE, to: '2026-10-31' },
              { agencyId },
              { limit: 10 },
            )
          ).rows,
      )
    expect(await at('2026-10-04T05:00:00Z')).toMatchObject([
      { on: '2026-10-03', lateAfter: '2026-10-05', state: 'DUE_SOON', href: 'quarterly?quarter=2026-3' },
    ])
    expect(await at('2026-10-06T05:00:00Z')).toMatchObject([{ state: 'OVERDUE' }])
    const id = newId()
    await withTenant(tenantId, (tx) =>
      tx.quarterlyReport.create({
        data: {
          tenantId,
          id,
          agencyId: place.ministry.id,
          year: 2026,
          quarter: 3,
          dueOn: day('2026-10-03'),
          lateAfter: day('2026-10-05'),
          createdBy: 'Куратор',
        },
      }),
    )
    expect(await at('2026-10-06T05:00:00Z')).toMatchObject([
      { key: `QUARTERLY:${place.ministry.id}:2026-3`, href: `quarterly/${id}` },
    ])
    await withTenant(tenantId, (tx) =>
      tx.quarterlyReport.update({
        where: { tenantId_id: { tenantId, id } },
        data: { status: 'SUBMITTED', facts: {}, submittedAt: now, submittedBy: 'Куратор' },
      }),
    )
    expect(await at('2026-10-06T05:00:00Z')).toEqual([])
    expect(await at('2026-10-06T05:00:00Z', place.school.id)).toHaveLength(1)
  })
})

describe('road maps', () => {
  it("owe a part each by the item's day, and an agency's own map its approval; handed in or closed is owed no more", async () => {
    const place = await createPlace()
    const tenantId = place.tenant.id
    const [map, item, part, own] = [newId(), newId(), newId(), newId()]
    await withTenant(tenantId, async (tx) => {
      await tx.roadmap.create({
        data: {
          tenantId,
          id: map,
          kind: 'PROGRAMME',
          title: 'Дорожная карта',
          status: 'APPROVED',
          yearFrom: 2026,
          yearTo: 2027,
          createdBy: 'Комитет',
        },
      })
      await tx.roadmap.create({
        data: {
          tenantId,
          id: own,
          kind: 'DEPARTMENTAL',
          agencyId: place.ministry.id,
          title: 'Карта министерства',
          yearFrom: 2026,
          yearTo: 2027,
          approvalDue: day('2026-12-01'),
          createdBy: 'Куратор',
        },
      })
      await tx.roadmapItem.create({
        data: {
          tenantId,
          id: item,
          roadmapId: map,
          number: '3.1',
          sectionNumber: '3',
          section: 'Процессы',
          title: 'Описать процессы',
          dueOn: day('2026-11-20'),
          result: 'реестр',
          responsible: ['министерства'],
          position: 1,
        },
      })
      await tx.roadmapPart.createMany({
        data: [
          { tenantId, id: part, itemId: item, agencyId: place.ministry.id, bodyName: 'Министерство' },
          { tenantId, id: newId(), itemId: item, agencyId: null, bodyName: 'Аппарат' },
        ],
      })
    })
    const { authority, curator, stranger } = place.actors
    const of = async (actor: Actor, which: 'read' | 'duty') =>
      (await everything(place, (await scopesOf(place, actor))[which]))
        .filter(({ kind }) => kind === 'ROADMAP')
        .map(({ href, on, state }) => [href, on, state])
    const late = [`roadmaps/${map}/items/${item}`, '2026-11-20', 'OVERDUE']
    expect(await of(curator, 'duty')).toEqual([late, [`roadmaps/${own}`, '2026-12-01', 'AHEAD']])
    expect(await of(stranger, 'read')).toEqual([])
    expect(await of(authority, 'duty')).toEqual([late])
    expect(await of(authority, 'read')).toHaveLength(3)
    await withTenant(tenantId, (tx) =>
      tx.roadmapPart.update({
        where: { tenantId_id: { tenantId, id: part } },
        data: { status: 'SUBMITTED', submittedOn: day(today), submittedAt: now, submittedBy: 'Куратор' },
      }),
    )
    await withTenant(tenantId, (tx) =>
      tx.roadmap.update({ where: { tenantId_id: { tenantId, id: own } }, data: { status: 'CLOSED' } }),
    )
    expect(await of(curator, 'duty')).toEqual([])
  })
})

describe('what the modules say', () => {
  it('of late reports, unanswered proposals, open self-assessments and quarterly reports is what the calendar holds', async () => {
    const place = await createPlace()
    vi.useFakeTimers({ now, toFake: ['Date'] })
    const tenantId = place.tenant.id
    await withTenant(tenantId, (tx) =>
      tx.quarterlyRule.create({
        data: {
          tenantId,
          id: newId(),
          fromYear: 2026,
          fromQuarter: 3,
          dueDay: 3,
          lateAfterDay: 5,
          madeBy: 'Акт',
          createdAt: new Date('2026-07-01T00:00:00Z'),
        },
      }),
    )
    const all = await everything(place)
    const late = (kind: Deadline['kind']) => all.filter((row) => row.kind === kind && row.state === 'OVERDUE')
    const { authority, curator } = place.actors
    expect(late('PROJECT_REPORT')).toHaveLength((await listReports(authority, { filter: 'LATE', page: 1 })).counts.LATE)
    const summary = await listQuarterly(authority, { quarter: { year: 2026, quarter: 3 } })
    expect(
      late('QUARTERLY')
        .map(({ agencyId }) => agencyId)
        .sort(),
    ).toEqual(
      summary.rows
        .filter(({ state }) => state === 'OVERDUE')
        .map(({ agencyId }) => agencyId)
        .sort(),
    )
    expect(late('QUARTERLY')).toHaveLength(3)
    const groups = (await getQueue(curator)).groups
    const own = (await scopesOf(place, curator)).read
    const waiting = (kind: string) =>
      groups
        .find((group) => group.kind === kind)
        ?.items.map(({ href, due }) => [href, due])
        .sort() ?? []
    const held = (kind: Deadline['kind']) =>
      all
        .filter((row) => row.kind === kind && inScope(own, row))
        .map(({ href, on }) => [href, on])
        .sort()
    expect(held('SELF_ASSESSMENT')).toEqual(waiting('FILL'))
    expect(held('PROPOSAL_ANSWER')).toEqual(waiting('ANSWER_PROPOSAL'))
    expect(held('SELF_ASSESSMENT')).toHaveLength(2)
  })
})
