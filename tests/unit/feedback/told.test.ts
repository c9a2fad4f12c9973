import { describe, expect, it } from 'vitest'
import { messageCodeOf, readMessageCode, showMessageCode } from '@/lib/feedback/told/code'
import { boardLead, boardTitle, heardText, toldLead, toldTitle } from '@/lib/feedback/told/labels'
import {
  dayState,
  isOfYear,
  mayNumber,
  messageMachine,
  nextDayOf,
  problemMachine,
  promised,
  proofsOf,
  similarTo,
  tallyOf,
  textsOnPage,
  untellable,
  type Counted,
} from '@/lib/feedback/told/rules'
import { cellsOf, monthText, readMonth, readTopics } from '@/lib/feedback/told/topics'
import { wordForm, wordStatus } from '@/lib/feedback/told/word-page'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')

describe('states', () => {
  it('close a problem by telling alone', () => {
    expect(problemMachine.from('tell')).toEqual(['DONE', 'DECLINED'])
    expect(problemMachine.after('IN_WORK', 'tell')).toEqual({ ok: false, reason: 'WRONG_STATUS' })
    expect(problemMachine.after('DONE', 'tell')).toEqual({ ok: true, value: 'TOLD' })
    expect(problemMachine.from('join')).toEqual(['NEW', 'IN_WORK'])
    expect(problemMachine.events('JOINED')).toEqual(['part'])
  })
  it('answer a word once, until it is reopened', () => {
    expect(messageMachine.from('answer')).toEqual(['NEW', 'IN_WORK'])
    expect(messageMachine.from('reopen')).toEqual(['ANSWERED', 'CLOSED'])
  })
  it('say by when what is to be done', () => {
    const days = { sortBy: '2026-12-04', dueOn: '2026-12-24', tellBy: '2026-12-30' }
    expect(nextDayOf({ status: 'NEW', ...days })).toEqual({ what: 'SORT', on: '2026-12-04' })
    expect(nextDayOf({ status: 'IN_WORK', ...days })).toEqual({ what: 'DO', on: '2026-12-24' })
    expect(nextDayOf({ status: 'DECLINED', ...days })).toEqual({ what: 'TELL', on: '2026-12-30' })
    expect(nextDayOf({ status: 'TOLD', ...days })).toBeNull()
  })
})

describe('promises', () => {
  const none = { dueOn: '2026-11-17', moved: [], settledOn: null }
  it('are kept to the end of the day', () => {
    expect(promised(none, '2026-11-17')).toMatchObject({ broken: null, late: false })
    expect(promised(none, '2026-11-18')).toMatchObject({ broken: '2026-11-17', late: true })
  })
  it('that were broken stay said after the day was moved', () => {
    const move = { from: '2026-11-17', to: '2026-12-04', reason: 'ждём поставку', by: 'Куратор' }
    const late = promised({ ...none, dueOn: '2026-12-04', moved: [{ ...move, on: '2026-11-20' }] }, '2026-11-24')
    expect(late).toEqual({ broken: '2026-11-17', reason: 'ждём поставку', due: '2026-12-04', late: false })
    const inTime = promised({ ...none, dueOn: '2026-12-04', moved: [{ ...move, on: '2026-11-17' }] }, '2026-11-24')
    expect(inTime.broken).toBeNull()
  })
  it('are measured at the day it was settled, not at today', () => {
    expect(promised({ ...none, settledOn: '2026-11-16' }, '2027-01-11')).toMatchObject({ broken: null, late: false })
    expect(promised({ ...none, settledOn: '2026-11-20' }, '2027-01-11')).toMatchObject({
      broken: '2026-11-17',
      late: false,
    })
  })
  it('count working days: 4 November 2026 is a holiday', () => {
    expect(dayState('2026-11-05', '2026-11-03')).toEqual({ code: 'SOON', workingDays: 1 })
    expect(dayState('2026-11-17', '2026-11-24')).toEqual({ code: 'LATE', workingDays: 5 })
    expect(dayState('2026-11-24', '2026-11-24').code).toBe('TODAY')
  })
})

const of = (status: Counted['status'], published: boolean, declined = false): Counted => ({
  status,
  published,
  doneOn: declined ? null : '2026-06-01',
  declinedOn: declined ? '2026-06-01' : null,
})
const times = (n: number, one: Counted): Counted[] => Array.from({ length: n }, () => one)
const kirov = [
  ...times(7, of('TOLD', true)),
  ...times(2, of('TOLD', true, true)),
  ...times(3, of('IN_WORK', true)),
  ...times(2, of('DONE', false)),
  ...times(2, of('NEW', false)),
  of('JOINED', false),
]

