import { describe, expect, it } from 'vitest'
import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Actor } from '@/lib/platform/actor'
import { platformDb, withTenant } from '@/lib/platform/db'
import { proposalCounts, proposalCountsByPerson } from '@/lib/proposals/count-queries'
import { fileProposal } from '@/lib/proposals/commands'
import {
  acceptProposal,
  completeProposal,
  declineProposal,
  forgetProposalAuthor,
  returnProposal,
} from '@/lib/proposals/decision-commands'
import { escalateLate } from '@/lib/proposals/escalation'
import { filePublicProposal, followProposal } from '@/lib/proposals/public'
import { getProposal, getProposalBoard, listProposals } from '@/lib/proposals/queries'
import { answerDueOn } from '@/lib/proposals/rules'
import { PublicProposalInput } from '@/lib/proposals/schema'
import { newAwardCode } from '@/lib/core/code'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import { updateProposalSettings } from '@/lib/tenancy/settings-commands'
import { asSeen } from '../../factories/seen'
import { sweepProposals } from '@/lib/proposals/escalation'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const visitor = () => ({ ip: newId(), requestId: 'r' })
const words = {
  title: '',
  place: 'Второй этаж',
  problem: 'В коридоре темно, посетители спотыкаются',
  suggestion: 'Поставить датчик движения',
  photos: [],
}
const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}
const code = (result: Result<unknown>) => (result.ok ? 'ok' : result.error.code)

type Office = {
  tenant: TenantView
  agency: { id: string; name: string; slug: string }
  curator: Actor
  team: Actor
  employee: Actor
  authority: Actor
}
async function office(): Promise<Office> {
  const tenant = await createTenant()
  const agency = await createAgency(tenant)
  const [curator, team, employee, authority] = [
    await createActor(tenant, 'CURATOR', agency.id),
    await createActor(tenant, 'TEAM_MEMBER', agency.id),
    await createActor(tenant, 'EMPLOYEE', agency.id),
    await createActor(tenant, 'AUTHORITY'),
  ]
  return { tenant, agency, curator, team, employee, authority }
}
const file = (actor: Actor, agencyId: string, more: object = {}) =>
  fileProposal(actor, { ...words, agencyId, anonymous: '', followCode: newAwardCode(), ...more })
const fresh = async (actor: Actor): Promise<Actor> => ({
  ...actor,
  tenant: parseTenantRow(await platformDb().tenant.findUniqueOrThrow({ where: { id: actor.tenant.id } })),
})
const mails = (tenant: TenantView) =>
  withTenant(tenant.id, async (tx) =>
    (await tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { id: 'asc' } })).map(
      ({ payload }) => payload as { to: string; subject: string; text: string },
    ),
  )
const emailOf = (actor: Actor) =>
  withTenant(
    actor.tenant.id,
    async (tx) => (await tx.person.findFirstOrThrow({ where: { id: actor.personId ?? '' } })).email,
  )
const png = (more = '') =>
  new File(
    [
      Buffer.concat([
        Buffer.from('89504e470d0a1a0a', 'hex'),
        Buffer.from('0000000d49484452000000010000000108060000001f15c489', 'hex'),
        ...(more
          ? [Buffer.concat([Buffer.from([0, 0, 0, more.length]), Buffer.from(`tEXt${more}`), Buffer.alloc(4)])]
          : []),
        Buffer.from('0000000049454e44ae426082', 'hex'),
      ]),
    ],
    'IMG_ivanov.png',
    { type: 'image/png' },
  )

