import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { chooseDigest, makeFeed, revokeFeed } from '@/lib/deadlines/feed-commands'
import { getCalendar, listDeadlines } from '@/lib/deadlines/deadline-queries'
import { sendDigests, type SweptTenant } from '@/lib/deadlines/digest-sweep'
import { escalateOverdue } from '@/lib/deadlines/escalation-sweep'
import { EscalationSettings } from '@/lib/deadlines/escalation'
import { readFeed } from '@/lib/deadlines/feed'
import { loadPeople } from '@/lib/deadlines/people'
import { readDeadlines, readGroups, SINCE } from '@/lib/deadlines/read'
import { deadlineKinds, dutyScope, inScope, readScope, wholeScope, type Deadline, type DeadlineScope } from '@/lib/deadlines/rules'
import type { CalendarFilter } from '@/lib/deadlines/schema'
import { deliver } from '@/lib/jobs/deliver'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import * as environment from '@/lib/platform/env'
import { closeMail } from '@/lib/platform/mail'
import type { TenantView } from '@/lib/tenancy/settings'
import { createProject } from '../../factories/project'
import { createActor, createAgency, createTenant, kuzbassMethodology } from '../../factories/tenant'

const zone = 'Asia/Novokuznetsk'
const now = new Date('2026-11-23T04:00:00Z') // Monday, 11:00 there
const today = todayIn(zone, now)
const day = (date: string) => new Date(`${date}T00:00:00Z`)
const filter = (more: Partial<CalendarFilter> = {}): CalendarFilter => ({ view: 'all', month: '2026-11', day: null, late: false, page: 1, ...more })
const swept = (tenant: TenantView): SweptTenant => ({ id: tenant.id, slug: tenant.slug, name: tenant.name, timeZone: tenant.timeZone, programme: tenant.programme })

type Place = { tenant: TenantView; ministry: { id: string }; school: { id: string }; other: { id: string }; actors: Record<'authority' | 'observer' | 'curator' | 'team' | 'employee' | 'stranger', Actor>; project: { id: string } }

/** A ministry with a school under it that has no curator, another ministry, and something of every kind, past due and ahead. */
async function createPlace(): Promise<Place> {
  const tenant = await createTenant({ timeZone: zone })
  const tenantId = tenant.id
  const ministry = await createAgency(tenant)
  const school = await createAgency(tenant, { parentId: ministry.id, kind: 'SUBORDINATE_ORGANISATION' })
  const other = await createAgency(tenant)
  const person = (role: Role, agencyId: string | null = null) => createActor(tenant, role, agencyId)
  const actors = {
    authority: await person('AUTHORITY'), observer: await person('OBSERVER'), curator: await person('CURATOR', ministry.id), team: await person('TEAM_MEMBER', ministry.id),
    employee: await person('EMPLOYEE', ministry.id), stranger: await person('CURATOR', other.id),
  }
  const { interpretations, ...methodology } = kuzbassMethodology()
  const campaign = newId()
  const project = await createProject(tenant, ministry, { status: 'RUNNING' })
  await createProject(tenant, other, { status: 'MONITORING', data: { stabilityDue: day(addDays(today, -2)) } })
  await withTenant(tenantId, async (tx) => {
    await tx.ratingCampaign.create({
      data: {
        tenantId, id: campaign, year: 2026, openedAt: now, interpretations, methodology: { ...methodology, interpretations },
        selfAssessmentDue: day('2026-12-15'), ratingDue: day('2027-01-30'), resultsSentDue: day('2027-02-20'), publicationDue: day('2027-04-01'),
      },
    })
    for (const [agency, status] of [[ministry, 'DRAFT'], [school, 'NOT_STARTED'], [other, 'RECEIVED']] as const) {
      await tx.selfAssessment.create({ data: { tenantId, id: newId(), campaignId: campaign, agencyId: agency.id, status, ...(status === 'RECEIVED' && { receivedAt: new Date('2026-11-20T03:00:00Z') }) } })
    }
    await tx.projectStage.updateMany({ where: { tenantId, projectId: project.id, number: 3 }, data: { dueTo: day(addDays(today, -3)) } })
    const task = (title: string, due: string, personId: string | null = null) => ({ tenantId, id: newId(), projectId: project.id, agencyId: ministry.id, title, dueOn: day(due), personId, createdBy: 'Куратор' })
    await tx.projectTask.createMany({ data: [task('Общая задача', today), task('Моя задача', addDays(today, 2), actors.employee.personId), { ...task('Готово', today), doneAt: now, status: 'DONE' as const }] })
    await tx.proposal.createMany({
      data: [ministry, other].map((agency, at) => ({ tenantId, id: newId(), number: at + 1, agencyId: agency.id, title: 'Свет', problem: 'Темно', suggestion: 'Датчик', filedAt: now, answerDue: day(addDays(today, at === 0 ? -1 : 3)) })),
    })
    await tx.projectReport.create({ data: { tenantId, id: newId(), projectId: project.id, kind: 'INTERIM', dueOn: day(addDays(today, -10)) } })
  })
  return { tenant, ministry, school, other, actors, project }
}

