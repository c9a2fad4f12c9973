import { describe, expect, it } from 'vitest'
import { askedOfAll, hintsLead, hintText, questionHints } from '@/lib/feedback/results/hints'
import { surveyNames } from '@/lib/feedback/survey/condition-words'
import { wayThrough } from '@/lib/feedback/survey/conditions'
import { surveySchema } from '@/lib/feedback/survey/definition'
import { pathWords } from '@/lib/feedback/survey/path-words'
import { surveyPaths } from '@/lib/feedback/survey/paths'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
import { readySurveys } from '@/lib/feedback/survey/templates'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const survey = surveySchema.parse({
  pages: [
    page('a', '', [
      ask('glad', 'one', 'Довольны?', { options: yesNo, required: true }),
      ask('why', 'many', 'Почему?', {
        options: ['queue: Очередь', 'papers: Бумаги', 'other: Иное'],
        showWhen: { q: 'glad', is: 'no' },
      }),
      ask('queue', 'scale', 'Сколько ждали?', { showWhen: { q: 'why', has: 'queue' } }),
      ask('slow', 'text', 'Что ускорить?', { showWhen: { q: 'queue', ge: 4 } }),
    ]),
    page('b', '', [ask('words', 'text', 'Что ещё?')]),
  ],
})

describe('ways of a survey', () => {
  it('are all that differ in what is asked, the shortest first, each with answers that lead along it', () => {
    const { paths, more } = surveyPaths(survey)
    expect(more).toBe(false)
    expect(paths.map(({ shown }) => shown.join(' '))).toEqual([
      'glad words',
      'glad why words',
      'glad why queue words',
      'glad why queue slow words',
    ])
    for (const { answers, shown } of paths) {
      const way = wayThrough(survey, answers)
      expect([way.shown, way.missing, way.faults, way.dropped]).toEqual([shown, [], [], []])
    }
    expect(pathWords(paths[3] as never, surveyNames(survey))).toBe(
      'вопрос 1 – «Нет», вопрос 2 – «Очередь», вопрос 3 – 5',
    )
  })
  it('are one where nothing is asked by conditions', () => {
    const plainOne = surveySchema.parse({ pages: [page('a', '', [ask('words', 'text', 'Что?')])] })
    expect(surveyPaths(plainOne)).toEqual({ paths: [{ answers: {}, shown: ['words'], deciding: [] }], more: false })
    expect(pathWords({ answers: {}, shown: ['words'], deciding: [] }, surveyNames(plainOne))).toBe('')
  })
  it('follow jumps, and stop at a limit with a word', () => {
    const jumping = surveySchema.parse({
      pages: [
        page('a', '', [
          {
            ...ask('in', 'one', 'Были?', { options: yesNo, required: true }),
            options: [
              { id: 'yes', label: 'Да' },
              { id: 'no', label: 'Нет', goTo: 'end' },
            ],
          },
        ]),
        page('b', '', [ask('words', 'text', 'Что?')]),
      ],
    })
    expect(surveyPaths(jumping).paths.map(({ shown }) => shown.length)).toEqual([1, 2])
    expect(surveyPaths(survey, 2)).toMatchObject({ more: true, paths: { length: 2 } })
  })
  it('of every ready survey lead to the end', () => {
    for (const { content } of readySurveys) {
      const { paths } = surveyPaths(content)
      expect(paths.length).toBeGreaterThan(0)
      for (const { answers } of paths) expect(wayThrough(content, answers).missing).toEqual([])
    }
  })
})

describe('what the last wave says', () => {
  it('counts as passed over only what everybody was shown', () => {
    expect([...askedOfAll(survey)]).toEqual(['glad', 'words'])
    const hints = questionHints(survey, ({ id }) =>
      id === 'slow' ? null : { forms: 300, answered: id === 'words' ? 120 : 290, dontKnow: id === 'glad' ? 4 : 0 },
    )
    expect(hints.map(({ id, skipped }) => [id, skipped])).toEqual([
      ['glad', 6],
      ['why', null],
      ['queue', null],
      ['words', 180],
    ])
    const { number } = surveyNames(survey)
    expect(plain(hintsLead(hints, number))).toBe(
      'чаще всего пропускали вопрос 5 (60,0 %), больше всего «не знаю» – в вопросе 1 (1,4 %)',
    )
    expect(hintsLead(hints, () => undefined)).toBe('')
    expect(plain(hintText(hints[0] as never))).toBe(
      'В прошлой волне ответили 290 из 300, пропустили 6 (2,0 %), «не знаю» – 4 (1,4 %).',
    )
    expect(plain(hintText(hints[1] as never))).toBe('В прошлой волне ответили 290 из 300.')
  })
  it('stops where a page may be passed by', () => {
    const [first, second] = survey.pages
    if (!first || !second) throw new Error('pages')
    const ruled = { pages: [{ ...first, next: [{ when: { q: 'glad', is: 'no' }, to: 'end' }] }, second] }
    expect([...askedOfAll(ruled)]).toEqual(['glad'])
  })
})
