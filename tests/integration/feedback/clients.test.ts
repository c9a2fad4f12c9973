import { beforeAll, describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { approveTouchpoints } from '@/lib/feedback/clients/approval-commands'
import { getTouchpointList, getTouchpointPaper } from '@/lib/feedback/clients/approval-queries'
import { readAskings } from '@/lib/feedback/clients/asking-read'
import { getPublicOrderFile, listPublicOrders } from '@/lib/feedback/clients/public-orders'
import { createOrder } from '@/lib/feedback/clients/order-commands'
import { listOrders } from '@/lib/feedback/clients/order-queries'
import {
  createSegment,
  joinSegment,
  suggestSegmentsAgain,
  tellSegmentsApart,
} from '@/lib/feedback/clients/segment-commands'
import { getSegment, listSegments } from '@/lib/feedback/clients/segment-queries'
import { closeTouchpoint, createTouchpoint, editTouchpoint } from '@/lib/feedback/clients/touchpoint-commands'
import { getTouchpoint, listTouchpoints } from '@/lib/feedback/clients/touchpoint-queries'
import { readTouchpointFilter } from '@/lib/feedback/clients/touchpoint-schema'
import { createSituation, saveScenario, saveServices } from '@/lib/feedback/situation/commands'
import { approveReport, decideSituation } from '@/lib/feedback/situation/decision-commands'
import { addStage, createJourney, removeStage, saveJourney } from '@/lib/feedback/situation/journey-commands'
import { getJourney } from '@/lib/feedback/situation/journey-queries'
import { getSituation, getSituationReport, listSituations } from '@/lib/feedback/situation/queries'
import { pathOf, stageMark, type Stage } from '@/lib/feedback/situation/stage'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { mergeAgency } from '@/lib/succession/commands'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string; fields?: object } }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const refusal = (result: { ok: boolean; error?: { message: string; fields?: Record<string, string> } }) =>
  result.ok ? 'ok' : (Object.values(result.error?.fields ?? {})[0] ?? result.error?.message)

const decisions = ['choice', 'services', 'target', 'plan'] as const
type Scene = {
  tenant: TenantView
  authority: Actor
  curator: Actor
  member: Actor
  stranger: Actor
  agency: { id: string; name: string }
  other: { id: string; name: string }
}
let s: Scene
const today = () => todayIn(s.tenant.timeZone, new Date())

beforeAll(async () => {
  const tenant = await createTenant({
    settings: {
      processes: { groups: [{ key: 'services', title: 'Услуги' }] },
      feedback: { decisions: [...decisions], decisionBody: 'координационный совет' },
    },
  })
  const agency = await createAgency(tenant, { name: 'Министерство связи' })
  const other = await createAgency(tenant, { name: 'Министерство труда' })
  s = {
    ...{ tenant, agency, other },
    authority: await createActor(tenant, 'AUTHORITY'),
    curator: await createActor(tenant, 'CURATOR', agency.id),
    member: await createActor(tenant, 'TEAM_MEMBER', agency.id),
    stranger: await createActor(tenant, 'CURATOR', other.id),
  }
})

const point = { name: 'Окно 3', side: 'EXTERNAL', channel: 'desk', owner: 'Отдел приёма' } as const