const everything = (place: Place, scope: DeadlineScope = wholeScope(deadlineKinds)): Promise<Deadline[]> => withTenant(place.tenant.id, async (tx) =>
  (await readDeadlines({ tx, tenantId: place.tenant.id, timeZone: zone, now }, scope, { from: SINCE, to: '2028-12-31' }, {}, { limit: 1000 })).rows)
const scopesOf = (place: Place, actor: Actor) => withTenant(place.tenant.id, async (tx) => {
  const known = (await loadPeople(tx, place.tenant.id, [actor.personId ?? ''])).get(actor.personId ?? '')
  if (!known) throw new Error('nobody')
  return { read: readScope(actor), duty: dutyScope(known) }
})
const mails = async (tenant: TenantView) => (await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { id: 'asc' } })))
  .map(({ id, payload }) => ({ id, ...(payload as { to: string; subject: string; text: string }) }))
const email = (place: Place, { personId }: Actor) => withTenant(place.tenant.id, async (tx) => (await tx.person.findUniqueOrThrow({ where: { tenantId_id: { tenantId: place.tenant.id, id: personId ?? '' } } })).email)

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  closeMail()
  vi.useRealTimers()
  vi.restoreAllMocks()
})

describe('deadlines', () => {
  it('are what the modules hold open, each with its day and place', async () => {
    const place = await createPlace()
    const rows = await everything(place)
    const of = (kind: Deadline['kind']) => rows.filter((row) => row.kind === kind)
    expect(of('SELF_ASSESSMENT').map(({ agencyId, on }) => [agencyId, on]).sort()).toEqual([[place.ministry.id, '2026-12-15'], [place.school.id, '2026-12-15']].sort())
    // Received on Friday 20.11.2026, fifteen working days: the last is 11.12.2026.
    expect(of('OBJECTION').map(({ agencyId, on }) => [agencyId, on])).toEqual([[place.other.id, '2026-12-11']])
    expect(of('CAMPAIGN').map(({ on }) => on)).toEqual(['2026-12-15', '2027-01-30', '2027-02-20', '2027-04-01'])
    expect(of('STAGE')).toHaveLength(10)
    expect(of('STAGE').find(({ state }) => state === 'OVERDUE')).toMatchObject({ on: addDays(today, -3), href: `projects/${place.project.id}/stages/3` })
    expect(of('TASK').map(({ title }) => title.split(',')[0])).toEqual(['Общая задача', 'Моя задача'])
    expect(of('STABILITY')).toHaveLength(1)
    expect(of('PROPOSAL_ANSWER').map(({ state }) => state)).toEqual(['OVERDUE', 'DUE_SOON'])
    expect(of('PROJECT_REPORT')).toHaveLength(1)
    expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
    expect(rows.map(({ on }) => on)).toEqual(rows.map(({ on }) => on).toSorted())
  })

  it('the SQL keeps exactly what the pure rule keeps, for what a person sees and for what they owe', async () => {
    const place = await createPlace()
    const all = await everything(place)
    for (const [name, actor] of Object.entries(place.actors)) {
      const scopes = await scopesOf(place, actor)
      for (const scope of [scopes.read, scopes.duty]) {
        expect((await everything(place, scope)).map(({ key }) => key), name).toEqual(all.filter((row) => inScope(scope, row)).map(({ key }) => key))
      }
    }
  })

  it('of another agency are absent; the curator answers for the school under the ministry, the employee for a task', async () => {
    const place = await createPlace()
    const { actors, ministry, school, other } = place
    const agencies = async (actor: Actor, part: 'read' | 'duty') => [...new Set((await everything(place, (await scopesOf(place, actor))[part])).map(({ agencyId }) => agencyId))].sort()
    expect(await agencies(actors.curator, 'read')).toEqual([ministry.id, school.id].sort())
    expect(await agencies(actors.curator, 'duty')).toEqual([ministry.id, school.id].sort())
    expect(await agencies(actors.stranger, 'read')).toEqual([other.id])
    expect((await everything(place, (await scopesOf(place, actors.employee)).duty)).map(({ title }) => title.split(',')[0])).toEqual(['Моя задача'])
    expect(await agencies(actors.observer, 'duty')).toEqual([null, ministry.id, school.id, other.id].sort())
    await createActor(place.tenant, 'CURATOR', school.id)
    expect(await agencies(actors.curator, 'duty')).toEqual([ministry.id])
    expect(await agencies(actors.curator, 'read')).toEqual([ministry.id, school.id].sort())
  })

  it('fill the month, the late list and a day; filters and a foreign agency\'s id narrow them', async () => {
    vi.useFakeTimers({ now, toFake: ['Date'] })
    const place = await createPlace()
    const { actors } = place
    const month = await getCalendar(actors.authority, filter())
    expect(month.today).toBe(today)
    expect(month.late.rows.every(({ state }) => state === 'OVERDUE')).toBe(true)
    expect(month.late.total).toBe(4)
    expect(month.groups.find(({ on, kind }) => on === today && kind === 'TASK')).toMatchObject({ total: 1 })
    expect((await getCalendar(actors.authority, filter({ month: '2026-12', kind: 'SELF_ASSESSMENT' }))).groups).toMatchObject([{ on: '2026-12-15', total: 2 }])
    expect((await getCalendar(actors.curator, filter({ agencyId: place.other.id }))).groups).toEqual([])
    expect((await listDeadlines(actors.authority, filter({ late: true, agencyKind: 'SUBORDINATE_ORGANISATION' }))).total).toBe(0)
    expect((await listDeadlines(actors.curator, filter({ late: true }))).rows.map(({ kind }) => kind)).toEqual(['PROJECT_REPORT', 'STAGE', 'PROPOSAL_ANSWER'])
    expect((await listDeadlines(actors.employee, filter({ view: 'mine', day: addDays(today, 2) }))).rows).toHaveLength(1)
  })

  it('know a quarter that nobody began: due the 3rd, overdue after the 5th', async () => {
    const place = await createPlace()
    const tenantId = place.tenant.id
    await withTenant(tenantId, (tx) => tx.quarterlyRule.create({ data: { tenantId, id: newId(), fromYear: 2026, fromQuarter: 3, dueDay: 3, lateAfterDay: 5, madeBy: 'Акт', createdAt: new Date('2026-07-01T00:00:00Z') } }))
    const at = (instant: string, agencyId = place.ministry.id) => withTenant(tenantId, async (tx) =>
      (await readDeadlines({ tx, tenantId, timeZone: zone, now: new Date(instant) }, wholeScope(['QUARTERLY']), { from: SINCE, to: '2026-10-31' }, { agencyId }, { limit: 10 })).rows)
    expect(await at('2026-10-04T05:00:00Z')).toMatchObject([{ on: '2026-10-03', lateAfter: '2026-10-05', state: 'DUE_SOON', href: 'quarterly?quarter=2026-3' }])
    expect(await at('2026-10-06T05:00:00Z')).toMatchObject([{ state: 'OVERDUE' }])
    const id = newId()
    await withTenant(tenantId, (tx) => tx.quarterlyReport.create({ data: { tenantId, id, agencyId: place.ministry.id, year: 2026, quarter: 3, dueOn: day('2026-10-03'), lateAfter: day('2026-10-05'), createdBy: 'Куратор' } }))
    expect(await at('2026-10-06T05:00:00Z')).toMatchObject([{ key: `QUARTERLY:${place.ministry.id}:2026-3`, href: `quarterly/${id}` }])
    await withTenant(tenantId, (tx) => tx.quarterlyReport.update({ where: { tenantId_id: { tenantId, id } }, data: { status: 'SUBMITTED', facts: {}, submittedAt: now, submittedBy: 'Куратор' } }))
    expect(await at('2026-10-06T05:00:00Z')).toEqual([])
    expect(await at('2026-10-06T05:00:00Z', place.school.id)).toHaveLength(1)
  })
})

