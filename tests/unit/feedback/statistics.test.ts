import { describe, expect, it } from 'vitest'
import { fraction, roundedText } from '@/lib/core/fraction'
import { compareMeans, compareNps, compareShares, differenceWords } from '@/lib/feedback/results/compare'
import {
  csiMeasure,
  groupStatus,
  markMeasures,
  npsMeasures,
  responseRate,
  spreadOf,
  tallyOf,
  wilson,
  type Tally,
} from '@/lib/feedback/results/measures'
import { studentBothTails, studentQuantile } from '@/lib/feedback/results/student'
import { comparableWaves, waveLabels, waveQuestion } from '@/lib/feedback/results/waves'
import { newQuestion } from '@/lib/feedback/survey/definition'

const tally = (counts: Record<string, number>, dontKnow = 0, empty = 0): Tally => ({ counts, dontKnow, empty })
const gate = { k: 5, showUnanimous: true }
const strict = { k: 5, showUnanimous: false }

describe('student', () => {
  // Published tables of the t distribution, two-sided 5 %; df between whole ones by R's qt.
  it.each([
    [1, 12.706204736],
    [2, 4.30265273],
    [5, 2.570581836],
    [10, 2.228138852],
    [30, 2.042272456],
    [120, 1.979930405],
    [1e6, 1.959966],
  ])('quantile for %d degrees of freedom', (df, right) => {
    expect(studentQuantile(0.05, df)).toBeCloseTo(right, df > 1000 ? 5 : 8)
  })

  it('agrees with closed forms of one, two and four degrees', () => {
    for (const t of [0.01, 0.5, 1, 2, 7, 100]) {
      expect(studentBothTails(t, 1)).toBeCloseTo(1 - (2 * Math.atan(t)) / Math.PI, 13)
      expect(studentBothTails(t, 2)).toBeCloseTo(1 - t / Math.sqrt(2 + t * t), 13)
      const s = t / Math.sqrt(4 + t * t)
      expect(studentBothTails(t, 4)).toBeCloseTo(1 - s * (1.5 - s ** 2 / 2), 13)
    }
    expect(studentBothTails(0, 3)).toBe(1)
    // Far out, where the probability is small, its first places count.
    expect(studentBothTails(1e9, 1) / ((2 / Math.PI) * Math.atan(1e-9))).toBeCloseTo(1, 10)
    expect(studentBothTails(-2, 3)).toBe(studentBothTails(2, 3))
  })
})

describe('measures', () => {
  it('counts answers by value; «не знаю» and empty apart', () => {
    const given = [5, '2.5', 5, { dontKnow: true as const }, null, undefined, '', { other: 'слова' }]
    expect(tallyOf(given)).toEqual(tally({ '5': 2, '2.5': 1 }, 1, 4))
  })

  it('hides 1…k−1 forms, 1…k−1 marks, and unanimity where it may not be shown', () => {
    expect(groupStatus(tally({}), gate)).toBe('none')
    expect(groupStatus(tally({}, 4), gate)).toBe('hidden')
    expect(groupStatus(tally({}, 5), gate)).toBe('none')
    expect(groupStatus(tally({ '5': 4 }, 1), gate)).toBe('hidden')
    expect(groupStatus(tally({ '5': 5 }), gate)).toBe('shown')
    expect(groupStatus(tally({ '5': 5, '4': 0 }), strict)).toBe('hidden')
    expect(groupStatus(tally({ '5': 5, '4': 1 }), strict)).toBe('shown')
    expect(groupStatus(tally({}, 5), strict)).toBe('none')
  })

  it('does not know the rate without a list or with fewer asked than answered', () => {
    expect(responseRate(0, 10, 5)).toMatchObject({ status: 'shown', rate: { shown: '0.0' } })
    expect(responseRate(4, 10, 5)).toEqual({ status: 'hidden' })
    expect(responseRate(5, null, 5)).toEqual({ status: 'unknown', answered: 5 })
    expect(responseRate(11, 10, 5)).toEqual({ status: 'unknown', answered: 11 })
    expect(responseRate(0, 0, 5)).toEqual({ status: 'unknown', answered: 0 })
  })

  it('of decimals: exact mean, median between two, deviation', () => {
    const found = spreadOf(tally({ '0.1': 1, '0.2': 1, '-3': 0 }))
    expect(found).toMatchObject({ mean: { shown: '0.2', exact: fraction(3, 20) }, median: { raw: 0.15 } })
    expect(found?.sd?.raw).toBeCloseTo(0.0707106781, 9)
    expect(spreadOf(tally({}))).toBeNull()
    expect([markMeasures(tally({})), npsMeasures(tally({}))]).toEqual([null, null])
    expect(spreadOf(tally({ '4': 1 }))?.sd).toBeNull()
  })

  it('Wilson at its ends is exactly 0 and 1', () => {
    const ends = (count: number, n: number) => {
      const { low, high } = wilson(count, n)
      return [low, high].map((one) => roundedText(one, 4))
    }
    expect(ends(0, 10)).toEqual(['0.0000', '0.2775'])
    expect(ends(10, 10)).toEqual(['0.7225', '1.0000'])
    // Wilson 1927 as Newcombe 1998 prints it: 81 of 263.
    expect(ends(81, 263)).toEqual(['0.2553', '0.3662'])
  })

  it('NPS is printed cut to ±100', () => {
    const { interval } = npsMeasures(tally({ '0': 5, '8': 1 })) ?? {}
    expect(interval).toMatchObject({ low: { shown: '-100.0' }, high: { shown: '-50.7' }, uncut: ['-116.0', '-50.7'] })
    expect(npsMeasures(tally({ '9': 5, '8': 1 }))?.interval).toMatchObject({ high: { shown: '100.0' } })
  })

  it('CSI is none when no importance is above zero', () => {
    const people = Array.from({ length: 5 }, (_, i) => ({ pairs: [[0, 1 + (i % 2)]] as [number, number][] }))
    expect(csiMeasure(people, gate)).toMatchObject({ status: 'none', n: 5, csi: null })
    expect(csiMeasure([{ pairs: [[5, 5]], count: 9 }], strict)).toMatchObject({ status: 'hidden' })
    expect(csiMeasure([{ pairs: [[5, 5]], count: 9 }], gate)).toMatchObject({ csi: { shown: '100.0' } })
    expect(
      csiMeasure(
        [
          {
            pairs: [
              [5, 5],
              [null, 3],
            ],
            count: 9,
          },
        ],
        gate,
      ),
    ).toMatchObject({ pairsLeftOut: 9, n: 9 })
  })
})

