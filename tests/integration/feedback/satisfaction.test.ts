import { randomUUID } from 'node:crypto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { readCockpitFilter } from '@/lib/cockpit/filter'
import { getAgencyParts, getToolSigns } from '@/lib/agency-parts/queries'
import { getCockpit } from '@/lib/cockpit/queries'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { getFactRecords } from '@/lib/fact-records/queries'
import { closeBatches } from '@/lib/feedback/release/close'
import { getSatisfaction } from '@/lib/feedback/results/overview-queries'
import { getToldPage } from '@/lib/feedback/told/public-told'
import { getSurveyBatch, getSurveyResults } from '@/lib/feedback/results/queries'
import { ask, page } from '@/lib/feedback/survey/templates/kit'
import { getPlan } from '@/lib/plan/queries'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const now = new Date('2026-12-20T03:00:00Z')
const content = {
  pages: [page('p', '', [ask('csat', 'scale', 'Довольны?'), ask('change', 'text', 'Что изменить?')])],
}

let tenant: TenantView
let authority: Actor
const agency: Record<'asked' | 'fell' | 'old' | 'hidden' | 'open' | 'silent', string> = {
  ...{ asked: '', fell: '', old: '', hidden: '', open: '', silent: '' },
}
const survey = { own: newId(), whole: newId(), before: newId(), internal: newId(), opened: newId() }

type Made = { id: string; agencyId: string | null; status?: 'OPEN' | 'CLOSED'; side?: 'EXTERNAL' | 'INTERNAL' }
/** Marks of a survey by agency; null – the form leaves the main question empty. */
async function answered(made: Made, day: string, marks: Record<string, (number | null)[]>) {
  const [tenantId, versionId] = [tenant.id, newId()]
  await withTenant(tenantId, async (tx) => {
    const own = { ...made, status: made.status ?? ('CLOSED' as const) }
    await tx.survey.create({
      data: {
        ...{ ...own, tenantId, title: made.id, code: randomUUID().slice(0, 8), createdBy: 'К' },
        ...(own.status === 'CLOSED' && { closesOn: dayColumn(day), closedAt: new Date(`${day}T05:00:00Z`) }),
      },
    })
    await tx.surveyVersion.create({
      data: { tenantId, id: versionId, surveyId: made.id, number: 1, content, startedBy: 'К' },
    })
    for (const [agencyId, list] of Object.entries(marks))
      await tx.surveyIntake.createMany({
        data: list.map((mark, at) => ({
          ...{ tenantId, id: randomUUID(), surveyId: made.id, versionId, agencyId, channel: 'LINK' as const },
          ...{ day: dayColumn(day), answers: { ...(mark !== null && { csat: mark }), change: `слово ${at}` } },
        })),
      })
    const settings = { ...tenant.settings.feedback, threshold: 5, batchLeast: 5 }
    await closeBatches({ tx, tenantId, settings, today: day }, { id: made.id, splits: [], closed: true })
  })
}
const times = (n: number, mark: number | null): (number | null)[] => Array.from({ length: n }, () => mark)

beforeAll(async () => {
  tenant = await createTenant()
  authority = await createActor(tenant, 'AUTHORITY')
  for (const name of Object.keys(agency) as (keyof typeof agency)[])
    agency[name] = (await createAgency(tenant, { name })).id
  const { asked, fell, old, hidden, open } = agency
  await answered({ id: survey.own, agencyId: asked }, '2026-05-20', { [asked]: [...times(6, 5), ...times(4, 2)] })
  // Of the whole programme: four of `open` are no batch, three of `hidden` gave a mark.
  await answered({ id: survey.whole, agencyId: null }, '2026-06-20', {
    ...{ [asked]: [...times(3, 4), ...times(4, 1)], [fell]: [...times(5, 5), ...times(45, 1)] },
    ...{ [hidden]: [...times(3, 4), ...times(4, null)], [open]: times(4, 5) },
  })
  await answered({ id: survey.before, agencyId: null }, '2025-06-20', {
    ...{ [fell]: [...times(45, 5), ...times(5, 1)], [old]: [...times(7, 5), ...times(1, 2)] },
  })
  await answered({ id: survey.internal, agencyId: asked, side: 'INTERNAL' }, '2026-05-20', { [asked]: times(9, 1) })
  await answered({ id: survey.opened, agencyId: open, status: 'OPEN' }, '2026-12-01', {})
})
afterEach(() => vi.useRealTimers())