describe('filing from the office', () => {
  it('numbers, dates and routes a proposal; the author is told of each step', async () => {
    const { tenant, agency, curator, team, employee } = await office()
    const { id, number } = value(await file(employee, agency.id))
    const view = await getProposal(employee, { id })
    expect([number, view.title, view.author, view.status]).toEqual([1, words.problem, employee.name, 'FILED'])
    expect(view.answerDue).toBe(answerDueOn(todayIn(tenant.timeZone, new Date()), 10))
    expect(view.can).toEqual({ decide: false, complete: false, return: false, forgetAuthor: false, openProject: false })
    expect((await mails(tenant)).map(({ to }) => to).sort()).toEqual(
      [await emailOf(curator), await emailOf(team)].sort(),
    )

    const today = todayIn(tenant.timeZone, new Date())
    expect(
      code(
        await acceptProposal(employee, { id, version: 1, responsible: 'Начальник отдела', dueOn: addDays(today, 30) }),
      ),
    ).toBe('FORBIDDEN')
    expect(
      code(await acceptProposal(team, { id, version: 1, responsible: 'Начальник отдела', dueOn: addDays(today, -1) })),
    ).toBe('INVALID')
    value(
      await acceptProposal(team, {
        id,
        version: 1,
        responsible: 'Начальник отдела',
        dueOn: addDays(today, 30),
        answer: 'Закажем датчики.',
      }),
    )
    expect(code(await declineProposal(team, { id, version: 1, answer: 'Нет денег в этом году' }))).toBe('CONFLICT')
    expect(code(await declineProposal(team, { id, version: 2, answer: 'Нет денег в этом году' }))).toBe('RULE')
    expect(
      code(await completeProposal(team, { id, version: 2, doneOn: addDays(today, 1), answer: 'Датчики стоят' })),
    ).toBe('INVALID')
    expect(
      code(await completeProposal(team, { id, version: 2, doneOn: today, answer: 'Датчики стоят', hours: '120' })),
    ).toBe('INVALID')
    value(
      await completeProposal(team, {
        id,
        version: 2,
        doneOn: today,
        answer: 'Датчики стоят',
        hours: '120,5',
        saved: '1 000',
        effectBasis: '30 минут 241 раз в год',
      }),
    )
    const done = await getProposal(curator, { id })
    expect([done.status, done.hours, done.money, done.hourRate]).toEqual(['DONE', '120.5', '49200', '400'])
    expect(done.history.map(({ from, to, by }) => [from, to, by])).toEqual([
      ['FILED', 'ACCEPTED', team.name],
      ['ACCEPTED', 'DONE', team.name],
    ])
    const told = (await mails(tenant)).filter(({ to }) => to.startsWith(employee.userId ?? ''))
    expect(told.map(({ subject }) => subject)).toEqual(
      ['Предложение принято: ППУ № 1', 'Предложение внедрено: ППУ № 1'].map((line) =>
        line.replace(/ППУ № 1/, 'ППУ\u00a0№\u00a01'),
      ),
    )
  })

  it('keeps the effect as counted when the rate changes, and takes a decision back with a reason', async () => {
    const { tenant, agency, curator, team, employee, authority } = await office()
    const { id } = value(await file(employee, agency.id))
    const today = todayIn(tenant.timeZone, new Date())
    value(await acceptProposal(team, { id, version: 1, responsible: 'Начальник отдела', dueOn: today }))
    value(
      await completeProposal(team, {
        id,
        version: 2,
        doneOn: today,
        answer: 'Датчики стоят',
        hours: '10',
        effectBasis: '10 раз по часу',
      }),
    )
    value(
      await asSeen(updateProposalSettings, 'proposals')(authority, {
        answerDays: '3',
        hourRate: '1000',
        anonymous: '',
        requireEmail: 'on',
        publicFiling: 'on',
      }),
    )
    expect((await getProposal(curator, { id })).money).toBe('4000')
    expect(code(await returnProposal(team, { id, version: 3, reason: 'Ещё не внедрено' }))).toBe('FORBIDDEN')
    value(await returnProposal(await fresh(authority), { id, version: 3, reason: 'Ещё не внедрено' }))
    expect(await getProposal(curator, { id })).toMatchObject({
      status: 'ACCEPTED',
      hours: null,
      money: null,
      doneOn: null,
    })
    value(await returnProposal(await fresh(authority), { id, version: 4, reason: 'Приняли по ошибке' }))
    expect(await getProposal(curator, { id })).toMatchObject({
      status: 'FILED',
      answer: '',
      responsible: '',
      dueOn: null,
      answerDue: answerDueOn(today, 3),
    })
  })

  it('leaves no trace of an unnamed author', async () => {
    const { tenant, agency, curator, employee, authority } = await office()
    const filed = value(await file(employee, agency.id, { anonymous: 'on', photos: [png('Author ivanov')] }))
    const view = await getProposal(curator, { id: filed.id })
    expect([view.author, view.email, view.photos.map(({ name }) => name)]).toEqual([
      'Без имени',
      null,
      ['Снимок 1.png'],
    ])
    const kept = await withTenant(tenant.id, async (tx) =>
      JSON.stringify([
        await tx.proposal.findMany(),
        await tx.storedFile.findMany(),
        await tx.proposalPhoto.findMany(),
        await tx.proposalTransition.findMany(),
        await tx.outboxMessage.findMany(),
        await tx.auditRecord.findMany(),
      ]),
    )
    for (const trace of [employee.name, employee.personId ?? '', employee.userId ?? '', filed.code, 'ivanov'])
      expect(kept, trace).not.toContain(trace)
    expect(await listProposals(employee, { mine: true })).toMatchObject({ total: 0 })
    expect((await followProposal(tenant, filed.code, visitor(), new Date()))?.number).toBe(filed.number)

    value(
      await asSeen(updateProposalSettings, 'proposals')(authority, {
        answerDays: '10',
        hourRate: '400',
        anonymous: '',
        requireEmail: '',
        publicFiling: 'on',
      }),
    )
    expect(code(await file(await fresh(employee), agency.id, { anonymous: 'on' }))).toBe('RULE')
  })

  it('refuses what is no photo and writes nothing then', async () => {
    const { agency, curator, employee } = await office()
    const refused = await file(employee, agency.id, {
      photos: [new File(['<html>'], 'photo.jpg', { type: 'image/jpeg' })],
    })
    expect(refused).toMatchObject({
      ok: false,
      error: { fields: { photos: 'Это не снимок. Подойдут JPG, PNG и WEBP.' } },
    })
    expect((await listProposals(curator, {})).total).toBe(0)
    expect(value(await file(employee, agency.id)).number).toBe(1)
  })

  it('is one proposal when the same form comes twice, another when the words differ', async () => {
    const { agency, curator, employee } = await office()
    const followCode = newAwardCode()
    const [first, second] = await Promise.all([
      file(employee, agency.id, { followCode }),
      file(employee, agency.id, { followCode }),
    ])
    expect(value(first).id).toBe(value(second).id)
    const third = value(await file(employee, agency.id, { followCode, problem: 'Совсем другая проблема' }))
    expect(third.code).not.toBe(followCode)
    const again = value(await file(employee, agency.id, { followCode, problem: 'Совсем другая проблема' }))
    expect(again).toEqual(third)
    expect((await listProposals(curator, {})).total).toBe(2)
  })

  it('keeps nothing of an attempt that would lead to an unnamed author', async () => {
    const { tenant, agency, employee } = await office()
    const filing = { ...words, agencyId: agency.id, anonymous: 'on', followCode: newAwardCode() }
    value(await fileProposal(employee, filing, { attempt: newId() }))
    expect(await withTenant(tenant.id, (tx) => tx.commandAttempt.count())).toBe(0)
  })
})

