import { describe, expect, it } from 'vitest'
import {
  agree,
  count,
  formatBytes,
  formatDifference,
  formatNumber,
  formatSigned,
  lowerFirst,
  noBreak,
  plural,
  sentence,
  typeset,
  upperFirst,
} from '@/lib/core/format'
import { isUuid, newId } from '@/lib/core/ids'
import { containing } from '@/lib/core/like'

describe('format', () => {
  it('takes the form of the noun that the number wants', () => {
    const form = (n: number) => plural(n, 'орган', 'органа', 'органов')
    expect([0, 1, 2, 4, 5, 11, 12, 14, 20, 21, 22, 25, 100, 101, 111, 112, 122, -1].map(form)).toEqual([
      'органов',
      'орган',
      'органа',
      'органа',
      'органов',
      'органов',
      'органов',
      'органов',
      'органов',
      'орган',
      'органа',
      'органов',
      'органов',
      'орган',
      'органов',
      'органов',
      'органа',
      'орган',
    ])
    expect(count(21, 'орган', 'органа', 'органов')).toBe('21\u00a0орган')
  })

  it('writes numbers and differences', () => {
    expect([0, 1234, 12345, -1234567].map(formatNumber)).toEqual(['0', '1234', '12\u00a0345', '−1\u00a0234\u00a0567'])
    expect(() => formatNumber(0.5)).toThrow(RangeError)
    expect(formatDifference('12.5', '13.4')).toBe('+0,9')
    expect(formatDifference('9.6', '9')).toBe('−0,6')
    expect(formatDifference('9.0', '9')).toBe('0')
    expect(formatSigned('0.4')).toBe('+0,4')
    expect([
      formatDifference('9', '9', { digits: 1 }),
      formatSigned('2', { digits: 1 }),
      formatSigned('-2', { digits: 1 }),
    ]).toEqual(['0,0', '+2,0', '−2,0'])
  })

  it('writes sizes of files', () => {
    expect([0, 512, 1023, 1024, 13_002_342, 52_428_800, 1_048_575, 3_221_225_472].map(formatBytes)).toEqual(
      ['0 Б', '512 Б', '1023 Б', '1 КБ', '12,4 МБ', '50 МБ', '1 МБ', '3 ГБ'].map((text) => text.replace(' ', '\u00a0')),
    )
  })

  it('keeps together what belongs together', () => {
    expect(noBreak('И. О. Фамилия')).toBe('И.\u00a0О.\u00a0Фамилия')
    expect(typeset('в срок и по закону № 210')).toBe('в\u00a0срок и\u00a0по\u00a0закону №\u00a0210')
    expect(typeset('А. Б. Иванов – 15 дней')).toBe('А.\u00a0Б.\u00a0Иванов\u00a0– 15\u00a0дней')
  })
})

describe('words', () => {
  it('agrees a verb with its number', () => {
    const forms = [1, 2, 5, 11, 21, 111, 101].map((n) => agree(n, 'отстаёт', 'отстают'))
    expect(forms).toEqual(['отстаёт', 'отстают', 'отстают', 'отстают', 'отстаёт', 'отстают', 'отстаёт'])
  })

  it('changes the first letter alone', () => {
    expect(['ёлка №ABC', '', '5-й'].map(upperFirst)).toEqual(['Ёлка №ABC', '', '5-й'])
    expect(['Ёлка №ABC', ''].map(lowerFirst)).toEqual(['ёлка №ABC', ''])
  })

  it('looks for the signs of a pattern as they are', () => {
    expect(containing(' 5% _a\\ ')).toBe('%5\\% \\_a\\\\%')
  })
})

describe('ids', () => {
  it('makes time-ordered UUIDs and recognises UUIDs', () => {
    const made = Array.from({ length: 100 }, newId)
    expect(made.toSorted()).toEqual(made)
    expect(new Set(made).size).toBe(100)
    expect(made.every(isUuid)).toBe(true)
    expect(made[0]?.[14]).toBe('7')
    const wrong = ['', 'x', '00000000-0000-0000-0000-00000000000', '../etc/passwd', (made[0] ?? '').toUpperCase()]
    for (const text of wrong) expect(isUuid(text), text).toBe(false)
  })

  it('makes a sentence of the act’s words', () => {
    expect(['постоянное улучшение', 'списки и т.д.', 'Готово!', ''].map(sentence)).toEqual([
      'Постоянное улучшение.',
      'Списки и т.д.',
      'Готово!',
      '',
    ])
  })
})
