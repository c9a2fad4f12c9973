import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, compareDates, type DateString } from '@/lib/core/dates'
import { isWorkingDay } from '@/lib/core/work-calendar'
import { ganttAt, ganttBar, ganttScale } from '@/lib/projects/stages/gantt'
import {
  checkClose,
  checkReopen,
  checkStart,
  closingEffect,
  planMove,
  worstLateness,
  shiftOf,
  stageInWork,
  stageLateness,
  stageState,
  type StageDates,
} from '@/lib/projects/stages/rules'

const last = { closing: 4, stability: 5 }
const stage = (number: number, from: DateString, to: DateString, closedOn: DateString | null = null): StageDates => ({
  number,
  plannedFrom: from,
  plannedTo: to,
  dueFrom: from,
  dueTo: to,
  startedOn: closedOn ? from : null,
  closedOn,
})
const stages = (): StageDates[] => [
  stage(1, '2026-02-02', '2026-02-06', '2026-02-06'),
  stage(2, '2026-02-09', '2026-02-20', '2026-02-24'),
  stage(3, '2026-02-24', '2026-03-13'),
  stage(4, '2026-03-16', '2026-03-20'),
  stage(5, '2026-06-19', '2026-06-19'),
]
const on = (closedOn: DateString, startedOn: DateString = closedOn) => ({ startedOn, closedOn, today: '2026-03-10' })

describe('closing a stage', () => {
  it('goes in order', () => {
    expect(checkClose('RUNNING', stages(), 3, last, on('2026-03-10', '2026-02-24'))).toEqual({
      ok: true,
      value: 'CLOSED',
    })
    expect(checkClose('RUNNING', stages(), 4, last, on('2026-03-10'))).toEqual({
      ok: false,
      reason: { code: 'EARLIER_OPEN', open: [3] },
    })
    expect(checkClose('RUNNING', stages(), 2, last, on('2026-03-10'))).toEqual({
      ok: false,
      reason: { code: 'ALREADY_CLOSED' },
    })
  })

  it('happens on a day that has come, after the start and the earlier closings', () => {
    expect(checkClose('RUNNING', stages(), 3, last, on('2026-03-11'))).toMatchObject({ reason: { code: 'FUTURE' } })
    expect(checkClose('RUNNING', stages(), 3, last, on('2026-03-09', '2026-03-10'))).toMatchObject({
      reason: { code: 'BEFORE_START' },
    })
    expect(checkClose('RUNNING', stages(), 3, last, on('2026-02-23'))).toMatchObject({
      reason: { code: 'BEFORE_EARLIER', number: 2, closedOn: '2026-02-24' },
    })
  })

  it('needs the project to run; the stability stage needs it to be watched', () => {
    expect(checkClose('DRAFT', stages(), 3, last, on('2026-03-10'))).toMatchObject({
      reason: { code: 'WRONG_STATUS' },
    })
    expect(checkClose('RUNNING', stages(), 5, last, on('2026-03-10'))).toMatchObject({
      reason: { code: 'WRONG_STATUS' },
    })
    const closed = stages().map((one) => (one.number < 5 ? { ...one, closedOn: one.closedOn ?? '2026-03-01' } : one))
    expect(checkClose('MONITORING', closed, 5, last, on('2026-03-10'))).toEqual({ ok: true, value: 'CLOSED' })
    expect(checkClose('RUNNING', stages(), 99, last, on('2026-03-10'))).toMatchObject({
      reason: { code: 'WRONG_STATUS' },
    })
  })

  it('moves the project on', () => {
    expect([1, 2, 3, 4, 5].map((n) => closingEffect(n, last))).toEqual([
      'NONE',
      'NONE',
      'NONE',
      'MONITORING',
      'FINISHED',
    ])
    expect(closingEffect(7, { closing: 7, stability: null })).toBe('FINISHED')
  })

  it('is undone from the end', () => {
    expect(checkReopen('RUNNING', stages(), 2)).toEqual({ ok: true, value: 'IN_WORK' })
    expect(checkReopen('RUNNING', stages(), 1)).toEqual({ ok: false, reason: { code: 'LATER_CLOSED', closed: [2] } })
    expect(checkReopen('RUNNING', stages(), 3)).toMatchObject({ reason: { code: 'NOT_CLOSED' } })
    expect(checkReopen('CANCELLED', stages(), 2)).toMatchObject({ reason: { code: 'WRONG_STATUS' } })
  })

  it('never leaves a hole, whatever is tried', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 5 }), { maxLength: 30 }), (tries) => {
        let now = stages().map((one) => ({ ...one, startedOn: null, closedOn: null as DateString | null }))
        for (const number of tries) {
          const status = now[3]?.closedOn ? ('MONITORING' as const) : ('RUNNING' as const)
          if (checkClose(status, now, number, last, on('2026-03-10')).ok)
            now = now.map((one) => (one.number === number ? { ...one, closedOn: '2026-03-10' } : one))
          const closed = now.map(({ closedOn }) => closedOn !== null)
          expect(closed.lastIndexOf(true)).toBe(closed.filter(Boolean).length - 1)
        }
      }),
    )
  })
})

