import { beforeAll, describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import type { Actor } from '@/lib/platform/actor'
import { createIndicator, setTarget } from '@/lib/plan/commands'
import { noteFigures } from '@/lib/quarterly/note-figures'
import { writeNote } from '@/lib/quarterly/note'
import { beginQuarterly, saveQuarterlyWords, submitQuarterly } from '@/lib/quarterly/commands'
import { acceptQuarterly, reopenQuarterly, returnQuarterly } from '@/lib/quarterly/decision-commands'
import { getQuarterly, listQuarterly } from '@/lib/quarterly/queries'
import { remindQuarterly } from '@/lib/quarterly/reminder-sweep'
import { ruleQuarterly } from '@/lib/quarterly/rule-commands'
import { quarterlySummary } from '@/lib/quarterly/summary-queries'
import type { TenantView } from '@/lib/core/tenant'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { projectRow } from '../../factories/project'

const day = (text: string) => new Date(`${text}T00:00:00Z`)
const q1 = { year: 2026, quarter: 1 } as const

let tenant: TenantView
let authority: Actor
let methodologist: Actor
beforeAll(async () => {
  tenant = await createTenant()
  await withTenant(tenant.id, (tx) =>
    tx.quarterlyRule.create({
      data: {
        tenantId: tenant.id,
        id: newId(),
        fromYear: 2025,
        fromQuarter: 1,
        dueDay: 3,
        lateAfterDay: 5,
        madeBy: 'По акту',
      },
    }),
  )
  authority = await createActor(tenant, 'AUTHORITY')
  methodologist = await createActor(tenant, 'METHODOLOGIST')
})

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const message = (result: { ok: boolean; error?: { message: string } }) => result.error?.message ?? ''

async function begun(quarter: { year: number; quarter: number } = q1) {
  const agency = await createAgency(tenant)
  const curator = await createActor(tenant, 'CURATOR', agency.id)
  const { id } = value(await beginQuarterly(curator, { agencyId: agency.id, ...quarter }))
  return { agency, curator, id }
}
const fill = (curator: Actor, id: string) =>
  saveQuarterlyWords(curator, {
    id,
    edits: (['done', 'difficulties', 'plans'] as const).map((section) => ({
      section,
      base: '',
      text: `Слова: ${section}`,
    })),
  })

describe('a quarterly report', () => {
  it('is begun once, filled, submitted with frozen facts, returned with remarks, submitted again and accepted', async () => {
    const { agency, curator, id } = await begun()
    expect(value(await beginQuarterly(curator, { agencyId: agency.id, ...q1 })).id).toBe(id)
    expect(message(await submitQuarterly(curator, { id, version: 1 }))).toContain('заполните отмеченные разделы')
    await fill(curator, id)
    await withTenant(tenant.id, async (tx) => {
      const project = projectRow(tenant.id, agency.id, { number: 901, status: 'RUNNING' })
      await tx.project.create({ data: project })
      await tx.passportVersion.updateMany({ where: { projectId: project.id }, data: { approvedOn: day('2026-02-10') } })
    })
    expect((await getQuarterly(curator, { id })).facts.opened.total).toBe(1)
    const { version } = await getQuarterly(curator, { id })
    value(await submitQuarterly(curator, { id, version }))
    await withTenant(tenant.id, (tx) =>
      tx.project.updateMany({ where: { agencyId: agency.id }, data: { status: 'CANCELLED' } }),
    )
    const sent = await getQuarterly(authority, { id })
    expect(sent).toMatchObject({ frozen: true, state: 'SUBMITTED_LATE', timing: 'LATE' })
    expect(sent.facts.opened.total).toBe(1)
    expect(
      message(await saveQuarterlyWords(curator, { id, edits: [{ section: 'done', base: '', text: 'Ещё' }] })),
    ).toContain('Отчёт сдан')

    expect((await returnQuarterly(authority, { id, version: sent.version })).ok).toBe(false)
    value(await returnQuarterly(authority, { id, version: sent.version, done: 'Назовите проект' }))
    const back = await getQuarterly(curator, { id })
    expect(back).toMatchObject({
      state: 'RETURNED',
      frozen: false,
      remarks: { bySection: { done: 'Назовите проект' } },
    })
    value(await submitQuarterly(curator, { id, version: back.version }))
    value(
      await acceptQuarterly(methodologist, {
        id,
        version: (await getQuarterly(authority, { id })).version,
        comment: 'Спасибо',
      }),
    )
    expect((await getQuarterly(curator, { id })).events.map(({ kind }) => kind)).toEqual([
      'ACCEPTED',
      'SUBMITTED',
      'RETURNED',
      'SUBMITTED',
      'OPENED',
    ])
    expect((await reopenQuarterly(methodologist, { id, version: 9, reason: 'Ошибка' })).ok).toBe(false)
    value(
      await reopenQuarterly(authority, {
        id,
        version: (await getQuarterly(authority, { id })).version,
        reason: 'Ошибка в числах',
      }),
    )
    expect((await getQuarterly(curator, { id })).state).toBe('RETURNED')
  })

  it('has the derived indicators by their formula with its parts, frozen when it is sent; the note has the programme’s', async () => {
    const place = await createTenant()
    const boss = await createActor(place, 'AUTHORITY')
    await withTenant(place.id, (tx) =>
      tx.quarterlyRule.create({
        data: {
          tenantId: place.id,
          id: newId(),
          fromYear: 2025,
          fromQuarter: 1,
          dueDay: 3,
          lateAfterDay: 5,
          madeBy: 'По акту',
        },
      }),
    )
    const [agency, other] = [await createAgency(place), await createAgency(place)]
    const curator = await createActor(place, 'CURATOR', agency.id)
    const share = { of: 'count:PROJECTS_FINISHED', to: 'count:PROJECTS_OPENED', name: 'доля завершённых' }
    const { id: indicatorId } = value(
      await createIndicator(boss, {
        sectionNumber: '1',
        section: 'Проекты',
        number: '1.5',
        title: 'Доля завершённых проектов',
        unit: 'процентов',
        comparison: 'AT_LEAST',
        total: 'LAST',
        source: 'FORMULA',
        perAgency: 'on',
        keepFormula: '',
        sample: '',
        responsible: ['PARTICIPANTS'],
        bodies: '',
        note: '',
        shares: [share],
      }),
    )
    value(await asSeen(setTarget)(boss, { indicatorId, year: 2026, value: '25' }))
    let number = 0
    const project = (agencyId: string, closedOn: string | null) =>
      withTenant(place.id, async (tx) => {
        const row = projectRow(place.id, agencyId, {
          number: (number += 1),
          status: closedOn ? 'FINISHED' : 'RUNNING',
          data: { closedOn: closedOn ? day(closedOn) : null },
        })
        await tx.project.create({ data: row })
        await tx.passportVersion.updateMany({ where: { projectId: row.id }, data: { approvedOn: day('2026-01-20') } })
      })
    for (const closedOn of ['2026-03-10', '2026-05-10', null, null]) await project(agency.id, closedOn)
    await project(other.id, null)
    const { id } = value(await beginQuarterly(curator, { agencyId: agency.id, ...q1 }))
    const line = async () => (await getQuarterly(curator, { id })).facts.indicators[0]
    // What closed after the quarter does not count in it.
    const shown = {
      number: '1.5',
      fact: '25',
      quarter: null,
      target: '25',
      typed: false,
      formula: {
        parts: ['реализованные проекты – 1', 'открытые проекты – 4'],
        workings: '1 из 4 = 25\u00a0%',
        sample: false,
      },
    }
    expect(await line()).toMatchObject(shown)
    await fill(curator, id)
    value(await submitQuarterly(curator, { id, version: (await getQuarterly(curator, { id })).version }))
    await project(agency.id, '2026-02-02')
    expect(await line()).toMatchObject(shown)
    const figures = await withTenant(place.id, (tx) =>
      noteFigures(tx, { tenantId: place.id, timeZone: place.timeZone, today: '2026-11-23' }, q1),
    )
    expect(figures.indicators).toEqual([
      expect.objectContaining({
        fact: '33.33',
        reached: 1,
        asked: 2,
        workings: expect.stringContaining('2 из 6') as string,
      }),
    ])
    expect(writeNote(figures).indicators).toMatch(/по формуле: 2 из 6 = 33,3/)
    // An agency with nothing to divide by has the reason instead of a figure.
    const empty = await createAgency(place)
    const second = await createActor(place, 'CURATOR', empty.id)
    const report = value(await beginQuarterly(second, { agencyId: empty.id, ...q1 }))
    expect((await getQuarterly(second, { id: report.id })).facts.indicators[0]).toMatchObject({
      fact: null,
      formula: { workings: expect.stringContaining('делить не на что') as string },
    })
  })

  it('is decided once: the second of two is told who decided what', async () => {
    const { curator, id } = await begun()
    await fill(curator, id)
    value(await submitQuarterly(curator, { id, version: (await getQuarterly(curator, { id })).version }))
    const { version } = await getQuarterly(authority, { id })
    const both = await Promise.all([
      acceptQuarterly(authority, { id, version }),
      returnQuarterly(methodologist, { id, version, done: 'Мало' }),
    ])
    const [refused] = both.filter((one) => !one.ok)
    expect(both.filter((one) => one.ok)).toHaveLength(1)
    expect(refused).toMatchObject({
      error: {
        code: 'CONFLICT',
        changes: [
          {
            by: expect.stringMatching(/^(AUTHORITY|METHODOLOGIST) \d+$/) as string,
            after: { status: expect.stringMatching(/^(ACCEPTED|RETURNED)$/) as string },
          },
        ],
      },
    })
  })

  it('keeps the words of two writers of one section', async () => {
    const { agency, curator, id } = await begun()
    const member = await createActor(tenant, 'TEAM_MEMBER', agency.id)
    const writes = await Promise.all([
      saveQuarterlyWords(curator, { id, edits: [{ section: 'done', base: '', text: 'Слова куратора' }] }),
      saveQuarterlyWords(member, { id, edits: [{ section: 'done', base: '', text: 'Слова команды' }] }),
    ])
    const [first, second] = writes.map(value)
    expect((first?.conflicts.length ?? 0) + (second?.conflicts.length ?? 0)).toBe(1)
    const text = (await getQuarterly(curator, { id })).saved.done?.text
    const told = [...(first?.conflicts ?? []), ...(second?.conflicts ?? [])][0]?.text
    expect(told).toBe(text)
    expect((await submitQuarterly(member, { id, version: 2 })).ok).toBe(false)
  })

  it('of a future quarter, of one without a rule and of an agency that was not there is refused with the reason', async () => {
    const agency = await createAgency(tenant, { since: day('2026-05-01') })
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const ask = (year: number, quarter: number) => beginQuarterly(curator, { agencyId: agency.id, year, quarter })
    expect(message(await ask(2099, 1))).toContain('ещё не начался')
    expect(message(await ask(2024, 4))).toContain('отчётов не просит')
    expect(message(await ask(2026, 1))).toContain('ещё не было')
    expect((await ask(2026, 2)).ok).toBe(true)
  })

  it('of a merged agency goes into its successor’s report, named there', async () => {
    const into = await createAgency(tenant)
    const former = await createAgency(tenant, { status: 'MERGED', mergedIntoId: into.id, until: day('2026-02-20') })
    const curator = await createActor(tenant, 'CURATOR', into.id)
    const old = await createActor(tenant, 'CURATOR', former.id)
    expect(message(await beginQuarterly(old, { agencyId: former.id, ...q1 }))).toContain(`к органу «${into.name}»`)
    await withTenant(tenant.id, (tx) =>
      tx.proposal.create({
        data: {
          tenantId: tenant.id,
          id: newId(),
          number: 990,
          agencyId: former.id,
          title: 'Свет',
          problem: 'Темно',
          suggestion: 'Лампа',
          authorName: 'К',
          filedAt: new Date('2026-01-20T05:00:00Z'),
          answerDue: day('2026-02-03'),
        },
      }),
    )
    const { id } = value(await beginQuarterly(curator, { agencyId: into.id, ...q1 }))
    expect((await getQuarterly(curator, { id })).facts).toMatchObject({
      including: [{ name: former.name, until: '2026-02-20' }],
      proposals: { filed: 1, waiting: 1, overdue: 1 },
    })
    const list = await listQuarterly(authority, { quarter: q1, q: former.name })
    expect(list.rows.find(({ agencyId }) => agencyId === former.id)).toMatchObject({
      state: 'NOT_ASKED',
      notAsked: { why: 'MERGED' },
    })
  })
})

describe('letters and rules', () => {
  it('go once each: before the due day and when overdue, not to who has submitted', async () => {
    const place = await createTenant()
    await withTenant(place.id, (tx) =>
      tx.quarterlyRule.create({
        data: {
          tenantId: place.id,
          id: newId(),
          fromYear: 2025,
          fromQuarter: 1,
          dueDay: 3,
          lateAfterDay: 5,
          madeBy: 'По акту',
        },
      }),
    )
    const agency = await createAgency(place)
    await createActor(place, 'CURATOR', agency.id)
    await createAgency(place)
    const remind = (at: string) => withTenant(place.id, (tx) => remindQuarterly(tx, place, new Date(at)))
    expect(await remind('2026-03-20T03:00:00Z')).toBe(0)
    expect(await remind('2026-04-01T03:00:00Z')).toBe(2)
    expect(await remind('2026-04-02T03:00:00Z')).toBe(0)
    expect(await remind('2026-04-04T03:00:00Z')).toBe(0)
    expect(await remind('2026-04-06T03:00:00Z')).toBe(2)
    expect(await remind('2026-04-07T03:00:00Z')).toBe(0)
    const sent = await withTenant(place.id, (tx) =>
      tx.outboxMessage.findMany({ where: { kind: 'mail' }, select: { payload: true } }),
    )
    expect(sent.map(({ payload }) => (payload as { subject: string }).subject.split(':')[0])).toEqual([
      'Скоро срок отчёта за I\u00a0квартал 2026\u00a0г.',
      'Отчёт за I\u00a0квартал 2026\u00a0г. просрочен',
    ])
  })

  it('a new rule leaves past quarters their days', async () => {
    const now = new Date()
    const summary = (quarter: { year: number; quarter: 1 | 2 | 3 | 4 }) =>
      withTenant(tenant.id, (tx) =>
        quarterlySummary(
          tx,
          { tenantId: tenant.id, timeZone: tenant.timeZone, today: now.toISOString().slice(0, 10), agencyIds: null },
          quarter,
        ),
      )
    const input = {
      dueDay: 12,
      lateAfterDay: 15,
      shift: 'NEXT_WORKING' as const,
      remindDays: 3,
      text: 'Двенадцатое число',
    }
    value(await asSeen(ruleQuarterly)(authority, input))
    expect(message(await asSeen(ruleQuarterly)(authority, input))).toContain('ничего не изменили')
    expect((await asSeen(ruleQuarterly)(authority, { ...input, lateAfterDay: 10 })).ok).toBe(false)
    expect((await summary(q1)).due).toMatchObject({ dueOn: '2026-04-03' })
    expect((await summary({ year: 2030, quarter: 1 })).rule?.dueDay).toBe(12)
  })
})
