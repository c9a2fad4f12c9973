import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '@/lib/core/dates'
import { goalEffect, goalNumber } from '@/lib/projects/form/goals'
import { checkPassport, dateProblem, isReady, type Finding } from '@/lib/projects/passport/check'
import type { PassportFields } from '@/lib/projects/form/passport'
import { filledPassport, goalId, kuzbassForm } from '../../factories/project'

const check = (change: Record<string, string> = {}): Finding[] =>
  checkPassport(
    kuzbassForm,
    Object.fromEntries(Object.entries({ ...filledPassport, ...change }).filter(([, text]) => text !== '')),
  )
const at = (findings: Finding[], path: string) =>
  findings.filter((finding) => finding.path === path).map(({ code }) => code)
const goal = (key: string) => `goals.${goalId}.${key}`

describe('the check of a passport', () => {
  it('has nothing to object to a full one', () => {
    expect(check()).toEqual([])
    expect(isReady(check())).toBe(true)
  })

  it('names every part of an empty one', () => {
    const findings = checkPassport(kuzbassForm, {})
    expect(findings.every(({ severity }) => severity === 'missing')).toBe(true)
    for (const path of [
      'title',
      'customer',
      'process',
      'boundaries',
      'leader.name',
      'team',
      'grounds',
      'effects',
      'approver.name',
      'goals',
      'stages.1.from',
      'stages.7.to',
      'stages.10.from',
    ])
      expect(at(findings, path)).not.toEqual([])
    expect(isReady(findings)).toBe(false)
  })

  it.each([
    ['leader.name', { 'leader.name': '' }, 'EMPTY'],
    [goal('unit'), { [goal('unit')]: '' }, 'EMPTY'],
    [goal('current'), { [goal('current')]: '90 мин.' }, 'NOT_A_NUMBER'],
    [goal('target'), { [goal('target')]: '30' }, 'TARGET_EQUAL'],
    [goal('target'), { [goal('target')]: '45' }, 'TARGET_WORSE'],
    [goal('target'), { [goal('direction')]: 'MORE' }, 'TARGET_WORSE'],
    ['stages.2.to', { 'stages.2.to': '' }, 'NO_DATE'],
    ['stages.2.to', { 'stages.2.to': '30.02.2027' }, 'NOT_A_DATE'],
    ['stages.9.from', { 'stages.9.from': '0202-08-02' }, 'NOT_A_DATE'],
    ['stages.2.to', { 'stages.2.to': '2027-01-11' }, 'END_BEFORE_START'],
    ['stages.4.from', { 'stages.4.from': '2027-01-19' }, 'STARTS_TOO_EARLY'],
    ['stages.5.to', { 'stages.5.to': '2027-02-25' }, 'OVERLAP'],
  ] as const)('%s: %j is %s', (path, change, code) => {
    expect(at(check(change), path)).toContain(code)
    expect(isReady(check(change))).toBe(false)
  })

  it('says to put the unit of «90 мин.» apart', () => {
    expect(check({ [goal('current')]: '90 мин.' }).find(({ code }) => code === 'NOT_A_NUMBER')?.message).toBe(
      'Здесь нужно только число. «мин.» впишите в графу «Единица».',
    )
  })

  it('lets a stage end on the day when the next begins, and notes days off without blocking', () => {
    expect(check({ 'stages.2.to': '2027-01-25' })).toEqual([])
    const sunday = check({ 'stages.3.to': '2027-02-07' })
    expect(sunday).toMatchObject([{ path: 'stages.3.to', code: 'DAY_OFF', severity: 'note' }])
    expect(isReady(sunday)).toBe(true)
  })

  it('explains dates that are none', () => {
    expect(dateProblem('2027-02-28')).toBeNull()
    expect(dateProblem('30.02.2027')).toContain('нет 30-го числа')
    expect(dateProblem('0202-02-10')).toContain('Год 0202')
    expect(dateProblem('12.01.202')).toContain('Год 202')
    expect(dateProblem('12.13.2027')).toContain('Месяца с номером 13')
    expect(dateProblem('весной')).toContain('не дата')
  })

  it('accepts any stages that follow one another, and none whose neighbours change places', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 40 })), {
      minLength: 10,
      maxLength: 10,
    })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 7 }), (steps, swapped) => {
        let day = '2027-01-11'
        const spans = steps.map(([pause, length]) => {
          const from = addDays(day, pause)
          day = addDays(from, length)
          return { from, to: day }
        })
        const fields = (order: typeof spans): PassportFields =>
          Object.fromEntries(
            kuzbassForm.stages.flatMap(({ number, dates }, i) => {
              const { from = '', to = '' } = order[i] ?? {}
              return dates === 'SINGLE'
                ? [[`stages.${number}.from`, from]]
                : [
                    [`stages.${number}.from`, from],
                    [`stages.${number}.to`, to],
                  ]
            }),
          )
        const wrong = (order: typeof spans) =>
          checkPassport(kuzbassForm, fields(order)).filter(({ severity }) => severity === 'wrong')
        expect(wrong(spans)).toEqual([])
        const [a, b] = [spans[swapped], spans[swapped + 1]]
        if (a && b && a.from !== b.from) expect(wrong(spans.with(swapped, b).with(swapped + 1, a))).not.toEqual([])
      }),
    )
  })
})

describe('numbers of goals', () => {
  it('are numbers alone', () => {
    expect([
      goalNumber('90'),
      goalNumber(' 1 234,50 '),
      goalNumber('−0,3'),
      goalNumber('90 мин.'),
      goalNumber(''),
    ]).toEqual(['90', '1234.5', '-0.3', null, null])
  })

  it('give their change in whole per cent', () => {
    expect(goalEffect({ direction: 'LESS', current: '30', target: '12' })).toEqual({ text: '−60\u00a0%', better: true })
    expect(goalEffect({ direction: 'LESS', current: '18', target: '25' })).toEqual({
      text: '+39\u00a0%',
      better: false,
    })
    expect(goalEffect({ direction: 'MORE', current: '', target: '25' })).toBeNull()
  })
})
