import { describe, expect, it } from 'vitest'
import { cellText, cellTexts, cellValue, readPath, rowData } from '@/lib/processes/steps/cells'
import { columnNamed, columnOf } from '@/lib/processes/steps/columns'
import { StepData } from '@/lib/processes/steps/data'
import { readFigure, readPart, writeFigure } from '@/lib/processes/steps/figure-text'
import { readNext, writeNext } from '@/lib/processes/steps/next-text'
import { readMaterials, readRoles, writeRoles } from '@/lib/processes/steps/role-text'
import { dayAnswers, readTime, timeReading, writeTime, spokenTime } from '@/lib/processes/steps/time-text'
import { readValue } from '@/lib/processes/steps/value-text'
import { readWastes, writeWastes } from '@/lib/processes/steps/waste-text'
import { contextOf, idOf, namesOf, tableOf } from './typed-table'

const plain = (text: string) => text.replace(/\u00a0/g, ' ')

describe('cells as texts', () => {
  it('are the same for the same value, whatever the order in which it was written, and empty for nothing', () => {
    expect(cellText('wastes', { defects: '7', transport: '3' })).toBe('{"transport":"3","defects":"7"}')
    expect(cellText('check', { sign: 'нет', what: 'подпись', by: '' })).toBe('{"what":"подпись","by":"","sign":"нет"}')
    const data = StepData.parse({ name: '' })
    expect(cellTexts(data)).toEqual({})
    expect(cellTexts({ ...data, name: 'Принять', value: 'adds', work: { fixed: '5', text: '5 мин' } })).toEqual({
      name: 'Принять',
      value: 'adds',
      work: '{"fixed":"5","text":"5 мин"}',
    })
  })

  it('come back as they were', () => {
    const data = StepData.parse({
      name: 'Принять',
      roles: [{ role: idOf(1), share: '0.5' }],
      wait: { least: '1', usual: '2', most: '3', text: '1–2–3 мин' },
      asks: 'approval',
      next: { decision: [{ to: 'end', p: '1', label: 'да' }] },
    })
    expect(rowData(cellTexts(data))).toEqual(data)
    expect(cellValue('next', '{"to":"nowhere"}')).toBeUndefined()
    expect(cellValue('work', 'не JSON')).toBeUndefined()
    expect([readPath(`${idOf(1)}.work`), readPath(`${idOf(1)}.price`), readPath('start')]).toEqual([
      { stepId: idOf(1), field: 'work' },
      null,
      null,
    ])
  })
})

describe('a typed time', () => {
  it('stays as it was typed, with its reading beside it', () => {
    const time = readTime(' 1–1,5–2,5 р. д. ', '480')
    expect(time).toEqual({ least: '480', usual: '720', most: '1200', text: '1–1,5–2,5 р. д.' })
    expect(writeTime(time, '480')).toBe('1–1,5–2,5 р. д.')
    const { text, mean, doubt } = timeReading(time, '480')
    expect([plain(text), plain(mean), doubt]).toEqual([
      'меньше 1 р. д. – обычно 1 р. д. 4 ч – больше 2 р. д. 4 ч: в среднем',
      '800 мин, 1,7 р. д.',
      false,
    ])
    expect(plain(writeTime({ fixed: '90' }, '480'))).toBe('1 ч 30 мин')
    const bare = readTime('5', '480')
    expect([writeTime(bare, '480'), plain(spokenTime(bare, '480')), spokenTime({ text: 'долго' }, '480')]).toEqual([
      '5',
      '5 мин',
      'долго',
    ])
  })

  it('that is not one sure time is kept as a text, and empty is not 0', () => {
    expect(readTime('до 30 минут', '480')).toEqual({ text: 'до 30 минут' })
    expect(readTime('', '480')).toEqual({ text: '' })
    expect(timeReading({ text: '' }, '480')).toMatchObject({
      doubt: true,
      text: expect.stringMatching(/не указано/) as string,
    })
  })

  it('in bare days is asked back with both answers', () => {
    expect(dayAnswers(readTime('5 дн', '480'), '480').map(({ text }) => text)).toEqual(['5 р. д.', '5 к. д.'])
    expect(dayAnswers(readTime('1–2–3 дня', '480'), '480').map(({ text }) => text)).toEqual([
      '1–2–3 р. д.',
      '1–2–3 к. д.',
    ])
    expect(dayAnswers(readTime('5 мин', '480'), '480')).toEqual([])
  })

  it('pasted without its unit says what it was understood as', () => {
    const { read } = columnOf('work')
    const context = contextOf([])
    const of = (text: string) => read(text, rowData({}), context)
    expect(plain(of('90').understood ?? '')).toBe('1 ч 30 мин')
    expect(plain(of('1:30').understood ?? '')).toBe('1 ч 30 мин')
    expect(of('15 мин').understood).toBeUndefined()
    expect(of('3 р.д.').understood).toBeUndefined()
    expect(of('5 дн').doubt).toMatch(/какие это дни/)
  })
})

describe('numbers', () => {
  it('are read with a comma, a space and a per cent sign; what is none stays', () => {
    expect([readFigure('1 234,5'), readFigure('120 ₽'), readFigure('много')]).toEqual(['1234.5', '120', 'много'])
    expect([readPart('0,75'), readPart('75 %'), readPart('12,5%'), readPart('три')]).toEqual([
      '0.75',
      '0.75',
      '0.125',
      'три',
    ])
    expect(writeFigure('-0.5')).toBe('−0,5')
  })
})

