import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { roles, type Membership, type Role } from '@/lib/core/permissions'
import { closingText, leavingText } from '@/lib/portfolios/labels'
import { concernedAfter, leaving, mayDoTask, mayReadTask, putInRefusal, takeOutRefusal } from '@/lib/portfolios/rules'
import { mayEditPortfolio, mayOpenInto } from '@/lib/projects/state/portfolio-rights'

const member = (
  role: Role,
  agencyId: string | null = null,
  subtree: string[] = agencyId === null ? [] : [agencyId],
): { personId: string; memberships: Membership[] } => ({ personId: 'me', memberships: [{ role, agencyId, subtree }] })
const authority = member('AUTHORITY')
const curator = member('CURATOR', 'ministry', ['ministry', 'school'])
const team = member('TEAM_MEMBER', 'ministry', ['ministry', 'school'])
const portfolio = (agencyId: string | null, closed = false, id = 'p') => ({ id, agencyId, closed })

describe('who edits a portfolio', () => {
  it("staff every one, an agency's people those that an agency in their reach leads, others none", () => {
    for (const agencyId of [null, 'ministry', 'other']) {
      expect(mayEditPortfolio(authority, { agencyId })).toBe(true)
      expect(mayEditPortfolio(member('METHODOLOGIST'), { agencyId })).toBe(true)
      for (const role of ['OBSERVER', 'COUNCIL_MEMBER'] as const)
        expect(mayEditPortfolio(member(role), { agencyId })).toBe(false)
      expect(mayEditPortfolio(member('EMPLOYEE', 'ministry'), { agencyId })).toBe(false)
    }
    expect([null, 'ministry', 'school', 'other'].map((agencyId) => mayEditPortfolio(curator, { agencyId }))).toEqual([
      false,
      true,
      true,
      false,
    ])
    expect(['ministry', 'school'].map((agencyId) => mayEditPortfolio(team, { agencyId }))).toEqual([true, false])
  })

  it("a project is put in and taken out by who reaches it, and never out of somebody else's or a closed portfolio", () => {
    const free = { agencyId: 'ministry', portfolio: null }
    expect(putInRefusal(curator, portfolio('ministry'), free)).toBeNull()
    expect(putInRefusal(curator, portfolio('other'), free)).toBe('FOREIGN_PORTFOLIO')
    expect(putInRefusal(curator, portfolio('ministry', true), free)).toBe('CLOSED')
    expect(putInRefusal(curator, portfolio('ministry'), { agencyId: 'other', portfolio: null })).toBe('FOREIGN_PROJECT')
    expect(putInRefusal(curator, portfolio('ministry'), { agencyId: 'school', portfolio: portfolio('ministry') })).toBe(
      'ALREADY_HERE',
    )
    expect(
      putInRefusal(curator, portfolio('ministry'), { agencyId: 'school', portfolio: portfolio(null, false, 'q') }),
    ).toBe('HELD_BY_OTHERS')
    expect(
      putInRefusal(authority, portfolio('ministry'), { agencyId: 'school', portfolio: portfolio(null, false, 'q') }),
    ).toBeNull()
    expect(
      putInRefusal(authority, portfolio('ministry'), { agencyId: 'school', portfolio: portfolio(null, true, 'q') }),
    ).toBe('HELD_BY_CLOSED')
    expect(takeOutRefusal(curator, portfolio('ministry'), { agencyId: 'other' })).toBe('FOREIGN_PROJECT')
    expect(takeOutRefusal(authority, portfolio('ministry'), { agencyId: 'other' })).toBeNull()
  })

  it("a new project is opened into a portfolio of the authorised body or of one's own reach", () => {
    expect([null, 'ministry', 'school', 'other'].map((agencyId) => mayOpenInto(curator, { agencyId }))).toEqual([
      true,
      true,
      true,
      false,
    ])
    expect(mayOpenInto(authority, { agencyId: 'other' })).toBe(true)
  })

  it('who may put a project in may edit the portfolio and take the project out again', () => {
    const agency = fc.constantFrom('a', 'b', 'c')
    const somebody = fc
      .array(
        fc.record({
          role: fc.constantFrom(...roles),
          agencyId: fc.option(agency),
          subtree: fc.subarray(['a', 'b', 'c']),
        }),
        { maxLength: 3 },
      )
      .map((memberships) => ({ memberships }))
    const place = fc.record({ id: fc.constantFrom('p', 'q'), agencyId: fc.option(agency), closed: fc.boolean() })
    fc.assert(
      fc.property(somebody, place, agency, fc.option(place), (person, to, agencyId, from) => {
        if (putInRefusal(person, to, { agencyId, portfolio: from }) !== null) return
        expect(mayEditPortfolio(person, to)).toBe(true)
        expect(takeOutRefusal(person, to, { agencyId })).toBeNull()
        if (from) expect(takeOutRefusal(person, from, { agencyId })).toBeNull()
      }),
    )
  })
})

