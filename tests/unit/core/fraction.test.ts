import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  ONE,
  ZERO,
  add,
  compare,
  decimalText,
  divide,
  exactText,
  formatFraction,
  fraction,
  fractionOf,
  isZero,
  lowest,
  multiply,
  negate,
  parseDecimalFraction,
  parseFraction,
  rootText,
  roundedText,
  roundedUnits,
  shareOut,
  sign,
  subtract,
  sum,
  unitsText,
  type Fraction,
} from '@/lib/core/fraction'

const anyFraction = fc
  .tuple(fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }), fc.bigInt({ min: 1n, max: 10n ** 9n }))
  .map(([top, bottom]): Fraction => ({ top, bottom }))

const same = (a: Fraction, b: Fraction) => {
  expect(exactText(a)).toBe(exactText(b))
}

describe('fraction', () => {
  it('reads decimals and quotients and nothing else', () => {
    expect(exactText(fractionOf('0.25'))).toBe('1/4')
    expect(exactText(fractionOf('-007.50'))).toBe('-15/2')
    expect(exactText(fractionOf('24000/7'))).toBe('24000/7')
    expect(exactText(fractionOf('-6/4'))).toBe('-3/2')
    for (const text of [
      '',
      ' 1',
      '1e5',
      '1,5',
      '.5',
      '5.',
      '+1',
      '1/0',
      '1/-2',
      'x1/2',
      '1/2 ',
      '1/0.5',
      '2O',
      'NaN',
      '1 000',
      '0x1',
      '1'.repeat(31),
    ])
      expect(parseFraction(text), text).toBeUndefined()
    expect(parseDecimalFraction('1/2')).toBeUndefined()
    expect(() => fractionOf('полчаса')).toThrow(RangeError)
    expect(() => fraction(1, 0)).toThrow(RangeError)
    expect(() => divide(ONE, ZERO)).toThrow(RangeError)
    expect(exactText(fraction(3, -6))).toBe('-1/2')
  })

  it('keeps the laws of arithmetic', () => {
    fc.assert(
      fc.property(anyFraction, anyFraction, anyFraction, (a, b, c) => {
        same(add(a, b), add(b, a))
        same(add(add(a, b), c), add(a, add(b, c)))
        same(multiply(a, add(b, c)), add(multiply(a, b), multiply(a, c)))
        same(subtract(add(a, b), b), a)
        same(add(a, negate(a)), ZERO)
        if (!isZero(b)) same(multiply(divide(a, b), b), a)
        same(sum([a, b, c]), add(a, add(b, c)))
        same(lowest(a), a)
        expect(compare(a, b)).toBe(sign(subtract(a, b)))
      }),
    )
  })

  it('rounds half away from zero, and never prints minus zero', () => {
    const cases: [string, number, string][] = [
      ['0.175', 2, '0.18'],
      ['-0.175', 2, '-0.18'],
      ['0.174999', 2, '0.17'],
      ['-0.004', 2, '0.00'],
      ['-0.5', 0, '-1'],
      ['2.5', 0, '3'],
      ['1/3', 2, '0.33'],
      ['2/3', 2, '0.67'],
      ['1234567.891', 1, '1234567.9'],
    ]
    for (const [text, digits, shown] of cases) expect(roundedText(fractionOf(text), digits), text).toBe(shown)
    expect(unitsText(-5n, 2)).toBe('-0.05')
    expect(unitsText(7n, 0)).toBe('7')
  })

  it('is a decimal only where that is exact', () => {
    expect(decimalText(fractionOf('0.10'))).toBe('0.1')
    expect(decimalText(fraction(1, 8))).toBe('0.125')
    expect(decimalText(fraction(-7, 50))).toBe('-0.14')
    expect(decimalText(fraction(1200))).toBe('1200')
    expect(decimalText(fraction(1, 3))).toBeUndefined()
    expect(decimalText(fraction(24000, 7))).toBeUndefined()
  })

  it('takes the root to the digit', () => {
    expect(rootText(fraction(2), 4)).toBe('1.4142')
    expect(rootText(fraction(1, 16), 2)).toBe('0.25')
    expect(rootText(ZERO, 2)).toBe('0.00')
    // √0,000025 = 0,005, which is exactly the half.
    expect(rootText(fractionOf('0.000025'), 2)).toBe('0.01')
    expect(() => rootText(fraction(-1), 2)).toThrow(RangeError)
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (value) => {
        const root = BigInt(rootText(fraction(value * value), 0))
        expect(root).toBe(value)
      }),
    )
  })

  it('is printed as Russian figures are', () => {
    expect(formatFraction(fractionOf('-12345.6'), 2)).toBe('−12\u00a0345,60')
    expect(formatFraction(fraction(1234), 0)).toBe('1234')
    expect(formatFraction(fractionOf('-0.001'), 1)).toBe('0,0')
  })
})

describe('shareOut', () => {
  it('gives what is left to the largest remainders, ties to the earlier part', () => {
    const halves = Array.from({ length: 7 }, () => fractionOf('0.025'))
    expect(shareOut(halves, 2)).toEqual([3n, 3n, 3n, 3n, 2n, 2n, 2n])
    expect(shareOut([fractionOf('0.001'), fractionOf('0.009'), fractionOf('0.004')], 2)).toEqual([0n, 1n, 0n])
    expect(shareOut([], 2)).toEqual([])
  })

  it('adds up to the rounded total, each part less than one unit from its own', () => {
    const anyPart = fc
      .tuple(fc.bigInt({ min: 0n, max: 10n ** 9n }), fc.bigInt({ min: 1n, max: 10n ** 6n }))
      .map(([top, bottom]): Fraction => ({ top, bottom }))
    fc.assert(
      fc.property(fc.array(anyPart, { maxLength: 20 }), (parts) => {
        const shared = shareOut(parts, 2)
        expect(shared.reduce((all, one) => all + one, 0n)).toBe(roundedUnits(sum(parts), 2))
        shared.forEach((units, i) => {
          const off = subtract(fraction(units, 100), parts[i] ?? ZERO)
          expect(compare(off, fraction(1, 100))).toBe(-1)
          expect(compare(off, fraction(-1, 100))).toBe(1)
        })
      }),
    )
  })
})