describe('roles', () => {
  const names = namesOf('Юрист', 'Специалист 2')
  it('are named with shares; a number without a comma belongs to the name', () => {
    expect(readRoles('юрист; Специалист 2; Бухгалтер 50 %', names)).toEqual([
      { role: idOf(900), share: '1' },
      { role: idOf(901), share: '1' },
      { role: idOf(902), share: '0.5', name: 'Бухгалтер' },
    ])
    expect(writeRoles(readRoles('Юрист 0,25; Бухгалтер', names), names)).toBe('Юрист 0,25; Бухгалтер')
    expect(readRoles(' ; ', names)).toEqual([])
  })
  it('get one id by one new name', () => {
    const [a, b] = readRoles('Кассир; Кассир 0,5', namesOf())
    expect(a?.role).toBe(b?.role)
  })
  it('and materials with quantities', () => {
    expect(readMaterials('Бумага А4 3; Бланк', namesOf())).toMatchObject([
      { quantity: '3', name: 'Бумага А4' },
      { quantity: '1', name: 'Бланк' },
    ])
  })
})

describe('the kind of a step', () => {
  it('is read by its beginning', () => {
    expect(
      ['Ц', 'создаёт ценность', 'нужно', 'не создаёт, но нужно', 'потеря', 'nva', '', 'да'].map(readValue),
    ).toEqual(['adds', 'adds', 'needed', 'needed', 'waste', 'waste', undefined, undefined])
  })
})

describe('wastes', () => {
  it('are read by kind with minutes; the rest is left for the note', () => {
    expect(readWastes('лишняя обработка 8; Дефекты – 7 мин; брак бывает; неисп. потенциал 0,5 ч', '480')).toEqual({
      wastes: { overprocessing: '8', defects: '', talent: '30' },
      left: '',
    })
    expect(readWastes('скука 5; запасы 1', '480')).toEqual({ wastes: { inventory: '1' }, left: 'скука 5' })
    expect(writeWastes({ defects: '7.5', transport: '10' })).toBe('транспортировка 10; дефекты 7,5')
  })
  it('that are none go into the note, and that is said', () => {
    const read = columnOf('wastes').read('скука 5', { ...rowData({}), wasteNote: 'зимой' }, contextOf([]))
    expect(read).toMatchObject({ values: { wastes: {}, wasteNote: 'зимой; скука 5' } })
    expect(read.doubt).toMatch(/скука 5/)
  })
})

describe('where a step goes on', () => {
  const rows = tableOf(9)
  const { numbers } = contextOf(rows)
  const next = (text: string) => readNext(text, numbers).next
  const said = (text: string) => writeNext(next(text), numbers)

  it('is one step, a return or the end', () => {
    for (const text of ['5', '→ 5', '-> 5', 'к шагу 5', '№5', 'Шаг 5'])
      expect(next(text), text).toEqual({ to: idOf(5) })
    for (const text of ['↩ 1', '↩ к 1', '<- 1', 'возврат к 1', 'вернуть на шаг 1'])
      expect(next(text), text).toEqual({ to: idOf(1), return: true })
    for (const text of ['конец', '→ конец', 'Конец.']) expect(next(text), text).toEqual({ to: 'end' })
    expect(next('')).toBeNull()
  })

  it('is a decision with labels and shares; one share may be left out', () => {
    const decision = {
      decision: [
        { parallel: { branches: [[idOf(5)], [idOf(6)]], join: idOf(7) }, p: '0.75', label: 'полный' },
        { to: idOf(1), p: '0.2', return: true, label: 'неполный' },
        { to: idOf(7), p: '0.05', label: 'права нет' },
      ],
    }
    expect(next('полный 0,75 → 5 и 6 → 7; неполный 20 % ↩ к 1; «права нет» → 7')).toEqual(decision)
    expect(said('полный 0,75 → 5 и 6 → 7; неполный 0,20 ↩ к 1; права нет → 7')).toBe(
      'полный 0,75 → 5 и 6 → 7; неполный 0,2 ↩ 1; права нет 0,05 → 7',
    )
    expect(next(said('полный 0,75 → 5 и 6 → 7; неполный 0,25 ↩ к 1'))).toEqual({
      decision: [decision.decision[0], { ...decision.decision[1], p: '0.25' }],
    })
    expect(next('да → 2; нет → 3')).toMatchObject({ decision: [{ p: '' }, { p: '' }] })
  })

  it('is a block whose branches come together where they can be seen to, or where it is said', () => {
    const block = { parallel: { branches: [[idOf(3)], [idOf(5)]], join: idOf(6) } }
    expect(next('3 и 5 → 6')).toEqual(block)
    const ways = tableOf(9, { 3: { next: { to: idOf(7) } }, 5: { next: { to: idOf(7) } } })
    expect(readNext('3 и 5', contextOf(ways).numbers).next).toEqual({
      parallel: { branches: [[idOf(3)], [idOf(5)]], join: idOf(7) },
    })
    expect(next('вместе с 6 → 7')).toEqual({ to: idOf(7) })
  })

  it('that is not understood is kept as it was typed, with the reason', () => {
    for (const [text, why] of [
      ['к Иванову', /нужен номер шага/],
      ['12', /Шага 12 в таблице нет/],
      ['5 и конец → 7', /не может начинаться с конца/],
      ['→', /Не сказано/],
    ] as const) {
      const read = readNext(text, numbers)
      expect(read.next, text).toEqual({ text })
      expect(read.why, text).toMatch(why)
    }
  })
})

describe('titles of a pasted table', () => {
  it('are known by the words that people use', () => {
    expect(['Операция', 'Исполнитель ', 'Время работы', 'ПОТЕРИ, мин', 'Цена'].map(columnNamed)).toEqual([
      'name',
      'roles',
      'work',
      'wastes',
      undefined,
    ])
  })
})