/** Statements that the work sends, however it sends them. */
async function statements(place: Place, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = <T extends object>(target: T): T => new Proxy(target, {
    get: (own, key) => {
      const value: unknown = Reflect.get(own, key)
      if (typeof value === 'function') return (...given: unknown[]): unknown => { count += 1; return (value as (...all: unknown[]) => unknown).apply(own, given) }
      return typeof value === 'object' && value !== null && typeof key === 'string' && !key.startsWith('_') ? counting(value) : value
    },
  })
  await withTenant(place.tenant.id, (tx) => work(counting(tx)))
  return count
}

describe('cost', () => {
  it('a month, a list, digests and escalation take no more statements for forty agencies more', async () => {
    const place = await createPlace()
    const { tenant } = place
    const rule = EscalationSettings.parse({ kinds: [...deadlineKinds].filter((kind) => kind !== 'OBJECTION'), observerDays: 2 })
    for (const actor of Object.values(place.actors)) await chooseDigest(actor, { frequency: 'DAILY', weekday: 1, hour: 9, everyDay: 'on' })
    const people = Object.values(place.actors).map(({ personId }) => personId ?? '')
    const measured = async (at: Date) => {
      const read = (tx: Tx) => ({ tx, tenantId: tenant.id, timeZone: zone, now: at })
      await withTenant(tenant.id, (tx) => tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }))
      return [
        await statements(place, (tx) => readDeadlines(read(tx), wholeScope(deadlineKinds), { from: SINCE, to: '2028-01-01' }, {}, { limit: 5000 })),
        await statements(place, (tx) => readGroups(read(tx), wholeScope(deadlineKinds), { from: '2026-11-01', to: '2026-12-31' }, {})),
        await statements(place, (tx) => loadPeople(tx, tenant.id, people)),
        await statements(place, (tx) => sendDigests(tx, swept(tenant), at)),
        await statements(place, (tx) => escalateOverdue(tx, { ...swept(tenant), escalation: rule }, at)),
      ]
    }
    // The first time in a process the campaign's methodology is read, too.
    await everything(place)
    const before = await measured(now)
    await withTenant(tenant.id, async (tx) => {
      const ids = Array.from({ length: 40 }, () => newId())
      await tx.agency.createMany({ data: ids.map((id, at) => ({ tenantId: tenant.id, id, kind: 'EXECUTIVE_BODY', name: `Орган ${at}`, slug: id })) })
      await tx.proposal.createMany({ data: ids.flatMap((agencyId, at) => [1, 2].map((n) => ({ tenantId: tenant.id, id: newId(), number: 100 + at * 2 + n, agencyId, title: 'Свет', problem: 'Темно', suggestion: 'Датчик', filedAt: now, answerDue: day('2026-11-10') }))) })
    })
    const after = await measured(new Date(now.getTime() + 86_400_000))
    // A step of the escalation with nothing new asks for nobody's address.
    expect(after.filter((n, at) => n > (before[at] ?? 0)), `${before.join()} → ${after.join()}`).toEqual([])
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4))
    expect(Math.max(...before)).toBeLessThan(20)
  })
})

