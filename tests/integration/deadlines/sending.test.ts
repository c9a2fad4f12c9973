import ICAL from 'ical.js'
import { SMTPServer } from 'smtp-server'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { feedUrl, chooseDigest, makeFeed, revokeFeed } from '@/lib/deadlines/feed-commands'
import { sendDigests } from '@/lib/deadlines/digest-sweep'
import { escalateOverdue } from '@/lib/deadlines/escalation-sweep'
import { readFeed } from '@/lib/deadlines/feed'
import { dutyPeople } from '@/lib/people/addresses'
import { readDeadlines, readGroups, SINCE } from '@/lib/deadlines/due-queries'
import { deadlineKinds, wholeScope } from '@/lib/deadlines/rules'
import { deliver } from '@/lib/jobs/deliver'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import * as environment from '@/lib/platform/env'
import { closeMail } from '@/lib/platform/mail'
import {
  createPlace,
  day,
  email,
  everything,
  mails,
  now,
  scopesOf,
  statements,
  swept,
  today,
  zone,
  type Place,
} from '../../factories/deadlines'
import { createActor, createTenant } from '../../factories/tenant'
import { EscalationSettings } from '@/lib/core/tenant'

const closers: (() => Promise<void>)[] = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
  closeMail()
  vi.restoreAllMocks()
})

describe('the feed', () => {
  const tokenOf = (url: string) => /calendar\/([\w-]{43})\.ics$/.exec(url)?.[1] ?? ''
  const make = async (actor: Actor, input: Parameters<typeof makeFeed>[1]) => {
    const made = await makeFeed(actor, input)
    if (!made.ok) throw new Error(made.error.message)
    return { id: made.value.id, token: tokenOf(feedUrl(actor.tenant.slug, made.value.id)) }
  }

  it("is read by an independent parser: all-day events, stable ids, alarms, nobody's name", async () => {
    const place = await createPlace()
    const { token } = await make(place.actors.curator, { scope: 'PERSONAL' })
    const file = await readFeed(place.tenant.slug, token, now)
    const calendar = new ICAL.Component(ICAL.parse(file?.text ?? '') as unknown[])
    const events = calendar.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component))
    const mine = await everything(place, (await scopesOf(place, place.actors.curator)).duty)
    expect(events.map(({ uid }) => uid.split('@')[0]).sort()).toEqual(
      mine
        .filter(({ on }) => on <= addDays(today, 400))
        .map(({ key }) => key)
        .sort(),
    )
    const assessment = events.find(({ uid }) => uid.startsWith('SELF_ASSESSMENT'))
    expect([assessment?.startDate.isDate, String(assessment?.startDate), String(assessment?.endDate)]).toEqual([
      true,
      '2026-12-15',
      '2026-12-16',
    ])
    expect(assessment?.component.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe(
      '-PT15H',
    )
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
    await withTenant(place.tenant.id, (tx) =>
      tx.projectTask.updateMany({ where: { title: 'Общая задача' }, data: { dueOn: day('2026-12-01') } }),
    )
    const later = await readFeed(place.tenant.slug, token, new Date(now.getTime() + 7_200_000))
    expect(later?.etag).not.toBe(first?.etag)
    expect(later?.changedAt.getTime()).toBe(now.getTime() + 7_200_000)
  })

  it("ends when it is revoked or renewed, when its person is blocked or loses the role, and is no other tenant's", async () => {
    const place = await createPlace()
    const elsewhere = await createTenant()
    const { curator } = place.actors
    const read = (token: string, slug = place.tenant.slug) => readFeed(slug, token, now)
    const first = await make(curator, { scope: 'PERSONAL' })
    expect([
      await read(first.token, elsewhere.slug),
      await read('x'.repeat(43)),
      await read(first.token, 'nowhere'),
    ]).toEqual([null, null, null])
    const second = await make(curator, { scope: 'PERSONAL' })
    expect(await read(first.token)).toBeNull()
    expect(await read(second.token)).not.toBeNull()
    expect((await revokeFeed(place.actors.stranger, { id: second.id })).ok).toBe(false)
    expect((await revokeFeed(curator, { id: second.id })).ok).toBe(true)
    expect(await read(second.token)).toBeNull()
    const third = await make(curator, { scope: 'AGENCY', agencyId: place.school.id })
    expect((await read(third.token))?.text).not.toContain('Общая задача')
    const tenantId = place.tenant.id
    await withTenant(tenantId, (tx) =>
      tx.person.update({ where: { tenantId_id: { tenantId, id: curator.personId ?? '' } }, data: { blockedAt: now } }),
    )
    expect(await read(third.token)).toBeNull()
    await withTenant(tenantId, (tx) =>
      tx.person.update({ where: { tenantId_id: { tenantId, id: curator.personId ?? '' } }, data: { blockedAt: null } }),
    )
    expect(await read(third.token)).not.toBeNull()
    await withTenant(tenantId, (tx) => tx.membership.deleteMany({ where: { personId: curator.personId ?? '' } }))
    expect(await read(third.token)).toBeNull()
    expect(await makeFeed(place.actors.stranger, { scope: 'AGENCY', agencyId: place.ministry.id })).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    const stored = await withTenant(tenantId, (tx) => tx.calendarFeed.findMany())
    expect(JSON.stringify(stored)).not.toContain(third.token)
  })
})