describe('a difference', () => {
  it('is not made with an empty group, hidden with a hidden one', () => {
    expect(compareShares(tally({}), tally({ '5': 9 }), gate)).toEqual({ status: 'none' })
    expect(compareShares(tally({ '5': 1 }), tally({}), gate)).toEqual({ status: 'hidden' })
    expect(compareMeans(tally({ '5': 9 }), tally({ '5': 9 }), gate)).toEqual({ status: 'none' })
    expect(compareMeans(tally({ '5': 9, '4': 1 }), tally({ '3': 9 }), gate)).toMatchObject({ moreThanChance: true })
    // One answer has no spread.
    const [some, single, all] = [tally({ '5': 9, '4': 1 }), tally({ '3': 1 }), { ...gate, k: 1 }]
    expect([compareMeans(some, single, all), compareMeans(single, some, all)]).toEqual([
      { status: 'none' },
      { status: 'none' },
    ])
  })

  it('is said in words with its interval', () => {
    const better = compareShares(tally({ '1': 14, '5': 56 }), tally({ '1': 32, '5': 48 }), gate)
    const chance = compareMeans(tally({ '1': 10, '5': 10 }), tally({ '3': 20, '4': 1, '2': 1 }), gate)
    const worse = compareNps(tally({ '0': 40, '9': 10 }), tally({ '0': 10, '9': 40 }), gate)
    const plain = (text: string) => text.replaceAll('\u00a0', ' ')
    if (better.status !== 'shown' || chance.status !== 'shown' || worse.status !== 'shown') throw new Error('hidden')
    expect(plain(differenceWords(better, 'share'))).toBe(
      'Первая группа выше второй на 20,0 п. п.: это больше, чем случайность. Настоящая разница почти наверняка (95 %) – от 5,2 до 33,4 п. п.',
    )
    expect(plain(differenceWords(chance, 'mean'))).toBe(
      'Разница 0,0 может быть случайной: настоящая (95 %) – от −1,0 до 1,0, то есть её может не быть вовсе.',
    )
    const marks = compareMeans(tally({ '5': 40, '4': 10 }), tally({ '3': 40, '4': 10 }), gate)
    if (marks.status !== 'shown') throw new Error('hidden')
    expect(plain(differenceWords(marks, 'mean'))).toMatch(/ – от \d,\d до \d,\d\.$/)
    expect(worse).toMatchObject({ difference: { shown: '-120.0' }, means: [{ shown: '-60.0' }, { shown: '60.0' }] })
    expect(plain(differenceWords(worse, 'nps'))).toMatch(/^Первая группа ниже второй на 120,0 п\.: это больше/)
  })
})

describe('waves', () => {
  it('are compared when identity and scale are the same, whatever the words', () => {
    const first = {
      ...newQuestion('q', 'one'),
      title: 'Довольны?',
      options: [
        { id: 'a', label: 'Да' },
        { id: 'b', label: 'Нет' },
      ],
    }
    const same = {
      ...first,
      title: 'Вы довольны?',
      options: [
        { id: 'b', label: 'Не очень' },
        { id: 'a', label: 'Да' },
      ],
    }
    const compare = (second: typeof first) => comparableWaves(waveQuestion(first), waveQuestion(second))
    expect(compare(same)).toEqual({ comparable: true })
    expect(compare({ ...same, id: 'p' })).toEqual({ comparable: false, why: 'identity' })
    expect(compare({ ...same, options: same.options.slice(1) })).toEqual({ comparable: false, why: 'scale' })
    expect(compare({ ...same, kind: 'many' })).toEqual({ comparable: false, why: 'scale' })
    expect(compare({ ...same, rows: [{ id: 'a', label: 'А' }] })).toEqual({ comparable: false, why: 'scale' })
    expect(compare({ ...same, max: 7 })).toEqual({ comparable: false, why: 'scale' })
    // Which rows a matrix has is its scale; a row is no option of the same id.
    const matrix = { ...first, options: [], rows: [{ id: 'a', label: 'А' }] }
    const other = waveQuestion({ ...matrix, rows: [{ id: 'b', label: 'Б' }] })
    expect(comparableWaves(waveQuestion(matrix), other)).toEqual({ comparable: false, why: 'scale' })
    const flat = waveQuestion({ ...matrix, options: matrix.rows, rows: [] })
    expect(comparableWaves(waveQuestion(matrix), flat)).toEqual({ comparable: false, why: 'scale' })
    expect(Object.keys(waveLabels).toSorted()).toEqual(['identity', 'scale'])
  })
})
