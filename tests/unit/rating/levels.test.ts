import { describe, expect, it } from 'vitest'
import { findLevel, levelRank, levelTone, thresholds } from '@/lib/rating/methodology/levels'
import { compileMethodology } from '@/lib/rating/methodology/score'
import { levelOf } from '../../factories/level'
import { kuzbass } from './kuzbass'
import { levelRuleText, levelSign } from '@/lib/rating/methodology/labels'

describe('levels', () => {
  it.each([
    ['0', 'INITIAL'],
    ['3.9', 'INITIAL'],
    ['4', 'INITIAL'],
    ['4.9', 'INITIAL'],
    ['5', 'BASIC'],
    ['5.0', 'BASIC'],
    ['5.1', 'BASIC'],
    ['7.9', 'BASIC'],
    ['7.999', 'BASIC'],
    ['8', 'PROGRESSIVE'],
    ['8.1', 'PROGRESSIVE'],
    ['12', 'PROGRESSIVE'],
    ['12.000', 'PROGRESSIVE'],
    ['12.001', 'LEADER'],
    ['12.1', 'LEADER'],
    ['14.9', 'LEADER'],
  ])('a total of %s is %s', (total, code) => {
    expect(levelOf(kuzbass, total)?.code).toBe(code)
  })

  it('gives the same by units', () => {
    const { levelIndex } = compileMethodology(kuzbass)
    const codes = [49, 50, 79, 80, 120, 121].map((units) => kuzbass.levels[levelIndex(units)]?.code)
    expect(codes).toEqual(['INITIAL', 'BASIC', 'BASIC', 'PROGRESSIVE', 'PROGRESSIVE', 'LEADER'])
  })

  it('knows the order and the thresholds of the track', () => {
    expect(thresholds(kuzbass)).toEqual([
      { value: '5', inclusive: true, below: 'INITIAL', above: 'BASIC' },
      { value: '8', inclusive: true, below: 'BASIC', above: 'PROGRESSIVE' },
      { value: '12', inclusive: false, below: 'PROGRESSIVE', above: 'LEADER' },
    ])
    expect(levelRank(kuzbass, 'LEADER')).toBe(0)
    expect(findLevel(kuzbass, 'BASIC')?.title).toBe('Базовый')
  })

  it('signs a level by its place, whatever its code', () => {
    expect(kuzbass.levels.map(({ code }) => levelSign(kuzbass, code))).toEqual([
      { glyph: '★', title: 'Лидер', tone: 'leader' },
      { glyph: '▲', title: 'Прогрессивный', tone: 'progressive' },
      { glyph: '●', title: 'Базовый', tone: 'basic' },
      { glyph: '○', title: 'Начальная подготовка', tone: 'initial' },
    ])
    expect(kuzbass.levels.map(levelRuleText)).toEqual(['более 12', 'от 8 до 12', 'от 5, менее 8', 'менее 5'])
    expect(levelSign(kuzbass, 'GONE')).toEqual({ glyph: '○', title: 'GONE', tone: 'initial' })
    const tones = (n: number) => {
      const levels = Array.from({ length: n }, (_, i) => ({ code: `L${i}`, title: `${i}` }))
      return levels.map(({ code }) => levelTone({ ...kuzbass, levels }, code))
    }
    expect(tones(1)).toEqual(['leader'])
    expect(tones(2)).toEqual(['leader', 'initial'])
    expect(tones(3)).toEqual(['leader', 'progressive', 'initial'])
    expect(tones(5)).toEqual(['leader', 'progressive', 'progressive', 'basic', 'initial'])
  })
})