const publicInput = ({ tenant, agency }: Pick<Office, 'tenant' | 'agency'>, more: object = {}) =>
  PublicProposalInput.parse({
    ...words,
    followCode: newAwardCode(),
    tenantSlug: tenant.slug,
    agencySlug: agency.slug,
    ...more,
  })

describe('two people who answer one proposal', () => {
  it('do not both decide: the second sees what was answered, and decides on that', async () => {
    const { agency, team, employee, authority } = await office()
    const { id } = value(await file(employee, agency.id))
    value(await declineProposal(team, { id, version: 1, answer: 'Нет денег в этом году' }))
    const late = await returnProposal(await fresh(authority), { id, version: 1, reason: 'Поспешили' })
    expect(late).toMatchObject({
      error: { code: 'CONFLICT', changes: [{ by: team.name, after: { status: 'DECLINED' } }] },
    })
    value(await returnProposal(await fresh(authority), { id, version: 2, reason: 'Поспешили' }))
  })
})

describe('filing without an account', () => {
  it('gives a link under which the author sees the answer; only its hash is kept', async () => {
    const place = await office()
    const { tenant, team } = place
    const { code: secret } = value(await filePublicProposal(publicInput(place), visitor()))
    expect(await followProposal(tenant, secret, visitor(), new Date())).toMatchObject({
      number: 1,
      status: 'FILED',
      late: false,
      email: false,
    })
    const id = (await listProposals(team, {})).rows[0]?.id ?? ''
    value(await declineProposal(team, { id, version: 1, answer: 'Свет заменят при ремонте в марте.' }))
    expect(await followProposal(tenant, secret, visitor(), new Date())).toMatchObject({
      status: 'DECLINED',
      answer: 'Свет заменят при ремонте в марте.',
    })
    const stored = await withTenant(tenant.id, async (tx) =>
      JSON.stringify([
        await tx.proposal.findMany(),
        await tx.auditRecord.findMany(),
        await tx.outboxMessage.findMany(),
      ]),
    )
    expect(stored).not.toContain(secret)
    expect(await followProposal(tenant, newAwardCode(), visitor(), new Date())).toBeNull()
    const other = await createTenant()
    expect(await followProposal(other, secret, visitor(), new Date())).toBeNull()
  })

  it('files a sending once, however many come at the same time, and answers nobody with another’s', async () => {
    const place = await office()
    const attempt = newId()
    const input = publicInput(place, { attempt })
    const answers = await Promise.all(Array.from({ length: 8 }, () => filePublicProposal(input, visitor())))
    expect(new Set(answers.map((answer) => value(answer).code))).toEqual(new Set([input.followCode]))
    const other = value(await filePublicProposal(publicInput(place, { attempt }), visitor()))
    expect(other.code).not.toBe(input.followCode)
    expect((await listProposals(place.team, {})).total).toBe(2)
    const kept = await withTenant(place.tenant.id, (tx) => tx.commandAttempt.findMany())
    expect(kept).toHaveLength(2)
    expect(JSON.stringify(kept)).not.toContain(input.followCode)
  })

  it('does a sending anew that was refused', async () => {
    const place = await office()
    const input = publicInput(place, { attempt: newId() })
    const broken = [new File(['<html>'], 'photo.jpg', { type: 'image/jpeg' })]
    expect(await filePublicProposal({ ...input, photos: broken }, visitor())).toMatchObject({ ok: false })
    value(await filePublicProposal(input, visitor()))
    expect((await listProposals(place.team, {})).total).toBe(1)
  })

  it('asks for consent with a name, and for a name where the tenant wants one', async () => {
    const place = await office()
    expect(await filePublicProposal(publicInput(place, { name: 'Иванова Анна' }), visitor())).toMatchObject({
      error: { fields: { consent: expect.any(String) as string } },
    })
    value(
      await filePublicProposal(
        publicInput(place, { name: 'Иванова Анна', email: 'Anna@Example.test', consent: 'on' }),
        visitor(),
      ),
    )
    const letters = await mails(place.tenant)
    expect(letters.find(({ to }) => to === 'anna@example.test')?.text).toContain('/proposal/follow/')
    expect(
      JSON.stringify(letters.find(({ to }) => to === 'anna@example.test')),
      'a stranger gets no words of the author',
    ).not.toContain('коридоре')
    const id = (await listProposals(place.team, {})).rows[0]?.id ?? ''
    expect(await getProposal(place.team, { id })).toMatchObject({ author: 'Иванова Анна', email: 'anna@example.test' })
    expect(await getProposal(place.employee, { id })).toMatchObject({ email: null })
    value(await forgetProposalAuthor(place.authority, { id, version: 1 }))
    expect(await getProposal(place.team, { id })).toMatchObject({ author: 'Без имени', email: null })

    value(
      await asSeen(updateProposalSettings, 'proposals')(place.authority, {
        answerDays: '10',
        hourRate: '400',
        anonymous: '',
        requireEmail: 'on',
        publicFiling: 'on',
      }),
    )
    const named = await filePublicProposal(publicInput(place), visitor())
    expect(named.ok ? [] : Object.keys(named.error.fields ?? {}).sort()).toEqual(['email', 'name'])
    value(
      await asSeen(updateProposalSettings, 'proposals')(place.authority, {
        answerDays: '10',
        hourRate: '400',
        anonymous: 'on',
        requireEmail: '',
        publicFiling: '',
      }),
    )
    expect(code(await filePublicProposal(publicInput(place), visitor()))).toBe('NOT_FOUND')
  })

  it('is closed to programs and to floods', async () => {
    const place = await office()
    expect(code(await filePublicProposal(publicInput(place, { website: 'http://spam.test' }), visitor()))).toBe(
      'INVALID',
    )
    const from = visitor()
    const results = []
    for (let i = 0; i < 41; i += 1) results.push(code(await filePublicProposal(publicInput(place), from)))
    expect([results[39], results[40]]).toEqual(['ok', 'LIMIT'])
  })
})

