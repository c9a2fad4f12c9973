import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mergedText, wordDiff } from '@/lib/core/word-diff'

describe('wordDiff', () => {
  it('marks added and removed words', () => {
    expect(wordDiff('обучено 40 человек', 'обучено 47 человек')).toEqual([
      { kind: 'same', text: 'обучено ' },
      { kind: 'removed', text: '40 ' },
      { kind: 'added', text: '47 ' },
      { kind: 'same', text: 'человек' },
    ])
  })

  it('loses no word of either text', () => {
    const words = (text: string) => text.split(/\s+/).filter(Boolean)
    const text = fc.array(fc.constantFrom('а', 'б', 'в', 'г'), { maxLength: 12 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after)
        const of = (...kinds: string[]) =>
          words(
            parts
              .filter(({ kind }) => kinds.includes(kind))
              .map((part) => part.text)
              .join(' '),
          )
        expect(of('same', 'removed')).toEqual(words(before))
        expect(of('same', 'added')).toEqual(words(after))
      }),
    )
  })

  it('merges both', () => {
    expect(mergedText('Обучено 47 человек. Список приложен.', 'Обучено 47 человек. План утверждён.')).toBe(
      'Обучено 47 человек. План утверждён. Список приложен.',
    )
    expect(mergedText('Обучение в мае', 'Обучение по плану')).toBe('Обучение по плану Обучение в мае')
    expect(mergedText('', 'чужое')).toBe('чужое')
    expect(mergedText('моё', '')).toBe('моё')
  })
})
