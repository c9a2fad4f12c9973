import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  awaitingStability,
  goalState,
  isAttained,
  measurementMachine,
  measuredGoal,
  numberInside,
  provesStability,
  stabilityOf,
  wayDone,
  type Measured,
} from '@/lib/results/rules'
import { goalNumber, isBetter } from '@/lib/projects/form/goals'

const goal = measuredGoal({
  id: 'g',
  name: 'Время ожидания',
  unit: 'минут',
  direction: 'LESS',
  current: '40',
  target: '25,5',
})
const measured = (row: Partial<Measured>): Measured => ({
  id: 'm',
  goalId: 'g',
  measuredOn: '2026-01-10',
  value: '30',
  stability: false,
  status: 'CONFIRMED',
  ...row,
})
const decimalText = fc.integer({ min: -100_000, max: 100_000 }).map((n) => String(n / 100))

describe('a number as it is typed', () => {
  it('is read with comma, spaces and minus', () => {
    expect([goalNumber('25,50'), goalNumber('12 345'), goalNumber('−0,3'), goalNumber(' 7 ')]).toEqual([
      '25.5',
      '12345',
      '-0.3',
      '7',
    ])
  })

  it('is not guessed from «90 мин.», but the number inside is found for the message', () => {
    expect(goalNumber('90 мин.')).toBeNull()
    expect([numberInside('90 мин.'), numberInside('около 1 200,5 руб.'), numberInside('много')]).toEqual([
      '90',
      '1200.5',
      null,
    ])
  })
})

describe('a goal', () => {
  it('is attained at the target and beyond it, by its direction', () => {
    expect([isAttained(goal, '25.5'), isAttained(goal, '20'), isAttained(goal, '25.6')]).toEqual([true, true, false])
    expect([
      isAttained({ direction: 'MORE', target: '80' }, '79.9'),
      isAttained({ direction: 'MORE', target: '80' }, '80'),
    ]).toEqual([false, true])
    expect(isAttained({ direction: 'LESS', target: null }, '1')).toBeNull()
  })

  it('is some way off: floor of the way done, never below nothing', () => {
    expect([
      wayDone(goal, '40'),
      wayDone(goal, '30'),
      wayDone(goal, '25.5'),
      wayDone(goal, '50'),
      wayDone(goal, '11'),
    ]).toEqual([0, 68, 100, 0, 200])
    // 29 / 100 × 100 is 28.999… in binary figures.
    expect(wayDone({ direction: 'MORE', baseline: '0', target: '100' }, '29')).toBe(29)
    expect(wayDone({ direction: 'LESS', baseline: '10', target: '10' }, '5')).toBeNull()
    expect(wayDone({ direction: 'LESS', baseline: null, target: '10' }, '5')).toBeNull()
  })

  it('is attained exactly when the whole way is done', () => {
    fc.assert(
      fc.property(
        decimalText,
        decimalText,
        decimalText,
        fc.constantFrom('LESS' as const, 'MORE' as const),
        (baseline, target, value, direction) => {
          fc.pre(isBetter(direction, target, baseline))
          expect((wayDone({ direction, baseline, target }, value) ?? 0) >= 100).toBe(
            isAttained({ direction, target }, value),
          )
        },
      ),
    )
  })

  it('counts confirmed values only, the newest of them', () => {
    const rows = [
      measured({ id: 'a', measuredOn: '2026-02-01', value: '24', status: 'REPORTED' }),
      measured({ id: 'b', measuredOn: '2026-01-01', value: '35' }),
      measured({ id: 'c', measuredOn: '2026-01-20', value: '26' }),
      measured({ id: 'd', measuredOn: '2026-03-01', value: '10', status: 'REJECTED' }),
      measured({ id: 'e', goalId: 'other', value: '1' }),
    ]
    expect(goalState(goal, rows)).toEqual({
      latest: '26',
      latestOn: '2026-01-20',
      attained: false,
      atClosing: '26',
      stabilityValue: null,
      stability: null,
      waiting: 1,
    })
  })
})

describe('stability after closing', () => {
  it('holds, weakens or is lost', () => {
    expect([
      stabilityOf(goal, '24', '24'),
      stabilityOf(goal, '24', '20'),
      stabilityOf(goal, '24', '25.5'),
      stabilityOf(goal, '24', '26'),
    ]).toEqual(['HELD', 'HELD', 'WEAKER', 'LOST'])
    expect(stabilityOf(goal, '30', '31')).toBe('LOST')
    expect([stabilityOf(goal, null, '25.5'), stabilityOf(goal, null, '25.6')]).toEqual(['HELD', 'LOST'])
    expect(stabilityOf({ direction: 'LESS', target: null }, null, '3')).toBeNull()
  })

  it('is lost only when it is worse than at closing', () => {
    fc.assert(
      fc.property(
        decimalText,
        decimalText,
        decimalText,
        fc.constantFrom('LESS' as const, 'MORE' as const),
        (target, closing, value, direction) => {
          const found = stabilityOf({ direction, target }, closing, value)
          expect(found === 'HELD').toBe(!isBetter(direction, closing, value))
          if (found === 'LOST') expect(isAttained({ direction, target }, value)).toBe(false)
        },
      ),
    )
  })

  it('is proved from its day on, for a closed project', () => {
    const project = { status: 'MONITORING' as const, stabilityDue: '2026-06-01' }
    expect([
      provesStability(project, '2026-05-31'),
      provesStability(project, '2026-06-01'),
      provesStability({ ...project, status: 'RUNNING' }, '2026-06-02'),
    ]).toEqual([false, true, false])
    expect(provesStability({ status: 'MONITORING', stabilityDue: null }, '2026-06-02')).toBe(false)
  })

  it('waits for every goal', () => {
    const goals = [{ id: 'g' }, { id: 'h' }]
    expect(
      awaitingStability(goals, [
        measured({ stability: true }),
        measured({ goalId: 'h', stability: true, status: 'REPORTED' }),
      ]),
    ).toEqual([{ id: 'h' }])
    expect(
      awaitingStability(goals, [measured({ stability: true }), measured({ goalId: 'h', stability: true })]),
    ).toEqual([])
  })
})

it('is decided once', () => {
  expect([
    measurementMachine.allows('REPORTED', 'CONFIRMED'),
    measurementMachine.allows('REPORTED', 'REJECTED'),
    measurementMachine.allows('CONFIRMED', 'REJECTED'),
    measurementMachine.allows('REJECTED', 'CONFIRMED'),
  ]).toEqual([true, true, false, false])
})
