import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { barChart } from '@/lib/documents/chart-svg'
import {
  differs,
  higher,
  levelRank,
  rollUp,
  sinceProblem,
  toolLevels,
  wantsProof,
  type UnitLevel,
} from '@/lib/tools/rules'
import { actTools, toolProblems } from '@/lib/tools/template'
import { template } from '../../factories/tenant'

const unit = (more: Partial<UnitLevel> = {}): UnitLevel => ({
  unit: '',
  level: 'PILOT',
  since: '2026-01-12',
  seen: null,
  seenOn: null,
  changedAfter: false,
  ...more,
})

describe('levels', () => {
  it('of an agency are the highest of its units, with how many have it', () => {
    expect(rollUp([])).toEqual({ level: 'NOT_BEGUN', atLevel: 0, units: 0, differs: false })
    expect(
      rollUp([unit(), unit({ unit: 'Приёмная', level: 'STANDARD' }), unit({ unit: 'Архив', level: 'STANDARD' })]),
    ).toEqual({ level: 'STANDARD', atLevel: 2, units: 3, differs: false })
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...toolLevels), { minLength: 1, maxLength: 8 }), (levels) => {
        const cell = rollUp(levels.map((level, i) => unit({ unit: String(i), level })))
        expect(levels.every((level) => levelRank(level) <= levelRank(cell.level)) && levels.includes(cell.level)).toBe(
          true,
        )
        expect(levels.reduce(higher)).toBe(cell.level)
      }),
    )
  })

  it('differ from what a visit saw until the agency changes them', () => {
    expect(differs(unit({ seen: 'NOT_BEGUN' }))).toBe(true)
    expect(differs(unit({ seen: 'PILOT' }))).toBe(false)
    expect(differs(unit({ seen: 'NOT_BEGUN', changedAfter: true }))).toBe(false)
  })

  it('above «не начат» want a proof, and no day of the future', () => {
    expect(toolLevels.map(wantsProof)).toEqual([false, true, true, true])
    expect(sinceProblem('2026-11-23', '2026-11-22')).toContain('не наступил')
    expect(sinceProblem('2026-11-22', '2026-11-22')).toBeNull()
  })
})

describe('tools of the acts', () => {
  it('are nine in Belgorod, four in Belovo, none in Kuzbass', () => {
    expect([
      actTools(template('belgorod')).length,
      actTools(template('belovo')).length,
      actTools(template('kuzbass')).length,
    ]).toEqual([9, 4, 0])
    expect(actTools(template('belgorod'))[0]).toBe('Доска визуализации')
    expect(toolProblems({ tools: ['5С', 7] })).toEqual([
      { path: 'tools.1', message: 'Инструменты, № 2: ожидается название инструмента в кавычках.' },
    ])
  })
})

describe('bars of a document', () => {
  it('say every figure in their text and survive any label', () => {
    const drawn = barChart('Отчёты', {
      rows: [
        {
          label: 'A & <B>',
          parts: [
            { value: 3, tone: 'ok' },
            { value: 0, tone: 'bad' },
          ],
        },
      ],
      legend: [
        { tone: 'ok', label: 'в срок' },
        { tone: 'bad', label: 'нет' },
      ],
    })
    expect(drawn.alt).toBe('Отчёты. A & <B>: в срок 3, нет 0.')
    expect(drawn.svg).toContain('A &amp; &lt;B&gt;')
    expect(barChart('Пусто', { rows: [], legend: [] }).svg).toMatch(/^<svg/)
  })
})
