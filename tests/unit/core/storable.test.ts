import { describe, expect, it } from 'vitest'
import { unstorableAt, withoutUnstorable } from '@/lib/core/storable'

describe('texts that can be kept', () => {
  it('are told from those with U+0000 or half of a pair, wherever they stand', () => {
    expect(unstorableAt({ name: 'Орган 🚀', list: [{ text: 'да' }], day: new Date(0), n: 1, no: null })).toBeNull()
    expect(unstorableAt({ list: [{ text: 'да' }, { text: 'не\u0000т' }] })).toBe('list.1.text')
    expect(unstorableAt({ name: '\ud83d' })).toBe('name')
    expect(unstorableAt({ 'a\u0000': 'x' })).toBe('')
    expect(unstorableAt('\u0000')).toBe('')
  })

  it('lose only such signs where something is looked for', () => {
    const whole = { q: 'зебра', on: new Date(0) }
    expect(withoutUnstorable(whole)).toBe(whole)
    expect(withoutUnstorable({ q: 'зе\u0000бра', of: ['\u0000', 'б'], n: 1 })).toEqual({
      q: 'зебра',
      of: ['', 'б'],
      n: 1,
    })
  })
})
