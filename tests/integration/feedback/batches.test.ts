import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { closeBatches } from '@/lib/feedback/release/close'
import { newQuestion, type SurveyContent } from '@/lib/feedback/survey/definition'
import { cellId } from '@/lib/feedback/release/scheme'
import { withTenant } from '@/lib/platform/db'
import { createAgency, createTenant } from '../../factories/tenant'

let tenant: TenantView
let agencyId: string
beforeAll(async () => {
  tenant = await createTenant()
  agencyId = (await createAgency(tenant)).id
})

const content: SurveyContent = {
  pages: [
    {
      id: 'p1',
      title: '',
      note: '',
      next: [],
      questions: [
        { ...newQuestion('pleased', 'scale'), title: 'Довольны?' },
        {
          ...newQuestion('age', 'one'),
          title: 'Возраст',
          options: [
            { id: 'young', label: 'до 35' },
            { id: 'old', label: 'старше' },
          ],
        },
        { ...newQuestion('words', 'text'), title: 'Что изменить?' },
      ],
    },
  ],
}

type Form = { touchpointId: string | null; answers: Record<string, string | number> }

async function survey(status: 'OPEN' | 'CLOSED' = 'OPEN') {
  const tenantId = tenant.id
  const [id, versionId] = [newId(), newId()]
  const points = [newId(), newId()] as const
  await withTenant(tenantId, async (tx) => {
    await tx.touchpoint.createMany({
      data: points.map((point, at) => ({
        ...{ tenantId, id: point, agencyId, code: randomUUID().slice(0, 8), name: `Окно ${at}` },
        ...{ channel: 'desk', createdBy: 'Куратор' },
      })),
    })
    await tx.survey.create({
      data: {
        ...{ tenantId, id, agencyId, title: 'Опрос', code: randomUUID().slice(0, 8), status, splits: ['age'] },
        createdBy: 'Куратор',
      },
    })
    await tx.surveyVersion.create({
      data: { tenantId, id: versionId, surveyId: id, number: 1, content, startedBy: 'К' },
    })
  })
  return { id, versionId, points }
}

type Made = Awaited<ReturnType<typeof survey>>

const fill = ({ id, versionId }: Made, forms: readonly Form[]) =>
  withTenant(tenant.id, async (tx) => {
    // One statement a form: each has its own transaction time, as when people answer one after another.
    for (const form of forms)
      await tx.surveyIntake.create({
        data: {
          ...{ tenantId: tenant.id, id: randomUUID(), surveyId: id, versionId, agencyId, channel: 'LINK', ...form },
          day: dayColumn('2026-10-05'),
        },
      })
  })

const close = ({ id }: Made, closed = false) =>
  withTenant(tenant.id, (tx) =>
    closeBatches(
      { tx, tenantId: tenant.id, settings: tenant.settings.feedback, today: '2026-10-06' },
      { id, splits: ['age'], closed },
    ),
  )

const cellsOf = ({ id }: Made) =>
  withTenant(tenant.id, (tx) => tx.surveyCell.findMany({ where: { tenantId: tenant.id, surveyId: id } }))

const forms = (count: number, one: (at: number) => Form): Form[] => Array.from({ length: count }, (_, at) => one(at))

describe('closing a batch', () => {
  it('waits for enough answers, and at the end of a survey for the threshold alone', async () => {
    const made = await survey()
    await fill(
      made,
      forms(4, () => ({ touchpointId: null, answers: { pleased: 5 } })),
    )
    expect(await close(made, true)).toBe(0)
    await fill(
      made,
      forms(10, () => ({ touchpointId: null, answers: { pleased: 4 } })),
    )
    expect(await close(made)).toBe(0)
    expect(await close(made, true)).toBe(1)
    const total = (await cellsOf(made)).find(({ questionId, cell }) => questionId === 'pleased' && cell === cellId({}))
    expect(total).toMatchObject({ shown: true, n: 14, dontKnow: 0, counts: { '4': 10, '5': 4 } })
  })

  it('shows no group under the threshold, nor the one that the rest would give', async () => {
    const made = await survey()
    const [first, second] = made.points
    // 18 at one window, 3 at the other: 21 − 18 would be the three.
    await fill(
      made,
      forms(21, (at) => ({ touchpointId: at < 18 ? first : second, answers: { pleased: 1 + (at % 5), age: 'old' } })),
    )
    expect(await close(made)).toBe(1)
    const shown = (await cellsOf(made)).filter(({ questionId }) => questionId === 'pleased')
    const byCell = new Map(shown.map((cell) => [cell.cell, cell]))
    expect(byCell.get(cellId({}))).toMatchObject({ shown: true, n: 21 })
    for (const point of made.points)
      expect(byCell.get(cellId({ touchpoint: point }))).toMatchObject({
        shown: false,
        n: null,
        dontKnow: null,
        counts: {},
      })
  })

  it('moves every answer once, under another id, in another order, in one transaction', async () => {
    const made = await survey()
    await fill(
      made,
      forms(40, (at) => ({ touchpointId: null, answers: { words: `слово ${String(at).padStart(2, '0')}` } })),
    )
    const before = await withTenant(tenant.id, (tx) => tx.surveyIntake.findMany({ where: { surveyId: made.id } }))
    expect(await close(made)).toBe(1)
    const [rows, left] = await withTenant(tenant.id, async (tx) => [
      await tx.$queryRaw<{ id: string; text: string; xmin: string }[]>`
        SELECT "id", "answers" ->> 'words' AS "text", xmin::text FROM "SurveyResponse"
        WHERE "surveyId" = ${made.id}::uuid ORDER BY ctid`,
      await tx.surveyIntake.count({ where: { surveyId: made.id } }),
    ])
    expect(left).toBe(0)
    expect(new Set(rows.map(({ text }) => text)).size).toBe(40)
    expect(new Set(rows.map(({ xmin }) => xmin)).size).toBe(1)
    expect(rows.map(({ id }) => id).filter((id) => before.some((one) => one.id === id))).toEqual([])
    const order = rows.map(({ text }) => text)
    expect(order).not.toEqual(order.toSorted())
    expect(order).not.toEqual(order.toSorted().toReversed())
    const words = await withTenant(tenant.id, (tx) => tx.surveyWords.findMany({ where: { surveyId: made.id } }))
    expect(words.map(({ text }) => text).toSorted()).toEqual(order.toSorted())
    expect(new Set(words.map(({ cell }) => cell))).toEqual(new Set([cellId({})]))
  })

  it('lets two closings at once close a batch once', async () => {
    const made = await survey()
    await fill(
      made,
      forms(25, () => ({ touchpointId: null, answers: { pleased: 4 } })),
    )
    const closed = await Promise.all([close(made), close(made), close(made)])
    expect(closed.toSorted()).toEqual([0, 0, 1])
    const count = await withTenant(tenant.id, (tx) => tx.surveyResponse.count({ where: { surveyId: made.id } }))
    expect(count).toBe(25)
  })
})
