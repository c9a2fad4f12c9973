import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { quarterRange, shiftQuarter, type Quarter } from '@/lib/core/quarters'
import { isWorkingDay } from '@/lib/core/work-calendar'
import {
  quarterlyMachine,
  dueDays,
  firstQuarter,
  notAsked,
  reminderKind,
  ruleOf,
  sentTiming,
  stateOf,
  type quarterlyStatuses,
  type QuarterlyRule,
} from '@/lib/quarterly/rules'
import { actRule, reportingProblems } from '@/lib/quarterly/template'
import { applyWords } from '@/lib/quarterly/words'
import { template } from '../../factories/tenant'

const q = (year: number, quarter: Quarter['quarter']): Quarter => ({ year, quarter })
const belovo = { dueDay: 3, lateAfterDay: 5, shift: 'KEEP' as const }
const rule = (more: Partial<QuarterlyRule> = {}): QuarterlyRule => ({
  from: q(2025, 1),
  active: true,
  remindDays: 5,
  text: '',
  madeBy: 'Комитет',
  createdAt: new Date('2025-01-10T00:00:00Z'),
  ...belovo,
  ...more,
})

describe('due days', () => {
  it('stand in the month after the quarter, over a year end too', () => {
    expect(dueDays(belovo, q(2026, 4))).toEqual({
      dueOn: '2027-01-03',
      lateAfter: '2027-01-05',
      movedFrom: null,
      dayOff: true,
      calendarKnown: expect.any(Boolean) as boolean,
    })
    expect(dueDays(belovo, q(2026, 1))).toMatchObject({ dueOn: '2026-04-03', lateAfter: '2026-04-05', dayOff: false })
  })

  it('say that 3 October 2026 is a day off, and move only where the rule says so', () => {
    expect(dueDays(belovo, q(2026, 3))).toMatchObject({ dueOn: '2026-10-03', dayOff: true, movedFrom: null })
    expect(dueDays({ ...belovo, shift: 'NEXT_WORKING' }, q(2026, 3))).toMatchObject({
      dueOn: '2026-10-05',
      lateAfter: '2026-10-05',
      dayOff: false,
      movedFrom: '2026-10-03',
    })
  })

  it('keep a working Saturday: nobody is given Monday then', () => {
    const worked = quartersWith(
      (day) => isWorkingDay(day).working && [0, 6].includes(new Date(`${day}T00:00:00Z`).getUTCDay()),
    )
    for (const { quarter, day } of worked)
      expect(dueDays({ dueDay: day, lateAfterDay: day, shift: 'NEXT_WORKING' }, quarter)).toMatchObject({
        movedFrom: null,
        dayOff: false,
      })
    expect(worked.length).toBeGreaterThan(0)
  })

  it('take the last day of a shorter month', () => {
    expect(dueDays({ dueDay: 31, lateAfterDay: 31, shift: 'KEEP' }, q(2026, 1)).dueOn).toBe('2026-04-30')
    expect(dueDays({ dueDay: 31, lateAfterDay: 31, shift: 'KEEP' }, q(2026, 2)).dueOn).toBe('2026-07-31')
  })

  it('always come after the quarter, the extreme day not before the due day', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 1, max: 31 }),
        fc.integer({ min: 0, max: 30 }),
        fc.constantFrom('KEEP' as const, 'NEXT_WORKING' as const),
        (n, dueDay, more, shift) => {
          const quarter = shiftQuarter(q(2015, 1), n)
          const due = dueDays({ dueDay, lateAfterDay: Math.min(31, dueDay + more), shift }, quarter)
          expect(due.dueOn > quarterRange(quarter).to && due.lateAfter >= due.dueOn).toBe(true)
          expect(shift === 'KEEP' || isWorkingDay(due.dueOn).working).toBe(true)
        },
      ),
    )
  })
})

/** Days 1–31 of the first month after a quarter of the known calendars that satisfy the condition. */
function quartersWith(wanted: (day: string) => boolean): { quarter: Quarter; day: number }[] {
  return Array.from({ length: 44 }, (_, n) => shiftQuarter(q(2016, 1), n)).flatMap((quarter) => {
    const start = quarterRange(shiftQuarter(quarter, 1)).from
    return Array.from({ length: 28 }, (_, n) => addDays(start, n))
      .filter(wanted)
      .map((day) => ({ quarter, day: Number(day.slice(8)) }))
  })
}

describe('the rule in force', () => {
  it('is the last one made of those that have begun', () => {
    const old = rule()
    const newer = rule({ from: q(2026, 3), dueDay: 10, lateAfterDay: 10, createdAt: new Date('2026-07-20T00:00:00Z') })
    expect(ruleOf([newer, old], q(2026, 2))).toBe(old)
    expect(ruleOf([old, newer], q(2026, 3))).toBe(newer)
    expect(ruleOf([old, newer], q(2024, 4))).toBeNull()
    expect(
      ruleOf([old, rule({ from: q(2026, 1), active: false, createdAt: new Date('2026-01-20T00:00:00Z') })], q(2026, 2)),
    ).toBeNull()
    expect(firstQuarter([newer, old])).toEqual(q(2025, 1))
    expect(firstQuarter([])).toBeNull()
  })

  it('is read from the acts: Belovo names two days, Kuzbass none, Kirov no reports', () => {
    expect(actRule(template('belovo'))).toMatchObject({ dueDay: 3, lateAfterDay: 5, shift: 'KEEP' })
    expect(actRule(template('kuzbass'))).toMatchObject({ dueDay: 10, lateAfterDay: 10 })
    expect(actRule(template('kirov'))).toBeNull()
    expect(reportingProblems({ reporting: { period: 'QUARTER', due: { day: 32 } } })).toEqual([
      {
        path: 'reporting.due.day',
        message: 'Квартальная отчётность, поле «reporting.due.day»: день месяца – от 1 до 31.',
      },
    ])
    expect(reportingProblems({})).toEqual([])
  })
})

