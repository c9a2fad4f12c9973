import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SearchResult, type SearchInput } from '@/lib/processes/simulation/schema'
import { search, spread } from '@/lib/processes/simulation/search'
import { simulate } from '@/lib/processes/simulation/simulate'
import { faultsOf, inputOf, model, officeHours, step, valueOf } from './scenes'

const asked = (
  input: Parameters<typeof inputOf>[0],
  more: Pick<SearchInput, 'limit' | 'share'> & Partial<SearchInput>,
): SearchInput => ({ ...inputOf(input), fixed: [], ...more })

const reached = (input: SearchInput) => {
  const found = valueOf(search(input))
  expect(SearchResult.parse(found)).toEqual(found)
  if (!found.reached) throw new Error('not reached')
  return found
}
const unreached = (input: SearchInput) => {
  const found = valueOf(search(input))
  expect(SearchResult.parse(found)).toEqual(found)
  if (found.reached) throw new Error('reached')
  return found
}

describe('the fewest people', () => {
  it('are those of theory: M/M/c with 10 cases an hour of 15 minutes, 95 % within an hour', () => {
    // P(W > 60 min) is 0.183 with three and 0.028 with four (Erlang C).
    const found = reached(
      asked(
        {
          model: model(step('window', ['operator'], '15', 'end')),
          staff: { operator: 1 },
          arrivals: { kind: 'poisson', perHour: '10' },
          times: 'exponential',
          measuredDays: 20,
        },
        { share: 0.95, limit: { days: 60 / 1440, unit: 'working' } },
      ),
    )
    expect(found).toMatchObject({
      people: { operator: 4 },
      total: 4,
      certain: true,
      proven: true,
      least: { operator: 4 },
    })
    expect(Math.abs(found.within.mean - 0.9716)).toBeLessThan(2 * found.within.half)
    expect(found.result.roles[0]?.people).toBe(4)
  })

  it('are the same as by trying every staffing', () => {
    const office = (clerk: number, expert: number) =>
      inputOf({
        model: model(
          step('take', ['clerk'], '6', 'check', '15'),
          step(
            'check',
            ['expert'],
            '20',
            {
              decision: [
                { to: 'end', p: '0.8' },
                { to: 'take', p: '0.2' },
              ],
            },
            '30',
          ),
        ),
        staff: { clerk, expert, unused: 0 },
        hours: officeHours,
        warmUpDays: 5,
        measuredDays: 20,
        limit: { days: 80 / 480, unit: 'working' },
      })
    const share = 0.6
    const tried = [1, 2, 3].flatMap((clerk) =>
      [3, 4, 5].map((expert) => ({
        clerk,
        expert,
        within: valueOf(simulate(office(clerk, expert))).within?.mean ?? 0,
      })),
    )
    const enough = tried.filter(({ within }) => within >= share)
    const fewest = Math.min(...enough.map(({ clerk, expert }) => clerk + expert))
    const found = reached({ ...office(1, 1), fixed: [], share, limit: { days: 80 / 480, unit: 'working' } })
    expect(enough.length).toBeGreaterThan(0)
    expect(enough.length).toBeLessThan(tried.length)
    expect(found.total).toBe(fewest)
    expect(found.proven).toBe(true)
    expect(enough).toContainEqual({
      clerk: found.people.clerk,
      expert: found.people.expert,
      within: expect.any(Number),
    })
    expect(found.people.unused).toBe(0)
  })

  it('are as many as a step takes at once, and just as many as the work needs where nothing is left to chance', () => {
    const even = asked(
      {
        model: model(step('meet', ['spec', 'spec', 'head'], '30', 'end')),
        staff: { spec: 0, head: 0 },
        arrivals: { kind: 'even', perHour: '2' },
      },
      { share: 0.99, limit: { days: 30 / 1440, unit: 'working' } },
    )
    expect(reached(even)).toMatchObject({ people: { spec: 2, head: 1 }, within: { mean: 1, half: 0 } })
  })

  /**
   * So many times two of a role work side by side: 20 minutes with two people, 40 with one. One case an hour or less.
   */
  const pairs = (roles: number, minutes: number) =>
    asked(
      {
        model: model(
          ...Array.from({ length: roles }, (_, i) => [
            step(`open${i}`, [], '0', { parallel: { branches: [[`a${i}`], [`b${i}`]], join: `join${i}` } }),
            step(`a${i}`, [`role${i}`], '20', `join${i}`),
            step(`b${i}`, [`role${i}`], '20', `join${i}`),
            step(`join${i}`, [], '0', i + 1 < roles ? `open${i + 1}` : 'end'),
          ]).flat(),
        ),
        staff: Object.fromEntries(Array.from({ length: roles }, (_, i) => [`role${i}`, 0])),
        arrivals: { kind: 'even', perHour: '1' },
        measuredDays: 0.5,
        warmUpDays: 0,
      },
      { share: 0.95, limit: { days: minutes / 1440, unit: 'working' } },
    )

  it('may be more than each role needs beside plenty of the others', () => {
    expect(reached(pairs(2, 40))).toMatchObject({ people: { role0: 2, role1: 2 }, least: { role0: 2, role1: 2 } })
    expect(reached(pairs(2, 60))).toMatchObject({ total: 3, least: { role0: 1, role1: 1 }, proven: true })
    expect(reached(pairs(2, 80))).toMatchObject({ total: 2, proven: true })
  })

  it('are found, but not proven, where there are too many staffings to try', () => {
    const found = reached(pairs(10, 300))
    expect(found).toMatchObject({ total: 15, proven: false, within: { mean: 1, half: 0 } })
    expect(Object.values(found.least)).toEqual(Array.from({ length: 10 }, () => 1))
  })

  it('leave fixed roles as they are', () => {
    const input = asked(
      {
        model: model(step('a', ['spec'], '10', 'b'), step('b', ['head'], '5', 'end')),
        staff: { spec: 9, head: 4 },
        arrivals: { kind: 'poisson', perHour: '4' },
      },
      { share: 0.9, limit: { days: 30 / 1440, unit: 'working' }, fixed: ['head'] },
    )
    expect(reached(input)).toMatchObject({ people: { spec: 2, head: 4 }, total: 6 })
  })
})

