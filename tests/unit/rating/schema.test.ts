import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import * as assessment from '@/lib/rating/assessment/schema'
import * as award from '@/lib/rating/award/schema'
import * as campaign from '@/lib/rating/campaign/schema'
import * as publication from '@/lib/rating/publication/schema'
import * as settlement from '@/lib/rating/settlement/schema'
import * as status from '@/lib/rating/status/schema'
import * as verification from '@/lib/rating/verification/schema'

const schema = { ...status, ...assessment, ...verification, ...settlement, ...publication, ...award, ...campaign }

const id = '0197f3a0-0000-7000-8000-000000000001'

/** Path → message of everything refused. */
function messages(input: z.ZodType, value: unknown): Record<string, string> {
  const parsed = input.safeParse(value)
  return parsed.success
    ? {}
    : Object.fromEntries(parsed.error.issues.map(({ path, message }) => [path.join('.'), message]))
}

describe("inputs of the rating's commands", () => {
  it('take numbers as a form sends them', () => {
    expect(schema.OpenCampaignInput.parse({ year: ' 2026 ' })).toEqual({ year: 2026 })
    expect(schema.OpenCampaignInput.parse({ year: 2026 })).toEqual({ year: 2026 })
    for (const year of ['', undefined, null, 'год', '20,26', 1999, 2026.5]) {
      expect(messages(schema.OpenCampaignInput, { year }), String(year)).toEqual({
        year: 'Укажите отчётный год, например 2026.',
      })
    }
    expect(messages(schema.OpenCampaignInput, { year: '999999999999' }).year).toMatch(
      /^Слишком большое число: не больше/,
    )
  })

  it('take an answer with one, several or no boxes ticked', () => {
    const base = { assessmentId: id, criterion: '5', baseVersion: '3' }
    const attested = (value: object) => schema.SaveAnswerInput.parse({ ...base, ...value })
    expect(attested({})).toEqual({ assessmentId: id, criterion: 5, baseVersion: 3, attested: [], comment: '' })
    expect(attested({ attested: '2', comment: '  план  ' })).toMatchObject({ attested: [2], comment: 'план' })
    expect(attested({ attested: ['1', '2'] })).toMatchObject({ attested: [1, 2] })
    expect(attested({ attested: [1, 3] })).toMatchObject({ attested: [1, 3] })
    expect(messages(schema.SaveAnswerInput, { ...base, attested: ['', 'x'] })).not.toEqual({})
    expect(messages(schema.SaveAnswerInput, { ...base, comment: 'я'.repeat(10_001) })).toEqual({
      comment: 'Сократите текст: не больше 10000 знаков.',
    })
    expect(messages(schema.SaveAnswerInput, { ...base, assessmentId: '1' })).toEqual({
      assessmentId: 'Запись не найдена. Обновите страницу.',
    })
  })

  it('take a date in both notations', () => {
    const move = { campaignId: id, version: 1, deadline: 'selfAssessmentDue', date: '20.12.2026', reason: 'карантин' }
    expect(schema.MoveDeadlineInput.parse(move).date).toBe('2026-12-20')
    expect(schema.MoveDeadlineInput.parse({ ...move, date: '2026-12-20' }).date).toBe('2026-12-20')
    expect(messages(schema.MoveDeadlineInput, { ...move, date: '31.02.2026', reason: '  ', deadline: 'x' })).toEqual({
      deadline: 'Выберите срок, который нужно перенести.',
      date: 'Укажите новый срок датой, например 20.12.2026.',
      reason: 'Напишите, почему переносится срок.',
    })
    expect(messages(schema.MoveDeadlineInput, { version: 1 })).toMatchObject({
      reason: 'Напишите, почему переносится срок.',
    })
  })

  it('take one or several lines of a list, each with the version that the list showed', () => {
    const line = { id, version: 3 }
    expect(schema.SendResultsInput.parse({ campaignId: id, assessments: `${id}:3` }).assessments).toEqual([line])
    expect(
      schema.SendResultsInput.parse({ campaignId: id, assessments: [`${id}:3`, `${id}:3`] }).assessments,
    ).toHaveLength(2)
    expect(messages(schema.SendResultsInput, { campaignId: id, assessments: [] })).toEqual({
      assessments: 'Отметьте, кому направить результаты.',
    })
    expect(messages(schema.SendResultsInput, { campaignId: id, assessments: [id] })).toHaveProperty(['assessments.0'])
  })

  it('take an objection and its settlement', () => {
    const item = { criterion: '3', reason: 'есть приказ' }
    const items = (value: object) =>
      schema.ObjectInput.parse({ assessmentId: id, version: 1, items: [{ ...item, ...value }] }).items[0]
    expect(items({})).toEqual({ criterion: 3, reason: 'есть приказ', requestedScore: null, fileIds: [] })
    expect(items({ requestedScore: '' })).toMatchObject({ requestedScore: null })
    expect(items({ requestedScore: '2' })).toMatchObject({ requestedScore: 2 })
    expect(messages(schema.ObjectInput, { assessmentId: id, version: 1, items: [{ ...item, reason: '' }] })).toEqual({
      'items.0.reason': 'Напишите, почему вы не согласны с оценкой.',
    })
    const none = 'Отметьте хотя бы один критерий, с оценкой которого вы не согласны.'
    expect(messages(schema.ObjectInput, { assessmentId: id, version: 1 })).toEqual({ items: none })
    expect(messages(schema.ObjectInput, { assessmentId: id, version: 1, items: [] })).toEqual({ items: none })
    const settled = { criterion: 3, outcome: 'PARTLY', reason: 'приказ есть, учёта нет', score: '2' }
    expect(schema.SettleObjectionInput.parse({ objectionId: id, version: 1, items: [settled] }).items[0]).toEqual({
      ...settled,
      score: 2,
    })
    expect(messages(schema.SettleObjectionInput, { objectionId: id, version: 1, items: [{ criterion: 3 }] })).toEqual({
      'items.0.outcome': 'Выберите решение: принято, принято частично или отклонено.',
      'items.0.reason': 'Напишите обоснование решения.',
      'items.0.score': 'Выберите балл из перечня.',
    })
  })

  it('take a link, but no script and no password in it', () => {
    const link = (url: string) =>
      messages(schema.AddLinkInput, { assessmentId: id, criterion: 1, title: 'Приказ', url })
    expect(link('https://ako.ru/prikaz.pdf')).toEqual({})
    const refused = ['javascript:alert(1)', 'data:text/html,x', 'https://user:secret@ako.ru/', 'ako.ru', '']
    for (const url of refused) expect(link(url), url).toHaveProperty('url')
  })

  it('answer in Russian whatever is missing or wrong', () => {
    const odd: unknown[] = [
      undefined,
      null,
      '',
      'x',
      12_345_678_901,
      -1,
      true,
      {},
      [],
      [null],
      'x'.repeat(20_000),
      Array(3000).fill('x'),
      Array(3000).fill(id),
    ]
    for (const [name, input] of Object.entries(schema)) {
      if (typeof input !== 'object' || !('shape' in input)) continue
      const values = odd.flatMap((value) => {
        const filled = Object.fromEntries(Object.keys(input.shape).map((key) => [key, value]))
        const item = Object.fromEntries(
          ['criterion', 'reason', 'requestedScore', 'outcome', 'score', 'agencyId', 'fileIds'].map((key) => [
            key,
            value,
          ]),
        )
        return [filled, { ...filled, items: [item] }]
      })
      for (const value of values) {
        for (const [path, message] of Object.entries(messages(input, value))) {
          expect(message, `${name}.${path}`).toMatch(/^[А-ЯЁ][^a-z]*(https?:\/\/.*)?$/)
        }
      }
    }
    expect(messages(schema.OpenCampaignInput, 'год')).not.toEqual({})
  })
})
