import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { digestLetter, dueDigest, weeklyDay, type DigestSetting } from '@/lib/deadlines/digest'
import { reachedSteps, stepKey } from '@/lib/deadlines/escalation'
import { addMonths, formatMonth, monthView } from '@/lib/deadlines/month'
import {
  deadlineKinds,
  dutyScope,
  givenScope,
  inScope,
  readScope,
  unionScope,
  wholeScope,
  type Deadline,
  type DeadlinePerson,
  type DeadlineScope,
} from '@/lib/deadlines/rules'
import { readCalendarFilter } from '@/lib/deadlines/schema'
import { noticeLines } from '@/lib/notifications/rules'
import { isNight } from '@/lib/core/night'
import { EscalationSettings } from '@/lib/core/tenant'

const curator = (agencyId: string, subtree: string[] = [agencyId], duty: string[] = subtree): DeadlinePerson => ({
  personId: 'p',
  memberships: [{ role: 'CURATOR', agencyId, subtree, duty }],
})
const person = (
  role: 'AUTHORITY' | 'OBSERVER' | 'METHODOLOGIST' | 'EMPLOYEE' | 'TEAM_MEMBER' | 'COUNCIL_MEMBER',
  agencyId: string | null = null,
): DeadlinePerson => ({
  personId: 'p',
  memberships: [{ role, agencyId, subtree: agencyId ? [agencyId] : [], duty: agencyId ? [agencyId] : [] }],
})
const thing = (more: Partial<Deadline> = {}): Deadline => ({
  key: 'TASK:1',
  kind: 'TASK',
  on: '2026-11-23',
  lateAfter: '2026-11-23',
  title: 'Задача',
  agencyId: 'a',
  agencyName: 'Орган',
  people: [],
  href: 'projects/1',
  state: 'AHEAD',
  ...more,
})

describe('whose a deadline is', () => {
  it('the curator owes what the agency owes, and what is under it without a curator of its own', () => {
    const scope = dutyScope(curator('a', ['a', 'b', 'c'], ['a', 'b']))
    const of = (agencyId: string) => inScope(scope, thing({ kind: 'QUARTERLY', agencyId }))
    expect([of('a'), of('b'), of('c'), of('d')]).toEqual([true, true, false, false])
    expect(inScope(readScope(curator('a', ['a', 'b', 'c'])), thing({ kind: 'QUARTERLY', agencyId: 'c' }))).toBe(true)
  })
  it('a task is of the person named, not of the whole team', () => {
    const team = dutyScope(person('TEAM_MEMBER', 'a'))
    expect(inScope(team, thing())).toBe(false)
    expect(inScope(team, thing({ people: ['p'] }))).toBe(true)
    expect(inScope(team, thing({ kind: 'SELF_ASSESSMENT' }))).toBe(true)
    expect(inScope(dutyScope(person('EMPLOYEE', 'a')), thing({ kind: 'SELF_ASSESSMENT' }))).toBe(false)
  })
  it('given by name is what names the person, of whatever agency, and nothing else', () => {
    const given = givenScope(person('EMPLOYEE', 'a'))
    expect(inScope(given, thing({ agencyId: 'x', people: ['p'] }))).toBe(true)
    expect(inScope(given, thing({ agencyId: 'a' }))).toBe(false)
    expect(inScope(given, thing({ kind: 'STAGE', agencyId: 'a', people: ['p'] }))).toBe(false)
  })
  it("the authority owes the campaign, awards and parts that no agency has; not the agencies' work", () => {
    const scope = dutyScope(person('AUTHORITY'))
    expect(inScope(scope, thing({ kind: 'CAMPAIGN', agencyId: null }))).toBe(true)
    expect(inScope(scope, thing({ kind: 'AWARD' }))).toBe(true)
    expect(inScope(scope, thing({ kind: 'ROADMAP', agencyId: null }))).toBe(true)
    expect(inScope(scope, thing({ kind: 'ROADMAP' }))).toBe(false)
    expect(inScope(scope, thing({ kind: 'QUARTERLY' }))).toBe(false)
  })
  it('an observer looks at everything; a member of the council or a person without a role sees nothing', () => {
    expect(inScope(dutyScope(person('OBSERVER')), thing({ kind: 'STAGE' }))).toBe(true)
    expect(dutyScope(person('COUNCIL_MEMBER'))).toEqual({})
    expect(dutyScope({ personId: 'p', memberships: [] })).toEqual({})
  })
  it("an agency's people see no campaign date and nothing of another agency", () => {
    const scope = readScope(curator('a'))
    expect(inScope(scope, thing({ kind: 'CAMPAIGN', agencyId: null }))).toBe(false)
    for (const kind of deadlineKinds) expect(inScope(scope, thing({ kind, agencyId: 'x' })), kind).toBe(false)
  })
  it('a union holds exactly what one of its parts holds', () => {
    const ids = fc.constantFrom('a', 'b', 'c')
    const one = fc.record({
      agencies: fc.oneof(fc.constant('all' as const), fc.uniqueArray(ids)),
      unowned: fc.boolean(),
      people: fc.uniqueArray(fc.constantFrom('p', 'q')),
    })
    const scopes = fc.array(
      fc.dictionary(fc.constantFrom(...deadlineKinds), one).map((scope): DeadlineScope => scope),
      { maxLength: 4 },
    )
    fc.assert(
      fc.property(
        scopes,
        fc.constantFrom(...deadlineKinds),
        fc.oneof(ids, fc.constant(null)),
        fc.uniqueArray(fc.constantFrom('p', 'q')),
        (parts, kind, agencyId, people) => {
          expect(inScope(unionScope(parts), { kind, agencyId, people })).toBe(
            parts.some((part) => inScope(part, { kind, agencyId, people })),
          )
        },
      ),
    )
  })
})

