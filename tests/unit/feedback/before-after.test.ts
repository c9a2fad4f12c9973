import { describe, expect, it } from 'vitest'
import {
  beforeAfterHeadline,
  beforeAfterText,
  changeOf,
  pairOf,
  type SideOf,
} from '@/lib/feedback/results/before-after'
import { ask } from '@/lib/feedback/survey/templates/kit'

const plain = (text: string): string => text.replaceAll('\u00a0', ' ')
const stage = (title: string, startedOn: string | null = null, closedOn: string | null = null) => ({
  ...{ title, startedOn, closedOn },
})

describe('when a change was made', () => {
  const whole = { startsOn: '2026-01-12', closedOn: '2026-09-30' }
  it.each([
    [
      'by the stage that puts it to work',
      [stage('Внедрение улучшений', '2026-04-01', '2026-05-29')],
      whole,
      '2026-04-01',
      '2026-05-29',
    ],
    [
      'while that stage goes on',
      [stage('Внедрение улучшений', '2026-04-01')],
      { ...whole, closedOn: null },
      '2026-04-01',
      null,
    ],
    [
      'by the project where no stage says so',
      [stage('Анализ', '2026-02-01', '2026-03-01')],
      whole,
      '2026-01-12',
      '2026-09-30',
    ],
  ])('%s', (_name, stages, project, from, until) => {
    expect(changeOf({ stages, ...project })).toEqual({ from, until })
  })
  it('not at all before the stage has begun', () => {
    expect(changeOf({ stages: [stage('Внедрение улучшений')], ...whole })).toBeNull()
    expect(changeOf({ stages: [], startsOn: null, closedOn: null })).toBeNull()
  })
})

const question = ask('csat', 'scale', 'Довольны?')
/** Of 100 people so many are satisfied. */
const wave = (
  surveyId: string,
  satisfied: number,
  from: string,
  until: string,
  more: Partial<SideOf> = {},
): SideOf => ({
  ...{ surveyId, title: surveyId, question, from, until },
  shown: { n: 100, dontKnow: 0, counts: { '5': satisfied, '2': 100 - satisfied } },
  ...more,
})

describe('the pair of waves', () => {
  it('is the nearest on each side, and the difference is told with its interval', () => {
    const before = [wave('старая', 10, '2025-01-01', '2025-02-01'), wave('весна', 60, '2026-02-01', '2026-03-01')]
    const after = [wave('поздняя', 90, '2027-01-01', '2027-02-01'), wave('осень', 80, '2026-10-01', '2026-11-01')]
    const pair = pairOf(before, after)
    if (!pair) throw new Error('no pair')
    expect([pair.before.surveyId, pair.after.surveyId]).toEqual(['весна', 'осень'])
    expect(plain(beforeAfterHeadline(pair))).toBe('Довольны: 60,0 % до, 80,0 % после')
    // Newcombe for 80/100 and 60/100: 0,0731…0,3185.
    expect(plain(beforeAfterText(pair))).toBe(
      'После стало выше на 20,0 п. п. (от 7,3 до 31,9): это больше, чем случайность.',
    )
  })
  it('says so where the difference may be chance', () => {
    const pair = pairOf(
      [wave('весна', 60, '2026-02-01', '2026-03-01')],
      [wave('осень', 63, '2026-10-01', '2026-11-01')],
    )
    expect(pair && plain(beforeAfterText(pair))).toMatch(
      /^Разница 3,0 п\. п\. может быть случайной.*от −10,\d до 16,\d/,
    )
  })
  it('is not made of another scale, and hidden waves tell no figure', () => {
    const other = ask('csat', 'scale', 'Довольны?', { max: 10 })
    const after = [wave('осень', 80, '2026-10-01', '2026-11-01')]
    expect(pairOf([wave('весна', 60, '2026-02-01', '2026-03-01', { question: other })], after)).toBeNull()
    const hidden = pairOf([wave('весна', 60, '2026-02-01', '2026-03-01', { shown: null })], after)
    expect(hidden && beforeAfterText(hidden)).toMatch(/скрыта/)
    expect(hidden?.change).toBeNull()
  })
})