describe('who owes a report', () => {
  const span = { since: null, until: null, mergedInto: null }
  const into = { id: 'b', name: 'Министерство' }
  it('is asked of who was there, explained to who was not', () => {
    expect(notAsked(span, q(2026, 3), '2026-10-03')).toBeNull()
    expect(notAsked({ ...span, since: '2026-10-01' }, q(2026, 3), '2026-10-03')).toEqual({ why: 'NOT_YET' })
    expect(notAsked({ ...span, since: '2026-09-30' }, q(2026, 3), '2026-10-03')).toBeNull()
    expect(notAsked({ ...span, until: '2026-08-15', mergedInto: into }, q(2026, 3), '2026-10-03')).toEqual({
      why: 'MERGED',
      into,
    })
    expect(notAsked({ ...span, until: '2026-10-03' }, q(2026, 3), '2026-10-03')).toEqual({ why: 'ABOLISHED' })
    expect(notAsked({ ...span, until: '2026-10-04' }, q(2026, 3), '2026-10-03')).toBeNull()
  })
})

describe('states', () => {
  const due = { dueOn: '2026-10-03', lateAfter: '2026-10-05' }
  const report = (status: (typeof quarterlyStatuses)[number], sentOn: string | null = null) => ({
    status,
    sentOn,
    ...due,
  })
  it('tell the days of grace from lateness', () => {
    expect(stateOf(null, true, due, '2026-10-05')).toBe('NOT_BEGUN')
    expect(stateOf(null, true, due, '2026-10-06')).toBe('OVERDUE')
    expect(stateOf(report('DRAFT'), true, due, '2026-10-05')).toBe('DRAFT')
    expect(stateOf(report('DRAFT'), true, due, '2026-10-06')).toBe('OVERDUE')
    expect(stateOf(report('SUBMITTED', '2026-10-05'), true, due, '2026-11-01')).toBe('SUBMITTED')
    expect(stateOf(report('SUBMITTED', '2026-10-06'), true, due, '2026-11-01')).toBe('SUBMITTED_LATE')
    expect(stateOf(report('RETURNED', '2026-10-02'), true, due, '2026-11-01')).toBe('RETURNED')
    expect(stateOf(report('ACCEPTED', '2026-10-09'), true, due, '2026-11-01')).toBe('ACCEPTED')
    expect(stateOf(null, false, due, '2026-11-01')).toBe('NOT_ASKED')
    expect(stateOf(report('ACCEPTED', '2026-10-01'), false, due, '2026-11-01')).toBe('ACCEPTED')
    expect([sentTiming('2026-10-03', due), sentTiming('2026-10-04', due), sentTiming('2026-10-06', due)]).toEqual([
      'IN_TIME',
      'GRACE',
      'LATE',
    ])
  })

  it('allow only the steps of their table', () => {
    expect(quarterlyMachine.after('DRAFT', 'accept').ok).toBe(false)
    expect(quarterlyMachine.after('SUBMITTED', 'save').ok).toBe(false)
    expect(quarterlyMachine.after('SUBMITTED', 'return')).toEqual({ ok: true, value: 'RETURNED' })
    expect(quarterlyMachine.after('RETURNED', 'submit')).toEqual({ ok: true, value: 'SUBMITTED' })
    expect(quarterlyMachine.after('ACCEPTED', 'return').ok).toBe(false)
    expect(quarterlyMachine.after('ACCEPTED', 'reopen')).toEqual({ ok: true, value: 'RETURNED' })
  })

  it('are reminded of before the due day and after the extreme one, never between', () => {
    expect(
      ['2026-09-27', '2026-09-28', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-12-01'].map((day) =>
        reminderKind(due, day, 5),
      ),
    ).toEqual([null, 'BEFORE', 'BEFORE', null, null, 'OVERDUE', null])
    expect(reminderKind(due, '2026-10-03', 0)).toBeNull()
  })
})

describe('words of two writers', () => {
  const who = { by: 'Анна', at: '2026-10-01T03:00:00.000Z' }
  it('meet only in the same section', () => {
    const first = applyWords({}, [{ section: 'done', base: '', text: 'Открыт проект' }], who)
    expect(first.changed).toEqual(['done'])
    const second = applyWords(
      first.words,
      [
        { section: 'done', base: '', text: 'Закрыт этап' },
        { section: 'plans', base: '', text: 'Обучение' },
      ],
      { by: 'Борис', at: who.at },
    )
    expect(second.conflicts).toEqual([{ section: 'done', text: 'Открыт проект', ...who }])
    expect(second.changed).toEqual(['plans'])
    expect(applyWords(second.words, [{ section: 'done', base: '', text: 'Открыт проект' }], who)).toMatchObject({
      changed: [],
      conflicts: [],
    })
  })

  it('are never lost: what is refused is told, what is told stands', () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.record({
            section: fc.constantFrom('done', 'plans'),
            base: fc.constantFrom('', 'а', 'б'),
            text: fc.constantFrom('а', 'б', 'в'),
          }),
          { maxLength: 12 },
        ),
        (edits) => {
          let words = {}
          for (const edit of edits) {
            const step = applyWords(words, [edit], who)
            expect(step.conflicts.length + (step.words[edit.section]?.text === edit.text ? 1 : 0)).toBe(1)
            words = step.words
          }
        },
      ),
    )
  })
})