const cockpit = async (query: Record<string, string> = {}, actor = authority) => {
  vi.useFakeTimers({ toFake: ['Date'], now })
  const { matrix } = await getCockpit(actor, readCockpitFilter(query))
  const at = matrix.columns.indexOf('SATISFACTION')
  const cells = new Map(matrix.rows.map(({ id, cells: row }) => [id, row[at]]))
  return {
    median: matrix.medians[at],
    of: (id: string) => cells.get(id),
    rows: matrix.rows.map((row) => row.cells[at]),
  }
}
const plain = (text: string | undefined) => text?.replaceAll('\u00a0', ' ')

describe('satisfaction of an agency', () => {
  it('is one number: cockpit, the page over surveys, results, facts of the plan, SQL', async () => {
    const { of } = await cockpit()
    expect(of(agency.asked)).toMatchObject({ mark: 'none', n: 9, of: 17 })
    expect(plain(of(agency.asked)?.text)).toBe('52,9 % из 17')
    const overview = await getSatisfaction(authority, { by: 'agency', year: 2026 })
    const line = overview.lines.find(({ key }) => key === agency.asked)
    expect(line).toMatchObject({ label: 'asked', measure: { n: 17, satisfied: { count: 9 } } })
    expect(line?.surveys.toSorted()).toEqual([survey.own, survey.whole].toSorted())
    const parts = await Promise.all(
      [survey.own, survey.whole].map((id) => getSurveyResults(authority, { id, by: '', agencyId: agency.asked })),
    )
    expect(parts.map((one) => one?.main?.measure)).toMatchObject([
      { n: 10, satisfied: { count: 6 } },
      { n: 7, satisfied: { count: 3 } },
    ])
    const sql = await withTenant(
      tenant.id,
      (tx) => tx.$queryRaw<{ n: number; satisfied: number }[]>`
        SELECT count(*)::int AS n, count(*) FILTER (WHERE (r."answers"->>'csat')::int >= 4)::int AS satisfied
        FROM "SurveyResponse" r JOIN "Survey" s ON s."tenantId" = r."tenantId" AND s."id" = r."surveyId"
        WHERE r."tenantId" = ${tenant.id}::uuid AND r."agencyId" = ${agency.asked}::uuid AND s."side" = 'EXTERNAL'
          AND r."answers" ? 'csat'`,
    )
    expect(sql).toEqual([{ n: 17, satisfied: 9 }])
    const count = (source: string) => ({ op: 'count', source })
    const indicators = [
      {
        number: '9.1',
        unit: 'процентов',
        source: 'FORMULA',
        total: 'LAST' as const,
        formula: { op: 'ratio', of: count('CLIENTS_SATISFIED'), to: count('CLIENTS_ANSWERED'), percent: true },
      },
      ...(['SURVEYS_HELD', 'CLIENTS_ANSWERED', 'CLIENTS_SATISFIED'] as const).map((source, at) => ({
        ...{ number: `9.${at + 2}`, unit: 'единиц', source, total: 'SUM' as const },
      })),
    ].map((one, position) => ({
      ...{ ...one, tenantId: tenant.id, id: newId(), sectionNumber: '9', section: 'Клиенты', title: one.number },
      ...{ position, perAgency: true, responsible: [] },
    }))
    await withTenant(tenant.id, (tx) => tx.indicator.createMany({ data: indicators }))
    const plan = await getPlan(authority, { year: 2026, agencyId: agency.asked })
    expect(plan.rows.map(({ agency: own }) => own?.fact.value)).toEqual(['52.94', '3', '17', '9'])
    // What the plan says opens to exactly its records: the batches of this agency, the hidden one of another in none.
    const records = (number: number, agencyId?: string) =>
      getFactRecords(authority, { id: indicators[number]?.id ?? '', year: 2026, ...(agencyId && { agencyId }) })
    const own = await records(3, agency.asked)
    expect([own.total, own.rows.map(({ quantity }) => quantity)]).toEqual(['9', ['3', '6']])
    const all = await records(2)
    expect([all.total, all.rows.map(({ agencyId }) => agencyId)]).toEqual([
      '67',
      expect.not.arrayContaining([agency.hidden]),
    ])
    const [batch] = own.rows
    expect(await getSurveyBatch(authority, { id: batch?.recordId ?? '' })).toEqual({
      surveyId: survey.whole,
      agencyId: agency.asked,
    })
    const stranger = await createActor(tenant, 'CURATOR', agency.silent)
    expect(await getSurveyBatch(stranger, { id: batch?.recordId ?? '' })).toBeNull()
    // Kept by triggers, the same when counted anew.
    await withTenant(tenant.id, (tx) => tx.$queryRaw`SELECT 1 FROM gemba_fact_rebuild(${tenant.id}::uuid)`)
    expect((await records(2)).total).toBe('67')
  })

  it('says what is not known and how old a figure is; nothing is green without a norm', async () => {
    const { of, rows } = await cockpit()
    expect(rows.filter((one) => one?.mark === 'ok')).toEqual([])
    expect(plain(of(agency.old)?.text)).toBe('87,5 % из 8, 2025 г.')
    expect(of(agency.fell)).toMatchObject({ mark: 'warn' })
    expect(of(agency.fell)?.why).toContain('2025')
    const silent = [agency.hidden, agency.open, agency.silent].map((id) => [of(id)?.text, of(id)?.mark, of(id)?.n])
    expect(silent).toEqual([
      ['мало ответов', 'none', null],
      ['идёт опрос', 'none', null],
      ['не спрашивали', 'none', null],
    ])
    const before = await cockpit({ year: '2025' })
    expect(plain(before.of(agency.fell)?.text)).toBe('90,0 % из 50')
    expect(before.of(agency.asked)?.n).toBeNull()
  })

  it('sums shown batches alone: nothing hidden is got by subtracting', async () => {
    const { rows } = await cockpit({ view: 'kinds' })
    const [total] = rows
    // The three marks of `hidden` and the four of `open` stand nowhere, nor do those of last year.
    expect(total).toMatchObject({ n: 9 + 5, of: 17 + 50 })
    const years = await Promise.all([2025, 2026].map((year) => getSatisfaction(authority, { by: 'agency', year })))
    expect(years.map(({ total: { n } }) => n)).toEqual([58, 67])
    // The year has one number of external clients, in whatever lines; who is in none is told as a rest.
    const totals = await Promise.all(
      (['agency', 'service', 'touchpoint', 'matter'] as const).map((by) =>
        getSatisfaction(authority, { by, year: 2026 }),
      ),
    )
    expect(totals.map(({ total: { n, notSplit } }) => `${n} ${notSplit}`)).toEqual(['67 0', '67 67', '76 76', '9 9'])
  })

  it('tells residents of the answers of residents alone, not of those of the agency’s own people', async () => {
    const { slug } = await withTenant(tenant.id, (tx) =>
      tx.agency.findFirstOrThrow({ where: { tenantId: tenant.id, id: agency.asked }, select: { slug: true } }),
    )
    expect((await getToldPage(tenant, slug, 2026, now))?.answers).toBe(17)
  })

  it('stands on the page of the agency, as everywhere; who may not read results sees no part', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const [part] = await getAgencyParts(authority, { id: agency.asked })
    const line = (term: string) => part?.lines.find((one) => one.term.startsWith(term))
    expect(plain(line('Удовлетворённость')?.text)).toBe('52,9 % из 17')
    expect(line('Опросы')?.text).toBe('закрыты: 2')
    expect(line('Порядок')?.text).toBe('действующего нет')
    const silent = await getAgencyParts(authority, { id: agency.silent })
    expect(silent[0]?.lines[0]).toEqual({ term: 'Удовлетворённость', text: 'не спрашивали', href: null })
    expect(await getAgencyParts(await createActor(tenant, 'EMPLOYEE', agency.asked), { id: agency.asked })).toEqual([])
    const stranger = await createActor(tenant, 'CURATOR', agency.silent)
    await expect(getAgencyParts(stranger, { id: agency.asked })).rejects.toThrow()
  })

  it('shows the tool of collecting feedback in use where clients were asked', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now })
    const tools = [
      { key: 'feedback', title: 'Сбор обратной связи' },
      { key: '5s', title: '5С' },
    ]
    const signs = await getToolSigns(authority, { id: agency.asked, tools })
    expect([...signs]).toEqual([
      ['feedback', expect.objectContaining({ text: expect.stringMatching(/^3/), since: '2026-05-20' })],
    ])
    expect([...(await getToolSigns(authority, { id: agency.silent, tools }))]).toEqual([])
  })
})