describe('starting and lateness', () => {
  it('starts once, not in the future', () => {
    expect(checkStart('RUNNING', stage(3, '2026-02-24', '2026-03-13'), last, '2026-03-01', '2026-03-10')).toEqual({
      ok: true,
      value: 'IN_WORK',
    })
    expect(checkStart('RUNNING', stage(3, '2026-02-24', '2026-03-13'), last, '2026-03-11', '2026-03-10')).toMatchObject(
      { reason: { code: 'FUTURE' } },
    )
    expect(
      checkStart(
        'RUNNING',
        { ...stage(3, '2026-02-24', '2026-03-13'), startedOn: '2026-02-24' },
        last,
        '2026-03-01',
        '2026-03-10',
      ),
    ).toMatchObject({ reason: { code: 'ALREADY_STARTED' } })
  })

  it('is counted in working days and is critical after ten', () => {
    const open = { dueTo: '2026-03-13', closedOn: null }
    expect(stageLateness(open, '2026-03-13')).toEqual({ kind: 'NONE', workingDays: 0 })
    expect(stageLateness(open, '2026-03-14')).toEqual({ kind: 'LATE', workingDays: 1 }) // a Saturday
    expect(stageLateness(open, '2026-03-27')).toEqual({ kind: 'LATE', workingDays: 10 })
    expect(stageLateness(open, '2026-03-30')).toEqual({ kind: 'CRITICAL', workingDays: 11 })
    expect(stageLateness({ dueTo: '2026-03-13', closedOn: '2026-03-16' }, '2026-12-01')).toEqual({
      kind: 'LATE',
      workingDays: 1,
    })
    expect(stageLateness({ dueTo: null, closedOn: null }, '2026-12-01').kind).toBe('NONE')
    expect(worstLateness(stages(), '2026-03-23')).toEqual({ kind: 'LATE', workingDays: 6, number: 3 })
    expect(stageInWork(stages())).toBe(3)
    expect(stages().map(stageState)).toEqual(['CLOSED', 'CLOSED', 'WAITING', 'WAITING', 'WAITING'])
  })
})

