import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isReportLate, readQuestions, readReportBody, reportMachine } from '@/lib/projects/reports/rules'
import { isOverdue, nextStatus, rankBetween, readTaskLines } from '@/lib/projects/tasks/rules'

describe('tasks', () => {
  it('move one column at a time', () => {
    expect([
      nextStatus('WAITING', 1),
      nextStatus('DOING', 1),
      nextStatus('DONE', 1),
      nextStatus('WAITING', -1),
    ]).toEqual(['DOING', 'DONE', null, null])
  })

  it('are overdue from the day after', () => {
    expect(isOverdue({ dueOn: '2026-03-10', status: 'DOING' }, '2026-03-10')).toBe(false)
    expect(isOverdue({ dueOn: '2026-03-10', status: 'DOING' }, '2026-03-11')).toBe(true)
    expect(isOverdue({ dueOn: '2026-03-10', status: 'DONE' }, '2026-03-11')).toBe(false)
    expect(isOverdue({ dueOn: null, status: 'WAITING' }, '2026-03-11')).toBe(false)
  })

  it('stand between their neighbours', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 1, max: 1000 }), (a, gap) => {
        const b = a + gap
        expect(rankBetween(a, b)).toBeGreaterThan(a)
        expect(rankBetween(a, b)).toBeLessThan(b)
        expect(rankBetween(b, null)).toBeGreaterThan(b)
        expect(rankBetween(null, a)).toBeLessThan(a)
      }),
    )
  })

  it('are read from lines with their dates', () => {
    expect(
      readTaskLines(
        '— Сфотографировать рабочее место\n\n2. Согласовать форму заявления до 05.06.2026\n• Замерить время, к 9.6.2026.',
      ),
    ).toEqual({
      ok: true,
      lines: [
        { title: 'Сфотографировать рабочее место', dueOn: null },
        { title: 'Согласовать форму заявления', dueOn: '2026-06-05' },
        { title: 'Замерить время', dueOn: '2026-06-09' },
      ],
    })
    expect(readTaskLines('Дойти до отдела кадров')).toEqual({
      ok: true,
      lines: [{ title: 'Дойти до отдела кадров', dueOn: null }],
    })
    expect(readTaskLines('Сделать до 30.02.2026')).toEqual({
      ok: false,
      message: 'Строка 1: даты 30.02.2026 нет. Исправьте её или уберите.',
    })
    expect(readTaskLines('\nСделать до 01.06.0202')).toEqual({
      ok: false,
      message: 'Строка 2: даты 01.06.0202 нет. Исправьте её или уберите.',
    })
    expect(readTaskLines(`${'а'.repeat(301)}`)).toMatchObject({ ok: false })
    expect(readTaskLines(Array.from({ length: 31 }, (_, i) => `задача ${i}`).join('\n'))).toMatchObject({ ok: false })
  })
})

describe('reports', () => {
  it('go from due to accepted and back for correction', () => {
    expect(reportMachine.transitions).toEqual({
      DUE: { save: 'DUE', submit: 'SUBMITTED' },
      SUBMITTED: { accept: 'ACCEPTED', return: 'RETURNED' },
      RETURNED: { save: 'RETURNED', submit: 'SUBMITTED' },
      ACCEPTED: {},
    })
  })

  it('are late when their day has passed without them', () => {
    expect(isReportLate({ status: 'DUE', dueOn: '2026-03-10' }, '2026-03-11')).toBe(true)
    expect(isReportLate({ status: 'SUBMITTED', dueOn: '2026-03-10' }, '2026-03-11')).toBe(false)
    expect(isReportLate({ status: 'DUE', dueOn: null }, '2026-03-11')).toBe(false)
  })

  it('keep the questions they were asked', () => {
    expect(readReportBody({ questions: ['Что сделано?'], answers: ['Всё', 'лишнее'] }, 'INTERIM')).toEqual({
      questions: ['Что сделано?'],
      answers: ['Всё'],
    })
    expect(readReportBody(null, 'INTERIM').questions).toHaveLength(3)
    expect(readReportBody({ questions: 7 }, 'CLOSING').answers).toEqual(['', '', ''])
    expect(readQuestions(' а \n\n б')).toEqual(['а', 'б'])
  })
})
