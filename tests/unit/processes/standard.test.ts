import { describe, expect, it } from 'vitest'
import type { ProcessModel, ProcessStep } from '@/lib/processes/model/types'
import { rewritten, standardChanges, type StandardContent, type StandardStep } from '@/lib/processes/standard/content'
import { courseSentences } from '@/lib/processes/standard/course'
import { addMonths, holds, limitText, readBy, standardState } from '@/lib/processes/standard/rules'

describe('a standard holds', () => {
  it('up to the limit and not above it: 6.1 and 20 % are 7.32', () => {
    expect(limitText('6.10', 20)).toBe('7.32')
    expect(holds('7.32', '6.10', 20)).toBe(true)
    expect(holds('7.33', '6.10', 20)).toBe(false)
    expect(holds('6.10', '6.10', 0)).toBe(true)
    expect(holds('6.11', '6.10', 0)).toBe(false)
  })

  it('by its latest measurement', () => {
    const check = (measuredOn: string | null, kept: boolean | null) => ({ measuredOn, holds: kept })
    expect(standardState('APPROVED', [check(null, null)])).toBe('new')
    expect(standardState('APPROVED', [check('2026-02-01', false), check('2026-05-01', true)])).toBe('holds')
    expect(standardState('APPROVED', [check('2026-05-01', false), check('2026-02-01', true)])).toBe('fell')
    expect(standardState('DRAFT', [])).toBe('draft')
    expect(standardState('SUPERSEDED', [check('2026-02-01', true)])).toBe('old')
  })
})

describe('days', () => {
  it('a month later is the same day, or the last of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28')
    expect(addMonths('2027-11-30', 3)).toBe('2028-02-29')
    expect(addMonths('2026-05-04', 12)).toBe('2027-05-04')
    expect(addMonths('2026-12-15', 1)).toBe('2027-01-15')
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28')
  })

  it('a standard given on Monday is read by the next Monday: five working days', () => {
    expect(readBy('2026-11-16', 5)).toBe('2026-11-23')
  })
})

const step = (id: string, next: ProcessStep['next']): ProcessStep => ({
  id,
  name: id,
  agency: 'a',
  unit: 'u',
  roles: [],
  wait: { fixed: '0' },
  work: { fixed: '1' },
  value: 'adds',
  next,
})

describe('where the run divides', () => {
  it('is said in sentences, and what only goes on to the next row is not', () => {
    const model: ProcessModel = {
      name: 'Выплата',
      start: 'a',
      steps: [
        step('a', { to: 'b' }),
        step('b', {
          decision: [
            { to: 'c', p: '0.91' },
            { to: 'a', p: '0.04', return: true },
            { to: 'f', p: '0.05' },
          ],
        }),
        step('c', { parallel: { branches: [['d'], ['e']], join: 'f' } }),
        step('d', { to: 'f' }),
        step('e', { to: 'f' }),
        step('f', { to: 'end' }),
      ],
    }
    const labels = ['полный', 'неполный', '']
    expect(courseSentences(model, (id, i) => (id === 'b' ? (labels[i] ?? '') : ''))).toEqual([
      'После шага 2: полный (91 %) – шаг 3; неполный (4 %) – возврат к шагу 1; (5 %) – шаг 6.',
      'После шага 3 шаги 4 и 5 выполняются одновременно, после всех – шаг 6.',
      'После шага 4 – шаг 6.',
    ])
  })
})

describe('versions', () => {
  const line = (id: string, words: string, more: Partial<StandardStep> = {}): StandardStep => ({
    id,
    name: 'Принять',
    words,
    who: 'Специалист',
    wait: '0 мин',
    work: '10 мин',
    documents: '',
    system: '',
    check: '',
    ...more,
  })
  const content = (steps: StandardStep[]): StandardContent => ({
    process: { code: 'П-1', name: 'Выдача', agency: 'Комитет', representative: '' },
    general: '',
    steps,
    course: [],
    figures: { lead: '5', work: '10', dayMinutes: '480', right: '100' },
    mapVersion: 1,
  })

  it('tell what was added, changed and removed', () => {
    const was = content([line('1', 'Принять'), line('2', 'Проверить')])
    const is = content([line('1', 'Принять и вернуть документы'), line('3', 'Выдать')])
    expect(standardChanges(was, is).map(({ kind }) => kind)).toEqual(['changed', 'added', 'removed'])
    expect(standardChanges(was, was)).toEqual([])
    expect(rewritten(is)).toBe(2)
    expect(rewritten(content([line('1', 'Принять')]))).toBe(0)
  })
})
