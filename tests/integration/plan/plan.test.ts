import pg from 'pg'
import { describe, expect, it, vi } from 'vitest'
import { todayIn, yearOf } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import { openDataFile } from '@/lib/open-data/files'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import {
  createIndicator,
  loadPlan,
  restoreIndicator,
  retireIndicator,
  setTarget,
  updateIndicator,
} from '@/lib/plan/commands'
import { enterFact } from '@/lib/plan/fact-commands'
import { getFactRecords } from '@/lib/fact-records/queries'
import { getIndicator } from '@/lib/plan/indicator-queries'
import { publishProgress } from '@/lib/plan/publication-commands'
import { getPublishedProgress } from '@/lib/plan/published-queries'
import { getPlan } from '@/lib/plan/queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import type { TenantView } from '@/lib/core/tenant'
import { quarterOf } from '@/lib/core/quarters'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = (result: Result<unknown>) =>
  result.ok ? 'ok' : { code: result.error.code, fields: Object.keys(result.error.fields ?? {}) }

const fields = {
  sectionNumber: '1',
  section: 'Обучение',
  number: '1.1',
  title: 'Обучено сотрудников',
  unit: 'сотрудников',
  comparison: 'AT_LEAST' as const,
  total: 'SUM' as const,
  source: 'TYPED' as const,
  perAgency: 'on',
  keepFormula: '',
  sample: '',
  responsible: ['PARTICIPANTS'],
  bodies: '',
  note: '',
  shares: [],
}
type Office = {
  tenant: TenantView
  authority: Actor
  curator: Actor
  agency: { id: string; name: string }
  other: { id: string }
  year: number
  quarter: number
}
async function office(): Promise<Office> {
  const tenant = await createTenant()
  const [agency, other] = [await createAgency(tenant), await createAgency(tenant)]
  const today = todayIn(tenant.timeZone, new Date())
  return {
    tenant,
    agency,
    other,
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
    year: yearOf(today),
    quarter: quarterOf(today).quarter,
  }
}
const fact = (indicatorId: string, at: { year: number; quarter: number }, more: object = {}) => ({
  indicatorId,
  year: at.year,
  quarter: at.quarter,
  value: '2',
  note: '',
  ...more,
})

describe('the plan of an act', () => {
  it('is loaded once, with its targets, and stays as it is when loaded again', async () => {
    const { authority, year } = await office()
    expect(value(await loadPlan(authority, {})).added).toBe(8)
    expect(refusal(await loadPlan(authority, {}))).toMatchObject({ code: 'RULE' })
    const plan = await getPlan(authority, { year: 2026 })
    expect(plan.rows.map(({ indicator, programme }) => [indicator.number, programme?.target])).toEqual([
      ['1.1', '10'],
      ['1.2', '1'],
      ['2.1', '3'],
      ['2.2', '2'],
      ['2.3', '70'],
      ['3.1', '2'],
      ['3.2', '4'],
      ['3.3', '1'],
    ])
    expect(plan.loadable).toBe(0)
    expect(plan.years).toContain(year)
  })

  it('has one indicator of a number: typed twice, renumbered or returned it is refused at its field', async () => {
    const { authority } = await office()
    const twice = await Promise.all([createIndicator(authority, fields), createIndicator(authority, fields)])
    const [made] = twice.filter(({ ok }) => ok)
    const { id } = value(made as (typeof twice)[number])
    expect(twice.filter(({ ok }) => ok)).toHaveLength(1)
    const taken = { code: 'CONFLICT', fields: ['number'] }
    expect(twice.filter(({ ok }) => !ok).map(refusal)).toEqual([taken])
    const second = { ...fields, number: '1.2', title: 'Проведено семинаров' }
    const { id: other } = value(await createIndicator(authority, second))
    expect(
      refusal(await updateIndicator(authority, { ...second, id: other, version: 1, number: '1.1', reason: 'Акт' })),
    ).toEqual(taken)
    value(await retireIndicator(authority, { id, version: 1, fromYear: 2027, reason: 'Акт отменён' }))
    value(await updateIndicator(authority, { ...second, id: other, version: 1, number: '1.1', reason: 'Акт' }))
    expect(refusal(await restoreIndicator(authority, { id, version: 2, reason: 'Акт возвращён' }))).toEqual(taken)
  })

  it('asks about a number far from what there was, and takes it when it is said to be so', async () => {
    const { authority, year, quarter } = await office()
    const { id } = value(await createIndicator(authority, { ...fields, perAgency: '' }))
    value(await asSeen(setTarget)(authority, { indicatorId: id, year, value: '3' }))
    const far = { ...fact(id, { year, quarter }), value: '1000000000' }
    expect(refusal(await enterFact(authority, far))).toEqual({ code: 'INVALID', fields: ['sure'] })
    value(await enterFact(authority, { ...far, sure: 'on' }))
  })

  it('renames in the middle of the year with the former name beside it, and not without a reason', async () => {
    const { authority } = await office()
    const { id } = value(await createIndicator(authority, fields))
    expect(
      refusal(await updateIndicator(authority, { ...fields, id, version: 1, title: 'Обучено работников', reason: '' })),
    ).toEqual({ code: 'INVALID', fields: ['reason'] })
    value(
      await updateIndicator(authority, {
        ...fields,
        id,
        version: 1,
        title: 'Обучено работников',
        reason: 'Постановление № 7',
      }),
    )
    expect(
      refusal(await updateIndicator(authority, { ...fields, id, version: 1, title: 'Иначе', reason: 'Ещё раз' })),
    ).toMatchObject({ code: 'CONFLICT' })
    const { rows } = await getPlan(authority, {})
    expect(rows[0]?.formerly.map(({ title }) => title)).toEqual(['Обучено сотрудников'])
    value(await retireIndicator(authority, { id, version: 2, fromYear: 2027, reason: 'Акт отменён' }))
    expect((await getPlan(authority, {})).rows).toHaveLength(1)
  })
})