describe('a shared task', () => {
  const mine = { personId: 'me' }
  it('is moved on by who edits the portfolio and by the one it was given to, while the portfolio is open', () => {
    const employee = member('EMPLOYEE', 'other')
    expect(mayDoTask(employee, portfolio('ministry'), mine)).toBe(true)
    expect(mayDoTask(employee, portfolio('ministry'), { personId: 'you' })).toBe(false)
    expect(mayDoTask(employee, portfolio('ministry'), { personId: null })).toBe(false)
    expect(mayDoTask({ ...employee, personId: null }, portfolio('ministry'), { personId: null })).toBe(false)
    expect(mayDoTask(curator, portfolio('school'), { personId: null })).toBe(true)
    expect(mayDoTask(authority, portfolio(null, true), mine)).toBe(false)
    expect(mayDoTask(member('OBSERVER'), portfolio('ministry'), mine)).toBe(false)
  })

  it('is read by readers of the portfolio, by the people of its agency and by the one it was given to', () => {
    expect(mayReadTask(member('OBSERVER'), portfolio('other'), { personId: null })).toBe(true)
    expect(mayReadTask(curator, portfolio('other'), { personId: null })).toBe(true)
    expect(
      ['ministry', 'other'].map((agencyId) =>
        mayReadTask(member('EMPLOYEE', 'ministry'), portfolio(agencyId), { personId: null }),
      ),
    ).toEqual([true, false])
    expect(mayReadTask(member('EMPLOYEE', 'ministry'), portfolio('other'), mine)).toBe(true)
  })

  it('keeps the projects that its editor does not see', () => {
    expect(concernedAfter(['a'], ['b', 'x'], ['a', 'b'])).toEqual(['a', 'x'])
    const ids = fc.uniqueArray(fc.constantFrom<string>('a', 'b', 'c', 'd'))
    fc.assert(
      fc.property(ids, ids, ids, (chosen, before, seen) => {
        const after = concernedAfter(chosen, before, seen)
        expect(after.filter((id) => !seen.includes(id) && !chosen.includes(id))).toEqual(
          before.filter((id) => !seen.includes(id) && !chosen.includes(id)),
        )
        expect(new Set(after).size).toBe(after.length)
      }),
    )
  })

  it('says what a leaving project takes away', () => {
    expect(
      leaving('a', [{ projectIds: ['a'] }, { projectIds: ['a', 'b'] }, { projectIds: ['b'] }, { projectIds: [] }]),
    ).toEqual({ tasks: 2, alone: 1 })
    expect(leavingText(7, { tasks: 0, alone: 0 })).toBe('Проект № 7 продолжится сам по себе.')
    expect(leavingText(7, { tasks: 1, alone: 1 }).replaceAll('\u00a0', ' ')).toBe(
      'Проект № 7 продолжится сам по себе. 1 общая задача перестанет его касаться: она касалась только его и станет задачей всего портфеля.',
    )
    expect(leavingText(7, { tasks: 5, alone: 2 }).replaceAll('\u00a0', ' ')).toBe(
      'Проект № 7 продолжится сам по себе. 5 общих задач перестанут его касаться: 2 из них касались только его и станут задачами всего портфеля.',
    )
    expect(closingText(0)).not.toContain('календар')
    expect(closingText(2).replaceAll('\u00a0', ' ')).toContain(
      '2 незавершённые общие задачи останутся как есть и уйдут из календаря.',
    )
  })
})
