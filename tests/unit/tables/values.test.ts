import { describe, expect, it } from 'vitest'
import { latinMended, quotesMended, tidyText } from '@/lib/tables/values/clean'
import { readDay } from '@/lib/tables/values/days'
import { readCount, readFigure, readTerm } from '@/lib/tables/values/figures'
import { readEmail, readInn, readList, readPersonName } from '@/lib/tables/values/names'
import type { ReadValue } from '@/lib/tables/values/types'

const short = ({ value, mark, beside }: ReadValue) =>
  [mark ? (mark.level === 'doubt' ? '?' : '✕') : '', value ?? '–', ...Object.values(beside ?? {})]
    .filter(Boolean)
    .join(' ')

describe('values of cells', () => {
  it.each([
    ['01.02.26', '2026-02-01'],
    ['1 февраля 2026 г.', '2026-02-01'],
    ['30 июня 2026 года', '2026-06-30'],
    ['2026-09-30T00:00:00', '2026-09-30'],
    ['01.03.2026 0:00:00', '2026-03-01'],
    ['2026.02.01', '2026-02-01'],
    ['25/12/2026', '2026-12-25'],
    ['—', '–'],
    ['2/13/2026', '? 2026-02-13'],
    ['30.02.2026', '✕ –'],
    ['12.13.2026', '? 2026-12-13'],
    ['45.13.2026', '✕ –'],
    ['13.11.2206', '? –'],
    ['по готовности', '? –'],
    ['03.2026', '? 2026-03-31'],
    ['март 2026', '? 2026-03-31'],
    ['III кв. 2026 г.', '? 2026-09-30'],
    ['4 квартал 2026', '? 2026-12-31'],
    ['до конца 2026 года', '? 2026-12-31'],
    ['2026', '? 2026-12-31'],
    ['46055', '? 2026-02-02'],
    ['с 9 по 13 февраля 2026 г.', '? 2026-02-13'],
  ])('a day: %s', (typed, right) => {
    expect(short(readDay(typed, 'end'))).toBe(right)
  })

  it.each([
    ['429 900 0033', '4299000033'],
    ['0999000017/099901001', '0999000017'],
    ['999000024', '? 0999000024'],
    ['4299000041', '✕ 4299000041'],
    ['4,29901E+09', '✕ –'],
    ['12345', '✕ –'],
    ["'4299000139", '4299000139'],
  ])('an INN: %s', (typed, right) => {
    expect(short(readInn(typed))).toBe(right)
  })

  it.each([
    ['1 200', '1200'],
    ['ок. 300', '? 300'],
    ['≈50', '? 50'],
    ['300-350', '? –'],
    ['10 тыс.', '? 10000'],
    ['восемь', '? 8'],
    ['7,2', '? 7.2'],
    ['72,0', '72'],
    ['40 ак. ч', '40'],
    ['много', '✕ –'],
    ['-5', '✕ –'],
    ['4,1E+03', '✕ –'],
    ['нет данных', '–'],
  ])('a count: %s', (typed, right) => {
    expect(short(readCount(typed))).toBe(right)
  })

  it.each([
    ['20 раб. дней', '20 WORKING_DAY'],
    ['10 р.д.', '10 WORKING_DAY'],
    ['не более 20 календарных дней', '20 CALENDAR_DAY'],
    ['1 ч. 30 мин.', '90 MINUTE'],
    ['в течение 1 месяца', '1 MONTH'],
    ['0,5 дня', '? 0.5'],
    ['5 рабочих дней1', '? 5'],
    ['30 дней / 15 дней (сокращённый)', '? 30'],
    ['постоянно', '? –'],
  ])('a term: %s', (typed, right) => {
    expect(short(readTerm(typed, 'unit'))).toBe(right)
  })

  it.each([
    ['45 раб. дн.', '45 рабочих дней'],
    ['60,5 %', '60.5 %'],
    ['1 200', '1200'],
    ['∞', '✕ –'],
    ['12->7', '✕ –'],
    ['4,3E+09', '✕ –'],
  ])('a figure: %s', (typed, right) => {
    expect(short(readFigure(typed, 'unit'))).toBe(right)
  })

  it.each([
    ['ПЕТРОВА АННА СЕРГЕЕВНА', 'Петрова Анна Сергеевна'],
    ['Алиев Тимур Рашид оглы', 'Алиев Тимур Рашид оглы'],
    ['Ким Ли', 'Ким Ли'],
    ['Иванов И.И.', 'Иванов И.И.'],
    ['Cидоров Пётр Ильич', '? Сидоров Пётр Ильич'],
    ['и.о. Сидорова Мария Олеговна', '? Сидорова Мария Олеговна'],
    ['вакансия', '–'],
    ['представитель организации', '✕ –'],
    ['не явился', '✕ –'],
  ])('a person: %s', (typed, right) => {
    expect(short(readPersonName(typed))).toBe(right)
  })

  it.each([
    ['PETROVA@TRUD.EXAMPLE ', 'petrova@trud.example'],
    ['mailto:a@b.example', 'a@b.example'],
    ['kim@trud.example; kim2@trud.example', '? kim@trud.example'],
    ['popоv@opeka.example', '? popov@opeka.example'],
    ['zueva @ opeka.example', '? zueva@opeka.example'],
    ['sidorov@opeka', '✕ –'],
    ['не имеет', '–'],
  ])('an address: %s', (typed, right) => {
    expect(short(readEmail(typed))).toBe(right)
  })

  it('a list keeps what stands in quotes together', () => {
    expect(readList('МФЦ; ООО «Лес;сад»\n- Банк;').value).toEqual(['МФЦ', 'ООО «Лес;сад»', 'Банк'])
    expect(readList('—').value).toEqual([])
  })

  it('names: spaces, quotes, look-alike letters', () => {
    expect(tidyText('Управ\u00adление  «Детский сад №5»')).toBe('Управление «Детский сад № 5»')
    expect(tidyText('МБДОУ "Детский сад "Ромашка""')).toBe('МБДОУ «Детский сад „Ромашка“»')
    expect(tidyText('=HYPERLINK("http://x")')).toBe('=HYPERLINK("http://x")')
    expect(tidyText('Администрация г.Белово')).toBe('Администрация г. Белово')
    expect(quotesMended('МБДОУ «Детский сад «Ромашка»')).toBe('МБДОУ «Детский сад „Ромашка“»')
    expect(quotesMended('ГКУ «Центр»')).toBeNull()
    expect(latinMended('Aдминистрация')).toBe('Администрация')
    expect(latinMended('5S на складе, BPMN')).toBeNull()
  })
})
