import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkSurvey, isSound } from '@/lib/feedback/survey/check'
import { surveyFaults } from '@/lib/feedback/survey/check-labels'
import { wayThrough } from '@/lib/feedback/survey/conditions'
import {
  newQuestion,
  type Condition,
  type QuestionKind,
  type SurveyContent,
  type SurveyQuestion,
} from '@/lib/feedback/survey/definition'
import { bruteForce } from './brute-force'

const question = (id: string, kind: QuestionKind, more: Partial<SurveyQuestion> = {}): SurveyQuestion => ({
  ...newQuestion(id, kind),
  title: `Вопрос ${id}`,
  ...more,
})
const options = (...ids: string[]) => ids.map((id) => ({ id, label: id.toUpperCase() }))
const survey = (...pages: SurveyQuestion[][]): SurveyContent => ({
  pages: pages.map((questions, i) => ({ id: `p${i + 1}`, title: '', note: '', questions, next: [] })),
})
const words = (content: SurveyContent) => surveyFaults(content, checkSurvey(content)).map(({ text }) => text)

/** A small survey of which every condition looks back. */
const anySurvey = fc.infiniteStream(fc.nat({ max: 999 })).map((stream) => {
  const draw = (below: number): number => (stream.next().value as number) % below
  const made: SurveyQuestion[] = []
  const leaf = (): Condition => {
    const about = made[draw(made.length)] as SurveyQuestion
    const id = about.options[draw(Math.max(1, about.options.length))]?.id ?? 'none'
    if (draw(4) === 0 || about.kind === 'text') return { q: about.id, answered: draw(2) === 0 }
    if (about.kind === 'one') return draw(2) === 0 ? { q: about.id, is: id } : { q: about.id, in: [id, 'b'] }
    if (about.kind === 'many') return draw(2) === 0 ? { q: about.id, has: id } : { q: about.id, in: [id, 'a'] }
    const name = (['lt', 'le', 'gt', 'ge', 'eq'] as const)[draw(5)] ?? 'lt'
    return { q: about.id, [name]: draw(7) / 2 } as Condition
  }
  const condition = (depth = 0): Condition => {
    const sort = depth > 1 ? 3 : draw(6)
    if (sort === 0) return { and: [condition(depth + 1), condition(depth + 1)] }
    if (sort === 1) return { or: [condition(depth + 1), condition(depth + 1)] }
    return sort === 2 ? { not: condition(depth + 1) } : leaf()
  }
  const maybe = (oneIn: number): Condition | undefined =>
    made.length > 0 && draw(oneIn) === 0 ? condition() : undefined
  const pageCount = 1 + draw(4)
  const pages = Array.from({ length: pageCount }, (_, i) => {
    const later = () => (draw(3) === 0 || i + 1 >= pageCount ? 'end' : `p${i + 2 + draw(pageCount - i - 1)}`)
    const questions = Array.from({ length: 1 + draw(2) }, (_q, n) => {
      const kind = (['one', 'many', 'number', 'text'] as const)[draw(4)] ?? 'one'
      const listed = kind === 'one' || kind === 'many' ? ['a', 'b', 'c'].slice(0, draw(4)) : []
      const one = question(`q${i}${n}`, kind, {
        required: draw(2) === 0,
        dontKnow: kind === 'one' && draw(5) === 0,
        showWhen: maybe(2),
        ...(kind === 'number' && { min: draw(3), max: draw(5) }),
        ...(kind === 'many' && { minChosen: draw(4), maxChosen: draw(2) === 0 ? null : draw(4) }),
      })
      one.options = listed.map((id) => ({
        ...{ id, label: id, showWhen: maybe(3) },
        ...(draw(5) === 0 && { goTo: later() }),
      }))
      made.push(one)
      return one
    })
    const next = draw(2) === 0 ? [{ when: draw(4) === 0 ? undefined : condition(), to: later() }] : []
    return { id: `p${i + 1}`, title: '', note: '', questions, next }
  })
  return { pages } satisfies SurveyContent
})

