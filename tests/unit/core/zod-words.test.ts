import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { inputFailure } from '@/lib/core/input-failure'
import { russianIssue } from '@/lib/core/zod-words'
import { readPlan } from '@/lib/plan/template'
import { reportingProblems } from '@/lib/quarterly/template'
import { roadmapProblems } from '@/lib/roadmaps/template'
import { toolProblems } from '@/lib/tools/template'

describe('what zod says', () => {
  const schema = z.object({
    name: z.string().min(1),
    number: z.int().min(2).max(3),
    list: z.array(z.string()).min(1),
    kind: z.enum(['A', 'B']),
    own: z.string('Назовите своё.'),
  })
  const words = (json: unknown) =>
    (schema.safeParse(json, { error: russianIssue }).error?.issues ?? []).map(({ message }) => message)

  it('is told in Russian; a schema’s own words stay', () => {
    expect(words({})).toEqual(['не заполнено', 'не заполнено', 'не заполнено', 'не заполнено', 'Назовите своё.'])
    expect(words({ name: '', number: 1.5, list: [], kind: 'C', own: 5 })).toEqual([
      'не заполнено',
      'ожидается целое число',
      'список пуст',
      'недопустимое значение',
      'Назовите своё.',
    ])
    expect(words({ name: 7, number: 1, list: {}, kind: 'A', own: '' })).toEqual([
      'ожидается текст в кавычках',
      'не меньше 2',
      'ожидается список',
    ])
    expect(words({ name: 'x', number: 4, list: ['x'], kind: 'A', own: '' })).toEqual(['слишком много, не больше 3'])
  })

  it('stands beside its field, the first word of each', () => {
    const parsed = z
      .object({ items: z.array(z.object({ title: z.string().min(1, 'Пусто.').regex(/x/, 'Не то.') })) })
      .safeParse({ items: [{ title: '' }] })
    expect(parsed.error && inputFailure(parsed.error).error.fields).toEqual({ 'items.0.title': 'Пусто.' })
  })

  it('is Russian for every block of a template', () => {
    const broken: unknown[] = [5, {}, { sections: 'x' }, { sections: [{ items: [{ due: 5 }] }] }, [], 'x']
    const told = broken.flatMap((block) => [
      ...readPlan({ plan: block, maturity: block }).problems,
      ...roadmapProblems({ roadmap: block, departmentalRoadmap: block }),
      ...reportingProblems({ reporting: block }),
      ...toolProblems({ tools: block }),
    ])
    expect(told.length).toBeGreaterThan(20)
    for (const { message } of told) expect(message).not.toMatch(/Invalid|expected|received|Too /i)
  })
})

it('a schema without a sentence of its own still speaks Russian, and one with it is left alone', () => {
  const said = (schema: z.ZodType, input: unknown) => schema.safeParse(input).error?.issues[0]?.message
  expect(said(z.string(), undefined)).toBe('Заполните поле.')
  expect(said(z.string().min(3), 'я')).toBe('Напишите подробнее: не меньше 3 знаков.')
  expect(said(z.string().max(2), 'три')).toBe('Сократите текст: не больше 2 знаков.')
  expect(said(z.number(), 'семь')).toBe('Введите число.')
  expect(said(z.number().max(10), 11)).toBe('Не больше 10.')
  expect(said(z.number().min(1), 0)).toBe('Не меньше 1.')
  expect(said(z.array(z.string()).min(1), [])).toBe('Добавьте: не меньше 1.')
  expect(said(z.array(z.string()).max(1), ['а', 'б'])).toBe('Слишком много: не больше 1.')
  expect(said(z.enum(['A']), 'B')).toBe('Выберите из списка.')
  expect(said(z.union([z.literal('A'), z.literal('B')]), 'C')).toBe('Выберите из списка.')
  expect(said(z.strictObject({}), { odd: 1 })).toBe('Обновите страницу и повторите.')
  expect(said(z.email(), 'почта')).toBe('Проверьте, как это записано.')
  expect(said(z.email({ error: 'Проверьте адрес.' }), 'почта')).toBe('Проверьте адрес.')
})
