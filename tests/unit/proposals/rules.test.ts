import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { compareDecimals, subtractDecimals } from '@/lib/core/decimal'
import { isWorkingDay, workingDaysBetween } from '@/lib/core/work-calendar'
import { proposalMachine, answerDueOn, answerTiming, effectOf, titleOf } from '@/lib/proposals/rules'

describe('states of a proposal', () => {
  it('answers once, completes what was accepted, takes each decision back', () => {
    expect(proposalMachine.transitions).toEqual({
      FILED: { accept: 'ACCEPTED', decline: 'DECLINED' },
      ACCEPTED: { complete: 'DONE', return: 'FILED' },
      DECLINED: { return: 'FILED' },
      DONE: { return: 'ACCEPTED' },
    })
  })
})

describe('the day to answer', () => {
  it('counts working days after the day of filing', () => {
    // Filed on a Friday before the May holidays of 2026.
    expect(answerDueOn('2026-04-30', 1)).toBe('2026-05-04')
    expect(answerDueOn('2026-11-20', 10)).toBe('2026-12-04')
  })

  it('is a working day, and so many of them away', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 700 }), fc.integer({ min: 1, max: 60 }), (day, days) => {
        const filed = addDays('2025-01-01', day)
        const due = answerDueOn(filed, days)
        expect(isWorkingDay(due).working).toBe(true)
        expect(workingDaysBetween(filed, due).days).toBe(days)
      }),
    )
  })

  it('is late from the day after, soon in the last two working days', () => {
    expect(answerTiming('2026-12-04', '2026-12-04')).toEqual({ code: 'TODAY' })
    expect(answerTiming('2026-12-04', '2026-12-05')).toEqual({ code: 'LATE', workingDays: 1 })
    expect(answerTiming('2026-12-04', '2026-12-08')).toEqual({ code: 'LATE', workingDays: 2 })
    expect(answerTiming('2026-12-04', '2026-12-02')).toEqual({ code: 'SOON', workingDays: 2 })
    expect(answerTiming('2026-12-04', '2026-12-01')).toEqual({ code: 'OPEN', workingDays: 3 })
  })
})

describe('the title', () => {
  it('is what was given, or the first words of the problem', () => {
    expect(titleOf('  Свет в коридоре ', 'Темно')).toBe('Свет в коридоре')
    expect(titleOf('', 'В коридоре второго этажа темно')).toBe('В коридоре второго этажа темно')
    expect(
      titleOf('', 'Заявления граждан переписываем из журнала в таблицу, потом из таблицы в отчёт, и так каждый день'),
    ).toBe('Заявления граждан переписываем из журнала в таблицу, потом из таблицы в отчёт, и…')
  })

  it('is never empty and never long', () => {
    fc.assert(
      fc.property(
        fc.string({ minLength: 10, maxLength: 300 }).filter((text) => text.trim().length >= 10),
        (problem) => {
          const title = titleOf('', problem)
          expect(title.length).toBeGreaterThan(0)
          expect(title.length).toBeLessThanOrEqual(82)
        },
      ),
    )
  })
})

describe('the effect', () => {
  it('is the hours by the rate and what is saved besides', () => {
    expect(effectOf({ hours: '120', saved: null, hourRate: 400 })).toEqual({
      hours: '120',
      money: '48000',
      hourRate: '400',
    })
    expect(effectOf({ hours: '12.5', saved: '1000.5', hourRate: 333 })).toEqual({
      hours: '12.5',
      money: '5163',
      hourRate: '333',
    })
    expect(effectOf({ hours: null, saved: '700', hourRate: 400 })).toEqual({
      hours: null,
      money: '700',
      hourRate: null,
    })
    expect(effectOf({ hours: null, saved: null, hourRate: 400 })).toEqual({ hours: null, money: null, hourRate: null })
  })

  it('is exact: hours times rate is what remains when the savings are taken off', () => {
    const amount = fc
      .integer({ min: 0, max: 10_000_000 })
      .map((units) => `${Math.floor(units / 100)}.${String(units % 100).padStart(2, '0')}`)
    fc.assert(
      fc.property(amount, amount, fc.integer({ min: 1, max: 5000 }), (hours, saved, hourRate) => {
        const byHours = effectOf({ hours, saved: null, hourRate }).money ?? ''
        const both = effectOf({ hours, saved, hourRate }).money ?? ''
        expect(compareDecimals(subtractDecimals(both, saved), byHours)).toBe(0)
      }),
    )
  })
})
