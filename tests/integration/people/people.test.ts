import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { loadActor, type Actor } from '@/lib/platform/actor'
import { platformDb, withTenant } from '@/lib/platform/db'
import { createAppointment, endAppointment } from '@/lib/people/appointment-commands'
import {
  assignRole,
  blockPerson,
  createPerson,
  invitePerson,
  removeRole,
  unblockPerson,
  updatePerson,
} from '@/lib/people/commands'
import { undoImport } from '@/lib/imports/undo-commands'
import { loaded, previewed } from '../../factories/load'
import { getAppointment, getPerson, listAppointments, listPeople, personChoices } from '@/lib/people/queries'
import { asSeen } from '../../factories/seen'
import { createActor, createAgency, createTenant, template } from '../../factories/tenant'

const setUp = async (data: Parameters<typeof createTenant>[0] = {}) => {
  const tenant = await createTenant(data)
  return { tenant, authority: await createActor(tenant, 'AUTHORITY'), agency: await createAgency(tenant) }
}
const person = (more: object = {}) => ({
  name: 'Петров Олег Иванович',
  position: 'начальник',
  email: `${newId()}@kuzbass.test`,
  role: '',
  agencyId: '',
  invite: '',
  ...more,
})
const value = <T>(result: { ok: true; value: T } | { ok: false; error: { message: string } }): T => {
  if (!result.ok) throw new Error(result.error.message)
  return result.value
}
const letters = (tenantId: string) =>
  withTenant(tenantId, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' } }))

describe('people', () => {
  it('are created with a role and invited by letter', async () => {
    const { tenant, authority, agency } = await setUp()
    const data = person({ email: ` ${newId()}@Kuzbass.TEST `, role: 'CURATOR', agencyId: agency.id, invite: 'on' })
    const { id } = value(await createPerson(authority, data))
    expect(await getPerson(authority, { id })).toMatchObject({
      email: data.email.trim().toLowerCase(),
      access: 'INVITED',
      roles: [{ role: 'CURATOR', agencyName: agency.name }],
    })
    expect(await letters(tenant.id)).toMatchObject([{ payload: { to: data.email.trim().toLowerCase() } }])
    expect(await createPerson(authority, data)).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT', fields: { email: expect.any(String) as string } },
    })
    expect(await createPerson(authority, person({ role: 'CURATOR' }))).toMatchObject({
      ok: false,
      error: { fields: { agencyId: expect.any(String) as string } },
    })
    expect(await createPerson(authority, person({ email: 'не адрес', name: '' }))).toMatchObject({
      ok: false,
      error: { fields: { email: expect.any(String) as string, name: expect.any(String) as string } },
    })
  })

  it('share one account between tenants, without either learning of the other', async () => {
    const [a, b] = [await setUp(), await setUp()]
    const data = person({ invite: 'on', role: 'OBSERVER' })
    const first = value(await createPerson(a.authority, data))
    await platformDb().user.update({ where: { email: data.email }, data: { passwordHash: 'set' } })
    await withTenant(a.tenant.id, async (tx) => {
      const { userId } = await tx.person.findUniqueOrThrow({
        where: { tenantId_id: { tenantId: a.tenant.id, id: first.id } },
      })
      await tx.auditRecord.create({
        data: {
          tenantId: a.tenant.id,
          id: newId(),
          personName: 'x',
          operation: 'account.signIn',
          subjectType: 'User',
          subjectId: userId ?? '',
          requestId: 'r',
        },
      })
    })
    const second = value(await createPerson(b.authority, data))
    const users = await Promise.all(
      [
        [a, first],
        [b, second],
      ].map(([side, made]) =>
        withTenant((side as typeof a).tenant.id, (tx) =>
          tx.person.findUniqueOrThrow({
            where: { tenantId_id: { tenantId: (side as typeof a).tenant.id, id: (made as { id: string }).id } },
          }),
        ),
      ),
    )
    expect(users[0]?.userId).toBe(users[1]?.userId)
    expect(await getPerson(a.authority, { id: first.id })).toMatchObject({ access: 'ACTIVE' })
    expect(await getPerson(b.authority, { id: second.id })).toMatchObject({ access: 'INVITED' })
    expect(await getPerson(b.authority, { id: first.id })).toBeNull()
    expect((await listPeople(b.authority, { access: 'ACTIVE' })).total).toBe(0)
    expect((await listPeople(a.authority, { access: 'ACTIVE' })).rows).toMatchObject([{ id: first.id }])
  })

  it('get and lose roles; the last authority stays', async () => {
    const { authority, agency } = await setUp()
    const { id } = value(await createPerson(authority, person({ invite: 'on' })))
    expect(await asSeen(assignRole)(authority, { id, role: 'TEAM_MEMBER', agencyId: '' })).toMatchObject({
      ok: false,
      error: { fields: { agencyId: expect.any(String) as string } },
    })
    expect(await asSeen(assignRole)(authority, { id, role: 'AUTHORITY', agencyId: agency.id })).toMatchObject({
      ok: false,
    })
    expect(await asSeen(assignRole)(authority, { id, role: 'TEAM_MEMBER', agencyId: agency.id })).toMatchObject({
      ok: true,
    })
    expect(await asSeen(assignRole)(authority, { id, role: 'TEAM_MEMBER', agencyId: agency.id })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
    const own = await getPerson(authority, { id: authority.personId ?? '' })
    const removeOwn = () => asSeen(removeRole)(authority, { id: own?.id ?? '', membershipId: own?.roles[0]?.id ?? '' })
    expect(await removeOwn()).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('последний') as string },
    })
    expect(await asSeen(assignRole)(authority, { id, role: 'AUTHORITY', agencyId: '' })).toMatchObject({ ok: true })
    expect(await removeOwn()).toMatchObject({ ok: true })
  })

  it('of the authority cannot take the role from each other at once', async () => {
    const { tenant, authority } = await setUp()
    const other = await createActor(tenant, 'AUTHORITY')
    const membership = async (actor: Actor) => ({
      id: actor.personId ?? '',
      membershipId: (await getPerson(authority, { id: actor.personId ?? '' }))?.roles[0]?.id ?? '',
    })
    const [mine, theirs] = [await membership(authority), await membership(other)]
    const results = await Promise.all([asSeen(removeRole)(authority, theirs), asSeen(removeRole)(other, mine)])
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('are blocked at once, with a reason, and let in again', async () => {
    const { tenant, authority, agency } = await setUp()
    const curator = await createActor(tenant, 'CURATOR', agency.id)
    const id = curator.personId ?? ''
    expect(await loadActor(curator.sessionId ?? '', tenant.slug)).not.toBeNull()
    expect(await asSeen(blockPerson)(authority, { id, reason: '' })).toMatchObject({
      ok: false,
      error: { fields: { reason: expect.any(String) as string } },
    })
    expect(await asSeen(blockPerson)(authority, { id, reason: 'уволен' })).toMatchObject({ ok: true })
    expect(await loadActor(curator.sessionId ?? '', tenant.slug)).toBeNull()
    expect(await asSeen(invitePerson)(authority, { id })).toMatchObject({ ok: false, error: { code: 'RULE' } })
    expect(await getPerson(authority, { id })).toMatchObject({ access: 'BLOCKED', blockReason: 'уволен' })
    expect(await asSeen(unblockPerson)(authority, { id })).toMatchObject({ ok: true })
    expect(await loadActor(curator.sessionId ?? '', tenant.slug)).not.toBeNull()
    expect(await asSeen(blockPerson)(authority, { id: authority.personId ?? '', reason: 'сам себя' })).toMatchObject({
      ok: false,
      error: { code: 'RULE', message: expect.stringContaining('Себя') as string },
    })
  })

  it('change address: the old account loses the access, the new one is invited', async () => {
    const { tenant, authority, agency } = await setUp()
    const curator = await createActor(tenant, 'CURATOR', agency.id, 'Сидорова А. А.')
    const id = curator.personId ?? ''
    const email = `${newId()}@kuzbass.test`
    expect(
      await updatePerson(authority, { id, version: 1, name: 'Сидорова А. А.', position: '', email }),
    ).toMatchObject({ ok: true, value: { invited: true } })
    expect(await loadActor(curator.sessionId ?? '', tenant.slug)).toBeNull()
    expect(await letters(tenant.id)).toMatchObject([{ payload: { to: email } }])
    expect(await updatePerson(authority, { id, version: 1, name: 'Сидорова', position: '', email })).toMatchObject({
      ok: false,
      error: { code: 'CONFLICT' },
    })
  })

  it('are found by words, role, agency; a curator sees those of own agencies', async () => {
    const { tenant, authority, agency } = await setUp()
    const other = await createAgency(tenant)
    const curator = await createActor(tenant, 'CURATOR', agency.id, 'Кураторова Анна')
    await createActor(tenant, 'TEAM_MEMBER', other.id, 'Чужой Пётр')
    const names = async (actor: Actor, filter: object) => (await listPeople(actor, filter)).rows.map((row) => row.name)
    expect(await names(authority, { q: 'анна' })).toEqual(['Кураторова Анна'])
    expect(await names(authority, { role: 'TEAM_MEMBER' })).toEqual(['Чужой Пётр'])
    expect(await names(authority, { agencyId: agency.id })).toEqual(['Кураторова Анна'])
    expect(await names(curator, {})).toEqual(['Кураторова Анна'])
    expect((await personChoices(curator, {})).map((one) => one.name)).toEqual(['Кураторова Анна'])
    expect(await asSeen(blockPerson)(curator, { id: authority.personId ?? '', reason: 'попытка' })).toMatchObject({
      ok: false,
      error: { code: 'FORBIDDEN' },
    })
    const foreign = await setUp()
    expect(
      await asSeen(assignRole)(foreign.authority, { id: curator.personId ?? '', role: 'OBSERVER', agencyId: '' }),
    ).toMatchObject({ ok: false, error: { code: 'NOT_FOUND' } })
  })
})