describe('the digest', () => {
  const choose = (actor: Actor, frequency: 'DAILY' | 'WEEKLY') =>
    chooseDigest(actor, { frequency, weekday: 1, hour: 9, everyDay: '' })
  const send = (place: Place, at: Date) => withTenant(place.tenant.id, (tx) => sendDigests(tx, swept(place.tenant), at))

  it('reaches a real mail server once, though two workers run at once, and nobody without deadlines', async () => {
    const received: { to: string; source: string }[] = []
    const server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, session, done) => {
        let source = ''
        stream
          .on('data', (chunk: Buffer) => {
            source += chunk.toString()
          })
          .on('end', () => {
            received.push({ to: session.envelope.rcptTo[0]?.address ?? '', source })
            done()
          })
      },
    })
    await new Promise<void>((resolve) => {
      server.listen(0, '127.0.0.1', resolve)
    })
    closers.push(
      () =>
        new Promise<void>((resolve) => {
          closeMail()
          server.close(() => resolve())
        }),
    )
    vi.spyOn(environment, 'env').mockReturnValue({
      ...environment.env(),
      SMTP_URL: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    })
    const place = await createPlace()
    const idle = await createActor(place.tenant, 'EMPLOYEE', place.school.id)
    for (const actor of [place.actors.curator, place.actors.employee, idle]) await choose(actor, 'DAILY')
    await withTenant(place.tenant.id, (tx) =>
      tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }),
    )
    const sent = await Promise.all([send(place, now), send(place, now)])
    expect(sent.toSorted()).toEqual([0, 2])
    expect(await send(place, new Date(now.getTime() + 3_600_000))).toBe(0)
    for (const { id } of await mails(place.tenant)) await deliver({ tenantId: place.tenant.id, messageId: id }, true)
    expect(received.map(({ to }) => to).sort()).toEqual(
      [await email(place, place.actors.curator), await email(place, place.actors.employee)].sort(),
    )
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
    await withTenant(place.tenant.id, (tx) =>
      tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }),
    )
    expect(await send(place, new Date('2026-11-22T04:00:00Z'))).toBe(0)
    expect(await send(place, new Date('2026-11-23T20:00:00Z'))).toBe(0)
    expect(await send(place, now)).toBe(1)
    expect(await send(place, new Date(now.getTime() + 86_400_000))).toBe(1)
    await withTenant(place.tenant.id, (tx) => tx.person.updateMany({ data: { blockedAt: now } }))
    expect(await send(place, new Date(now.getTime() + 2 * 86_400_000))).toBe(0)
  })
})

