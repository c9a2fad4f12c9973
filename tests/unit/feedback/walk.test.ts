import { describe, expect, it } from 'vitest'
import { conditionOf, firstPart, partsOf, type Parts } from '@/lib/feedback/survey/condition-parts'
import { ifWords, surveyNames } from '@/lib/feedback/survey/condition-words'
import { wayThrough } from '@/lib/feedback/survey/conditions'
import type { Answers, Condition, SurveyContent } from '@/lib/feedback/survey/definition'
import { surveyStage, takesAnswers, type SurveyStage } from '@/lib/feedback/survey/status'
import { answeredText, daysText, timeText } from '@/lib/feedback/survey/labels'
import { readySurvey } from '@/lib/feedback/survey/templates'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
import { missingOn, pageShown } from '@/lib/feedback/survey/walk'
import { surveyLength } from '@/lib/feedback/survey/ways'

const survey: SurveyContent = {
  pages: [
    page(
      'p1',
      '',
      [
        ask('once', 'one', 'Всё за один приход?', { required: true, options: yesNo }),
        ask('why', 'many', 'Что помешало?', {
          showWhen: { q: 'once', is: 'no' },
          options: ['a: Очередь', 'b: Документ'],
        }),
      ],
      [{ when: { q: 'once', is: 'yes' }, to: 'p3' }],
    ),
    page('p2', '', [ask('days', 'number', 'Сколько дней?', { min: 0, max: 90 })]),
    page('p3', '', [
      ask('mark', 'scale', 'Оценка', { required: true }),
      ask('nps', 'nps', 'Посоветуете?'),
      ask('end', 'text', 'Что изменить?', { showWhen: { q: 'mark', le: 3 } }),
    ]),
  ],
}

describe('one page of a survey', () => {
  it('shows what the answers open, and leads where they lead', () => {
    const first = pageShown(survey, {}, 'p1')
    expect(first?.questions.map(({ number }) => number)).toEqual([1])
    const no = pageShown(survey, { once: 'no' }, 'p1')
    expect(no?.questions.map(({ number, follows }) => [number, follows])).toEqual([
      [1, false],
      [2, true],
    ])
    expect(no?.after).toBe('p2')
    expect(pageShown(survey, { once: 'yes' }, 'p1')?.after).toBe('p3')
    const last = pageShown(survey, { once: 'yes', mark: 2 }, 'p3')
    expect(last).toMatchObject({ number: 3, count: 3, before: 'p1', after: null })
    expect(last?.questions.map(({ number }) => number)).toEqual([4, 5, 6])
  })
  it('is not shown off the way', () => {
    expect(pageShown(survey, { once: 'yes' }, 'p2')).toBeNull()
    expect(pageShown(survey, {}, 'p3')).toBeNull()
    expect(pageShown(survey, {}, 'none')).toBeNull()
  })
  it('names what is still to be answered on the page', () => {
    expect(missingOn(survey, {}, 'p1')).toEqual(['once'])
    expect(missingOn(survey, { once: 'yes' }, 'p1')).toEqual([])
    expect(missingOn(survey, { once: 'yes' }, 'p3')).toEqual(['mark'])
  })
  it('goes page by page where the whole way goes', () => {
    const ready = readySurvey('yearly')?.content ?? survey
    const answers: Answers = { used: 'no', noticed: 'worse', project: 2 }
    const pages: string[] = []
    for (let at: string | null = ready.pages[0]?.id ?? null; at !== null;) {
      pages.push(at)
      at = pageShown(ready, answers, at)?.after ?? null
    }
    expect(pages).toEqual(wayThrough(ready, answers).pages)
  })
})

