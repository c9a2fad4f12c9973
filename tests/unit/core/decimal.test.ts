import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDecimals,
  commonScale,
  compareDecimals,
  decimal,
  divideDecimals,
  formatDecimal,
  multiplyDecimals,
  parseDecimal,
  percentChange,
  readDecimal,
  roundDecimal,
  subtractDecimals,
  toDecimalString,
  unitsAt,
} from '@/lib/core/decimal'

const anyDecimal = fc.record({
  units: fc.integer({ min: -1_000_000_000, max: 1_000_000_000 }),
  scale: fc.integer({ min: 0, max: 6 }),
})

describe('decimal', () => {
  it('reads what the acts write and nothing else', () => {
    expect(parseDecimal('0.3')).toEqual({ units: 3, scale: 1 })
    expect(parseDecimal('-12')).toEqual({ units: -12, scale: 0 })
    expect(parseDecimal('007.50')).toEqual({ units: 750, scale: 2 })
    expect(Object.is(parseDecimal('-0')?.units, 0)).toBe(true)
    for (const text of [
      '',
      '0,3',
      '.5',
      '1.',
      '1e3',
      ' 1',
      '1 000',
      'abc',
      '0x1',
      'NaN',
      '+1',
      '1.2.3',
      '9'.repeat(16),
      '9007199254740993',
    ]) {
      expect(parseDecimal(text), text).toBeUndefined()
    }
  })

  it('reads what people type', () => {
    expect(readDecimal(' 1 234,5 ')).toEqual({ units: 12345, scale: 1 })
    expect(readDecimal('−0,30')).toEqual({ units: -30, scale: 2 })
    expect(readDecimal('пять')).toBeUndefined()
  })

  it('adds and subtracts exactly where floating point does not', () => {
    expect(addDecimals('0.1', '0.2')).toBe('0.3')
    expect(addDecimals()).toBe('0')
    expect(subtractDecimals('12.1', '12')).toBe('0.1')
    expect(compareDecimals('7.90', '7.9')).toBe(0)
    expect(compareDecimals('7.9', '8')).toBeLessThan(0)
  })

  it('refuses to lose digits or exactness', () => {
    expect(() => unitsAt(decimal('0.25'), 1)).toThrow(RangeError)
    expect(() => unitsAt(decimal('9007199254740991'.slice(0, 15)), 3)).toThrow(RangeError)
    expect(() => decimal('0,3')).toThrow(RangeError)
    expect(commonScale([decimal('1'), decimal('0.25')])).toBe(2)
  })

  it('shows a comma, a true minus and grouped thousands', () => {
    expect(formatDecimal('13.40')).toBe('13,4')
    expect(formatDecimal('9.0')).toBe('9')
    expect(formatDecimal('9', { digits: 1 })).toBe('9,0')
    expect(formatDecimal('-0.6')).toBe('−0,6')
    expect(formatDecimal('1234567.5')).toBe('1\u00a0234\u00a0567,5')
    expect(formatDecimal('1234')).toBe('1234')
    expect(formatDecimal('-0.04', { digits: 1 })).toBe('0,0')
  })

  it('rounds half away from zero', () => {
    expect(formatDecimal('0.25', { digits: 1 })).toBe('0,3')
    expect(formatDecimal('-0.25', { digits: 1 })).toBe('−0,3')
    expect(formatDecimal('0.249', { digits: 1 })).toBe('0,2')
    expect(roundDecimal(decimal('1.5'), 0)).toEqual({ units: 2, scale: 0 })
  })

  it('keeps the value through text and scale', () => {
    fc.assert(
      fc.property(anyDecimal, ({ units, scale }) => {
        const text = toDecimalString({ units, scale })
        const back = decimal(text)
        expect(BigInt(back.units) * 10n ** BigInt(scale)).toBe(BigInt(units) * 10n ** BigInt(back.scale))
        expect(toDecimalString(back)).toBe(text)
        expect(text).not.toMatch(/\.\d*0$|\.$|^-0$/)
        expect(unitsAt(back, scale)).toBe(units === 0 ? 0 : units)
      }),
    )
  })

  it('sums in any order', () => {
    fc.assert(
      fc.property(fc.array(anyDecimal, { maxLength: 6 }), (values) => {
        const texts = values.map(toDecimalString)
        expect(addDecimals(...texts.toReversed())).toBe(addDecimals(...texts))
      }),
    )
  })

  it('is taken as whole units of a scale, never losing a digit in silence', () => {
    expect(unitsAt({ units: 1500, scale: 3 }, 1)).toBe(15)
    expect(unitsAt({ units: 15, scale: 1 }, 3)).toBe(1500)
    expect(() => unitsAt({ units: 1501, scale: 3 }, 1)).toThrow('1.501 has more than 1 decimal places')
    expect(() => decimal('1,5')).toThrow('Not a decimal: 1,5')
    expect(() => toDecimalString({ units: 2 ** 53, scale: 0 })).toThrow('too large to be exact')
    expect(formatDecimal('1.5', { digits: 2 })).toBe('1,50')
    expect(roundDecimal({ units: 15, scale: 1 }, 1)).toEqual({ units: 15, scale: 1 })
    expect(roundDecimal({ units: 15, scale: 1 }, 3)).toEqual({ units: 15, scale: 1 })
    expect(Object.is(roundDecimal({ units: -4, scale: 2 }, 0).units, 0)).toBe(true)
  })

  it('multiplies and divides exactly, rounding once', () => {
    expect([multiplyDecimals('0.3', '0.1'), multiplyDecimals('1.5', '2', '-0.50'), multiplyDecimals()]).toEqual([
      '0.03',
      '-1.5',
      '1',
    ])
    // The units do not fit a double, the product does.
    expect(multiplyDecimals('1234567.890', '1000000.000')).toBe('1234567890000')
    expect([divideDecimals('1', '3', 2), divideDecimals('-1', '8', 2), divideDecimals('1', '-8', 2)]).toEqual([
      '0.33',
      '-0.13',
      '-0.13',
    ])
    expect([divideDecimals('0.004', '-1', 2), divideDecimals('5', '0.00', 2)]).toEqual(['0', null])
    // 2.495 is nearer to 2; rounded to hundredths first it would be 3.
    expect(divideDecimals('2.495', '1', 0)).toBe('2')
  })

  it('says the change in per cent of the first value', () => {
    expect(
      [
        ['30', '12'],
        ['18', '25'],
        ['3', '2'],
        ['8', '8'],
        ['-10', '-5'],
        ['0', '5'],
      ].map(([from = '', to = '']) => percentChange(from, to, 0)),
    ).toEqual(['-60', '39', '-33', '0', '50', null])
    // 12.3499… % of the first: with binary figures and two roundings it came out as 12.4.
    expect(percentChange('10000000', '11234996', 1)).toBe('12.3')
  })

  it('agrees with plain arithmetic', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), fc.integer({ min: 0, max: 1e6 }), (from, to) => {
        const percent = Number(percentChange(String(from), String(to), 0))
        expect(Math.abs(percent - ((to - from) / from) * 100)).toBeLessThanOrEqual(0.5000001)
      }),
    )
  })
})