describe('touchpoints', () => {
  it('get a code that nobody else has, and are found by it', async () => {
    const made = await Promise.all(
      Array.from({ length: 8 }, (_, i) =>
        createTouchpoint(s.member, { ...point, name: `Окно ${i}`, agencyId: s.agency.id }),
      ),
    )
    const codes = made.map((one) => value(one).code)
    expect(new Set(codes).size).toBe(8)
    expect(codes.every((code) => /^[2-9a-hjkmnp-z]{6}$/.test(code))).toBe(true)
    const found = await listTouchpoints(s.member, readTouchpointFilter({ q: codes[3]?.toUpperCase() ?? '' }))
    expect(found.rows.map(({ code }) => code)).toEqual([codes[3]])
  })
  it('are of one agency: another one neither sees nor changes them', async () => {
    const { id } = value(await createTouchpoint(s.member, { ...point, name: 'Окно приёма', agencyId: s.agency.id }))
    await expect(getTouchpoint(s.stranger, { id })).rejects.toThrow()
    expect((await editTouchpoint(s.stranger, { ...point, id, version: 1 })).ok).toBe(false)
    expect((await createTouchpoint(s.stranger, { ...point, agencyId: s.agency.id })).ok).toBe(false)
  })
  it('name nothing foreign and no day to come', async () => {
    const bad = await createTouchpoint(s.member, { ...point, agencyId: s.agency.id, channel: 'smoke', unitId: newId() })
    expect(bad.ok ? {} : bad.error.fields).toEqual({
      channel: 'Такого канала больше нет. Выберите другой.',
      unitId: 'Выберите подразделение этого органа.',
    })
    const { id } = value(await createTouchpoint(s.member, { ...point, name: 'Касса', agencyId: s.agency.id }))
    expect(refusal(await closeTouchpoint(s.member, { id, version: 1, closedOn: addDays(today(), 1) }))).toMatch(/позже/)
    value(await closeTouchpoint(s.member, { id, version: 1, closedOn: today() }))
    expect(refusal(await editTouchpoint(s.member, { ...point, id, version: 2 }))).toMatch(/закрыта/)
  })
})

describe('an approved list', () => {
  const act = { actTitle: 'Приказ', actNumber: '12', actOn: '2026-02-03', fileId: '' }
  it('is frozen as the page showed it, and what changed since is told', async () => {
    const seen = await getTouchpointList(s.curator, { agencyId: s.agency.id })
    expect(
      refusal(await approveTouchpoints(s.member, { agencyId: s.agency.id, ...act, last: 0, shown: seen.mark })),
    ).toMatch(/нет права/)
    const { id } = value(await createTouchpoint(s.member, { ...point, name: 'Новое окно', agencyId: s.agency.id }))
    expect(
      refusal(await approveTouchpoints(s.curator, { agencyId: s.agency.id, ...act, last: 0, shown: seen.mark })),
    ).toMatch(/изменили/)
    const now = await getTouchpointList(s.curator, { agencyId: s.agency.id })
    value(await approveTouchpoints(s.curator, { agencyId: s.agency.id, ...act, last: 0, shown: now.mark }))
    value(await editTouchpoint(s.member, { ...point, name: 'Новое окно', place: 'кабинет 7', id, version: 1 }))
    const after = await getTouchpointList(s.member, { agencyId: s.agency.id })
    expect(after.acts[0]?.edition).toBe(1)
    expect([after.counts.changed, after.counts.added, after.counts.removed]).toEqual([1, 0, 0])
    expect(after.lines[0]?.changes).toEqual([{ field: 'место', from: '', to: 'кабинет 7' }])
    const frozen = await getTouchpointPaper(s.member, { agencyId: s.agency.id, edition: 1 })
    expect(frozen.entries.find((entry) => entry.id === id)?.values.place?.text).toBe('')
  })
})