describe('moving a stage', () => {
  it('keeps the order or says what is in the way', () => {
    expect(planMove('RUNNING', stages(), 3, { start: '2026-02-25', end: '2026-03-17' }, false)).toMatchObject({
      ok: true,
      value: [{ number: 3, fromEnd: '2026-03-13', toEnd: '2026-03-17' }],
    })
    expect(planMove('RUNNING', stages(), 3, { start: '2026-02-25', end: '2026-04-17' }, false)).toEqual({
      ok: false,
      reason: { code: 'AFTER_NEXT', number: 4, date: '2026-03-20' },
    })
    expect(planMove('RUNNING', stages(), 3, { start: '2026-02-01', end: '2026-03-17' }, true)).toEqual({
      ok: false,
      reason: { code: 'BEFORE_PREVIOUS', number: 2, date: '2026-02-09' },
    })
    expect(planMove('RUNNING', stages(), 3, { start: '2026-03-02', end: '2026-03-01' }, true)).toMatchObject({
      reason: { code: 'END_BEFORE_START' },
    })
    expect(planMove('RUNNING', stages(), 3, { start: '2026-02-24', end: '2026-03-13' }, true)).toMatchObject({
      reason: { code: 'NOTHING' },
    })
    expect(planMove('RUNNING', stages(), 2, { start: '2026-02-24', end: '2026-03-13' }, true)).toMatchObject({
      reason: { code: 'CLOSED' },
    })
    expect(planMove('DRAFT', stages(), 3, { start: '2026-02-24', end: '2026-03-14' }, true)).toMatchObject({
      reason: { code: 'WRONG_STATUS' },
    })
  })

  it('takes the following along, onto working days, in order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (shift) => {
        const all = stages()
        const plan = planMove('RUNNING', all, 3, { start: '2026-02-24', end: addDays('2026-03-13', shift) }, true)
        if (!plan.ok) throw new Error(JSON.stringify(plan))
        expect(plan.value.map(({ number }) => number)).toEqual([3, 4, 5])
        for (const { toEnd, number } of plan.value.slice(1)) {
          expect(isWorkingDay(toEnd ?? '').working).toBe(true)
          expect(compareDates(toEnd ?? '', addDays(all[number - 1]?.dueTo ?? '', shift))).toBeGreaterThanOrEqual(0)
        }
        const ends = plan.value.map(({ toEnd }) => toEnd ?? '')
        expect([...ends].sort()).toEqual(ends)
      }),
    )
  })

  it('tells the shift from the approved plan', () => {
    expect(shiftOf({ plannedTo: '2026-03-13', dueTo: '2026-03-20' })).toBe(7)
    expect(shiftOf({ plannedTo: null, dueTo: '2026-03-20' })).toBe(0)
  })
})

describe('the Gantt chart', () => {
  it('spans whole months', () => {
    const scale = ganttScale(['2026-03-05', null, '2026-11-30', '2027-01-02'])
    expect(scale).toMatchObject({ from: '2026-03-01', to: '2027-02-01' })
    expect(scale?.months.map(({ label }) => label)).toEqual([
      'мар 2026',
      'апр',
      'май',
      'июн',
      'июл',
      'авг',
      'сен',
      'окт',
      'ноя',
      'дек',
      'янв 2027',
    ])
    expect(scale?.months.reduce((sum, { width }) => sum + width, 0)).toBeCloseTo(100)
    expect(ganttScale([null])).toBeNull()
  })

  it('keeps every bar inside, in order, and as wide as its days', () => {
    const day = fc.integer({ min: 0, max: 700 }).map((n) => addDays('2025-06-01', n))
    fc.assert(
      fc.property(
        fc.array(fc.tuple(day, fc.integer({ min: 0, max: 200 })), { minLength: 1, maxLength: 10 }),
        (rows) => {
          const spans = rows.map(([start, length]) => ({ start, end: addDays(start, length) }))
          const scale = ganttScale(spans.flatMap(({ start, end }) => [start, end]))
          if (!scale) throw new Error('no scale')
          for (const { start, end } of spans) {
            const bar = ganttBar(scale, start, end)
            expect(bar).not.toBeNull()
            expect(bar?.left).toBeGreaterThanOrEqual(0)
            expect(bar?.width).toBeGreaterThan(0)
            expect((bar?.left ?? 0) + (bar?.width ?? 0)).toBeLessThanOrEqual(100 + 1e-9)
            expect(ganttAt(scale, start)).toBeCloseTo(bar?.left ?? -1)
          }
        },
      ),
    )
    expect(ganttBar({ from: '2026-01-01', to: '2026-02-01' }, null, null)).toBeNull()
    expect(ganttBar({ from: '2026-01-01', to: '2026-02-01' }, '2026-01-20', '2026-01-10')).toBeNull()
    expect(ganttAt({ from: '2026-01-01', to: '2026-02-01' }, '2026-02-01')).toBeNull()
  })
})