describe('counts', () => {
  it('are those of the look: 9 of 16 told, 7 of 12 on the page', () => {
    const tally = tallyOf(kirov)
    expect(tally).toMatchObject({ all: 16, toSort: 2, inWork: 3, toTell: 2, told: 9, toldDone: 7, toldDeclined: 2 })
    expect(tally).toMatchObject({ done: 9, declined: 2, shown: 12, shownDone: 7, shownDeclined: 2, unshown: 4 })
    expect(plain(boardTitle(tally))).toBe('Решили 9 проблем из 16 – о двух людям ещё не сказали')
    expect(plain(boardLead(tally))).toBe('Отказались от 2 – с объяснением, 3 делаем, 2 ждут разбора.')
    expect(plain(toldTitle(tally))).toBe('Вы сказали – мы сделали: выполнено 7 просьб из 12')
    expect(plain(toldLead(tally))).toBe(
      'Ещё 3 просьбы выполняем, от 2 отказались – и говорим почему. Разбираем или готовим ответ ещё по 4 просьбам: здесь их пока нет.',
    )
  })
  it('say one and none in words', () => {
    expect(plain(toldTitle(tallyOf([of('TOLD', true)])))).toBe('Вы сказали – мы сделали: выполнена 1 просьба из 1')
    expect(toldTitle(tallyOf([]))).toBe('Вы сказали – мы сделали')
    expect(boardTitle(tallyOf([]))).toBe('Проблем пока нет')
  })
  it('keep an open problem in every year until it is told', () => {
    expect(isOfYear('2025-12-30', null, 2026)).toBe(true)
    expect(isOfYear('2025-12-30', '2026-01-12', 2026)).toBe(true)
    expect(isOfYear('2025-03-01', '2025-12-31', 2026)).toBe(false)
    expect(isOfYear('2026-01-01', null, 2025)).toBe(false)
  })
})

describe('what was heard', () => {
  it('has no number of answers under the threshold', () => {
    expect(mayNumber('ANSWERS', 4, 5)).toBe(false)
    expect(mayNumber('ANSWERS', 5, 5)).toBe(true)
    expect(mayNumber('COMPLAINTS', 1, 5)).toBe(true)
    const few = { heard: null, heardAs: 'ANSWERS' as const, heardWhere: 'осень 2026', messages: 0 }
    expect(heardText(few)).toBe('несколько ответов, осень 2026')
    expect(plain(heardText({ ...few, messages: 13 }))).toBe('13 сообщений, осень 2026')
    expect(plain(heardText({ ...few, heard: 58, messages: 1 }))).toBe('58 ответов и 1 сообщение, осень 2026')
    expect(plain(heardText({ ...few, heard: 21, heardAs: 'COMPLAINTS' }))).toBe('21 жалоба, осень 2026')
  })
  it('stands on the page as promise before the telling and as answer after it', () => {
    expect(textsOnPage('DONE')).toEqual(['said', 'measure'])
    expect(textsOnPage('TOLD')).toEqual(['said', 'answer', 'proof'])
    expect(untellable({ said: ' ', answer: 'Сделали' })).toMatch(/что сказали/)
    expect(untellable({ said: 'Негде сесть', answer: '' })).toMatch(/что сделали/)
    expect(untellable({ said: 'Негде сесть', answer: 'Поставили' })).toBeNull()
  })
  it('is suggested as one thing when the words are alike', () => {
    const problem = (id: string, title: string, said: string) => ({ id, title, said })
    const own = problem('1', 'Разные списки документов', 'У окна просят другой документ')
    const near = problem('2', 'Просят документ, который уже есть', 'Просят документ, который у вас уже есть')
    const far = problem('3', 'В зале негде сесть', 'Стоим в проходе')
    expect(similarTo(own, [own, far, near]).map(({ id }) => id)).toEqual(['2'])
  })
  it('is proved by lines with and without an address', () => {
    expect(proofsOf('Приказ № 118 – https://example.test/118\n\nФото\nhttps://example.test')).toEqual([
      { text: 'Приказ № 118', url: 'https://example.test/118' },
      { text: 'Фото', url: null },
      { text: 'https://example.test', url: 'https://example.test' },
    ])
  })
})

