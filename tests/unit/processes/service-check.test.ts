import { describe, expect, it } from 'vitest'
import { fraction } from '@/lib/core/fraction'
import {
  needsPlan,
  questionsOf,
  readQuestions,
  writeQuestions,
  type AnswerKey,
  type CheckBody,
} from '@/lib/processes/check/form'
import { readiness } from '@/lib/processes/check/proof'
import {
  bodyProblem,
  checkState,
  daysProblem,
  doneDay,
  gradeAfter,
  letterOf,
  percentText,
  pointsText,
  scoreOf,
  shareText,
  whyNot,
  type Answers,
} from '@/lib/processes/check/rules'
import { overWords, stageOf, tallyBy, tallyOf } from '@/lib/processes/check/summary'

const typed = `# Узнать
Первый вопрос
Второй вопрос | стоп
# Подать
Третий вопрос | 2,5`
const sections = (text = typed, before: Parameters<typeof readQuestions>[1] = []) => {
  const read = readQuestions(text, before)
  if (!read.ok) throw new Error(read.message)
  return read.sections
}
const body: CheckBody = {
  points: { yes: '2', partly: '1', no: '0' },
  sections: sections(),
  grades: [
    { letter: 'А', from: '85', meaning: '' },
    { letter: 'Б', from: '70', meaning: '' },
    { letter: 'В', from: '50', meaning: '' },
    { letter: 'Г', from: '0', meaning: '' },
  ],
  limit: 'В',
}
const given = (...answers: AnswerKey[]): Answers =>
  Object.fromEntries(
    questionsOf(body).flatMap(({ key }, i) => (answers[i] ? [[key, { answer: answers[i], note: '' }]] : [])),
  )

describe('the questionnaire as it is typed', () => {
  it('is read and written back the same', () => {
    expect(body.sections.map(({ title, questions }) => [title, questions.length])).toEqual([
      ['Узнать', 2],
      ['Подать', 1],
    ])
    expect(questionsOf(body)[2]).toEqual({ key: 'q3', text: 'Третий вопрос', weight: '2.5', stop: false })
    expect(writeQuestions(body)).toBe(typed)
  })

  it('keeps the key of a question whose words stayed, wherever it went', () => {
    const after = sections('# Всё\nТретий вопрос | 3\nСовсем новый\nПервый вопрос', questionsOf(body))
    expect(after[0]?.questions.map(({ key }) => key)).toEqual(['q3', 'q4', 'q1'])
  })

  it.each([
    ['', 1, 'нужен хотя бы один вопрос'],
    ['# Один\n#', 2, 'после # нужно название раздела'],
    ['Вопрос один | ноль', 1, 'вес «ноль» – не число больше нуля'],
    ['Вопрос один | 0', 1, 'вес «0» – не число больше нуля'],
    ['Вопрос один | много', 1, 'вес «много» – не число больше нуля'],
    ['Вопрос один | 1 | да', 1, '«да» – не слово «стоп»'],
    ['Вопрос один | 1 | стоп | ещё', 1, 'лишняя черта «|»: нужно «вопрос | вес | стоп»'],
    ['Вопрос один\n\nВопрос один', 3, 'такой вопрос уже есть'],
  ])('%j: line %i, %s', (text, line, message) => {
    expect(readQuestions(text)).toEqual({ ok: false, line, message })
  })
})