describe('a month', () => {
  it('has whole weeks and says a working Saturday and a weekday off', () => {
    const november = monthView('2025-11', '2025-11-05')
    expect([november.from, november.to, november.weeks.length]).toEqual(['2025-10-27', '2025-11-30', 5])
    const day = (date: string) => november.weeks.flat().find((one) => one.date === date)
    expect(day('2025-11-01')).toMatchObject({ working: true, unusual: true, inside: true })
    expect(day('2025-11-03')).toMatchObject({ working: false, unusual: true })
    expect(day('2025-11-05')).toMatchObject({ working: true, unusual: false, today: true })
    expect(november.unknownYears).toEqual([])
  })
  it('crosses the year and holds 29 February', () => {
    expect([addMonths('2026-12', 1), addMonths('2026-01', -1), addMonths('2026-11', -23)]).toEqual([
      '2027-01',
      '2025-12',
      '2024-12',
    ])
    expect(
      monthView('2028-02', '2028-02-01')
        .weeks.flat()
        .some(({ date, inside }) => date === '2028-02-29' && inside),
    ).toBe(true)
    expect(monthView('2026-12', '2026-12-01').to).toBe('2027-01-03')
    expect(formatMonth('2026-11')).toBe('Ноябрь\u00a02026')
  })
  it('says a year without a published calendar', () => {
    expect(monthView('2031-05', '2026-11-23').unknownYears).toEqual([2031])
  })
  it('reads only sense from an address', () => {
    expect(
      readCalendarFilter({
        view: 'x',
        month: '2026-13',
        kind: 'NOPE',
        agency: '1',
        day: '2026-02-30',
        page: '-4',
        late: 'yes',
      }),
    ).toEqual({ view: null, month: null, day: null, late: false, page: 1 })
  })
})

