import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inputOf, model, officeHours, step, storyOf, type Story } from './scenes'

/** One case comes at the first minute, the next ones long after what is looked at. */
const alone = { kind: 'even', perHour: '0.0001' } as const

const timesOf = ({ worked }: Story, number = 0) =>
  Object.fromEntries(worked.filter((one) => one.number === number).map((one) => [one.step, [one.begin, one.end]]))

describe('work that the end of the day cuts', () => {
  it('goes on in the morning', () => {
    const { worked, scenario, tally } = storyOf(
      inputOf({
        // Monday 9:00 + 9 h of work → Tuesday 10:00; + 7 h → 6 h of the shortened Tuesday, 1 h of Thursday.
        model: model(step('draft', ['spec'], '540', 'check'), step('check', ['head'], '420', 'end')),
        staff: { spec: 1, head: 1 },
        arrivals: alone,
        hours: officeHours,
        warmUpDays: 0,
      }),
    )
    const { clock } = scenario
    const said = (time: number, edge: 'begin' | 'end') =>
      `${clock.dateOf(clock.dayOf(time, edge))} ${clock.minuteOf(time, edge) / 60}`
    expect(worked.map(({ begin, end }) => [said(begin, 'begin'), said(end, 'end')])).toEqual([
      ['2026-11-02 9', '2026-11-03 10'],
      ['2026-11-03 10', '2026-11-05 10'],
    ])
    expect([...tally.leads.sorted()]).toEqual([960])
    expect([...tally.days.sorted()]).toEqual([3])
  })

  it('is not left for the next day where it ends with the day', () => {
    const { tally } = storyOf(
      inputOf({
        model: model(step('whole', ['spec'], '480', 'end')),
        staff: { spec: 1 },
        arrivals: alone,
        hours: officeHours,
        warmUpDays: 0,
      }),
    )
    expect([...tally.days.sorted()]).toEqual([0])
  })
})

describe('a line', () => {
  it('is served in the order of coming', () => {
    const story = storyOf(
      inputOf({
        model: model(step('one', ['spec'], '90', 'end')),
        staff: { spec: 1 },
        arrivals: { kind: 'even', perHour: '1' },
        warmUpDays: 0,
        measuredDays: 0.1,
      }),
    )
    expect(story.worked.slice(0, 3).map(({ number, begin, end }) => [number, begin, end])).toEqual([
      [0, 0, 90],
      [1, 90, 180],
      [2, 180, 270],
    ])
    // 0 + 30 + 60 minutes of waiting of the three that came within 144 minutes.
    expect([story.tally.cases, story.tally.queue[0], story.tally.queued[0]]).toEqual([3, 90, 2])
    // Until minute 144: the second from 60 to 90, the third from 120 on.
    expect(story.tally.queueArea[0]).toBe(54)
    expect(story.tally.busyArea[0]).toBe(144)
    expect(story.tally.caseArea).toBe(144 + 54)
  })

  it('begins after the given waiting, which takes nobody', () => {
    const story = storyOf(
      inputOf({
        model: model(step('sent', ['spec'], '10', 'end', '100')),
        staff: { spec: 1 },
        arrivals: { kind: 'even', perHour: '2' },
        warmUpDays: 0,
        measuredDays: 0.05,
      }),
    )
    expect(story.worked.slice(0, 2).map(({ begin }) => begin)).toEqual([100, 130])
    expect(story.tally.queue[0]).toBe(0)
  })
})

describe('a step of several roles', () => {
  const block = (...branches: Parameters<typeof step>[]) => {
    const names = branches.map(([id]) => [id])
    return model(
      step('split', [], '0', { parallel: { branches: names, join: 'join' } }),
      ...branches.map((one) => step(...one)),
      step('join', [], '0', 'end'),
    )
  }
  const told = (made: ReturnType<typeof model>, staff: Record<string, number>) =>
    timesOf(storyOf(inputOf({ model: made, staff, arrivals: alone, warmUpDays: 0 })))

  it('begins when one of each is free, and nobody in its lines goes before it', () => {
    const times = told(
      block(
        ['sign', ['head'], '100', 'join'],
        ['meet', ['head', 'lawyer'], '10', 'join'],
        ['read', ['lawyer'], '5', 'join'],
      ),
      { head: 1, lawyer: 1 },
    )
    expect(times).toMatchObject({ sign: [0, 100], meet: [100, 110], read: [110, 115], join: [115, 115] })
  })

  it('lets each go after his share, and lasts the whole time', () => {
    const times = told(
      block(
        ['meet', ['head', 'lawyer 0.5'], '60', 'join'],
        ['read', ['lawyer'], '5', 'join'],
        ['sign', ['head'], '5', 'join'],
      ),
      { head: 1, lawyer: 1 },
    )
    expect(times).toMatchObject({ meet: [0, 60], read: [30, 35], sign: [60, 65] })
  })

  it('takes two people where a role stands in two rows, and nobody with a share of 0', () => {
    const made = block(['pair', ['spec', 'spec', 'head 0'], '10', 'join'], ['one', ['spec'], '10', 'join'])
    expect(told(made, { spec: 2, head: 0 })).toMatchObject({ pair: [0, 10], one: [10, 20] })
    expect(told(made, { spec: 3, head: 0 })).toMatchObject({ pair: [0, 10], one: [0, 10] })
  })
})

