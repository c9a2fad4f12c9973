import { describe, expect, it } from 'vitest'
import { readPassport } from '@/lib/projects/form/passport'
import type { DocxNode } from '@/lib/projects/passport/lines'
import { importPassport } from '@/lib/projects/passport/restore'
import { readDate, readPerson, readRange, readTeam } from '@/lib/projects/passport/values'
import { newId } from '@/lib/core/ids'
import { kuzbassForm } from '../../factories/project'

const text = (line: string, numbered = false): DocxNode => ({ kind: 'text', text: line, numbered })
const lines = (block: string): DocxNode[] => block.split('\n').map((line) => text(line.trim()))
const cells = (...rows: string[][]): DocxNode => ({
  kind: 'table',
  rows: rows.map((row) => row.map((cell) => lines(cell))),
})
const read = (nodes: DocxNode[]) => {
  const found = importPassport(nodes, null, kuzbassForm, newId)
  if (!found) throw new Error('not a passport')
  return { ...found, passport: readPassport(found.fields) }
}

/** The act's form as it is filled in by hand: approval above, continued lines, blanks left, dates in all spellings. */
const byHand: DocxNode[] = [
  ...lines(`Приложение № 2
    к программе «Эффективный регион»
    на 2025–2027 годы
    УТВЕРЖДАЮ
    Попов Сергей Ильич, глава округа
    (Ф.И.О., должность руководителя
    заказчика бережливого проекта)
    ______________ С.И. Попов
    (подпись)	  (Ф.И.О.)
    Паспорт проекта
    ______Юргинский городской округ______
    (полное наименование исполнительного органа Кемеровской области – Кузбасса, органа местного самоуправления
    муниципального образования, подведомственных им организаций)
    Сокращение срока выдачи разрешений
    (название бережливого проекта)`),
  cells([
    `Общие данные:
     Заказчик: Управление архитектуры
     и градостроительства
     Процесс: Выдача разрешения _________
     Границы процесса:  от подачи заявления
     до выдачи разрешения
     Руководитель проекта: Смирнова А.О., начальник отдела
     Команда проекта: Петров П.П. – главный специалист; Иванова И.И.
     Сидоров Олег Львович главный архитектор
     _________________________________`,
    `Обоснование:
     1. 42 обращения за год на долгое
     ожидание
     2. ____________
     2. Срок 30 дней при норме 5`,
  ]),
  text('Цели и эффекты:'),
  cells(
    ['Наименование \nцели, единицы измерения', 'Текущий показатель', 'Целевой \nпоказатель'],
    ['Время протекания процесса, рабочих дней', '30', '12'],
    ['Доля выданных в срок (%)', '60', '95'],
    ['Удовлетворённость, высокая', '90 мин.', ''],
    ['', '', ''],
  ),
  ...lines(`Эффекты:
    - заявитель ждёт на 18 дней меньше
    - меньше возвратов
    Сроки:
    1. Согласование паспорта проекта «25» декабря 2026 г.
    2. Картирование текущего состояния (с «12» января 2027 г.  по «22» января 2027 г.)
    3. Анализ проблем и потерь (с 25.01.2027 по
    05.02.2027)
    4. Составление карты целевого состояния (с «8» февр. по «12» февраля 2027 г.)
    5. Разработка плана мероприятий (с 15 по 19 февраля 2027 года)
    6. Защита плана мероприятий 24.02.27 – 26.02.27
    7. Внедрение улучшений (с «30» февраля 2027 г. по «25» июня 0202 г.)
    8. Мониторинг результатов (с «___»________ ____ г.  по «___»________ ___г.)
    9. Закрытие проекта (август 2027 г.)
    10. Мониторинг стабильности достигнутых результатов («1» 02 2028 г.), ответственный Петров
    Исполнитель: Сидорова, тел. 8-384-00-00`),
]

describe('a passport typed by hand from the act’s form', () => {
  const { fields, doubts, unread, organisation, kind, passport } = read(byHand)

  it('is read field by field', () => {
    expect({ organisation, kind }).toEqual({ organisation: 'Юргинский городской округ', kind: 'LEAN' })
    expect(passport).toMatchObject({
      title: 'Сокращение срока выдачи разрешений',
      customer: 'Управление архитектуры и градостроительства',
      process: 'Выдача разрешения',
      boundaries: 'от подачи заявления\nдо выдачи разрешения',
      leader: { name: 'Смирнова А.О.', position: 'начальник отдела' },
      approver: { name: 'Попов Сергей Ильич', position: 'глава округа' },
    })
    expect(passport.team.map(({ name, position }) => [name, position])).toEqual([
      ['Петров П.П.', 'главный специалист'],
      ['Иванова И.И.', ''],
      ['Сидоров Олег Львович', 'главный архитектор'],
    ])
    expect(passport.grounds.map((row) => row.text)).toEqual([
      '42 обращения за год на долгое ожидание',
      'Срок 30 дней при норме 5',
    ])
    expect(passport.effects.map((row) => row.text)).toEqual(['заявитель ждёт на 18 дней меньше', 'меньше возвратов'])
    expect(
      passport.goals.map(({ name, unit, direction, current, target }) => [name, unit, direction, current, target]),
    ).toEqual([
      ['Время протекания процесса', 'рабочих дней', 'LESS', '30', '12'],
      ['Доля выданных в срок', '%', 'MORE', '60', '95'],
      ['Удовлетворённость, высокая', '', 'LESS', '90 мин.', ''],
    ])
  })

  it('has its dates in every spelling', () => {
    expect(Object.fromEntries(passport.stages.map(({ number, from, to }) => [number, [from, to]]))).toEqual({
      1: ['2026-12-25', ''],
      2: ['2027-01-12', '2027-01-22'],
      3: ['2027-01-25', '2027-02-05'],
      4: ['2027-02-08', '2027-02-12'],
      5: ['2027-02-15', '2027-02-19'],
      6: ['2027-02-24', '2027-02-26'],
      7: ['«30» февраля 2027 г.', '«25» июня 0202 г.'],
      9: ['август 2027 г.', ''],
      10: ['2028-02-01', ''],
    })
  })

  it('marks what is doubtful and why', () => {
    const goal = passport.goals[2]?.id ?? ''
    expect(doubts).toMatchObject({
      'stages.4.from': expect.stringContaining('Год не был указан') as string,
      'stages.7.from': expect.stringContaining('Нет такого дня') as string,
      'stages.7.to': expect.stringContaining('Год 0202') as string,
      'stages.9.from': expect.stringContaining('Не прочитана дата') as string,
      [`goals.${goal}.unit`]: expect.stringContaining('Единица') as string,
      [`goals.${goal}.direction`]: expect.any(String) as string,
      [`goals.${goal}.current`]: expect.stringContaining('90 мин.') as string,
    })
    expect(Object.keys(doubts).filter((path) => fields[path] === undefined && !path.endsWith('.unit'))).toEqual([])
  })

  it('drops nothing: what fits nowhere is listed', () => {
    expect(unread.join('\n')).not.toContain('С.И. Попов')
    expect(unread.join('\n')).toContain('ответственный Петров')
    expect(unread.join('\n')).toContain('Исполнитель: Сидорова, тел. 8-384-00-00')
    const kept = `${Object.values(fields).join(' ')} ${unread.join(' ')} ${organisation}`
    for (const word of ['архитектуры', 'Попов', 'ожидание', 'возвратов', 'Сидоров', '30', 'август'])
      expect(kept).toContain(word)
  })
})

