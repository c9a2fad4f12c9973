import { describe, expect, it } from 'vitest'
import { pageCount, pageNumber } from '@/lib/core/pages'

describe('the page that an address asks for', () => {
  it('is a whole number from one; anything strange is the first', () => {
    expect(['1', '7', '2.9', ' 3 '].map(pageNumber)).toEqual([1, 7, 2, 3])
    for (const strange of ['', '0', '-4', '0.5', 'два', '1e999', '1e9', undefined, ['2', '3']])
      expect(pageNumber(strange)).toBe(1)
  })

  it('is one of so many, of which there is always one', () => {
    expect([0, 1, 50, 51].map((rows) => pageCount(rows, 50))).toEqual([1, 1, 1, 2])
  })
})