describe('the code', () => {
  const code = messageCodeOf(Uint8Array.from({ length: 32 }, (_, i) => (i * 37) % 256))
  it('is read as it is shown, in small letters and with Russian ones', () => {
    expect(code).toMatch(/^[ABCEHKMPTXY2345679]{12}$/)
    expect(showMessageCode(code)).toMatch(/^.{4}-.{4}-.{4}$/)
    expect(readMessageCode(` ${showMessageCode(code).toLowerCase()} `)).toBe(code)
    expect(readMessageCode('км2р-7хта-93ве')).toBe('KM2P7XTA93BE')
  })
  it('is not what is shorter or has other signs', () => {
    expect(readMessageCode('KM2P-7XTA-93B')).toBeNull()
    expect(readMessageCode('KM2P-7XTA-93BQ')).toBeNull()
    expect(readMessageCode('')).toBeNull()
  })
})

describe('complaint topics', () => {
  const agencies = [
    { id: 'a', name: 'Министерство здравоохранения' },
    { id: 'b', name: 'Администрация «Берёзовского» округа' },
  ]
  it('are read from a sheet and from CSV, with a heading and without', () => {
    const text = 'Орган\tТема\tМесяц\tЧисло\nминистерство  здравоохранения\tЗапись к врачу\t10.2026\t1 204'
    expect(readTopics(text, agencies)).toEqual({
      rows: [{ line: 2, agencyId: 'a', theme: 'Запись к врачу', month: '2026-10', count: 1204 }],
      problems: [],
    })
    const csv = '\uFEFFsep=;\r\nАдминистрация "Березовского" округа;"Ямы; обочины";октябрь 2026;7\r\n'
    expect(readTopics(csv, agencies).rows).toEqual([
      { line: 2, agencyId: 'b', theme: 'Ямы; обочины', month: '2026-10', count: 7 },
    ])
  })
  it('take nothing when a line is doubtful, and name it', () => {
    const { problems } = readTopics('Министерство здравоохранения;Запись;13.2026;5\nЧужой;Запись;10.2026;-1', agencies)
    expect(problems).toEqual([
      'строка 1: «13.2026» – не месяц; напишите, например, 10.2026',
      'строка 2: органа «Чужой» нет среди ваших',
    ])
    expect(readTopics('Министерство здравоохранения;Запись;10.2026;#ЗНАЧ!', agencies).problems[0]).toContain('не целое')
    const twice = 'Министерство здравоохранения;Запись;10.2026;5'
    expect(readTopics(`${twice}\n${twice}`, agencies).problems[0]).toContain('уже есть в строке 1')
    expect(readTopics('  \n', agencies).problems).toHaveLength(1)
  })
  it('know months in the ways people write them', () => {
    for (const typed of ['2026-10', '10.2026', '01.10.2026', 'Октябрь 2026 г.', '2026-10-01'])
      expect(readMonth(typed), typed).toBe('2026-10')
    expect(readMonth('10/2026')).toBeUndefined()
    expect(monthText('2026-10')).toBe('октябрь 2026')
    expect(cellsOf('a;"b ""c""";d')).toEqual(['a', 'b "c"', 'd'])
  })
})

describe('the plain pages', () => {
  const frame = {
    tenant: { slug: 'kirov', name: 'Кировская область', programme: 'Государство для людей', isDemo: false },
    accentCss: '',
    appealUrl: '',
  }
  const view = {
    agency: { name: 'МФЦ', slug: 'mfc', services: [], places: [] },
    answerDays: 10,
    addressDays: 90,
    errors: {},
    message: '',
    key: 'k',
  }
  it('keep what was typed, with no markup of it alive, and no script', () => {
    const html = wordForm(frame, { ...view, values: { text: '<script>alert(1)</script>', service: '"><b>' } })
    expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(html).toContain('value="&quot;&gt;&lt;b&gt;"')
    expect(html).not.toContain('<script')
    expect(html).toContain('№\u00a059-ФЗ')
    expect(html.length).toBeLessThan(12_000)
  })
  it('tell the writer of a problem only what everybody may read', () => {
    const word = {
      ...{ kind: 'PROBLEM' as const, status: 'IN_WORK' as const, agencyName: 'МФЦ', agencySlug: 'mfc' },
      ...{ service: '', place: '', text: 'Не слышно', receivedOn: '2026-09-02', answerBy: '2026-09-16', late: false },
      ...{ answer: '', answeredOn: null, proposal: null },
    }
    const code = 'KM2P-7XTA-93BE'
    expect(wordStatus(frame, { code, isNew: false, word: { ...word, problem: 'SORTING' } })).toContain(
      'Разбираем вместе',
    )
    expect(wordStatus(frame, { code, isNew: true, word: { ...word, problem: null } })).toContain(`data-code>${code}<`)
    expect(
      wordStatus(frame, { code, isNew: false, word: { ...word, problem: { said: 'Тихо', due: '2026-12-04' } } }),
    ).toContain('Обещаем к 4\u00a0декабря\u00a02026\u00a0г.')
  })
})
