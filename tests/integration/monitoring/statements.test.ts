import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { getCellProjects } from '@/lib/cockpit/projects-queries'
import { newId } from '@/lib/core/ids'
import { createIndicator, loadPlan, setTarget } from '@/lib/plan/commands'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { beginQuarterly } from '@/lib/quarterly/commands'
import { getNote } from '@/lib/quarterly/note-queries'
import { getQuarterly, listQuarterly } from '@/lib/quarterly/queries'
import { dayColumn } from '@/lib/core/db-day'
import { listReadings } from '@/lib/readings/queries'
import { acceptParts } from '@/lib/roadmaps/accept-commands'
import { getRoadmapItem } from '@/lib/roadmaps/item-queries'
import { listRoadmaps } from '@/lib/roadmaps/list-queries'
import { getRoadmap } from '@/lib/roadmaps/map-queries'
import { listWaitingParts } from '@/lib/roadmaps/waiting-queries'
import type { TenantView } from '@/lib/core/tenant'
import { exportTools, getAgencyTools, listTools } from '@/lib/tools/queries'
import { asSeen } from '../../factories/seen'
import { projectRow } from '../../factories/project'
import { sent } from '../../factories/statements'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const quarter = { year: 2026, quarter: 1 } as const
const tools = ['5s', 'kanban']

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}

type Scene = { tenant: TenantView; authority: Actor; first: { id: string }; mapId: string; itemId: string }

async function scene(): Promise<Scene> {
  const tenant = await createTenant()
  const key = { tenantId: tenant.id }
  const authority = await createActor(tenant, 'AUTHORITY')
  const first = await createAgency(tenant)
  const [mapId, itemId] = [newId(), newId()]
  await withTenant(tenant.id, async (tx) => {
    await tx.quarterlyRule.create({
      data: { ...key, id: newId(), fromYear: 2025, fromQuarter: 1, dueDay: 3, lateAfterDay: 5, madeBy: 'По акту' },
    })
    await tx.tool.createMany({ data: tools.map((tool, position) => ({ ...key, key: tool, title: tool, position })) })
    await tx.roadmap.create({
      data: {
        ...key,
        id: mapId,
        kind: 'PROGRAMME',
        title: 'План',
        status: 'APPROVED',
        yearFrom: 2026,
        yearTo: 2026,
        templateKey: 'act',
        remark: 'Контроль 31 декабря',
        createdBy: 'К',
      },
    })
    await tx.roadmapItem.create({
      data: {
        ...key,
        id: itemId,
        roadmapId: mapId,
        number: '1.1',
        sectionNumber: '1',
        section: 'Раздел',
        title: 'Порядок',
        dueOn: dayColumn('2026-02-10'),
        result: 'приказ',
        responsible: ['Орган'],
        position: 0,
      },
    })
  })
  value(await loadPlan(authority, {}))
  const { id } = value(
    await createIndicator(authority, {
      sectionNumber: '9',
      section: 'Проекты',
      number: '9.1',
      title: 'Доля завершённых',
      unit: 'процентов',
      comparison: 'AT_LEAST',
      total: 'LAST',
      source: 'FORMULA',
      perAgency: 'on',
      keepFormula: '',
      sample: '',
      responsible: ['PARTICIPANTS'],
      bodies: '',
      note: 'Акт не говорит как',
      shares: [{ of: 'count:PROJECTS_FINISHED', to: 'count:PROJECTS_OPENED', name: '' }],
    }),
  )
  value(await asSeen(setTarget)(authority, { indicatorId: id, year: 2026, value: '25' }))
  return { tenant, authority, first, mapId, itemId }
}

let number = 0

/**
 * What one agency adds to every page: a map of its own, parts with proofs, a report, levels of tools with a visit,
 * projects.
 */
