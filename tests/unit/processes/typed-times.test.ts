import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decimalText, exactText, fraction, fractionOf } from '@/lib/core/fraction'
import { timeRefusalLabels } from '@/lib/processes/model/labels'
import { parseTime, type TimeRefusal } from '@/lib/processes/model/time'
import { shortTime, typedTime } from '@/lib/processes/model/time-words'

const minutes = (text: string, day = '480'): string => {
  const read = parseTime(text, day)
  if (!read.ok) return read.reason
  const { time } = read
  return 'fixed' in time ? time.fixed : `${time.least} ${time.usual} ${time.most}`
}

describe('a typed time', () => {
  it('is read in every unit that people use', () => {
    const right: [string, string][] = [
      ['1.5 ч', '90'],
      ['1,5ч.', '90'],
      ['90 минут.', '90'],
      ['1 ч. 30 мин.', '90'],
      ['1 час. 30 минут.', '90'],
      ['2 раб. дня.', '960'],
      ['1 рабочии\u0306 день', '480'],
      ['1 ч, 30 мин', '90'],
      ['1 час и 30 минут', '90'],
      ['1 час 90 минут', '150'],
      ['полтора часа', '90'],
      ['2 рабочих часа', '120'],
      ['0,5 рабочего дня', '240'],
      ['3 р. д.', '1440'],
      ['3\u00a0р.\u00a0д.', '1440'],
      ['3 рд', '1440'],
      ['3 раб.дн.', '1440'],
      ['2 нед', '4800'],
      ['1 рабочая неделя', '2400'],
      ['0,7 к. д.', '240'],
      ['7 календарных дней', '2400'],
      ['1:30', '90'],
      ['01:05 ч', '65'],
      ['12 000 мин', '12000'],
      ['1 000,5', '1000.5'],
      ['1.000 мин', '1'],
      ['0', '0'],
      ['90\u200bмин', '90'],
      ['90 mин', '90'],
      ['20 сек', '1/3'],
      ['1000000', '1000000'],
      ['1 1/2 ч', '90'],
      ['3 р. д. 5 4/7 мин', '10119/7'],
      ['15 мин – 1 ч – 1 р. д.', '15 60 480'],
      ['15-20-40 мин', '15 20 40'],
      ['15–15–15 мин', '15 15 15'],
      ['2:30ч', '150'],
      ['1:00 час', '60'],
      ['1,5–2–2 ч', '90 120 120'],
    ]
    for (const [text, value] of right) expect(minutes(text), text).toBe(value)
    expect(minutes('7 к. д.', '432')).toBe('2160')
    expect(minutes('1,5 р. д.', '432')).toBe('648')
  })

  it('is refused with its reason when it is not one sure time', () => {
    const wrong: Record<TimeRefusal, string[]> = {
      empty: ['', ' ', '—', '-', '–'],
      which_day: ['1 день', '3 дн.', '5 д', '2 суток', '1 неделя 2 дня', '1 день (рабочий)'],
      range: ['10-20 мин', '10 – 20', 'от 1 ч до 2 ч', '1 ч – 2 ч'],
      limit: [
        'до 30 минут',
        'не менее 2 ч',
        'от 3 р. д.',
        'более часа',
        '>2 ч',
        'в течение 5 рабочих дней',
        'макс. 2 ч',
      ],
      approximate: ['~30 мин', 'примерно 2 часа', '≈ 1 ч'],
      long_unit: ['6 месяцев', '1 год', '2 г.', '5 лет', '1 кв.'],
      unknown_unit: ['30 м', '2 чел.-ч', '5 км', '10 мин/шт.', '3 х 20 мин', '1О мин', '1e9 мин', '2 часы'],
      negative: ['-5', '−5 мин', '– 5 мин'],
      too_big: ['1000001', '2100 р. д.', '417 нед.', '99999:00'],
      order: ['40–20–15 мин', '15–10–40 мин', '15–40–20 мин'],
      not_a_time: [
        'час',
        'мин 5',
        '1 ч 30',
        '1:60',
        '1:5',
        '1:30:00',
        '1..5 ч',
        '12 00 мин',
        '0 500 мин',
        '01-02-2026',
        '5.5.5',
        '+5 мин',
        ',5 ч',
        '5 мин 5 мин',
        '15–20–1 ч 30 мин',
        '1-2-3-4 мин',
        '15–20–40',
        '½ ч',
        '5²',
      ],
    }
    for (const [reason, texts] of Object.entries(wrong))
      for (const text of texts) expect(`${text}: ${minutes(text)}`).toBe(`${text}: ${reason}`)
    for (const text of Object.values(timeRefusalLabels)) expect(text).toMatch(/^[А-ЯЁ].*[.»]\.?$/)
  })
})