describe('road maps', () => {
  it('owe a part each by the item\'s day, and an agency\'s own map its approval; handed in or closed is owed no more', async () => {
    const place = await createPlace()
    const tenantId = place.tenant.id
    const [map, item, part, own] = [newId(), newId(), newId(), newId()]
    await withTenant(tenantId, async (tx) => {
      await tx.roadmap.create({ data: { tenantId, id: map, kind: 'PROGRAMME', title: 'Дорожная карта', status: 'APPROVED', yearFrom: 2026, yearTo: 2027, createdBy: 'Комитет' } })
      await tx.roadmap.create({ data: { tenantId, id: own, kind: 'DEPARTMENTAL', agencyId: place.ministry.id, title: 'Карта министерства', yearFrom: 2026, yearTo: 2027, approvalDue: day('2026-12-01'), createdBy: 'Куратор' } })
      await tx.roadmapItem.create({ data: { tenantId, id: item, roadmapId: map, number: '3.1', sectionNumber: '3', section: 'Процессы', title: 'Описать процессы', dueOn: day('2026-11-20'), result: 'реестр', responsible: ['министерства'], position: 1 } })
      await tx.roadmapPart.createMany({ data: [{ tenantId, id: part, itemId: item, agencyId: place.ministry.id, bodyName: 'Министерство' }, { tenantId, id: newId(), itemId: item, agencyId: null, bodyName: 'Аппарат' }] })
    })
    const { authority, curator, stranger } = place.actors
    const of = async (actor: Actor, which: 'read' | 'duty') => (await everything(place, (await scopesOf(place, actor))[which])).filter(({ kind }) => kind === 'ROADMAP').map(({ href, on, state }) => [href, on, state])
    const late = [`roadmaps/${map}/items/${item}`, '2026-11-20', 'OVERDUE']
    expect(await of(curator, 'duty')).toEqual([late, [`roadmaps/${own}`, '2026-12-01', 'AHEAD']])
    expect(await of(stranger, 'read')).toEqual([])
    expect(await of(authority, 'duty')).toEqual([late])
    expect(await of(authority, 'read')).toHaveLength(3)
    await withTenant(tenantId, (tx) => tx.roadmapPart.update({ where: { tenantId_id: { tenantId, id: part } }, data: { status: 'SUBMITTED', submittedOn: day(today), submittedAt: now, submittedBy: 'Куратор' } }))
    await withTenant(tenantId, (tx) => tx.roadmap.update({ where: { tenantId_id: { tenantId, id: own } }, data: { status: 'CLOSED' } }))
    expect(await of(curator, 'duty')).toEqual([])
  })
})

