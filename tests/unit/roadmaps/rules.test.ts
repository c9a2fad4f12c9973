import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, type DateString } from '@/lib/core/dates'
import { progressText, stateText } from '@/lib/roadmaps/labels'
import {
  approvalDue,
  approvalTiming,
  changedFields,
  compareNumbers,
  dueSoonUntil,
  itemState,
  nextNumber,
  partState,
  partStatuses,
  progressOf,
  readItemText,
  type ItemText,
  type PartCounts,
  type PartStatus,
  partMachine,
  roadmapMachine,
} from '@/lib/roadmaps/rules'

/** The parts of an item counted as the SQL of lib/roadmaps/summary-queries.ts counts them. */
function countParts(
  parts: readonly { status: PartStatus; submittedOn: DateString | null }[],
  dueOn: DateString,
): PartCounts {
  const of = (...statuses: PartStatus[]) => parts.filter(({ status }) => statuses.includes(status))
  const accepted = of('ACCEPTED').map(({ submittedOn }) => submittedOn ?? dueOn)
  return {
    open: of('OPEN', 'RETURNED').length,
    checking: of('SUBMITTED').length,
    onTime: accepted.filter((day) => day <= dueOn).length,
    late: accepted.filter((day) => day > dueOn).length,
    closed: of('CLOSED').length,
    lastOn: accepted.sort().at(-1) ?? null,
  }
}

const TODAY = '2026-11-23'
const open = (dueOn: DateString, status: PartStatus = 'OPEN') => partState({ status, submittedOn: null }, dueOn, TODAY)

describe('how a part stands', () => {
  it('is told by the due-day rule of the portal: the due day is still in time', () => {
    expect(open('2026-12-31').code).toBe('AHEAD')
    expect(open('2026-11-30')).toEqual({ code: 'DUE_SOON', days: 7, workingDays: 5 })
    expect(open('2026-12-01').code).toBe('AHEAD')
    expect(open(TODAY)).toMatchObject({ code: 'DUE_SOON', days: 0 })
    expect(open('2026-11-22')).toMatchObject({ code: 'OVERDUE', days: -1 })
  })

  it('counts lateness from the day of handing in, not of acceptance', () => {
    expect(partState({ status: 'ACCEPTED', submittedOn: '2026-03-30' }, '2026-03-30', TODAY).code).toBe('DONE')
    expect(partState({ status: 'ACCEPTED', submittedOn: '2026-04-02' }, '2026-03-30', TODAY)).toMatchObject({
      code: 'DONE_LATE',
      days: -3,
    })
    expect(partState({ status: 'SUBMITTED', submittedOn: '2026-03-30' }, '2026-03-30', TODAY).code).toBe('CHECKING')
  })

  it('owes a returned part again, whenever it was handed in', () => {
    expect(partState({ status: 'RETURNED', submittedOn: '2026-03-01' }, '2026-03-30', TODAY).code).toBe('OVERDUE')
  })

  it('knows weekends at a year’s end: 31 December after the holidays of the calendar', () => {
    expect(partState({ status: 'OPEN', submittedOn: null }, '2026-01-13', '2025-12-30').code).toBe('DUE_SOON')
    expect(partState({ status: 'OPEN', submittedOn: null }, '2026-01-30', '2025-12-30').code).toBe('AHEAD')
  })

  it('agrees with the day that SQL compares with', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1400 }), fc.integer({ min: -20, max: 40 }), (start, ahead) => {
        const today = addDays('2024-01-01', start)
        const due = addDays(today, ahead)
        const { code } = partState({ status: 'OPEN', submittedOn: null }, due, today)
        expect(code).toBe(due < today ? 'OVERDUE' : due <= dueSoonUntil(today) ? 'DUE_SOON' : 'AHEAD')
      }),
    )
  })

  it('says itself in words', () => {
    expect(stateText(open('2026-11-18'))).toBe('просрочено на 5\u00a0дней')
    expect(stateText(partState({ status: 'ACCEPTED', submittedOn: '2026-04-02' }, '2026-03-30', TODAY))).toBe(
      'выполнено с опозданием на 3\u00a0дня',
    )
    expect(stateText(open(TODAY))).toBe('сегодня последний день')
    expect(progressText({ items: 11, done: 8, overdue: 1 })).toBe('8 из 11, 1 просрочено')
  })
})