describe('segments', () => {
  const profile = { needs: 'Не ходить дважды' }
  it('of the common list are kept by the authority, doubles are joined by a person', async () => {
    const segment = { side: 'EXTERNAL', profile } as const
    expect((await createSegment(s.curator, { ...segment, name: 'Семьи с детьми', agencyId: '' })).ok).toBe(false)
    const common = value(await createSegment(s.authority, { ...segment, name: 'Семьи с детьми', agencyId: '' }))
    const own = value(await createSegment(s.member, { ...segment, name: 'Семья с детьми', agencyId: s.agency.id }))
    const asked = { q: '', agency: null, side: null, retired: false }
    const page = await listSegments(s.authority, asked)
    expect(page.doubles.map((pair) => [pair.own.id, pair.common[0]?.id])).toEqual([[own.id, common.id]])
    expect((await listSegments(s.member, asked)).doubles).toEqual([])
    value(await joinSegment(s.authority, { id: own.id, version: 1, intoId: common.id }))
    expect((await listSegments(s.authority, asked)).doubles).toEqual([])
    expect((await getSegment(s.authority, { id: common.id })).joined.map(({ id }) => id)).toEqual([own.id])
  })
  it('that look alike and are different are not suggested again, until somebody takes that back', async () => {
    const segment = { side: 'EXTERNAL', profile } as const
    const asked = { q: '', agency: null, side: null, retired: false }
    const common = value(await createSegment(s.authority, { ...segment, name: 'Молодые мамы', agencyId: '' }))
    const own = value(await createSegment(s.member, { ...segment, name: 'Молодая мама', agencyId: s.agency.id }))
    const pair = { id: own.id, commonId: common.id }
    const suggested = async () =>
      (await listSegments(s.authority, asked)).doubles.filter((one) => one.own.id === own.id).length
    expect(await suggested()).toBe(1)
    expect((await tellSegmentsApart(s.curator, { ...pair, version: 1 })).ok).toBe(false)
    value(await tellSegmentsApart(s.authority, { ...pair, version: 1 }))
    expect(await suggested()).toBe(0)
    expect((await listSegments(s.authority, asked)).apart).toMatchObject([
      { own: { id: own.id }, common: { id: common.id }, by: s.authority.name, on: today() },
    ])
    expect((await listSegments(s.curator, asked)).apart).toEqual([])
    expect(refusal(await tellSegmentsApart(s.authority, { ...pair, version: 2 }))).toMatch(/Уже решено/)
    value(await suggestSegmentsAgain(s.authority, { ...pair, version: 2 }))
    expect(await suggested()).toBe(1)
    // Joined after all: nothing of «different» is left.
    value(await tellSegmentsApart(s.authority, { ...pair, version: 3 }))
    value(await joinSegment(s.authority, { id: own.id, version: 4, intoId: common.id }))
    expect((await listSegments(s.authority, asked)).apart).toEqual([])
  })
  it('hold nothing of one person', async () => {
    const made = await createSegment(s.member, {
      ...{ name: 'Заявители', side: 'EXTERNAL', agencyId: s.agency.id },
      profile: { pains: 'Звонила 8 912 345-67-89' },
    })
    expect(refusal(made)).toMatch(/Уберите номер телефона/)
  })
})

/** A survey of the agency that ended so many days ago, perhaps about a process. */
const asked = (agencyId: string, ago: number, processId: string | null = null) =>
  withTenant(s.tenant.id, (tx) =>
    tx.survey.create({
      data: {
        ...{ tenantId: s.tenant.id, id: newId(), agencyId, processId, title: `Опрос ${ago}`, code: newId() },
        status: 'CLOSED',
        closesOn: dayColumn(addDays(today(), -ago)),
        closedAt: new Date(),
        createdBy: 'Человек',
      },
      select: { id: true },
    }),
  )

describe('terms of asking', () => {
  const rows = () =>
    withTenant(s.tenant.id, (tx) =>
      readAskings({ tx, tenantId: s.tenant.id, today: today(), timeZone: s.tenant.timeZone }),
    )
  it('count from the last survey, by the programme or by the order of the agency', async () => {
    await asked(s.agency.id, 300)
    await asked(s.agency.id, 500)
    const before = (await rows()).find(({ agencyId }) => agencyId === s.agency.id)
    expect([before?.askedOn, before?.months, before?.state]).toEqual([addDays(today(), -300), 12, 'ASKED'])
    value(
      await createOrder(s.curator, {
        public: '',
        ...{ agencyId: s.agency.id, kind: 'COLLECTING', actTitle: 'Приказ', actNumber: '1', actOn: '2026-01-10' },
        ...{ from: '2026-01-10', months: '6' },
      }),
    )
    const after = (await rows()).find(({ agencyId }) => agencyId === s.agency.id)
    expect([after?.months, after?.state, after?.ruled]).toEqual([6, 'LATE', 'order'])
    const page = await listOrders(s.curator, {})
    expect(page.rows.map(({ agency, orders, asking }) => [agency.id, orders.COLLECTING?.state, asking?.state])).toEqual(
      [[s.agency.id, 'IN_FORCE', 'LATE']],
    )
  })
  it('are told of a group of processes of the programme, too', async () => {
    const processId = newId()
    await withTenant(s.tenant.id, (tx) =>
      tx.process.create({
        data: {
          ...{ tenantId: s.tenant.id, id: processId, agencyId: s.agency.id, code: 'У-1', name: 'Справка' },
          ...{ kind: 'WITHIN', group: 'services', createdBy: 'Человек' },
        },
        select: { id: true },
      }),
    )
    const group = async () => (await rows()).find((row) => row.agencyId === null)
    expect((await group())?.state).toBe('NEVER')
    await asked(s.other.id, 400, processId)
    expect([(await group())?.name, (await group())?.state]).toEqual(['Услуги', 'LATE'])
  })
  it('months are set only by an order of collecting', async () => {
    const made = await createOrder(s.curator, {
      public: '',
      ...{ agencyId: s.agency.id, kind: 'CLIENTS', actTitle: 'Приказ', actNumber: '1', actOn: '2026-01-10' },
      ...{ from: '2026-01-10', months: '6' },
    })
    expect(refusal(made)).toMatch(/только порядок сбора/)
  })
})