describe('appointments', () => {
  const appointment = (agencyId: string, personId: string, more: object = {}) => ({
    agencyId,
    personId,
    kind: 'CURATOR' as const,
    position: 'заместитель министра',
    actNumber: '15-р',
    actDate: '2026-01-10',
    from: '2026-01-15',
    until: '',
    positionConfirmed: '',
    replace: '',
    grantRole: 'on',
    ...more,
  })

  it('give the role with them; a new curator ends the present one the day before, once confirmed', async () => {
    const { tenant, authority, agency } = await setUp()
    const first = value(await createPerson(authority, person({ name: 'Первый Куратор' })))
    const second = value(await createPerson(authority, person({ name: 'Второй Куратор' })))
    const made = value(await createAppointment(authority, appointment(agency.id, first.id)))
    expect((await getPerson(authority, { id: first.id }))?.roles).toMatchObject([
      { role: 'CURATOR', agencyId: agency.id },
    ])
    const next = appointment(agency.id, second.id, { from: '01.03.2026', actDate: '2026-02-20' })
    expect(await createAppointment(authority, next)).toMatchObject({
      ok: false,
      error: {
        code: 'RULE',
        fields: { replace: expect.stringContaining('28.02.2026') as string },
        details: { replaces: { id: made.id, until: '2026-02-28' } },
      },
    })
    expect(await createAppointment(authority, { ...next, replace: 'on' })).toMatchObject({ ok: true })
    expect(await listAppointments(authority, { agencyId: agency.id })).toMatchObject([
      { personName: 'Второй Куратор', until: null, current: true },
      { personName: 'Первый Куратор', until: '2026-02-28', current: false },
    ])
    expect((await getPerson(authority, { id: first.id }))?.roles).toEqual([])
    const third = value(await createPerson(authority, person({ name: 'Третий Куратор' })))
    expect(
      await createAppointment(authority, appointment(agency.id, third.id, { from: '2026-02-01', replace: 'on' })),
    ).toMatchObject({
      ok: false,
      error: { code: 'RULE', fields: { from: expect.stringContaining('Второй') as string } },
    })
    expect(await listAppointments(authority, { agencyId: agency.id })).toHaveLength(2)
    expect(
      await withTenant(tenant.id, (tx) =>
        tx.auditRecord.count({ where: { operation: 'appointment.create', subjectType: 'Appointment' } }),
      ),
    ).toBe(3)
  })

  it('never leave two heads when both are appointed at once', async () => {
    const { authority, agency } = await setUp()
    const people = await Promise.all(
      [person(), person()].map(async (data) => value(await createPerson(authority, data))),
    )
    const results = await Promise.all(
      people.map(({ id }) => createAppointment(authority, appointment(agency.id, id, { kind: 'HEAD' }))),
    )
    expect(results.filter((result) => result.ok)).toHaveLength(1)
  })

  it('want the curator’s position confirmed where the act names it (B 4.2.1)', async () => {
    const { tenant, authority } = await setUp({ template: template('belgorod') as never })
    const ministry = await createAgency(tenant, { kind: 'MINISTRY' })
    const { id } = value(await createPerson(authority, person()))
    expect(await createAppointment(authority, appointment(ministry.id, id))).toMatchObject({
      ok: false,
      error: {
        code: 'RULE',
        message: expect.stringContaining('первый заместитель министра') as string,
        fields: { positionConfirmed: expect.any(String) as string },
      },
    })
    expect(await createAppointment(authority, appointment(ministry.id, id, { positionConfirmed: 'on' }))).toMatchObject(
      { ok: true },
    )
    expect(await createAppointment(authority, appointment(ministry.id, id, { kind: 'LEADER_TEAM' }))).toMatchObject({
      ok: true,
    })
  })

  it('end with a day and stay; the role stays while another appointment needs it', async () => {
    const { authority, agency } = await setUp()
    const { id } = value(await createPerson(authority, person()))
    const leader = value(await createAppointment(authority, appointment(agency.id, id, { kind: 'LEADER_TEAM' })))
    const change = value(await createAppointment(authority, appointment(agency.id, id, { kind: 'CHANGE_TEAM' })))
    expect(
      await asSeen(endAppointment)(authority, { id: leader.id, until: '2025-12-31', removeRole: 'on' }),
    ).toMatchObject({
      ok: false,
      error: { fields: { until: expect.any(String) as string } },
    })
    expect(
      await asSeen(endAppointment)(authority, { id: leader.id, until: '2026-02-01', removeRole: 'on' }),
    ).toMatchObject({
      ok: true,
    })
    expect((await getPerson(authority, { id }))?.roles).toHaveLength(1)
    expect(
      await asSeen(endAppointment)(authority, { id: change.id, until: '2026-02-01', removeRole: 'on' }),
    ).toMatchObject({
      ok: true,
    })
    expect(await getPerson(authority, { id })).toMatchObject({
      roles: [],
      appointments: [{ until: '2026-02-01' }, { until: '2026-02-01' }],
    })
    expect(
      await asSeen(endAppointment)(authority, { id: change.id, until: '2026-02-02', removeRole: '' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
  })

  it('of another tenant are not found', async () => {
    const [a, b] = [await setUp(), await setUp()]
    const { id } = value(await createPerson(a.authority, person()))
    const made = value(await createAppointment(a.authority, appointment(a.agency.id, id)))
    expect(await getAppointment(b.authority, { id: made.id })).toBeNull()
    expect(
      await asSeen(endAppointment)(b.authority, { id: made.id, until: '2026-02-01', removeRole: '' }),
    ).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
    expect(await createAppointment(b.authority, appointment(b.agency.id, id))).toMatchObject({
      ok: false,
      error: { fields: { personId: expect.any(String) as string } },
    })
    expect(await createAppointment(b.authority, appointment(a.agency.id, id))).toMatchObject({
      ok: false,
      error: { code: 'NOT_FOUND' },
    })
  })
})

describe('the import of people', () => {
  it('previews, takes what is ready, invites on request; nobody is made twice', async () => {
    const { tenant, authority, agency } = await setUp()
    const [first, second] = [`${newId()}@kuzbass.test`, `${newId()}@kuzbass.test`]
    const file = `ФИО,Должность,Почта,Роль,Орган\nИванова Мария,начальник,${first},Куратор,${agency.name}\nПетров Олег,,${second},,\n`
    const view = await previewed(authority, 'people', file)
    expect(view.draft).toMatchObject({ total: 2, ready: 2 })
    expect((await listPeople(authority, {})).total).toBe(1)
    expect(await loaded(authority, view, ['invite'])).toMatchObject({ ok: true, value: { made: 2 } })
    expect((await listPeople(authority, { q: 'Иванова' })).rows).toMatchObject([
      { email: first, access: 'INVITED', roles: [{ role: 'CURATOR', agencyName: agency.name }] },
    ])
    expect(await letters(tenant.id)).toHaveLength(2)
    const again = await previewed(authority, 'people', file)
    expect(again.draft).toMatchObject({ ready: 0, counts: { same: 2 } })
    expect((await listPeople(authority, {})).total).toBe(3)
    // Whom a letter has reached an undo does not take away.
    expect(await undoImport(authority, { id: view.id, version: 2 })).toMatchObject({
      ok: false,
      error: { code: 'RULE' },
    })
  })

  it('writes to nobody unasked; an undo takes new people and given roles back', async () => {
    const { tenant, authority, agency } = await setUp()
    const known = await createActor(tenant, 'OBSERVER')
    const { email } = await withTenant(tenant.id, (tx) =>
      tx.person.findFirstOrThrow({ where: { id: known.personId ?? '' } }),
    )
    const view = await previewed(
      authority,
      'people',
      `ФИО,Должность,Почта,Роль,Орган\nКоролёва Нина,эксперт,${email},Куратор,${agency.name}\nПетров Олег,,${newId()}@kuzbass.test,,\n`,
    )
    expect(view.draft.rows.find(({ at }) => at === 2)?.changes.map(({ field }) => field)).toEqual([
      'ФИО',
      'Должность',
      'Роль',
    ])
    expect(await loaded(authority, view)).toMatchObject({ ok: true, value: { made: 1, changed: 1 } })
    expect(await letters(tenant.id)).toHaveLength(0)
    expect(await undoImport(authority, { id: view.id, version: 2 })).toMatchObject({ ok: true, value: { undone: 2 } })
    expect((await listPeople(authority, { q: 'Петров' })).total).toBe(0)
    expect(
      await withTenant(tenant.id, (tx) =>
        tx.person.findFirstOrThrow({ where: { id: known.personId ?? '' }, include: { memberships: true } }),
      ),
    ).toMatchObject({ name: known.name, memberships: [{ role: 'OBSERVER' }] })
  })

  it('СНИЛС is nowhere: not on the page, not in the journal', async () => {
    const { tenant, authority } = await setUp()
    const bytes = new Uint8Array(readFileSync('tests/cases/tables/p01-snils-exceljs.xlsx'))
    const view = await previewed(authority, 'people', bytes, 'сотрудники.xlsx')
    const journal = await withTenant(tenant.id, (tx) => tx.auditRecord.findMany())
    const text = JSON.stringify([view, journal])
    expect(text).not.toMatch(/\d{3}-\d{3}-\d{3}[ -]\d\d|00000000303|00 00 000000|1980/)
    expect(view.draft.left.map(({ title }) => title)).toEqual(['СНИЛС', 'Дата рождения', 'Паспорт'])
  })
})
