import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { quantileOf } from '@/lib/processes/simulation/figures'
import { histogramOf } from '@/lib/processes/simulation/histogram'
import { intervalOf, studentQuantile } from '@/lib/processes/simulation/interval'
import { naturalLogarithm } from '@/lib/processes/simulation/logarithm'
import { hashOf, Threefry } from '@/lib/processes/simulation/random'

describe('random numbers', () => {
  it('are those of Threefry-2x32 with 20 rounds, by its published vectors', () => {
    const random = new Threefry()
    const mixed = (...address: [number, number, number, number]) => {
      random.mix(...address)
      return [random.first >>> 0, random.second >>> 0]
    }
    expect(mixed(0, 0, 0, 0)).toEqual([0x6b200159, 0x99ba4efe])
    expect(mixed(-1, -1, -1, -1)).toEqual([0x1cb996fc, 0xbb002be7])
    expect(mixed(0x13198a2e, 0x03707344, 0x243f6a88, 0x85a308d3)).toEqual([0xc4923a9c, 0x483df7a0])
  })

  it('lie evenly in [0; 1) and do not follow one another', () => {
    const random = new Threefry()
    const numbers = Array.from({ length: 100_000 }, (_, i) => random.uniform(1, 2, i, 3))
    const mean = numbers.reduce((sum, u) => sum + u, 0) / numbers.length
    const together = numbers.reduce((sum, u, i) => sum + (u - 0.5) * ((numbers[i + 1] ?? 0.5) - 0.5), 0)
    expect(Math.abs(mean - 0.5)).toBeLessThan(0.004)
    expect(Math.abs(together / numbers.length) * 12).toBeLessThan(0.014)
    expect(Math.min(...numbers.slice(0, 50_000))).toBeGreaterThanOrEqual(0)
    expect(Math.max(...numbers.slice(0, 50_000))).toBeLessThan(1)
    const tenths = Array.from({ length: 10 }, (_, t) => numbers.filter((u) => Math.floor(u * 10) === t).length)
    expect(tenths.reduce((sum, n) => sum + (n - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9)
  })

  it('are addressed by the text of a step’s id', () => {
    expect(hashOf('')).toBe(0x811c9dc5 | 0)
    expect(hashOf('a')).toBe(0xe40c292c | 0)
    expect(hashOf('foobar')).toBe(0xbf9cf968 | 0)
  })
})

describe('the logarithm', () => {
  it('is as near as the engine’s own', () => {
    fc.assert(
      fc.property(fc.double({ min: 1e-300, max: 1e300, noNaN: true }), (x) => {
        const engine = Math.log(x)
        expect(Math.abs(naturalLogarithm(x) - engine)).toBeLessThanOrEqual(4.5e-16 * Math.max(Math.abs(engine), 0.5))
      }),
      { numRuns: 5000 },
    )
  })

  it('is the same number on every engine', () => {
    expect(naturalLogarithm(1)).toBe(0)
    expect(naturalLogarithm(2)).toBe(0.6931471805599453)
    expect(naturalLogarithm(10)).toBe(2.302585092994046)
    expect(naturalLogarithm(0.1)).toBe(-2.3025850929940455)
    expect(naturalLogarithm(2 ** -53)).toBe(-36.7368005696771)
  })
})

describe('Student’s interval', () => {
  it.each([
    [19, 2.093024],
    [20, 2.085963],
    [24, 2.063899],
    [29, 2.04523],
    [39, 2.022691],
    [59, 2.000995],
    [99, 1.984217],
    [999, 1.962341],
  ])('has the quantile of %i degrees of freedom', (freedom, quantile) => {
    expect(Math.abs(studentQuantile(freedom) - quantile)).toBeLessThan(2e-6)
  })

  it('is not made of fewer than 20 values', () => {
    expect(() => intervalOf(Array.from({ length: 19 }, () => 1))).toThrow(RangeError)
  })

  it('is mean ± quantile × deviation / √n', () => {
    const { mean, half } = intervalOf(Array.from({ length: 20 }, (_, i) => i + 1))
    // Variance of 1…20 with n − 1 is 35.
    expect(mean).toBe(10.5)
    expect(half).toBeCloseTo(2.0930241 * Math.sqrt(35 / 20), 5)
    expect(intervalOf(Array.from({ length: 20 }, () => 3))).toEqual({ mean: 3, half: 0 })
  })
})

describe('quantiles and columns', () => {
  it('take the least value that the share does not exceed', () => {
    const ten = Float64Array.from([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    expect([0.5, 0.51, 0.9, 0.95, 1].map((share) => quantileOf(ten, share))).toEqual([5, 6, 9, 10, 10])
    expect(quantileOf(Float64Array.of(7), 0.01)).toBe(7)
    // 0.95 × 20 is a hair above 19 in binary numbers.
    expect(
      quantileOf(
        Float64Array.from({ length: 20 }, (_, i) => i + 1),
        0.95,
      ),
    ).toBe(19)
  })

  it('count every case once', () => {
    expect(histogramOf([Float64Array.of(0, 0.5, 1), Float64Array.of(1.5, 3)], 480)).toEqual({
      width: 1,
      counts: [2, 2, 0, 1, 0],
    })
    const week = Float64Array.from({ length: 1000 }, (_, i) => i * 2.4)
    const columns = histogramOf([week], 480)
    expect(columns.width).toBe(60)
    expect(columns.counts).toHaveLength(41)
    expect(columns.counts.reduce((sum, n) => sum + n, 0)).toBe(1000)
  })

  it('put the few longest into the last column', () => {
    const long = Float64Array.from({ length: 1000 }, (_, i) => (i < 998 ? 5 : 100_000))
    const { width, counts } = histogramOf([long], 480)
    expect({ width, counts }).toEqual({ width: 1, counts: [0, 0, 0, 0, 0, 998, 2] })
  })
})