describe('escalation', () => {
  const rule = EscalationSettings.parse({
    kinds: ['STAGE', 'PROPOSAL_ANSWER', 'PROJECT_REPORT'],
    curatorDays: 1,
    authorityDays: 3,
    observerDays: 4,
  })
  const run = (place: Place, at: Date, escalation = rule) =>
    withTenant(place.tenant.id, (tx) => escalateOverdue(tx, { ...swept(place.tenant), escalation }, at))

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
    expect([last?.to, last?.text.includes('Этап 3'), last?.text.includes('Отчёт о ходе')]).toEqual([
      authority,
      true,
      false,
    ])
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
    await withTenant(place.tenant.id, (tx) =>
      tx.projectStage.updateMany({
        where: { projectId: place.project.id, number: 3 },
        data: { dueTo: day('2026-11-25') },
      }),
    )
    expect(await run(place, new Date('2026-11-26T04:00:00Z'))).toBeGreaterThan(0)
    expect((await mails(place.tenant)).slice(before).some(({ text }) => text.includes('Этап 3'))).toBe(true)
  })
})

describe('cost', () => {
  it('a month, a list, digests and escalation take no more statements for forty agencies more', async () => {
    const place = await createPlace()
    const { tenant } = place
    const rule = EscalationSettings.parse({
      kinds: [...deadlineKinds].filter((kind) => kind !== 'OBJECTION'),
      observerDays: 2,
    })
    for (const actor of Object.values(place.actors))
      await chooseDigest(actor, { frequency: 'DAILY', weekday: 1, hour: 9, everyDay: 'on' })
    const people = Object.values(place.actors).map(({ personId }) => personId ?? '')
    const measured = async (at: Date) => {
      const read = (tx: Tx) => ({ tx, tenantId: tenant.id, timeZone: zone, now: at })
      await withTenant(tenant.id, (tx) =>
        tx.digestChoice.updateMany({ data: { updatedAt: new Date('2026-11-01T00:00:00Z') } }),
      )
      return [
        await statements(place, (tx) =>
          readDeadlines(read(tx), wholeScope(deadlineKinds), { from: SINCE, to: '2028-01-01' }, {}, { limit: 5000 }),
        ),
        await statements(place, (tx) =>
          readGroups(read(tx), wholeScope(deadlineKinds), { from: '2026-11-01', to: '2026-12-31' }, {}),
        ),
        await statements(place, (tx) => dutyPeople({ tx, tenantId: tenant.id }, people)),
        await statements(place, (tx) => sendDigests(tx, swept(tenant), at)),
        await statements(place, (tx) => escalateOverdue(tx, { ...swept(tenant), escalation: rule }, at)),
      ]
    }
    // The first time in a process the campaign's methodology is read, too.
    await everything(place)
    const before = await measured(now)
    await withTenant(tenant.id, async (tx) => {
      const ids = Array.from({ length: 40 }, () => newId())
      await tx.agency.createMany({
        data: ids.map((id, at) => ({ tenantId: tenant.id, id, kind: 'EXECUTIVE_BODY', name: `Орган ${at}`, slug: id })),
      })
      await tx.proposal.createMany({
        data: ids.flatMap((agencyId, at) =>
          [1, 2].map((n) => ({
            tenantId: tenant.id,
            id: newId(),
            number: 100 + at * 2 + n,
            agencyId,
            title: 'Свет',
            problem: 'Темно',
            suggestion: 'Датчик',
            filedAt: now,
            answerDue: day('2026-11-10'),
          })),
        ),
      })
    })
    const after = await measured(new Date(now.getTime() + 86_400_000))
    // A step of the escalation with nothing new asks for nobody's address.
    expect(
      after.filter((n, at) => n > (before[at] ?? 0)),
      `${before.join()} → ${after.join()}`,
    ).toEqual([])
    expect(after.slice(0, 4)).toEqual(before.slice(0, 4))
    expect(Math.max(...before)).toBeLessThan(20)
  })
})