describe('the feed', () => {
  const tokenOf = (url: string) => /calendar\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? ''
  const make = async (actor: Actor, input: Parameters<typeof makeFeed>[1]) => {
    const made = await makeFeed(actor, input)
    if (!made.ok) throw new Error(made.error.message)
    return { id: made.value.id, token: tokenOf(made.value.url) }
  }

  it('is read by an independent parser: all-day events, stable ids, alarms, nobody\'s name', async () => {
    const place = await createPlace()
    const { token } = await make(place.actors.curator, { scope: 'PERSONAL' })
    const file = await readFeed(place.tenant.slug, token, now)
    const calendar = new ICAL.Component(ICAL.parse(file?.text ?? '') as unknown[])
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    const mine = await everything(place, (await scopesOf(place, place.actors.curator)).duty)
    expect(events.map(({ uid }) => uid.split('@')[0]).sort()).toEqual(mine.filter(({ on }) => on <= addDays(today, 400)).map(({ key }) => key).sort())
    const assessment = events.find(({ uid }) => uid.startsWith('SELF_ASSESSMENT'))
    expect([assessment?.startDate.isDate, String(assessment?.startDate), String(assessment?.endDate)]).toEqual([true, '2026-12-15', '2026-12-16'])
    expect(assessment?.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT15H')
    expect(events.find(({ uid }) => uid.startsWith('PROJECT_REPORT'))?.summary).toMatch(/^Просрочено: /)
    expect(file?.text).not.toContain('@example.test')
    expect(file?.text).not.toContain('Иванова')
  })

  it('answers the same until something changes, then says since when', async () => {
    const place = await createPlace()
    const { token } = await make(place.actors.curator, { scope: 'AGENCY' })
    const first = await readFeed(place.tenant.slug, token, now)
    const again = await readFeed(place.tenant.slug, token, new Date(now.getTime() + 3_600_000))
    expect(again).toEqual(first)
    await withTenant(place.tenant.id, (tx) => tx.projectTask.updateMany({ where: { title: 'Общая задача' }, data: { dueOn: day('2026-12-01') } }))
    const later = await readFeed(place.tenant.slug, token, new Date(now.getTime() + 7_200_000))
    expect(later?.etag).not.toBe(first?.etag)
    expect(later?.changedAt.getTime()).toBe(now.getTime() + 7_200_000)
  })

  it('ends when it is revoked or renewed, when its person is blocked or loses the role, and is no other tenant\'s', async () => {
    const place = await createPlace()
    const elsewhere = await createTenant()
    const { curator } = place.actors
    const read = (token: string, slug = place.tenant.slug) => readFeed(slug, token, now)
    const first = await make(curator, { scope: 'PERSONAL' })
    expect([await read(first.token, elsewhere.slug), await read('x'.repeat(43)), await read(first.token, 'nowhere')]).toEqual([null, null, null])
    const second = await make(curator, { scope: 'PERSONAL' })
    expect(await read(first.token)).toBeNull()
    expect(await read(second.token)).not.toBeNull()
    expect((await revokeFeed(place.actors.stranger, { id: second.id })).ok).toBe(false)
    expect((await revokeFeed(curator, { id: second.id })).ok).toBe(true)
    expect(await read(second.token)).toBeNull()
    const third = await make(curator, { scope: 'AGENCY', agencyId: place.school.id })
    expect((await read(third.token))?.text).not.toContain('Общая задача')
    const tenantId = place.tenant.id
    await withTenant(tenantId, (tx) => tx.person.update({ where: { tenantId_id: { tenantId, id: curator.personId ?? '' } }, data: { blockedAt: now } }))
    expect(await read(third.token)).toBeNull()
    await withTenant(tenantId, (tx) => tx.person.update({ where: { tenantId_id: { tenantId, id: curator.personId ?? '' } }, data: { blockedAt: null } }))
    expect(await read(third.token)).not.toBeNull()
    await withTenant(tenantId, (tx) => tx.membership.deleteMany({ where: { personId: curator.personId ?? '' } }))
    expect(await read(third.token)).toBeNull()
    expect(await makeFeed(place.actors.stranger, { scope: 'AGENCY', agencyId: place.ministry.id })).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
    const stored = await withTenant(tenantId, (tx) => tx.calendarFeed.findMany())
    expect(JSON.stringify(stored)).not.toContain(third.token)
  })
})

describe('the digest', () => {
  const choose = (actor: Actor, frequency: 'DAILY' | 'WEEKLY') => chooseDigest(actor, { frequency, weekday: 1, hour: 9, everyDay: '' })
  const send = (place: Place, at: Date) => withTenant(place.tenant.id, (tx) => sendDigests(tx, swept(place.tenant), at))

  it('reaches a real mail server once, though two workers run at once, and nobody without deadlines', async () => {
    const received: { to: string; source: string }[] = []
    const server = new SMTPServer({
      authOptional: true, disabledCommands: ['STARTTLS'], onData: (stream, session, done) => {
        let source = ''
        stream.on('data', (chunk: Buffer) => { source += chunk.toString() }).on('end', () => { received.push({ to: session.envelope.rcptTo[0]?.address ?? '', source }); done() })
      },
    })
    await new Promise<void>((resolve) => { server.listen(0, '127.0.0.1', resolve) })
    closers.push(() => new Promise<void>((resolve) => { closeMail(); server.close(() => resolve()) }))
    vi.spyOn(environment, 'env').mockReturnValue({ ...environment.env(), SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}` })
    const place = await createPlace()
    const idle = await createActor(place.tenant, 'EMPLOYEE', place.school.id)
    for (const actor of [place.actors.curator, place.actors.employee, idle]) await choose(actor, 'DAILY')
    await withTenant(place.tenant.id, (tx) => tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }))
    const sent = await Promise.all([send(place, now), send(place, now)])
    expect(sent.toSorted()).toEqual([0, 2])
    expect(await send(place, new Date(now.getTime() + 3_600_000))).toBe(0)
    for (const { id } of await mails(place.tenant)) await deliver({ tenantId: place.tenant.id, messageId: id }, true)
    expect(received.map(({ to }) => to).sort()).toEqual([await email(place, place.actors.curator), await email(place, place.actors.employee)].sort())
    const [letter] = (await mails(place.tenant)).filter(({ text }) => text.includes('Общая задача'))
    expect(letter).toBeUndefined()
    const own = (await mails(place.tenant)).find(({ text }) => text.includes('Моя задача'))
    expect(own?.subject).toBe('Сроки: на неделе 1')
    const curators = (await mails(place.tenant)).find(({ text }) => text.includes('Просрочено: 3'))
    expect(curators?.text).toContain(`/${place.tenant.slug}/office/calendar/subscription`)
  })

  it('is silent in the night and on days off, and comes again the next working day', async () => {
    const place = await createPlace()
    await choose(place.actors.curator, 'DAILY')
    await withTenant(place.tenant.id, (tx) => tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }))
    expect(await send(place, new Date('2026-11-22T04:00:00Z'))).toBe(0)
    expect(await send(place, new Date('2026-11-23T20:00:00Z'))).toBe(0)
    expect(await send(place, now)).toBe(1)
    expect(await send(place, new Date(now.getTime() + 86_400_000))).toBe(1)
    await withTenant(place.tenant.id, (tx) => tx.person.updateMany({ data: { blockedAt: now } }))
    expect(await send(place, new Date(now.getTime() + 2 * 86_400_000))).toBe(0)
  })
})

describe('escalation', () => {
  const rule = EscalationSettings.parse({ kinds: ['STAGE', 'PROPOSAL_ANSWER', 'PROJECT_REPORT'], curatorDays: 1, authorityDays: 3, observerDays: 4 })
  const run = (place: Place, at: Date, escalation = rule) => withTenant(place.tenant.id, (tx) => escalateOverdue(tx, { ...swept(place.tenant), escalation }, at))

  it('brings each thing to each step once, one letter a person, and leaves told ones to their own letters', async () => {
    const place = await createPlace()
    expect((await Promise.all([run(place, now), run(place, now)])).toSorted()).toEqual([0, 3])
    const letters = await mails(place.tenant)
    expect(letters).toHaveLength(3)
    const address = await email(place, place.actors.curator)
    const curator = letters.find((letter) => letter.to === address)
    expect(curator?.text).toContain('Этап 3')
    expect(curator?.text).not.toContain('Ответить на предложение')
    const authority = await email(place, place.actors.authority)
    expect(letters.find((letter) => letter.to === authority)?.text).toContain('Отчёт о ходе проекта')
    expect(letters.find((letter) => letter.to === authority)?.text).not.toContain('Этап 3')
    expect(await run(place, new Date(now.getTime() + 3_600_000))).toBe(0)
    // Two working days on the stage reaches the authority; what was told stays told.
    expect(await run(place, new Date('2026-11-25T04:00:00Z'))).toBe(1)
    const last = (await mails(place.tenant)).at(-1)
    expect([last?.to, last?.text.includes('Этап 3'), last?.text.includes('Отчёт о ходе')]).toEqual([authority, true, false])
    const told = await withTenant(place.tenant.id, (tx) => tx.notification.findMany({ where: { kind: 'OVERDUE' } }))
    expect(told).toHaveLength(4)
  })

  it('sends nothing when it is off, in the night, before nine and on a day off; a moved day begins anew', async () => {
    const place = await createPlace()
    expect(await run(place, now, EscalationSettings.parse({}))).toBe(0)
    expect(await run(place, new Date('2026-11-23T16:00:00Z'))).toBe(0)
    expect(await run(place, new Date('2026-11-23T01:30:00Z'))).toBe(0)
    expect(await run(place, new Date('2026-11-22T04:00:00Z'))).toBe(0)
    expect(await run(place, now)).toBe(3)
    const before = (await mails(place.tenant)).length
    await withTenant(place.tenant.id, (tx) => tx.projectStage.updateMany({ where: { projectId: place.project.id, number: 3 }, data: { dueTo: day('2026-11-25') } }))
    expect(await run(place, new Date('2026-11-26T04:00:00Z'))).toBeGreaterThan(0)
    expect((await mails(place.tenant)).slice(before).some(({ text }) => text.includes('Этап 3'))).toBe(true)
  })
})