describe('a life situation', () => {
  const open = async (title: string) =>
    value(await createSituation(s.curator, { title, about: '', side: 'EXTERNAL', agencyId: s.agency.id })).id
  const decide = (id: string, version: number, decision: (typeof decisions)[number]) =>
    decideSituation(s.curator, {
      ...{ id, version, decision, outcome: 'approved', body: 'Совет', number: '4', on: '2026-02-03' },
    })

  it('waits for each decision in turn and is over with its report', async () => {
    const id = await open('Рождение ребёнка')
    expect(refusal(await decide(id, 1, 'services'))).toMatch(/Решать пока не о чем/)
    value(
      await saveServices(s.curator, {
        ...{ id, version: 1, segmentIds: [], touchpointIds: [] },
        services: [{ name: 'Справка', kind: 'service', agencyId: s.other.id, proactive: 'no' }],
      }),
    )
    expect(refusal(await decide(id, 2, 'services'))).toMatch(/Сначала нужно решение/)
    value(await decide(id, 2, 'choice'))
    value(await decide(id, 3, 'services'))
    value(await saveScenario(s.curator, { id, version: 4, toBe: 'Один визит' }))
    value(await decide(id, 5, 'target'))
    const view = await getSituation(s.curator, { id })
    expect(view.status).toBe('CHOSEN')
    expect(view.states.map(({ state }) => state)).toEqual(['APPROVED', 'APPROVED', 'APPROVED', 'EMPTY'])
    // An agency that takes part reads it and does not change it.
    expect((await listSituations(s.stranger, { q: '' })).map((line) => line.id)).toContain(id)
    expect((await saveScenario(s.stranger, { id, version: 6, toBe: 'Иначе' })).ok).toBe(false)
    const report = await getSituationReport(s.curator, { id })
    value(await approveReport(s.curator, { id, version: 6, on: '2026-02-04', signer: 'Министр', shown: report.mark }))
    expect(refusal(await saveScenario(s.curator, { id, version: 7, toBe: 'Иначе' }))).toMatch(/завершена/)
    expect((await getSituationReport(s.curator, { id })).act?.signer).toBe('Министр')
  })

  it('a service given unasked needs the client’s consent', async () => {
    const id = await open('Переезд')
    const services = [{ name: 'Пособие', kind: 'service', proactive: 'yes' }] as const
    const made = await saveServices(s.curator, { id, version: 1, services: [...services] })
    expect(refusal(made)).toMatch(/только с согласия/)
  })

  it('its journey is edited by two people at once and nothing is lost', async () => {
    const situationId = await open('Поиск работы')
    const { id } = value(await createJourney(s.member, { situationId, who: 'первый раз без работы' }))
    const { stageId } = value(await addStage(s.member, { id, after: '' }))
    const fields = ['name', 'actions', 'pains', 'ideas', 'target', 'words', 'when', 'plan'] as const
    const saved = await Promise.all(
      fields.map((field, i) =>
        saveJourney(i % 2 ? s.curator : s.member, {
          id,
          edits: [{ path: pathOf(stageId, field), base: '', text: `текст ${i}` }],
        }),
      ),
    )
    expect(saved.every((one) => value(one).conflicts.length === 0)).toBe(true)
    const stage = async () => (await getJourney(s.member, { situationId, journeyId: id }))?.stages[0] as Stage
    const now = await stage()
    expect(fields.map((field) => now[field])).toEqual(fields.map((_, i) => `текст ${i}`))
    const clash = value(
      await saveJourney(s.curator, { id, edits: [{ path: pathOf(stageId, 'name'), base: '', text: 'Иначе' }] }),
    )
    expect(clash.conflicts.map(({ text }) => text)).toEqual(['текст 0'])
    // What is typed is kept in one notation, and said back.
    const felt = value(
      await saveJourney(s.member, { id, edits: [{ path: pathOf(stageId, 'feeling'), base: '', text: '-1.4' }] }),
    )
    expect(felt.texts).toEqual({ [pathOf(stageId, 'feeling')]: '−1,4' })
    expect(
      refusal(
        await saveJourney(s.member, {
          id,
          edits: [{ path: pathOf(stageId, 'pains'), base: 'текст 2', text: 'Иванова, ivanova@mail.ru' }],
        }),
      ),
    ).toMatch(/адрес почты/)
    expect(refusal(await removeStage(s.curator, { id, stageId, seen: stageMark(now) }))).toMatch(/этап изменили/)
    value(await removeStage(s.curator, { id, stageId, seen: stageMark(await stage()) }))
    expect(
      refusal(
        await saveJourney(s.member, { id, edits: [{ path: pathOf(stageId, 'name'), base: 'текст 0', text: 'Я' }] }),
      ),
    ).toMatch(/этап.*убрали/i)
  })
})

