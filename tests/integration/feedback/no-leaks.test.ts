import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { leakedGroups } from '@/lib/cli/cases/span-leaks'
import { closeBatches } from '@/lib/feedback/release/close'
import { getResults } from '@/lib/feedback/results/queries'
import { getSurveyReport } from '@/lib/feedback/results/report-queries'
import { compareRows, resultRows } from '@/lib/feedback/results/table'
import { getTexts } from '@/lib/feedback/results/text-queries'
import type { Answers } from '@/lib/feedback/survey/definition'
import { ask, page, yesNo } from '@/lib/feedback/survey/templates/kit'
import { withTenant } from '@/lib/platform/db'
import type { Actor } from '@/lib/platform/actor'
import { random } from '../../../prisma/seed/random'
import { createActor, createAgency, createTenant } from '../../factories/tenant'

const content = {
  pages: [
    page('p', '', [
      ask('csat', 'scale', 'Довольны?'),
      ask('age', 'one', 'Возраст', { options: ['young: до 35', 'middle: до 60', 'old: старше'] }),
      ask('once', 'one', 'За один раз?', { options: yesNo }),
      ask('parts', 'csi', 'Что важно', { rows: ['term: Срок', 'polite: Вежливость'] }),
      ask('change', 'text', 'Что изменить?'),
    ]),
  ],
}
const K = 5

type Person = { agency: number; touchpoint: number | null; batch: number; answers: Answers }
let tenant: TenantView
let actor: Actor
let agencies: string[]
let points: string[]

beforeAll(async () => {
  tenant = await createTenant()
  actor = await createActor(tenant, 'AUTHORITY')
  agencies = [(await createAgency(tenant)).id, (await createAgency(tenant)).id]
  points = [newId(), newId(), newId()]
  await withTenant(tenant.id, (tx) =>
    tx.touchpoint.createMany({
      data: points.map((id, at) => ({
        ...{ tenantId: tenant.id, id, agencyId: agencies[0] ?? '', code: randomUUID().slice(0, 8), name: `Окно ${at}` },
        ...{ channel: 'desk', createdBy: 'К' },
      })),
    }),
  )
})

/** At most fourteen people: an answer to a question is what tells each one, so that a figure names who is in it. */
function peopleOf(seed: number): Person[] {
  const next = random(`people ${seed}`)
  return Array.from({ length: 11 + Math.floor(next() * 4) }, (): Person => {
    const age = ['young', 'middle', 'old'][Math.floor(next() * 3)] ?? 'old'
    return {
      agency: next() < 0.65 ? 0 : 1,
      touchpoint: next() < 0.75 ? Math.floor(next() * 3) : null,
      batch: next() < 0.75 ? 0 : 1,
      answers: {
        ...(next() < 0.92 && { csat: 1 + Math.floor(next() * 5) }),
        ...(next() < 0.9 && { age }),
        ...(next() < 0.9 && { once: next() < 0.5 ? 'yes' : 'no' }),
        ...(next() < 0.85 && { parts: { term: [5, 4], ...(next() < 0.7 && { polite: [4, 3] }) } }),
        ...(next() < 0.6 && { change: `слово ${Math.floor(next() * 1e6)}` }),
      } as Answers,
    }
  })
}

async function survey(people: readonly Person[]): Promise<string> {
  const tenantId = tenant.id
  const [id, versionId] = [newId(), newId()]
  await withTenant(tenantId, async (tx) => {
    await tx.survey.create({
      data: {
        ...{ tenantId, id, agencyId: null, title: 'Опрос', code: randomUUID().slice(0, 8), status: 'OPEN' as const },
        ...{ splits: ['age', 'once'], createdBy: 'К' },
      },
    })
    await tx.surveyVersion.create({
      data: { tenantId, id: versionId, surveyId: id, number: 1, content, startedBy: 'К' },
    })
    for (const batch of [0, 1]) {
      await tx.surveyIntake.createMany({
        data: people
          .filter((one) => one.batch === batch)
          .map(({ agency, touchpoint, answers }) => ({
            ...{ tenantId, id: randomUUID(), surveyId: id, versionId, agencyId: agencies[agency] ?? '' },
            touchpointId: touchpoint === null ? null : (points[touchpoint] ?? null),
            ...{ channel: 'LINK' as const, day: dayColumn('2026-10-05'), answers },
          })),
      })
      const settings = { ...tenant.settings.feedback, threshold: K, batchLeast: K }
      await closeBatches({ tx, tenantId, settings, today: '2026-10-06' }, { id, splits: ['age', 'once'], closed: true })
    }
  })
  return id
}