describe('a condition that is chosen', () => {
  const kindOf = (q: string) => surveyNames(survey).question(q)?.kind
  it.each<[Condition, string]>([
    [{ q: 'once', is: 'no' }, 'если в вопросе 1 выбрано «Нет»'],
    [{ not: { q: 'once', is: 'no' } }, 'если в вопросе 1 не выбрано «Нет»'],
    [{ q: 'once', in: ['yes', 'no'] }, 'если в вопросе 1 выбрано «Да» или «Нет»'],
    [{ q: 'why', has: 'b' }, 'если в вопросе 2 отмечено «Документ»'],
    [{ q: 'days', gt: 12.5 }, 'если в вопросе 3 ответ больше 12,5'],
    [{ q: 'mark', le: 3 }, 'если в вопросе 4 отмечено 1, 2 или 3'],
    [{ q: 'nps', le: 6 }, 'если в вопросе 5 отмечено от 0 до 6'],
    [{ q: 'end', answered: false }, 'если в вопросе 6 нет ответа'],
    [
      {
        and: [
          { q: 'once', is: 'yes' },
          { q: 'why', has: 'a' },
        ],
      },
      'если в вопросе 1 выбрано «Да» и в вопросе 2 отмечено «Очередь»',
    ],
    [
      { or: [{ q: 'mark', eq: 5 }, { not: { q: 'why', has: 'a' } }] },
      'если в вопросе 4 отмечено 5 или в вопросе 2 не отмечено «Очередь»',
    ],
  ])('%j ↔ %s', (condition, words) => {
    expect(ifWords(condition, surveyNames(survey))).toBe(words)
    expect(conditionOf(partsOf(condition) as Parts, kindOf)).toEqual(condition)
  })
  it('says what it does not take apart', () => {
    const deep: Condition = {
      or: [
        { q: 'mark', eq: 5 },
        {
          and: [
            { q: 'once', is: 'yes' },
            { q: 'days', lt: 2 },
          ],
        },
      ],
    }
    expect(partsOf(deep)).toBeNull()
    expect(ifWords(deep, surveyNames(survey))).toBe(
      'если в вопросе 4 отмечено 5 или (в вопросе 1 выбрано «Да» и в вопросе 3 ответ меньше 2)',
    )
    expect(ifWords({ q: 'gone', answered: true }, surveyNames(survey))).toBe('если в удалённом вопросе дан ответ')
  })
  it('counts no part in which nothing is chosen yet', () => {
    expect(
      conditionOf({ join: 'and', parts: [{ q: 'days', way: 'lt', options: [], number: null }] }, kindOf),
    ).toBeUndefined()
    expect(conditionOf({ join: 'and', parts: [firstPart('nps', 'nps', [], 0)] }, kindOf)).toEqual({ q: 'nps', le: 6 })
  })
})

it('the shortest and the longest way', () => {
  expect(surveyLength(survey)).toMatchObject({ least: 3, most: 6 })
  expect(surveyLength({ pages: [] })).toEqual({ least: 0, most: 0, seconds: 0 })
  const ends: SurveyContent = {
    pages: [
      { ...page('a', '', [ask('x', 'text', 'х')]), next: [{ to: 'end' }] },
      page('b', '', [ask('y', 'text', 'у')]),
    ],
  }
  expect(surveyLength(ends)).toMatchObject({ least: 1, most: 1 })
})

it.each<[string | null, string | null, SurveyStage]>([
  [null, null, 'OPEN'],
  ['2026-11-30', '2026-11-30', 'OPEN'],
  ['2026-12-01', null, 'WAITING'],
  [null, '2026-11-29', 'ENDED'],
  ['2026-11-01', '2026-12-01', 'OPEN'],
])('days %s – %s, both inclusive: %s', (opensOn, closesOn, stage) => {
  expect(surveyStage({ status: 'OPEN', opensOn, closesOn }, '2026-11-30')).toBe(stage)
  expect(takesAnswers({ status: 'OPEN', opensOn, closesOn }, '2026-11-30')).toBe(stage === 'OPEN')
  expect(takesAnswers({ status: 'CLOSED', opensOn, closesOn }, '2026-11-30')).toBe(false)
})

it('words of figures and of time', () => {
  expect(answeredText({ answered: 412, asked: 3104 })).toBe('412 из 3104')
  expect(answeredText({ answered: 412, asked: 100 })).toBe('412; спросили 100, меньше, чем ответили')
  expect(answeredText({ answered: null, asked: 100 })).toBe('партия не закрыта, спросили 100')
  expect(daysText({ stage: 'OPEN', opensOn: null, closesOn: null })).toBe('пока не закроют')
  expect(daysText({ stage: 'CLOSED', opensOn: null, closesOn: null })).toBe('без срока')
  expect(timeText(25)).toBe('около 30 секунд')
  expect(timeText(61)).toBe('около 1\u00a0минуты')
  expect(timeText(140)).toBe('около 2\u00a0минут')
})