describe('typed facts', () => {
  it("are the curator's for the agency, the staff's for the programme", async () => {
    const { authority, curator, agency, other, year, quarter } = await office()
    const { id } = value(await createIndicator(authority, fields))
    const { id: whole } = value(
      await createIndicator(authority, { ...fields, number: '1.2', title: 'Проведено семинаров', perAgency: '' }),
    )
    value(await asSeen(setTarget)(authority, { indicatorId: id, year, value: '3' }))
    value(await enterFact(curator, fact(id, { year, quarter }, { agencyId: agency.id })))
    expect(refusal(await enterFact(curator, fact(id, { year, quarter }, { agencyId: other.id })))).toMatchObject({
      code: 'NOT_FOUND',
    })
    expect(refusal(await enterFact(curator, fact(whole, { year, quarter })))).toMatchObject({ code: 'NOT_FOUND' })
    expect(refusal(await enterFact(authority, fact(whole, { year, quarter }, { agencyId: agency.id })))).toMatchObject({
      code: 'RULE',
    })
    value(await enterFact(authority, fact(whole, { year, quarter })))
    const mine = await getPlan(curator, {})
    expect(
      mine.rows.map(({ agency: one, programme }) => [one?.fact.value ?? null, programme?.fact.value ?? null]),
    ).toEqual([
      ['2', null],
      [null, '2'],
    ])
    const all = await getPlan(authority, {})
    expect(all.rows[0]?.programme).toMatchObject({ target: '3', tally: { of: 2, noData: 1 }, fact: { value: '2' } })
  })

  it('are refused at the field: a future quarter, below nothing, nonsense, a share of nothing', async () => {
    const { authority, curator, agency, year, quarter } = await office()
    const { id } = value(await createIndicator(authority, fields))
    const { id: share } = value(
      await createIndicator(authority, {
        ...fields,
        number: '1.2',
        title: 'Доля процессов',
        unit: 'процентов',
        total: 'LAST',
      }),
    )
    const at = { year, quarter }
    const mine = { agencyId: agency.id }
    expect(refusal(await enterFact(curator, fact(id, { year: year + 1, quarter: 1 }, mine)))).toEqual({
      code: 'INVALID',
      fields: ['quarter'],
    })
    expect(refusal(await enterFact(curator, fact(id, at, { ...mine, value: '-1' })))).toEqual({
      code: 'INVALID',
      fields: ['value'],
    })
    expect(refusal(await enterFact(curator, fact(id, at, { ...mine, value: 'много' })))).toEqual({
      code: 'INVALID',
      fields: ['value'],
    })
    expect(refusal(await enterFact(curator, fact(id, at, { ...mine, value: '' })))).toEqual({
      code: 'INVALID',
      fields: ['value'],
    })
    expect(refusal(await enterFact(curator, fact(share, at, { ...mine, value: '', part: '1', whole: '0' })))).toEqual({
      code: 'INVALID',
      fields: ['part'],
    })
    expect(refusal(await enterFact(curator, fact(share, at, { ...mine, value: '', part: '0', whole: '0' })))).toEqual({
      code: 'INVALID',
      fields: ['whole'],
    })
    expect(refusal(await enterFact(curator, fact(share, at, { ...mine, value: '101' })))).toEqual({
      code: 'INVALID',
      fields: ['value'],
    })
    value(await enterFact(curator, fact(share, at, { ...mine, value: '', part: '12', whole: '40' })))
    expect((await getIndicator(curator, { id: share, agencyId: agency.id })).standing?.fact).toMatchObject({
      value: '30',
      share: { part: '12', whole: '40' },
    })
  })

  it('that are counted are added to only with a word or a document', async () => {
    const { authority, curator, agency, year, quarter } = await office()
    const { id } = value(await createIndicator(authority, { ...fields, source: 'PROJECTS_OPENED', unit: 'проектов' }))
    const add = (more: object) => enterFact(curator, fact(id, { year, quarter }, { agencyId: agency.id, ...more }))
    for (const note of ['', 'да']) expect(refusal(await add({ note }))).toEqual({ code: 'INVALID', fields: ['note'] })
    expect((await getIndicator(curator, { id, agencyId: agency.id })).standing?.fact.value).toBe('0')
    value(await add({ note: 'Два проекта ведут вне портала.' }))
    expect((await getIndicator(curator, { id, agencyId: agency.id })).standing?.fact).toMatchObject({
      value: '2',
      typed: '2',
    })
  })

  it('are corrected with a reason, the former value stays; two people do not overwrite each other', async () => {
    const { authority, curator, agency, year, quarter } = await office()
    const { id } = value(await createIndicator(authority, fields))
    const mine = { agencyId: agency.id }
    value(await enterFact(curator, fact(id, { year, quarter }, mine)))
    expect(refusal(await enterFact(curator, fact(id, { year, quarter }, { ...mine, value: '5' })))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(refusal(await enterFact(curator, fact(id, { year, quarter }, { ...mine, value: '5', known: 1 })))).toEqual({
      code: 'INVALID',
      fields: ['reason'],
    })
    value(
      await enterFact(
        curator,
        fact(id, { year, quarter }, { ...mine, value: '5', known: 1, reason: 'Посчитан не тот приказ' }),
      ),
    )
    const view = await getIndicator(curator, { id, agencyId: agency.id })
    expect(
      view.facts.map(({ value: one, version, replacedAt, reason }) => [one, version, replacedAt === null, reason]),
    ).toEqual([
      ['5', 2, true, 'Посчитан не тот приказ'],
      ['2', 1, false, ''],
    ])
    expect(view.standing?.fact.value).toBe('5')
  })
})

describe('an agency merged in the middle of the year', () => {
  it('keeps its facts, shown under its successor, and is asked for nothing more', async () => {
    const { tenant, authority, agency, other, year } = await office()
    const { id } = value(await createIndicator(authority, fields))
    value(await asSeen(setTarget)(authority, { indicatorId: id, year, value: '3' }))
    value(await enterFact(authority, fact(id, { year, quarter: 1 }, { agencyId: other.id })))
    value(await enterFact(authority, fact(id, { year, quarter: 1 }, { agencyId: agency.id, value: '1' })))
    await withTenant(tenant.id, (tx) =>
      tx.agency.update({
        where: { tenantId_id: { tenantId: tenant.id, id: other.id } },
        data: { status: 'MERGED', mergedIntoId: agency.id, until: new Date(`${year}-02-15T00:00:00Z`) },
      }),
    )
    const { standing } = await getIndicator(authority, { id, agencyId: agency.id })
    expect(standing).toMatchObject({
      fact: { value: '3' },
      light: { code: 'MET' },
      including: [{ agency: { id: other.id }, fact: { value: '2' } }],
    })
    expect((await getPlan(authority, {})).rows[0]?.programme).toMatchObject({
      tally: { of: 1, met: 1 },
      fact: { value: '3' },
    })
    expect(refusal(await enterFact(authority, fact(id, { year, quarter: 2 }, { agencyId: other.id })))).toEqual({
      code: 'INVALID',
      fields: ['quarter'],
    })
  })
})

describe('counted facts', () => {
  it("open to the records behind them, the curator's own only, in a constant number of statements", async () => {
    const { tenant, authority, curator, agency, other, year } = await office()
    const { id } = value(
      await createIndicator(authority, {
        ...fields,
        title: 'Подано предложений',
        unit: 'предложений',
        source: 'PROPOSALS_FILED',
      }),
    )
    const today = new Date(`${todayIn(tenant.timeZone, new Date())}T00:00:00Z`)
    const file = (agencyId: string, from: number, n: number) =>
      withTenant(tenant.id, (tx) =>
        tx.proposal.createMany({
          data: Array.from({ length: n }, (_, i) => ({
            tenantId: tenant.id,
            id: newId(),
            number: from + i,
            agencyId,
            title: 'Свет',
            problem: 'Темно',
            suggestion: 'Датчик',
            filedAt: new Date(),
            answerDue: today,
          })),
        }),
      )
    await file(agency.id, 1, 2)
    const statements = async (): Promise<number> => {
      const query = vi.spyOn(pg.Client.prototype, 'query')
      await getPlan(authority, {})
      const { length } = query.mock.calls
      query.mockRestore()
      return length
    }
    const few = await statements()
    await file(other.id, 100, 40)
    expect(few).toBeGreaterThan(5)
    expect(await statements()).toBe(few)
    expect((await getPlan(authority, {})).rows[0]?.programme?.fact).toMatchObject({ value: '42', counted: '42' })
    expect(await getFactRecords(authority, { id, year })).toMatchObject({ count: 42, pages: 2, total: '42' })
    const mine = await getFactRecords(curator, { id, year })
    expect([mine.count, new Set(mine.rows.map((row) => row.agencyId))]).toEqual([2, new Set([agency.id])])
    await expect(getFactRecords(curator, { id, year, agencyId: other.id })).rejects.toMatchObject({
      digest: expect.stringContaining('404') as string,
    })
  })
})

describe('publication', () => {
  it('freezes a snapshot; a second one needs a reason, both are open to everybody as data', async () => {
    const { tenant, authority, agency, year } = await office()
    expect(refusal(await publishProgress(authority, { year }))).toMatchObject({ code: 'RULE' })
    const { id } = value(await createIndicator(authority, fields))
    value(await asSeen(setTarget)(authority, { indicatorId: id, year, value: '2' }))
    value(await publishProgress(authority, { year }))
    value(await enterFact(authority, fact(id, { year, quarter: 1 }, { agencyId: agency.id })))
    expect(refusal(await publishProgress(authority, { year, known: 0, reason: 'Внесён факт' }))).toMatchObject({
      code: 'CONFLICT',
    })
    expect(refusal(await publishProgress(authority, { year, known: 1 }))).toEqual({
      code: 'INVALID',
      fields: ['reason'],
    })
    value(await publishProgress(authority, { year, known: 1, reason: 'Внесён факт' }))
    const of = async (version?: number) =>
      (await getPublishedProgress(tenant.id, year, version))?.snapshot.sections[0]?.indicators[0]?.tally
    expect([await of(1), await of(2), await of()]).toEqual([
      { of: 2, met: 0 },
      { of: 2, met: 1 },
      { of: 2, met: 1 },
    ])
    expect(refusal(await publishProgress(authority, { year: year + 1 }))).toMatchObject({ code: 'RULE' })
    const face = await getPublicTenant(tenant.slug)
    const table = face && (await openDataFile(face, [`progress-${year}.csv`]))
    expect(table?.body).toContain(`${year},1. Обучение,1.1,Обучено сотрудников,сотрудников,не менее,2,2,2,1`)
    expect((face && (await openDataFile(face, ['list.csv'])))?.body).toContain(`progress-${year}`)
    expect((face && (await openDataFile(face, [`progress-${year}`, 'meta.json'])))?.body).toContain('Внесён факт')
  })
})