describe('the check of a whole survey', () => {
  it('finds what trying every answer finds', () => {
    fc.assert(
      fc.property(anySurvey, (content) => {
        const check = checkSurvey(content)
        expect(check.refused).toEqual([])
        expect(check.found).toEqual(bruteForce(content))
        expect(surveyFaults(content, check).length === 0).toBe(isSound(check))
      }),
      { numRuns: 400 },
    )
  })

  it('cuts a number by its thresholds, with places after the comma', () => {
    const number = (places: number) =>
      survey([
        question('n', 'number', { min: 0, max: 1_000_000, places }),
        question('t', 'text', {
          showWhen: {
            and: [
              { q: 'n', gt: 1 },
              { q: 'n', lt: 2 },
            ],
          },
        }),
      ])
    expect(checkSurvey(number(0)).found?.neverShown).toEqual(['t'])
    expect(checkSurvey(number(1)).found?.neverShown).toEqual([])
    const ends = (min: number, max: number) =>
      checkSurvey(survey([question('n', 'number', { min, max, places: 1, required: true })])).found
    expect(ends(1.1, 1.1)?.requiredWithoutAnswer.always).toEqual([])
    expect(ends(1.15, 1.18)?.requiredWithoutAnswer.always).toEqual(['n'])
  })

  it('tries a hundred options without trying every set of them', () => {
    const many = Array.from({ length: 100 }, (_, i) => `o${i}`)
    const content = survey([
      question('m', 'many', { options: options(...many), minChosen: 3, maxChosen: 3, required: true }),
      question('t', 'text', { showWhen: { and: ['o1', 'o2', 'o3'].map((has) => ({ q: 'm', has })) } }),
      question('u', 'text', { showWhen: { and: ['o1', 'o2', 'o3', 'o4'].map((has) => ({ q: 'm', has })) } }),
    ])
    expect(checkSurvey(content).found?.neverShown).toEqual(['u'])
  })

  const forty = options(...Array.from({ length: 40 }, (_, i) => `o${i}`))

  it('checks a question for each of forty chosen services', () => {
    const follow = (id: string, has: string) => question(id, 'scale', { required: true, showWhen: { q: 'm', has } })
    const content = survey(
      [question('m', 'many', { options: forty, required: true }), ...forty.map(({ id }) => follow(`s${id}`, id))],
      [question('gone', 'text', { showWhen: { and: [{ q: 'so1', gt: 3 }, { not: { q: 'm', has: 'o1' } }] } })],
    )
    expect(checkSurvey(content).found).toMatchObject({
      neverShown: ['gone'],
      stuckPages: { always: [], sometimes: [] },
    })
  })

  it('says that there are too many combinations instead of guessing', () => {
    const content = survey([question('m', 'many', { options: forty })], [question('t', 'text')])
    content.pages[0]?.next.push(...forty.map(({ id }) => ({ when: { q: 'm', has: id }, to: 'end' })))
    expect(checkSurvey(content, 10_000)).toEqual({ refused: [], found: null, tooMany: true })
    expect(isSound(checkSurvey(content, 10_000))).toBe(false)
    expect(surveyFaults(content, checkSurvey(content, 10_000))[0]?.text).toMatch(
      /^Не проверено: слишком много сочетаний/,
    )
  })

  it('refuses a comparison that does not fit the kind of question', () => {
    const kinds: [QuestionKind, string[]][] = [
      ['one', ['is', 'in', 'answered']],
      ['many', ['has', 'in', 'answered']],
      ...(['scale', 'stars', 'nps', 'number'] as const).map((kind): [QuestionKind, string[]] => [
        kind,
        ['lt', 'le', 'gt', 'ge', 'eq', 'answered'],
      ]),
      ...(['text', 'date', 'file', 'matrix', 'ranking', 'csi'] as const).map((kind): [QuestionKind, string[]] => [
        kind,
        ['answered'],
      ]),
    ]
    const all = { is: 'a', has: 'a', in: ['a'], lt: 1, le: 1, gt: 1, ge: 1, eq: 1, answered: true }
    for (const [kind, fitting] of kinds) {
      const fits = Object.entries(all).filter(([name, value]) => {
        const showWhen = { q: 'a', [name]: value } as Condition
        return checkSurvey(survey([question('a', kind), question('b', 'text', { showWhen })])).refused.length === 0
      })
      expect([kind, fits.map(([name]) => name).toSorted()]).toEqual([kind, fitting.toSorted()])
    }
  })

  it('names the page and the question in words', () => {
    const content = survey(
      [question('a', 'one', { options: options('yes', 'no'), showWhen: { q: 'b', answered: true } })],
      [question('b', 'text', { showWhen: { q: 'a', gt: 2 } })],
    )
    content.pages[1]?.next.push({ when: { q: 'z', answered: true }, to: 'p1' }, { to: 'p9' })
    expect(words(content)).toEqual([
      'Страница 1, вопрос 1 «Вопрос a»: условие смотрит на вопрос 2 «Вопрос b», но к этому месту на него ещё не ответили. Переставьте вопросы или измените условие.',
      'Страница 2, вопрос 2 «Вопрос b»: такое сравнение к ответу не подходит (вопрос 1 «Вопрос a»). Выберите другое сравнение.',
      'Страница 2, переход 1: условие смотрит на вопрос, которого в анкете нет. Выберите другой вопрос.',
      'Страница 2, переход 1: переход ведёт назад или на ту же страницу («Страница 1»). Выберите одну из следующих страниц.',
      'Страница 2, переход 2: переход ведёт на страницу, которой в анкете нет. Выберите другую страницу.',
    ])
    const dead = survey([
      question('a', 'one', { options: [], required: true }),
      question('b', 'one', { options: [{ id: 'x', label: 'Икс', showWhen: { q: 'a', is: 'y' } }] }),
    ])
    expect(words(dead)).toEqual([
      'Страница 1: с неё никто не сможет уйти. Добавьте вариант ответа, исправьте границы или сделайте вопрос необязательным.',
      'Страница 1, вопрос 1 «Вопрос a»: ответ обязателен, но ответить нельзя. Добавьте вариант ответа, исправьте границы или сделайте вопрос необязательным.',
      'Страница 1, вопрос 2 «Вопрос b»: вариант «Икс» никто не увидит. Проверьте его условие.',
    ])
  })

  it('a sound survey is answered to the end by whoever answers what is required and offered', () => {
    const content = survey(
      [question('a', 'one', { options: options('yes', 'no'), required: true })],
      [question('b', 'csi', { rows: options('r'), required: true, showWhen: { q: 'a', is: 'yes' } })],
    )
    expect(isSound(checkSurvey(content))).toBe(true)
    expect(wayThrough(content, { a: 'yes', b: { r: [5, 4] } }).stoppedAt).toBeNull()
    expect(wayThrough(content, { a: 'yes', b: { r: [6, 4] } })).toMatchObject({ stoppedAt: 'p2', missing: ['b'] })
  })
})

describe('a required question by its kind', () => {
  const sound = (kind: QuestionKind, more: Partial<SurveyQuestion> = {}) =>
    isSound(checkSurvey(survey([question('q', kind, { required: true, options: [], rows: [], ...more })])))
  const rows = options('a', 'b')
  /** Offered to those alone who answered what nobody is asked. */
  const never = rows.map((one) => ({ ...one, showWhen: { not: { q: 'q', answered: false } } }))

  it('can be answered', () => {
    expect(sound('ranking', { options: rows })).toBe(true)
    expect(sound('matrix', { rows })).toBe(true)
    expect(sound('matrix', { rows, options: rows })).toBe(true)
    expect(sound('csi', { rows })).toBe(true)
    for (const kind of ['scale', 'stars', 'nps', 'number', 'file', 'text', 'date'] as const)
      expect(sound(kind), kind).toBe(true)
    expect(sound('one', { other: true })).toBe(true)
    expect(sound('one', { dontKnow: true })).toBe(true)
  })

  it('cannot, without options or rows that are offered', () => {
    for (const kind of ['one', 'many', 'ranking', 'matrix', 'csi'] as const) expect(sound(kind), kind).toBe(false)
    expect(sound('matrix', { rows, options: never })).toBe(false)
  })
})