describe('the digest', () => {
  const choice = (more: Partial<DigestSetting> = {}): DigestSetting => ({
    frequency: 'DAILY',
    weekday: 1,
    hour: 9,
    everyDay: false,
    updatedAt: new Date('2026-11-01T00:00:00Z'),
    ...more,
  })
  it("keeps to the tenant's hour: Kamchatka and Kaliningrad are ten hours apart", () => {
    const kamchatka = new Date('2026-11-22T21:05:00Z')
    expect(dueDigest(choice(), 'Asia/Kamchatka', kamchatka)).toEqual({ key: 'day:2026-11-23', day: '2026-11-23' })
    expect(dueDigest(choice(), 'Europe/Kaliningrad', kamchatka)).toBeNull()
    expect(dueDigest(choice(), 'Europe/Kaliningrad', new Date('2026-11-23T07:05:00Z'))).toEqual({
      key: 'day:2026-11-23',
      day: '2026-11-23',
    })
    expect(dueDigest(choice(), 'Europe/Kaliningrad', new Date('2026-11-23T06:55:00Z'))).toBeNull()
  })
  it('never goes in the night', () => {
    fc.assert(
      fc.property(
        fc.date({ min: new Date('2024-01-01'), max: new Date('2027-12-31'), noInvalidDate: true }),
        fc.constantFrom('Asia/Kamchatka', 'Europe/Kaliningrad', 'Asia/Novokuznetsk', 'Europe/Moscow'),
        fc.constantFrom('DAILY' as const, 'WEEKLY' as const),
        fc.integer({ min: 0, max: 23 }),
        fc.boolean(),
        fc.integer({ min: 1, max: 7 }),
        (now, zone, frequency, hour, everyDay, weekday) => {
          const found = dueDigest(choice({ frequency, hour, everyDay, weekday }), zone, now)
          if (found) expect(isNight(zone, now)).toBe(false)
        },
      ),
    )
    expect([
      isNight('UTC', new Date('2026-11-23T21:59:00Z')),
      isNight('UTC', new Date('2026-11-23T22:00:00Z')),
      isNight('UTC', new Date('2026-11-23T06:59:00Z')),
      isNight('UTC', new Date('2026-11-23T07:00:00Z')),
    ]).toEqual([false, true, true, false])
  })
  it('leaves days off out unless they are wanted; a working Saturday is a day like others', () => {
    const at = (day: string, everyDay = false) =>
      dueDigest(choice({ everyDay, updatedAt: new Date('2025-01-01T00:00:00Z') }), 'UTC', new Date(`${day}T10:00:00Z`))
    expect(at('2026-11-22')).toBeNull()
    expect(at('2026-11-22', true)).not.toBeNull()
    expect(at('2025-11-01')).not.toBeNull()
    expect(at('2025-11-03')).toBeNull()
  })
  it("moves the weekly letter to a working day of its week, backwards at the week's end", () => {
    expect(weeklyDay('2026-11-25', 1, false)).toBe('2026-11-23')
    expect(weeklyDay('2025-11-05', 1, false)).toBe('2025-11-05')
    expect(weeklyDay('2025-11-05', 1, true)).toBe('2025-11-03')
    expect(weeklyDay('2026-11-25', 7, false)).toBe('2026-11-27')
    expect(weeklyDay('2026-01-01', 3, false)).toBe('2025-12-30')
    expect(weeklyDay('2026-01-07', 3, false)).toBeNull()
  })
  it('comes once a week, later when it was missed, and not at once when it is chosen late', () => {
    const weekly = choice({ frequency: 'WEEKLY', weekday: 1 })
    const key = (now: string, setting = weekly) => dueDigest(setting, 'UTC', new Date(now))?.key ?? null
    expect(key('2026-11-23T08:59:00Z')).toBeNull()
    expect(key('2026-11-23T09:00:00Z')).toBe('week:2026-11-23')
    expect(key('2026-11-25T08:00:00Z')).toBe('week:2026-11-23')
    expect(key('2026-11-25T08:00:00Z', { ...weekly, updatedAt: new Date('2026-11-24T12:00:00Z') })).toBeNull()
    expect(key('2026-11-23T15:00:00Z', choice({ updatedAt: new Date('2026-11-23T14:00:00Z') }))).toBeNull()
    expect(key('2026-11-24T09:00:00Z', choice({ updatedAt: new Date('2026-11-23T14:00:00Z') }))).toBe('day:2026-11-24')
    expect(key('2026-11-23T09:00:00Z', choice({ frequency: 'NONE' }))).toBeNull()
  })
  it('says what is late, today and within a week, and nothing when there is nothing', () => {
    const sender = { name: 'Кузбасс', programme: 'Эффективный регион', office: 'https://gemba.test/k/office' }
    const rows = [
      thing({ key: '1', on: '2026-11-20', lateAfter: '2026-11-20', title: 'Поздно' }),
      thing({ key: '2', title: 'Сегодня' }),
      thing({ key: '3', on: '2026-11-30', lateAfter: '2026-11-30', title: 'Скоро' }),
      thing({ key: '4', on: '2026-12-01', lateAfter: '2026-12-01', title: 'Потом' }),
      thing({ key: '5', on: '2026-11-21', lateAfter: '2026-11-24', title: 'Льготные дни' }),
    ]
    const letter = digestLetter(rows, '2026-11-23', sender)
    expect(letter?.subject).toBe('Сроки: просрочено 1, сегодня 2, на неделе 1')
    for (const word of [
      'Понедельник, 23',
      'Просрочено: 1',
      'Поздно (Орган)',
      'Сегодня: 2',
      'На неделе: 1',
      '/k/office/calendar/subscription',
    ])
      expect(letter?.text).toContain(word)
    expect(letter?.text).not.toContain('Потом')
    expect(digestLetter([thing({ on: '2026-12-24', lateAfter: '2026-12-24' })], '2026-11-23', sender)).toBeNull()
    expect(
      digestLetter(
        Array.from({ length: 40 }, (_, at) => thing({ key: String(at) })),
        '2026-11-23',
        sender,
      )?.text,
    ).toContain('и ещё 25')
  })
})