describe('a parallel block', () => {
  it('goes on when the last branch has come, its branches sharing the people', () => {
    // One engineer for both: 30, then 20 minutes; the third branch is done by a machine in 40.
    const times = timesOf(
      storyOf(
        inputOf({
          model: model(
            step('ask', ['spec'], '5', { parallel: { branches: [['a'], ['b'], ['c']], join: 'sum' } }),
            step('a', ['eng'], '30', 'sum'),
            step('b', ['eng'], '20', 'sum'),
            step('c', [], '40', 'sum'),
            step('sum', ['spec'], '7', 'end'),
          ),
          staff: { spec: 1, eng: 1 },
          arrivals: alone,
          warmUpDays: 0,
        }),
      ),
    )
    expect(times).toEqual({ ask: [0, 5], a: [5, 35], b: [35, 55], c: [5, 45], sum: [55, 62] })
  })

  it('may stand in a block, with a way back in a branch, and both may go on at one join', () => {
    const story = storyOf(
      inputOf({
        model: model(
          step('open', [], '1', { parallel: { branches: [['in', 'x', 'y'], ['z']], join: 'shut' } }),
          step('in', [], '2', { parallel: { branches: [['x'], ['y']], join: 'shut' } }),
          step('x', [], '10', 'shut'),
          step('y', [], '20', 'shut'),
          step('z', [], '15', {
            decision: [
              { to: 'z', p: '0' },
              { to: 'shut', p: '1' },
            ],
          }),
          step('shut', [], '4', {
            decision: [
              { to: 'end', p: '0.5' },
              { to: 'open', p: '0.5' },
            ],
          }),
        ),
        staff: {},
        arrivals: { kind: 'even', perHour: '1' },
        warmUpDays: 0,
      }),
    )
    // Every round takes 1 + 2 + 20 + 4 minutes, whichever branch is last.
    const rounds = [...story.left].map(([number, time]) => (time - number * 60) / 27)
    expect(rounds.length).toBeGreaterThan(200)
    expect(rounds.every((round) => Number.isInteger(round))).toBe(true)
    expect(new Set(rounds).size).toBeGreaterThan(3)
    expect(story.tally.passes[5]).toBe(story.tally.passes[2])
  })
})

describe('every run', () => {
  it('has no more people at work than there are, and nobody working off the calendar', () => {
    fc.assert(
      fc.property(
        fc.record({ clerks: fc.integer({ min: 1, max: 3 }), heads: fc.integer({ min: 1, max: 2 }), seed: fc.nat() }),
        ({ clerks, heads, seed }) => {
          const { worked, scenario } = storyOf(
            inputOf({
              model: model(
                step('take', ['clerk'], '17', 'meet', '30'),
                step('meet', ['head', 'clerk'], '11', {
                  decision: [
                    { to: 'take', p: '0.3' },
                    { to: 'end', p: '0.7' },
                  ],
                }),
              ),
              staff: { clerk: clerks, head: heads },
              arrivals: { kind: 'hours', perHour: Array.from({ length: 24 }, (_, hour) => (hour % 3 ? '0.4' : '1.1')) },
              hours: officeHours,
              seed,
            }),
          )
          const { clock } = scenario
          const most = { clerk: 0, head: 0 }
          for (const { begin } of worked) {
            const minute = clock.minuteOf(begin, 'begin')
            expect((minute >= 540 && minute < 780) || (minute >= 840 && minute < 1080)).toBe(true)
            const now = worked.filter((one) => one.begin <= begin && !(one.end <= begin))
            most.clerk = Math.max(most.clerk, now.length)
            most.head = Math.max(most.head, now.filter((one) => one.step === 'meet').length)
          }
          expect(most.clerk).toBeLessThanOrEqual(clerks)
          expect(most.head).toBeLessThanOrEqual(heads)
        },
      ),
      { numRuns: 12 },
    )
  })
})