async function furnish(
  { tenant, mapId, itemId }: Scene,
  agencyId: string,
  of: { items: number; projects: number; report: boolean },
): Promise<void> {
  const key = { tenantId: tenant.id }
  const at = new Date('2026-02-01T05:00:00Z')
  const own = newId()
  const item = (roadmapId: string, n: number) => ({
    ...key,
    id: newId(),
    roadmapId,
    number: `1.${n + 2}`,
    sectionNumber: '1',
    section: 'Раздел',
    title: `Мероприятие ${n}`,
    dueOn: dayColumn('2026-02-10'),
    result: 'приказ',
    responsible: ['Орган'],
    position: n + 1,
  })
  const rows = Array.from({ length: of.projects }, () =>
    projectRow(tenant.id, agencyId, { number: (number += 1), status: 'RUNNING' }),
  )
  await withTenant(tenant.id, async (tx) => {
    await tx.roadmap.create({
      data: {
        ...key,
        id: own,
        kind: 'DEPARTMENTAL',
        agencyId,
        title: 'Своя карта',
        status: 'APPROVED',
        yearFrom: 2026,
        yearTo: 2026,
        createdBy: 'К',
      },
    })
    const items = [mapId, own].flatMap((roadmapId) => Array.from({ length: of.items }, (_, n) => item(roadmapId, n)))
    await tx.roadmapItem.createMany({ data: items })
    const parts = [itemId, ...items.map(({ id }) => id)].map((owned, n) => ({
      ...key,
      id: newId(),
      itemId: owned,
      agencyId,
      bodyName: 'Орган',
      status: n % 3 === 0 ? ('OPEN' as const) : ('SUBMITTED' as const),
      submittedOn: dayColumn('2026-02-01'),
      submittedAt: at,
    }))
    await tx.roadmapPart.createMany({ data: parts })
    await tx.roadmapProof.createMany({
      data: parts.map(({ id }) => ({
        ...key,
        id: newId(),
        partId: id,
        title: 'Приказ',
        url: 'https://example.test/1.pdf',
        byName: 'К',
        handedAt: at,
      })),
    })
    await tx.roadmapEvent.createMany({
      data: items.map((one) => ({
        ...key,
        id: newId(),
        roadmapId: one.roadmapId,
        itemId: one.id,
        kind: 'PART_SUBMITTED' as const,
        words: {},
        byName: 'К',
      })),
    })
    await tx.roadmapChange.create({
      data: { ...key, id: newId(), roadmapId: own, kind: 'ADD', reason: 'так надо', proposedBy: 'К' },
    })
    if (of.report)
      await tx.quarterlyReport.create({
        data: {
          ...key,
          id: newId(),
          agencyId,
          ...quarter,
          status: 'SUBMITTED',
          facts: {},
          dueOn: dayColumn('2026-04-03'),
          lateAfter: dayColumn('2026-04-05'),
          firstSentAt: at,
          submittedAt: at,
          createdBy: 'К',
        },
      })
    await tx.toolAdoption.createMany({
      data: tools.flatMap((tool) =>
        Array.from({ length: of.items }, (_, n) => ({
          ...key,
          id: newId(),
          agencyId,
          tool,
          unit: `Отдел ${n}`,
          level: 'APPLIED' as const,
          since: dayColumn('2026-01-10'),
        })),
      ),
    })
    const visitId = newId()
    await tx.toolVisit.create({
      data: {
        ...key,
        id: visitId,
        number: (number += 1),
        agencyId,
        visitedOn: dayColumn('2026-03-01'),
        visitors: 'К',
        conclusion: 'Да',
        byName: 'К',
      },
    })
    await tx.toolFinding.createMany({
      data: tools.map((tool) => ({
        ...key,
        id: newId(),
        visitId,
        tool,
        unit: 'Отдел 0',
        claimed: 'APPLIED' as const,
        seen: 'PILOT' as const,
      })),
    })
    for (const row of rows) await tx.project.create({ data: row })
    await tx.passportVersion.updateMany({
      where: { projectId: { in: rows.map(({ id }) => id ?? '') } },
      data: { approvedOn: dayColumn('2026-01-20') },
    })
  })
}

