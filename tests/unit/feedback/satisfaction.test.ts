import { describe, expect, it } from 'vitest'
import { mainQuestion } from '@/lib/feedback/survey/main-question'
import type { CockpitFrame } from '@/lib/core/cockpit'
import { contentOf, type ResultsSource } from '@/lib/feedback/publication/content'
import { personIn, publishedState } from '@/lib/feedback/publication/rules'
import { lastSatisfaction, satisfactionCells } from '@/lib/feedback/results/cockpit'
import { question } from '../../factories/answer'

const total = (year: number, satisfied: number, n: number, surveyId = 's') => ({
  ...{ year, surveyId, shown: { n, dontKnow: 0, counts: { '5': satisfied, '1': n - satisfied } } },
})
const frame: CockpitFrame = {
  ...{ side: 'staff', timeZone: 'Europe/Moscow', now: new Date('2026-12-01T09:00:00Z'), year: 2026, current: true },
  quarter: { year: 2026, quarter: 3 },
}
const agency = { id: 'a', slug: 'a' }
const cellOf = (totals: Parameters<typeof lastSatisfaction>[1], at = frame) => {
  const last = lastSatisfaction({ id: 'a', name: '' }, totals)
  const { text, ...cell } = satisfactionCells.SATISFACTION.cell({ last, asked: 'HIDDEN' }, agency, at)
  return { ...cell, text: text.replaceAll('\u00a0', ' ') }
}

describe('the question by which people are called satisfied', () => {
  it('is the one its author chose, else the first with marks of 1…5', () => {
    const [agreed, pleased] = [question('agreed', { kind: 'scale' }), question('pleased', { kind: 'scale' })]
    const text = question('text', { kind: 'text', main: true })
    expect(mainQuestion([text, agreed, pleased])?.id).toBe('agreed')
    expect(mainQuestion([text, agreed, { ...pleased, main: true }])?.id).toBe('pleased')
    expect(mainQuestion([text])).toBeNull()
  })
})

describe('the last satisfaction of an agency', () => {
  it('is of the last year that shows anything, all its surveys together', () => {
    const last = lastSatisfaction({ id: 'a', name: 'А' }, [
      total(2026, 3, 5, 's1'),
      total(2026, 5, 7, 's2'),
      total(2025, 1, 9),
      { year: 2027, surveyId: 's', shown: null },
    ])
    expect(last).toMatchObject({ year: 2026, line: { label: 'А', surveys: ['s1', 's2'], measure: { n: 12 } } })
    expect(last?.line.before?.n).toBe(9)
    expect(lastSatisfaction({ id: 'a', name: '' }, [{ year: 2026, surveyId: 's', shown: null }])).toBeNull()
  })

  it('compares with the year right before alone', () => {
    expect(lastSatisfaction({ id: 'a', name: '' }, [total(2026, 5, 50), total(2024, 45, 50)])?.line.change).toBeNull()
  })
})

describe('the cell', () => {
  it('asks for attention when fewer are satisfied than by chance, and is never green', () => {
    expect(cellOf([total(2026, 20, 50), total(2025, 45, 50)])).toMatchObject({ mark: 'warn', text: '40,0 % из 50' })
    expect(cellOf([total(2026, 44, 50), total(2025, 45, 50)])).toMatchObject({ mark: 'none', why: '' })
    expect(cellOf([total(2026, 45, 50), total(2025, 20, 50)])).toMatchObject({ mark: 'none', why: '' })
    expect(cellOf([total(2026, 20, 50), total(2025, 45, 50)], { ...frame, current: false }).mark).toBe('none')
  })

  it('says the year of an older figure, which goes into no sum', () => {
    expect(cellOf([total(2025, 45, 50)])).toMatchObject({ text: '90,0 % из 50, 2025 г.', n: null, of: null })
    expect(cellOf([total(2025, 20, 50), total(2024, 45, 50)]).mark).toBe('none')
    expect(cellOf([total(2026, 45, 50)])).toMatchObject({ n: 45, of: 50 })
    expect(cellOf([])).toMatchObject({ text: 'мало ответов', mark: 'none', n: null })
  })
})

describe('published results', () => {
  it('hold what was chosen of them', () => {
    const source = {
      content: { title: 'Опрос', questions: [{ number: 1 }] },
      words: [
        { id: '1', text: 'Долго' },
        { id: '2', text: 'Тесно' },
      ],
    } as unknown as ResultsSource
    expect(contentOf(source, { summary: 'Итог', questions: false, words: ['2', '3'] })).toMatchObject({
      ...{ summary: 'Итог', questions: [], words: ['Тесно'] },
    })
    expect(contentOf(source, { summary: '', questions: true, words: [] }).questions).toHaveLength(1)
  })

  it('name nobody and hold nothing of a person', () => {
    const found = (summary: string, words: string[] = []) => personIn({ summary, words })
    expect(found('Спасибо всем', ['Долго', 'Уберите очередь на ул. Ленина'])).toBeNull()
    expect(found('Ответила Иванова О. И.')).toBe('в пояснении – Иванова О. И.')
    expect(found('', ['Тесно', 'Пишите на a@b.ru'])).toBe('в словах людей – адрес почты')
  })

  it('are in the state of the newest edition', () => {
    expect(publishedState(undefined)).toBe('NONE')
    expect(publishedState({ withdrawnAt: null })).toBe('PUBLIC')
    expect(publishedState({ withdrawnAt: new Date(0) })).toBe('WITHDRAWN')
  })
})