describe('the letter', () => {
  it('is exact: 2.5 of 4.5 weights answered «да», one «частично» – 6 of 9 points, 66.7, «В»', () => {
    const score = scoreOf(body, given('partly', 'no', 'yes'))
    expect(score.share && shareText(score.share)).toBe('2/3')
    expect([pointsText(score.points), pointsText(score.possible)]).toEqual(['6', '9'])
    expect(score).toMatchObject({ grade: 'В', missing: [], limited: false })
    expect(percentText('2/3')).toBe('66,7')
    expect(score.lost.map(({ question, points }) => [question.key, pointsText(points)])).toEqual([
      ['q2', '2'],
      ['q1', '1'],
    ])
  })

  it('«нет» on a stop question keeps it at «В», whatever the sum', () => {
    const stopped = scoreOf(
      { ...body, grades: body.grades.map((one, i) => ({ ...one, from: ['60', '40', '20', '0'][i] ?? '0' })) },
      given('yes', 'no', 'yes'),
    )
    expect(stopped).toMatchObject({ grade: 'В', limited: true, stopped: [{ key: 'q2' }] })
    expect(gradeAfter(body, given('yes', 'no', 'yes'), ['q2'])).toBe('А')
    const unlimited = scoreOf({ ...body, limit: '' }, given('yes', 'no', 'yes'))
    expect(unlimited.grade).toBe('Б')
  })

  it('what does not apply leaves the sum; nothing applies – no letter', () => {
    expect(scoreOf(body, given('yes', 'none', 'none'))).toMatchObject({ grade: 'А', missing: [] })
    expect(scoreOf(body, given('none', 'none', 'none'))).toMatchObject({ share: null, grade: null })
    expect(scoreOf(body, given('yes')).missing.map(({ key }) => key)).toEqual(['q2', 'q3'])
  })

  it('a threshold counts from itself: 70 is «Б», a hair below is not', () => {
    expect(letterOf(body, fraction(7, 10))).toBe('Б')
    expect(letterOf(body, fraction(6_999_999, 10_000_000))).toBe('В')
    expect(letterOf(body, fraction(0))).toBe('Г')
  })

  it('asks for a plan at «В» and «Г» only (Kirov 3.2)', () => {
    expect(['А', 'Б', 'В', 'Г', null].map(needsPlan)).toEqual([false, false, true, true, false])
  })
})

describe('what cannot stand', () => {
  const grades = (...froms: string[]) => body.grades.map((one, i) => ({ ...one, from: froms[i] ?? '0' }))
  it('thresholds fall to nought, «да» is worth more', () => {
    expect(bodyProblem(body)).toBeNull()
    expect(bodyProblem({ ...body, grades: grades('85', '85', '50', '0') })?.field).toBe('grades')
    expect(bodyProblem({ ...body, grades: grades('101', '70', '50', '0') })?.field).toBe('grades')
    expect(bodyProblem({ ...body, grades: grades('85', '70', '50', '10') })?.field).toBe('grades')
    expect(bodyProblem({ ...body, points: { yes: '1', partly: '1', no: '0' } })?.field).toBe('points')
    expect(bodyProblem({ ...body, points: { yes: '2', partly: '1', no: '1.5' } })?.field).toBe('points')
  })

  it('days of a campaign follow each other (15.10.2023, 07.12.2023, 31.12.2024)', () => {
    expect(daysProblem({ checkBy: '2023-10-15', planBy: '2023-12-07', doneBy: '2024-12-31' })).toBeNull()
    expect(daysProblem({ checkBy: '2023-10-15', planBy: '2023-10-14', doneBy: '2024-12-31' })).toContain('планов')
    expect(daysProblem({ checkBy: '2023-10-15', planBy: '2023-12-07', doneBy: '2023-12-06' })).toContain('выполнения')
  })
})