describe('minutes in words', () => {
  it('are short for the reader', () => {
    expect(shortTime(fraction(836338, 100), '480')).toBe('17\u00a0р.\u00a0д. 3\u00a0ч 23\u00a0мин')
    expect(shortTime(fractionOf('59.999'), '480')).toBe('1\u00a0ч')
    expect(shortTime(fraction(1, 3), '480')).toBe('20\u00a0с')
    expect(shortTime(fraction(1, 60), '480')).toBe('1\u00a0с')
    expect(shortTime(fraction(-1, 120), '480')).toBe('−0,5\u00a0с')
    expect(shortTime(fraction(1, 36000), '480')).toBe('менее\u00a00,1\u00a0с')
    expect(shortTime(fraction(5999, 6000), '480')).toBe('1\u00a0мин')
    expect(shortTime(fraction(5996, 6000), '480')).toBe('1\u00a0мин')
    expect(shortTime(fraction(5990, 6000), '480')).toBe('59,9\u00a0с')
    expect(shortTime(fraction(61, 60), '480')).toBe('1,02\u00a0мин')
    expect(shortTime(fraction(0), '480')).toBe('0\u00a0мин')
    expect(shortTime(fraction(-90), '480')).toBe('−1\u00a0ч 30\u00a0мин')
    expect(shortTime(fraction(432), '432')).toBe('1\u00a0р.\u00a0д.')
    expect(shortTime(fraction(480n * 10n ** 18n), '480')).toMatch(/^1\u00a0000\u00a0.*р\.\u00a0д\.$/)
  })

  it('are typed as they are read', () => {
    const typed = (text: string) => typedTime({ fixed: text }, '480')
    expect(typed('24000/7')).toBe('10\u00a0к.\u00a0д.')
    expect(typed('3240/7')).toBe('1,35\u00a0к.\u00a0д.')
    expect(typed('1/3')).toBe('20\u00a0с')
    expect(typed('1/60')).toBe('1\u00a0с')
    expect(typed('0.5')).toBe('30\u00a0с')
    expect(typed('16/3')).toBe('5\u00a0мин 20\u00a0с')
    expect(typed('181/3')).toBe('1\u00a0ч 20\u00a0с')
    expect(typed('39/11')).toBe('3\u00a06/11\u00a0мин')
    expect(typed('0.0000000000001')).toBe('0,000000000006\u00a0с')
    expect(typedTime({ least: '15', usual: '60', most: '490.5' }, '480')).toBe(
      '15\u00a0мин – 1\u00a0ч – 1\u00a0р.\u00a0д. 10,5\u00a0мин',
    )
  })

  it('come back exactly', () => {
    const cents = fc.integer({ min: 0, max: 100_000_000 }).map((n) => exactText(fraction(n, 100)))
    const calendarDays = fc.integer({ min: 1, max: 1000 }).map((n) => exactText(fraction(n * 2400, 7)))
    const seconds = fc.integer({ min: 1, max: 100_000 }).map((n) => exactText(fraction(n, 60)))
    const day = fc.constantFrom('480', '432', '420', '467.5')
    fc.assert(
      fc.property(fc.oneof(cents, calendarDays, seconds), day, (value, length) => {
        const plain = decimalText(fractionOf(value)) ?? value
        expect(parseTime(typedTime({ fixed: value }, length), length)).toEqual({ ok: true, time: { fixed: plain } })
      }),
    )
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 10_000 }), { minLength: 3, maxLength: 3 }), (numbers) => {
        const [least = '', usual = '', most = ''] = numbers.toSorted((a, b) => a - b).map(String)
        const time = { least, usual, most }
        expect(parseTime(typedTime(time, '480'), '480')).toEqual({ ok: true, time })
      }),
    )
  })
})