describe('escalation', () => {
  const settings = (more: object = {}) =>
    EscalationSettings.parse({ kinds: [...deadlineKinds], curatorDays: 1, authorityDays: 3, observerDays: 5, ...more })
  it('counts working days past the last day that is in time', () => {
    const friday = thing({ kind: 'STAGE', on: '2026-11-20', lateAfter: '2026-11-20' })
    expect(reachedSteps(settings(), friday, '2026-11-22')).toEqual([])
    expect(reachedSteps(settings(), friday, '2026-11-23')).toEqual(['CURATOR'])
    expect(reachedSteps(settings(), friday, '2026-11-25')).toEqual(['CURATOR', 'AUTHORITY'])
    expect(reachedSteps(settings(), friday, '2026-11-27')).toEqual(['CURATOR', 'AUTHORITY', 'OBSERVER'])
    expect(reachedSteps(settings(), { ...friday, lateAfter: '2026-11-24' }, '2026-11-24')).toEqual([])
  })
  it('crosses the New Year holidays', () => {
    expect(
      reachedSteps(settings(), thing({ kind: 'STAGE', on: '2025-12-30', lateAfter: '2025-12-30' }), '2026-01-11'),
    ).toEqual([])
    expect(
      reachedSteps(settings(), thing({ kind: 'STAGE', on: '2025-12-30', lateAfter: '2025-12-30' }), '2026-01-12'),
    ).toEqual(['CURATOR'])
  })
  it('leaves alone what is switched off, what has letters of its own, and the right to object', () => {
    const late = { on: '2026-10-01', lateAfter: '2026-10-01' }
    expect(reachedSteps(settings({ kinds: ['TASK'] }), thing({ kind: 'STAGE', ...late }), '2026-11-23')).toEqual([])
    expect(reachedSteps(settings({ authorityDays: null }), thing({ kind: 'STAGE', ...late }), '2026-11-23')).toEqual([
      'CURATOR',
      'OBSERVER',
    ])
    expect(reachedSteps(settings(), thing({ kind: 'PROPOSAL_ANSWER', ...late }), '2026-11-23')).toEqual(['OBSERVER'])
    expect(reachedSteps(settings(), thing({ kind: 'PROJECT_REPORT', ...late }), '2026-11-23')).toEqual([
      'AUTHORITY',
      'OBSERVER',
    ])
    expect(reachedSteps(settings(), thing({ kind: 'OBJECTION', ...late }), '2026-11-23')).toEqual([])
    expect(EscalationSettings.parse({}).kinds).toEqual([])
  })
  it('takes a step once for a thing and its day', () => {
    expect(stepKey('CURATOR', thing())).toBe(stepKey('CURATOR', thing({ title: 'Другое' })))
    expect(stepKey('CURATOR', thing())).not.toBe(stepKey('CURATOR', thing({ on: '2026-11-24' })))
    expect(stepKey('CURATOR', thing())).not.toBe(stepKey('AUTHORITY', thing()))
  })
  it('the whole scope holds everything of its kinds', () => {
    expect(inScope(wholeScope(['TASK']), thing({ agencyId: null }))).toBe(true)
    expect(inScope(wholeScope(['TASK']), thing({ kind: 'STAGE' }))).toBe(false)
  })
})

describe('notifications', () => {
  it('are one a person and event', () => {
    const notice = { kind: 'DEADLINE_MOVED' as const, title: 'x'.repeat(400), href: 'campaigns/1', key: 'k' }
    const lines = noticeLines([
      { ...notice, to: ['a@x', 'b@x', 'a@x'] },
      { ...notice, key: 'l', to: [] },
    ])
    expect(lines.map(({ email }) => email)).toEqual(['a@x', 'b@x'])
    expect(lines[0]?.title).toHaveLength(300)
  })
})