describe('what no staff reaches', () => {
  const slow = {
    model: model(step('ask', ['spec'], '30', 'sign', '4000'), step('sign', ['head'], '10', 'end', '900')),
    staff: { spec: 1, head: 1 },
    hours: officeHours,
    measuredDays: 20,
  }

  it('says how long the waiting is that nobody shortens, the longest step first', () => {
    const found = unreached(asked(slow, { share: 0.95, limit: { days: 10, unit: 'working' } }))
    expect(found).toMatchObject({ cause: 'time', within: { mean: 0, half: 0 }, certain: true, tried: 1, queue: 0 })
    expect(found.steps.map(({ step: id }) => id)).toEqual(['ask', 'sign'])
    for (const [got, minutes] of [
      [found.wait, 4900],
      [found.work, 40],
      [found.lead.mean, 4940],
      [found.steps[0]?.wait, 4000],
    ] as const)
      expect(got).toBeCloseTo(minutes, 6)
  })

  it('says when it is the people of the fixed roles', () => {
    const found = unreached(
      asked(
        { ...slow, arrivals: { kind: 'poisson', perHour: '7' } },
        { share: 0.95, limit: { days: 11, unit: 'working' }, fixed: ['head'] },
      ),
    )
    expect(found.cause).toBe('fixed')
    expect(found.queue).toBeGreaterThan(0)
  })

  it('is refused like every other input', () => {
    const input = asked({ ...slow, staff: { spec: 1 } }, { share: 0.95, limit: { days: 10, unit: 'working' } })
    expect(faultsOf(search(input))).toEqual([{ code: 'unknown_role', step: 'sign', role: 'head' }])
  })
})

describe('staffings with more people', () => {
  it('are all ways to give them out, each once', () => {
    expect(spread(2, [1, 2, 0], 99)).toEqual([
      [0, 2, 0],
      [1, 1, 0],
    ])
    expect(spread(0, [3, 3], 99)).toEqual([[0, 0]])
    expect(spread(7, [3, 3], 99)).toEqual([])
    expect(spread(3, [9, 9, 9], 9)).toBeUndefined()
    fc.assert(
      fc.property(fc.nat({ max: 6 }), fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 4 }), (more, room) => {
        const ways = spread(more, room, 10_000) ?? []
        expect(new Set(ways.map((way) => way.join())).size).toBe(ways.length)
        for (const way of ways) {
          expect(way.reduce((sum, n) => sum + n, 0)).toBe(more)
          expect(way.every((n, r) => n >= 0 && n <= room[r]!)).toBe(true)
        }
      }),
    )
  })
})