describe('other shapes of the form', () => {
  it('labels in the first column, numbers by the text program, stages as a table', () => {
    const { passport, unread } = read([
      text('ПАСПОРТ БЕРЕЖЛИВОГО ПРОЕКТА «Быстрый приём»'),
      cells(
        ['Заказчик', 'Больница № 1'],
        ['Процесс:', 'Запись к врачу'],
        ['Границы процесса', 'от звонка до приёма'],
        ['Руководитель проекта', 'Ким О.А.'],
        ['Команда проекта', 'Ким О.А., Петров П.П., Ли А.А.'],
      ),
      text('Обоснование:'),
      text('Жалобы', true),
      text('Очереди', true),
      text('Цели:'),
      cells(
        ['№', 'Цель', 'Единица измерения', 'Текущее значение', 'Целевое значение'],
        ['1', 'Время ожидания', 'мин', '40', '15'],
      ),
      text('Сроки реализации проекта:'),
      cells(
        ['№', 'Этап', 'Начало', 'Окончание'],
        ['1', 'Согласование паспорта проекта', '11.01.2027', ''],
        ['2', 'Картирование текущего состояния', '12.01.2027', '22.01.2027'],
      ),
    ])
    expect(passport).toMatchObject({
      title: 'Быстрый приём',
      customer: 'Больница № 1',
      process: 'Запись к врачу',
      leader: { name: 'Ким О.А.' },
      goals: [{ name: 'Время ожидания', unit: 'мин', current: '40', target: '15' }],
    })
    expect(passport.team).toHaveLength(3)
    expect(passport.grounds.map((row) => row.text)).toEqual(['Жалобы', 'Очереди'])
    expect(passport.stages).toEqual([
      { number: 1, from: '2027-01-11', to: '' },
      { number: 2, from: '2027-01-12', to: '2027-01-22' },
    ])
    expect(unread).toEqual(['№', 'Этап', 'Начало', 'Окончание'])
  })

  it('a document that is not a passport is told apart', () => {
    expect(
      importPassport(lines('Приказ\nО назначении\nПриказываю:\n1. Назначить'), null, kuzbassForm, newId),
    ).toBeNull()
    expect(importPassport([], null, kuzbassForm, newId)).toBeNull()
  })
})

describe('values', () => {
  it.each([
    ['«12» января 2027 г.', '2027-01-12'],
    ['"5" мая 2027г', '2027-05-05'],
    ['12 янв. 2027', '2027-01-12'],
    ['12.01.2027', '2027-01-12'],
    ['1.2.27 г.', '2027-02-01'],
    ['12/01/2027', '2027-01-12'],
    ['2027-01-12', '2027-01-12'],
    ['«12» 01 2027 г.', '2027-01-12'],
    ['с 12 сентября 2027 года', '2027-09-12'],
  ])('%s is a day', (typed, date) => expect(readDate(typed)).toEqual({ kind: 'date', date }))

  it('days that are not', () => {
    expect(readDate('30.02.2027')).toMatchObject({ kind: 'bad' })
    expect(readDate('12.01.0202')).toMatchObject({ kind: 'bad', why: expect.stringContaining('Год') as string })
    expect(readDate('12 января')).toEqual({ kind: 'partial', month: 1, day: 12 })
    expect(readDate('в январе')).toBeNull()
    expect(readRange('(до 12.01.2027)')).toMatchObject({
      from: { text: '2027-01-12', doubt: expect.any(String) as string },
    })
  })

  it('people', () => {
    expect(readPerson('глава округа Попов С.И.')).toMatchObject({ doubt: expect.any(String) as string })
    expect(readPerson('начальник отдела, Попов Сергей Ильич')).toEqual({
      name: 'Попов Сергей Ильич',
      position: 'начальник отдела',
    })
    expect(readPerson('начальник отдела')).toMatchObject({ name: '', position: 'начальник отдела' })
    expect(readTeam('Попов С.И., Ким О.А.').map(({ name }) => name)).toEqual(['Попов С.И.', 'Ким О.А.'])
  })
})