describe('how an item stands', () => {
  const part = fc.record({ status: fc.constantFrom(...partStatuses), days: fc.integer({ min: -30, max: 30 }) })
  it('is done when every part that is not closed is accepted, late when one was late', () => {
    fc.assert(
      fc.property(fc.array(part, { maxLength: 8 }), fc.integer({ min: -30, max: 30 }), (list, ahead) => {
        const due = addDays(TODAY, ahead)
        const parts = list.map(({ status, days }) => ({
          status,
          submittedOn: status === 'OPEN' || status === 'CLOSED' ? null : addDays(due, days),
        }))
        const states = parts.map((one) => partState(one, due, TODAY).code).filter((code) => code !== 'CLOSED')
        const { code } = itemState(countParts(parts, due), due, TODAY)
        if (parts.length === 0) expect(code).toBe('UNASSIGNED')
        else if (states.length === 0) expect(code).toBe('CLOSED')
        else if (states.every((one) => one === 'DONE')) expect(code).toBe('DONE')
        else if (states.every((one) => one === 'DONE' || one === 'DONE_LATE')) expect(code).toBe('DONE_LATE')
        else expect(['OVERDUE', 'DUE_SOON', 'AHEAD', 'CHECKING']).toContain(code)
        expect(code === 'OVERDUE').toBe(states.includes('OVERDUE'))
      }),
    )
  })

  it('is late by its last delivery', () => {
    const counts = countParts(
      [
        { status: 'ACCEPTED', submittedOn: '2026-03-01' },
        { status: 'ACCEPTED', submittedOn: '2026-04-02' },
      ],
      '2026-03-30',
    )
    expect(itemState(counts, '2026-03-30', TODAY)).toMatchObject({ code: 'DONE_LATE', days: -3 })
  })

  it('adds up into the progress of a map; what is closed is not counted', () => {
    expect(progressOf(['DONE', 'DONE_LATE', 'OVERDUE', 'CLOSED', 'CHECKING', 'DUE_SOON'])).toEqual({
      items: 5,
      done: 2,
      late: 1,
      overdue: 1,
      soon: 1,
      checking: 1,
    })
  })
})

describe('steps', () => {
  it('of a map and of a part are only the listed ones', () => {
    expect(roadmapMachine.after('DRAFT', 'approve')).toEqual({ ok: true, value: 'APPROVED' })
    expect(roadmapMachine.allows('APPROVED', 'takeBack')).toBe(false)
    expect(partMachine.allows('ACCEPTED', 'close')).toBe(false)
    expect(partMachine.after('ACCEPTED', 'reopen')).toEqual({ ok: true, value: 'RETURNED' })
    expect(partMachine.allows('RETURNED', 'accept')).toBe(false)
    expect(partMachine.from('close')).toEqual(['OPEN', 'SUBMITTED', 'RETURNED'])
  })
})

describe('limit of an agency’s own map (V п. 4)', () => {
  it('is ten days from the order’s force, or from the agency’s first day', () => {
    const rule = { inForceOn: '2023-09-18', withinDays: 10 }
    expect(approvalDue(rule, null)).toBe('2023-09-28')
    expect(approvalDue(rule, '2024-02-01')).toBe('2024-02-11')
    expect(approvalDue({ inForceOn: null, withinDays: 10 }, null)).toBeNull()
    expect(approvalTiming('2023-09-28', '2023-09-28', TODAY)).toEqual({ code: 'ON_TIME', days: 0 })
    expect(approvalTiming('2023-09-28', '2023-10-01', TODAY)).toEqual({ code: 'LATE', days: 3 })
    expect(approvalTiming('2026-11-22', null, TODAY)).toEqual({ code: 'OVERDUE', days: 1 })
  })
})

describe('texts of items', () => {
  const item: ItemText = {
    number: '3.9',
    sectionNumber: '3',
    section: 'Раздел',
    title: 'Утверждены планы',
    dueOn: '2026-09-30',
    dueText: '',
    result: 'отчёт',
    responsible: ['орган'],
  }
  it('are read back and compared by field', () => {
    expect(readItemText(JSON.parse(JSON.stringify(item)))).toEqual(item)
    expect(readItemText({ ...item, dueOn: '30.09.2026' })).toBeNull()
    expect(changedFields(item, { ...item, dueOn: '2026-10-30', responsible: ['орган', 'другой'] })).toEqual([
      'dueOn',
      'responsible',
    ])
  })
  it('are numbered like in acts', () => {
    expect(['3.10', '3.2', '10.1', '3.9'].sort(compareNumbers)).toEqual(['3.2', '3.9', '3.10', '10.1'])
    expect(nextNumber('3', ['3.9', '3.13', '2.40'])).toBe('3.14')
    expect(nextNumber('7', [])).toBe('7.1')
  })
})