const sum = (counts: readonly { count: number }[]): number => counts.reduce((all, { count }) => all + count, 0)

/** Batch by batch, who is counted where; those whose batch was never closed are in nothing. */
function closedOf(people: readonly Person[]): number[] {
  const left = new Map<number, number[]>()
  const closed: number[] = []
  for (const batch of [0, 1])
    for (const agency of [0, 1]) {
      const waiting = [
        ...(left.get(agency) ?? []),
        ...people.flatMap((one, at) => (one.agency === agency && one.batch === batch ? [at] : [])),
      ]
      if (waiting.length >= K) {
        closed.push(...waiting)
        left.set(agency, [])
      } else left.set(agency, waiting)
    }
  return closed
}

describe('every figure that the portal gives of a small survey', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))('reveals nobody: set %i', async (seed) => {
    const people = peopleOf(seed)
    const id = await survey(people)
    const closed = closedOf(people)
    const shown = new Map<string, number[][]>()
    const tell = (question: string, n: number, members: readonly number[]): void => {
      // What is shown of a group is of all its people whose batch was closed, or of those batches alone that show it.
      expect(n).toBeLessThanOrEqual(members.length)
      if (n > 0) expect(n).toBeGreaterThanOrEqual(K)
      if (n === members.length && n > 0) shown.set(question, [...(shown.get(question) ?? []), [...members]])
    }
    const gave = (question: string) => (at: number) => people[at]?.answers[question] !== undefined
    for (const agencyId of ['', ...agencies])
      for (const by of ['touchpoint', 'q.age', 'q.once']) {
        const results = await getResults(actor, { id, by, agencyId })
        if (!results) throw new Error('The survey is not there')
        const own = closed.filter((at) => agencyId === '' || agencies[people[at]?.agency ?? 0] === agencyId)
        if (results.forms.status !== 'hidden') tell('*', results.forms.answered, own)
        for (const { question, status, n, values, rows } of results.questions) {
          if (status !== 'shown') {
            expect([n, sum(values), rows.reduce((all, row) => all + row.n, 0)]).toEqual([0, 0, 0])
            continue
          }
          tell(question.id, n, own.filter(gave(question.id)))
          for (const row of rows) if (row.n > 0) expect(row.n).toBeGreaterThanOrEqual(K)
        }
        for (const line of results.groups?.lines ?? []) {
          if (line.result === null) continue
          const [, value] = (JSON.parse(line.cell) as [string, string][])[0] ?? []
          tell(
            'csat',
            line.result.n,
            own.filter(
              (at) =>
                gave('csat')(at) &&
                (by === 'touchpoint'
                  ? points[people[at]?.touchpoint ?? -1] === value
                  : people[at]?.answers[by.slice(2)] === value),
            ),
          )
        }
        const notSplit = results.groups?.notSplit ?? 0
        if (notSplit > 0) expect(notSplit).toBeGreaterThanOrEqual(K)
        // The files say what the page says: no figure of their own.
        const figures = new Set(
          JSON.stringify([results.questions, results.groups, results.waves, results.forms]).match(/\d+/g),
        )
        for (const row of [...resultRows(results), ...compareRows(results)])
          for (const value of row) if (typeof value === 'number') expect(figures.has(String(value))).toBe(true)
      }
    for (const [question, groups] of shown)
      expect([question, leakedGroups(people.length, groups, K)]).toEqual([question, []])
    const texts = await getTexts(actor, { id, theme: '', q: '', page: 1 })
    expect(texts.rows.length === 0 || texts.rows.length >= K).toBe(true)
    const { content: report } = await getSurveyReport(actor, { id })
    for (const { rows } of report.groups)
      for (const row of rows) {
        const [, of] = /из (\d+)/.exec(row[1] ?? '') ?? []
        if (of !== undefined) expect(Number(of)).toBeGreaterThanOrEqual(K)
      }
  })
})