describe('pages of monitoring', () => {
  it('take the same statements, however many agencies, items, reports and records there are', async () => {
    const place = await scene()
    const { authority, tenant, first, mapId, itemId } = place
    const curator = await createActor(tenant, 'CURATOR', first.id)
    await furnish(place, first.id, { items: 1, projects: 1, report: false })
    await furnish(place, (await createAgency(tenant)).id, { items: 1, projects: 1, report: true })
    const { id: reportId } = value(await beginQuarterly(curator, { agencyId: first.id, ...quarter }))
    const all = async (): Promise<Record<string, number>> => ({
      'list of road maps': await sent(() => listRoadmaps(authority, { year: 2026, filter: 'ALL', page: 1 })),
      'a curator’s road maps': await sent(() => listRoadmaps(curator, { year: 2026, filter: 'ALL', page: 1 })),
      'one road map': await sent(() => getRoadmap(authority, { id: mapId })),
      'a curator’s view of it': await sent(() => getRoadmap(curator, { id: mapId })),
      'one item': await sent(() => getRoadmapItem(authority, { id: itemId })),
      'parts that wait': await sent(() => listWaitingParts(authority, { map: '', page: 1 })),
      'quarterly list': await sent(() => listQuarterly(authority, { quarter })),
      'one report': await sent(() => getQuarterly(curator, { id: reportId })),
      'the note': await sent(() => getNote(authority, { quarter })),
      'matrix of tools': await sent(() => listTools(authority, {})),
      'tools of an agency': await sent(() => getAgencyTools(authority, { id: first.id })),
      'table file of tools': await sent(() => exportTools(authority, {})),
      readings: await sent(() => listReadings(authority, {})),
      'projects of a cell': await sent(() => getCellProjects(authority, { id: first.id, year: null, page: 1 })),
    })
    const few = await all()
    for (let i = 0; i < 25; i++)
      await furnish(place, (await createAgency(tenant)).id, { items: 3, projects: 1, report: i % 2 === 0 })
    await withTenant(tenant.id, (tx) => tx.roadmap.deleteMany({ where: { tenantId: tenant.id, agencyId: first.id } }))
    await furnishMore(place)
    expect(await all()).toEqual(few)
    expect(Object.values(few).every((n) => n > 3 && n <= 40)).toBe(true)
  }, 120_000)

  it('accept twenty parts in as many statements more as the journal needs for each', async () => {
    const place = await scene()
    const { authority, tenant } = place
    for (let i = 0; i < 4; i++)
      await furnish(place, (await createAgency(tenant)).id, { items: 6, projects: 0, report: false })
    const waiting = (await listWaitingParts(authority, { map: '', page: 1 })).rows.map(
      ({ id, version }) => `${id}:${version}`,
    )
    expect(waiting.length).toBeGreaterThan(24)
    const counted = async (parts: string[]): Promise<number> => {
      const query = vi.spyOn(pg.Client.prototype, 'query')
      value(await acceptParts(authority, { parts }))
      const { length } = query.mock.calls
      query.mockRestore()
      return length
    }
    await counted(waiting.slice(0, 1))
    const one = await counted(waiting.slice(1, 2))
    const twenty = await counted(waiting.slice(2, 22))
    // One record of the journal a part, nothing else.
    expect(twenty - one).toBe(19)
  }, 60_000)
})

/** The first agency's own records grow, too: what one report and one page of an agency are made of. */
async function furnishMore(place: Scene): Promise<void> {
  const { tenant, first } = place
  await withTenant(tenant.id, async (tx) => {
    await tx.roadmapPart.deleteMany({ where: { tenantId: tenant.id, agencyId: first.id } })
    await tx.toolAdoption.deleteMany({ where: { tenantId: tenant.id, agencyId: first.id } })
  })
  await furnish(place, first.id, { items: 20, projects: 12, report: false })
}