describe('a plan and its campaign', () => {
  it('is done on the day of its last measure', () => {
    expect(doneDay([{ doneOn: '2024-05-02' }, { doneOn: '2024-03-01' }])).toBe('2024-05-02')
    expect(doneDay([{ doneOn: '2024-05-02' }, { doneOn: null }])).toBeNull()
    expect(doneDay([])).toBeNull()
    expect(checkState({ grade: 'Г', planOn: new Date(), doneOn: null })).toBe('PLANNED')
    expect(checkState({ grade: 'Б', planOn: null, doneOn: null })).toBe('GOOD')
    expect(checkState({ grade: null, planOn: null, doneOn: null })).toBe('OPEN')
  })

  const check = (
    agencyId: string,
    group: string,
    grade: string | null,
    planOn: unknown = null,
    doneOn: unknown = null,
  ) => ({
    agencyId,
    group,
    grade,
    planOn,
    doneOn,
  })
  const checks = [
    check('a', 'services', 'А'),
    check('a', 'services', 'В', 1, 1),
    check('a', 'support', 'Г', 1),
    check('b', 'support', 'Г'),
    check('b', 'support', null),
  ]

  it('is counted by letter, body and group', () => {
    expect(tallyOf(checks)).toEqual({
      services: 5,
      signed: 4,
      grades: { А: 1, Б: 0, В: 1, Г: 2 },
      owed: 3,
      planned: 2,
      done: 1,
    })
    expect(tallyBy(checks, 'group').get('support')).toMatchObject({ services: 3, signed: 2, owed: 2, planned: 1 })
    expect(stageOf(tallyOf(checks), false)).toBe('CHECK')
    expect(stageOf(tallyOf(checks), true)).toBe('PLAN')
    // Silence is not «в норме».
    const good = { ...tallyOf([]), services: 3, signed: 3 }
    expect([tallyOf([]), { ...good, signed: 0 }, { ...good, signed: 2 }, good].map(overWords)).toEqual([
      'Услуг в перечне нет',
      'Услуги не проверены',
      'В норме 2, не проверено 1',
      'Все услуги в норме',
    ])
    expect(stageOf(tallyOf(checks.slice(0, 3)), false)).toBe('DONE')
    expect(stageOf(tallyOf(checks.slice(0, 2)), false)).toBe('OVER')
  })

  it('proves an item of the road map only when nothing is missing', () => {
    const all = tallyOf(checks)
    expect(readiness({ kind: 'plan' }, all)).toMatchObject({ ready: false, why: 'не проверена 1\u00a0услуга' })
    const own = tallyOf(checks.slice(0, 3))
    expect(readiness({ kind: 'plan' }, own)).toMatchObject({
      ready: true,
      note: 'Проверено 3 из 3: А – 1, Б – 0, В – 1, Г – 1. Услуг с «В» и «Г»: 2, план утверждён: 2, выполнен: 1.',
    })
    expect(readiness({ kind: 'done' }, own)).toMatchObject({ ready: false, why: 'не завершено 1\u00a0услуга' })
    const group = { key: 'services', title: 'Услуги', processes: 4, targets: 0, reengineered: 0 }
    expect(readiness({ kind: 'group', group }, own).ready).toBe(false)
    expect(readiness({ kind: 'group', group: { ...group, targets: 1 } }, own).ready).toBe(true)
  })
})

describe('why not a better letter', () => {
  it('names a stop question as a stop only where it holds the letter down', () => {
    // 2 of 9: «Г». The stop caps at «В», so it does not keep from «В»: it only lost its points.
    const low = whyNot(body, scoreOf(body, given('yes', 'no', 'no')))
    expect(low).toMatchObject({ better: 'В', byStops: false })
    expect(low?.lines.map(({ question, stops }) => [question.key, stops])).toEqual([
      ['q3', false],
      ['q2', false],
    ])
    // 7 of 9 is «Б» by points, held at «В» by the stop alone.
    const held = whyNot(body, scoreOf(body, given('yes', 'no', 'yes')))
    expect(held).toMatchObject({ better: 'Б', byStops: true })
    expect(held?.lines.map(({ question, stops }) => [question.key, stops])).toEqual([['q2', true]])
    // 2 + 2,5 of 9 is «В» by points as well: points and the stop both keep from «Б».
    const both = whyNot(body, scoreOf(body, given('yes', 'no', 'partly')))
    expect(both).toMatchObject({ better: 'Б', byStops: false })
    expect(both?.lines.map(({ question, stops }) => [question.key, stops])).toEqual([
      ['q3', false],
      ['q2', true],
    ])
    expect(whyNot(body, scoreOf(body, given('yes', 'yes', 'yes')))).toBeNull()
    expect(whyNot(body, scoreOf(body, given()))).toBeNull()
  })
})