describe('orders that everybody may read', () => {
  it('are those in force that the agency opened, with their documents, and nothing else', async () => {
    const agency = await createAgency(s.tenant, { name: 'Архивное агентство' })
    const { id: fileId } = await withTenant(s.tenant.id, (tx) =>
      tx.storedFile.create({
        data: {
          ...{ tenantId: s.tenant.id, id: newId(), agencyId: agency.id, name: 'Порядок.pdf', mime: 'application/pdf' },
          ...{ size: 10, storageKey: newId(), sha256: '0'.repeat(64), uploadedBy: 'Человек' },
        },
      }),
    )
    const place = { tenant: s.tenant, now: new Date() }
    const act = { agencyId: agency.id, actTitle: 'Приказ', actOn: '2026-01-10', from: '2026-01-10' } as const
    const made = async (more: object) =>
      value(
        await createOrder(s.authority, { ...act, kind: 'COLLECTING', actNumber: '1', public: 'on', ...more } as never),
      )
    const own = async () =>
      (await listPublicOrders(place)).filter((one) => one.agency.slug === agency.slug).map(({ id }) => id)
    const first = await made({ fileId })
    const closed = await made({ kind: 'CLIENTS', actNumber: '2', public: '' })
    const ahead = await made({ kind: 'TOUCHPOINTS', actNumber: '3', from: addDays(today(), 5) })
    expect(await own()).toEqual([first.id])
    expect((await getPublicOrderFile(place, first.id))?.name).toBe('Порядок.pdf')
    expect(await getPublicOrderFile(place, closed.id)).toBeNull()
    expect(await getPublicOrderFile(place, ahead.id)).toBeNull()
    // The newer edition in force is not open: the older one is not shown in its place.
    await made({ actNumber: '4', from: today(), public: '' })
    expect(await own()).toEqual([])
    expect(await getPublicOrderFile(place, first.id)).toBeNull()
  })
})

describe('the end of an agency', () => {
  it('passes touchpoints and segments to the heir, marked; orders end', async () => {
    const gone = await createAgency(s.tenant, { name: 'Управление архивов' })
    const { id } = value(await createTouchpoint(s.authority, { ...point, name: 'Читальный зал', agencyId: gone.id }))
    value(
      await createOrder(s.authority, {
        public: '',
        ...{ agencyId: gone.id, kind: 'CLIENTS', actTitle: 'Приказ', actNumber: '1', actOn: '2026-01-10' },
        from: '2026-01-10',
      }),
    )
    value(
      await asSeen(mergeAgency)(s.authority, {
        ...{ id: gone.id, intoId: s.other.id, date: today(), basis: 'Указ № 5' },
      }),
    )
    const passed = await getTouchpoint(s.stranger, { id })
    expect([passed.agency.id, passed.cameFrom]).toEqual([s.other.id, 'Управление архивов'])
    const orders = await withTenant(s.tenant.id, (tx) =>
      tx.feedbackOrder.findMany({ where: { tenantId: s.tenant.id, agencyId: gone.id }, select: { until: true } }),
    )
    expect(orders.map(({ until }) => until?.toISOString().slice(0, 10))).toEqual([today()])
  })
})
