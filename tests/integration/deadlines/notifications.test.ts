import { describe, expect, it, vi } from 'vitest'
import { newId } from '@/lib/core/ids'
import { feedUrl, makeFeed } from '@/lib/deadlines/feed-commands'
import { markAllNotificationsRead, markNotificationRead } from '@/lib/notifications/commands'
import { notify } from '@/lib/notifications/notify'
import { listNotifications } from '@/lib/notifications/queries'
import type { Actor } from '@/lib/platform/actor'
import { withTenant } from '@/lib/platform/db'
import { officeCounts } from '@/lib/queue/count-queries'
import { returnAssessment as returnAssessmentCommand } from '@/lib/rating/verification/commands'
import type { TenantView } from '@/lib/core/tenant'
import { GET } from '@/app/api/[tenant]/calendar/[token]/route'
import { createScene } from '../../factories/scene'
import { createActor, createAgency, createTenant } from '../../factories/tenant'
import { asSeen } from '../../factories/seen'

const returnAssessment = asSeen(returnAssessmentCommand)

const emailOf = (tenant: TenantView, { personId }: Actor) =>
  withTenant(tenant.id, async (tx) => (await tx.person.findFirstOrThrow({ where: { id: personId ?? '' } })).email)
const list = (actor: Actor, unread = false) => listNotifications(actor, { page: 1, unread })

describe('notifications', () => {
  it('come with the letter of the same decision, to whom it goes, and open what it is about', async () => {
    const scene = await createScene()
    const authority = await createActor(scene.tenant, 'AUTHORITY')
    const curator = await createActor(scene.tenant, 'CURATOR', scene.own.agency)
    const stranger = await createActor(scene.tenant, 'CURATOR', scene.other.agency)
    await withTenant(scene.tenant.id, (tx) =>
      tx.selfAssessment.updateMany({
        where: { id: scene.own.assessment },
        data: { status: 'SUBMITTED', submittedAt: new Date(), submittedBy: 'Куратор' },
      }),
    )
    expect(
      await returnAssessment(authority, { assessmentId: scene.own.assessment, reason: 'Нет приказа' }),
    ).toMatchObject({ ok: true })
    const { rows, unread } = await list(curator)
    expect(rows).toMatchObject([
      { kind: 'ASSESSMENT_RETURNED', href: `assessments/${scene.own.assessment}`, readAt: null },
    ])
    expect([
      unread,
      (await officeCounts(curator)).unread,
      (await list(stranger)).total,
      (await list(authority)).total,
    ]).toEqual([1, 1, 0, 0])
  })

  it('are not written when the decision is refused', async () => {
    const scene = await createScene()
    const authority = await createActor(scene.tenant, 'AUTHORITY')
    const curator = await createActor(scene.tenant, 'CURATOR', scene.own.agency)
    expect(
      await returnAssessment(authority, { assessmentId: scene.own.assessment, reason: 'Нет приказа' }),
    ).toMatchObject({ ok: false })
    expect((await list(curator)).total).toBe(0)
  })

  it("tell an event once, never the blocked or another tenant's people; unread first; read by their owner alone", async () => {
    const tenant = await createTenant()
    const elsewhere = await createTenant()
    const agency = await createAgency(tenant)
    const one = await createActor(tenant, 'CURATOR', agency.id)
    const two = await createActor(tenant, 'EMPLOYEE', agency.id)
    const foreign = await createActor(elsewhere, 'AUTHORITY')
    const to = [await emailOf(tenant, one), await emailOf(tenant, two), await emailOf(elsewhere, foreign)]
    const notice = (key: string) => ({ to, kind: 'TASK_GIVEN' as const, title: `Задача ${key}`, href: 'projects', key })
    await withTenant(tenant.id, (tx) =>
      tx.person.updateMany({ where: { id: two.personId ?? '' }, data: { blockedAt: new Date() } }),
    )
    for (const [at, key] of ['1', '2', '1'].entries())
      await withTenant(tenant.id, (tx) => notify(tx, tenant.id, new Date(Date.UTC(2026, 10, 23, at)), [notice(key)]))
    expect((await withTenant(tenant.id, (tx) => tx.notification.findMany())).map(({ personId }) => personId)).toEqual([
      one.personId,
      one.personId,
    ])
    const rows = (await list(one)).rows
    expect(rows.map(({ title }) => title)).toEqual(['Задача 2', 'Задача 1'])
    expect(await markNotificationRead(foreign, { id: rows[0]?.id ?? '' })).toMatchObject({ ok: false })
    const other = await createActor(tenant, 'AUTHORITY')
    expect(await markNotificationRead(other, { id: rows[0]?.id ?? '' })).toMatchObject({ ok: false })
    expect(await markNotificationRead(one, { id: rows[0]?.id ?? '' })).toEqual({
      ok: true,
      value: { href: 'projects' },
    })
    expect((await list(one)).rows.map(({ title, readAt }) => [title, readAt === null])).toEqual([
      ['Задача 1', true],
      ['Задача 2', false],
    ])
    expect((await list(one, true)).total).toBe(1)
    expect(await markAllNotificationsRead(one, {})).toEqual({ ok: true, value: { count: 1 } })
    expect((await officeCounts(one)).unread).toBe(0)
  })
})

describe("the feed's address", () => {
  it('answers a calendar, 304 to whoever has it, 404 to garbage and 429 to too many guesses', async () => {
    vi.useRealTimers()
    const tenant = await createTenant()
    const agency = await createAgency(tenant)
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const made = await makeFeed(curator, { scope: 'PERSONAL' })
    const token = made.ok ? (feedUrl(tenant.slug, made.value.id).split('/').at(-1) ?? '') : ''
    const ip = `10.0.0.${newId().slice(-2)}`
    const get = (name: string, headers: Record<string, string> = {}) =>
      GET(
        new Request(`http://127.0.0.1/api/${tenant.slug}/calendar/${name}`, {
          headers: { 'x-forwarded-for': ip, ...headers },
        }),
        { params: Promise.resolve({ tenant: tenant.slug, token: name }) },
      )
    const full = await get(token)
    expect([full.status, full.headers.get('content-type'), full.headers.get('cache-control')]).toEqual([
      200,
      'text/calendar; charset=utf-8',
      'private, no-cache',
    ])
    expect(await full.text()).toContain('BEGIN:VCALENDAR')
    const etag = full.headers.get('etag') ?? ''
    const changed = full.headers.get('last-modified') ?? ''
    expect((await get(token.replace('.ics', ''))).status).toBe(200)
    expect((await get(token, { 'if-none-match': `W/${etag}` })).status).toBe(304)
    expect((await get(token, { 'if-modified-since': changed })).status).toBe(304)
    expect((await get(token, { 'if-none-match': '"other"', 'if-modified-since': changed })).status).toBe(200)
    for (const garbage of ['x.ics', `${'a'.repeat(43)}.ics`, '../../etc', token.replace('.ics', '.txt')])
      expect((await get(garbage)).status, garbage).toBe(404)
    let status = 0
    for (let i = 0; i < 130 && status !== 429; i += 1) ({ status } = await get('x.ics'))
    expect(status).toBe(429)
  })
})