describe('late answers', () => {
  it('are told to the curators and the authorised body once', async () => {
    const place = await office()
    const { tenant, agency, curator, employee, authority } = place
    const { id } = value(await file(employee, agency.id))
    await file(employee, agency.id, { problem: 'Вторая проблема того же дня' })
    const before = (await mails(tenant)).length
    const due = (await getProposal(curator, { id })).answerDue
    expect(await escalateLate(tenant.id, new Date(`${due}T12:00:00Z`))).toBe(0)
    // One o'clock in the night of the tenant's zone.
    await sweepProposals(new Date(`${addDays(due, 1)}T18:00:00Z`))
    expect(await mails(tenant)).toHaveLength(before)
    const after = new Date(`${addDays(due, 1)}T12:00:00Z`)
    expect(await escalateLate(tenant.id, after)).toBe(2)
    expect(await escalateLate(tenant.id, after)).toBe(0)
    const sent = (await mails(tenant)).slice(before)
    expect(sent.map(({ to }) => to).sort()).toEqual(
      [await emailOf(curator), await emailOf(curator), await emailOf(authority)].sort(),
    )
    expect((await getProposal(curator, { id })).history.map(({ to, by }) => [to, by])).toEqual([['FILED', 'Портал']])
  })
})

describe('reading', () => {
  it('finds by word forms and by number, filters, and puts the pressing first', async () => {
    const { tenant, agency, curator, employee, team } = await office()
    const one = value(
      await file(employee, agency.id, { problem: 'Очередь у окна регистратуры', suggestion: 'Электронная запись' }),
    )
    const two = value(await file(employee, agency.id))
    const found = async (q: string) => (await listProposals(curator, { q })).rows.map(({ id }) => id)
    expect(await found('очередями')).toEqual([one.id])
    expect(await found('коридоры')).toEqual([two.id])
    expect(await found('№ 2')).toEqual([two.id])
    expect(await found('"; DROP TABLE')).toEqual([])
    value(await declineProposal(team, { id: one.id, version: 1, answer: 'Запись уже есть на портале' }))
    const list = await listProposals(curator, {})
    expect(list.rows.map(({ id }) => id)).toEqual([two.id, one.id])
    expect(list.counts).toEqual({ FILED: 1, ACCEPTED: 0, DECLINED: 1, DONE: 0, LATE: 0 })
    expect((await listProposals(curator, { state: 'DECLINED' })).rows).toHaveLength(1)
    expect((await listProposals(employee, { mine: true })).total).toBe(2)
    expect((await getProposalBoard(curator, {})).columns.map(({ status, total }) => [status, total])).toEqual([
      ['FILED', 1],
      ['ACCEPTED', 0],
      ['DONE', 0],
      ['DECLINED', 1],
    ])
    const stranger = await createActor(tenant, 'CURATOR', (await createAgency(tenant)).id)
    expect((await listProposals(stranger, {})).total).toBe(0)
    await expect(getProposal(stranger, { id: one.id })).rejects.toThrow()
  })

  it("counts by agency and person for the plan's indicators", async () => {
    const { tenant, agency, curator, team, employee, authority } = await office()
    const today = todayIn(tenant.timeZone, new Date())
    const ids = []
    for (let i = 0; i < 3; i += 1)
      ids.push(value(await file(employee, agency.id, { problem: `Проблема номер ${i} этого года` })).id)
    value(await acceptProposal(team, { id: ids[0] ?? '', version: 1, responsible: 'Начальник отдела', dueOn: today }))
    value(
      await completeProposal(team, {
        id: ids[0] ?? '',
        version: 2,
        doneOn: today,
        answer: 'Готово уже',
        hours: '2',
        effectBasis: 'два раза по часу',
      }),
    )
    value(await declineProposal(team, { id: ids[1] ?? '', version: 1, answer: 'Не наше полномочие, увы' }))
    const period = { from: `${today.slice(0, 4)}-01-01`, to: `${today.slice(0, 4)}-12-31` }
    const line = {
      agencyId: agency.id,
      agencyName: agency.name,
      filed: 3,
      accepted: 1,
      declined: 1,
      done: 1,
      late: 0,
      hours: '2',
      money: '800',
    }
    expect(await proposalCounts(authority, period)).toEqual([line])
    expect(await proposalCounts(employee, period)).toEqual([line])
    expect(await proposalCounts(authority, { from: '2001-01-01', to: '2001-12-31' })).toEqual([])
    expect(await proposalCountsByPerson(curator, period)).toMatchObject([
      { name: employee.name, filed: 3, accepted: 1, done: 1 },
    ])
    expect(await proposalCountsByPerson(employee, period)).toEqual([])
  })
})
