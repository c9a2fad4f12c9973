import { randomUUID } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import type { TenantView } from '@/lib/core/tenant'
import { leakedGroups } from '@/lib/cli/cases/span-leaks'
import { closeBatches } from '@/lib/feedback/release/close'
import { sumOf } from '@/lib/feedback/release/counts'
import { mainTotals } from '@/lib/feedback/results/main-totals'
import { getSurveyResults } from '@/lib/feedback/results/queries'
import { getSurveyReport } from '@/lib/feedback/results/report-queries'
import { compareRows, resultRows } from '@/lib/feedback/results/table'
import { getTexts } from '@/lib/feedback/results/text-queries'
import { EVERYBODY, FORMS, rowQuestion, type Answers } from '@/lib/feedback/survey/definition'
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

type Person = { agency: number; touchpoint: number | null; segment: number | null; batch: number; answers: Answers }
let tenant: TenantView
let actor: Actor
let agencies: string[]
let points: string[]
const segments = [newId(), newId()]

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

const at = (next: () => number): number | null => (next() < 0.8 ? Math.floor(next() * 2) : null)

/** At most fourteen people: an answer to a question is what tells each one, so that a figure names who is in it. */
function peopleOf(seed: number): Person[] {
  const next = random(`people ${seed}`)
  return Array.from({ length: 11 + Math.floor(next() * 4) }, (): Person => {
    const age = ['young', 'middle', 'old'][Math.floor(next() * 3)] ?? 'old'
    return {
      agency: next() < 0.65 ? 0 : 1,
      touchpoint: next() < 0.75 ? Math.floor(next() * 3) : null,
      batch: next() < 0.75 ? 0 : 1,
      segment: at(next),
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
          .map(({ agency, touchpoint, segment, answers }) => ({
            ...{ tenantId, id: randomUUID(), surveyId: id, versionId, agencyId: agencies[agency] ?? '' },
            touchpointId: touchpoint === null ? null : (points[touchpoint] ?? null),
            segmentId: segment === null ? null : (segments[segment] ?? null),
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

type Batch = { agency: number; number: number; members: number[] }

/** Who is in which batch; those whose batch was never closed are in nothing. */
function batchesOf(people: readonly Person[]): Batch[] {
  const left = new Map<number, number[]>()
  const closed: Batch[] = []
  for (const batch of [0, 1])
    for (const agency of [0, 1]) {
      const waiting = [
        ...(left.get(agency) ?? []),
        ...people.flatMap((one, at) => (one.agency === agency && one.batch === batch ? [at] : [])),
      ]
      left.set(agency, waiting.length >= K ? [] : waiting)
      if (waiting.length >= K)
        closed.push({ agency, number: closed.filter((one) => one.agency === agency).length + 1, members: waiting })
    }
  return closed
}

describe('every figure that the portal gives of a small survey', () => {
  it.each(Array.from({ length: 12 }, (_, seed) => seed))('reveals nobody: set %i', async (seed) => {
    const people = peopleOf(seed)
    const id = await survey(people)
    const batches = batchesOf(people)
    const cells = await withTenant(tenant.id, (tx) =>
      tx.surveyCell.findMany({
        where: { tenantId: tenant.id, surveyId: id },
        select: { questionId: true, cell: true, shown: true, block: { select: { agencyId: true, number: true } } },
      }),
    )
    const shown = new Map<string, number[][]>()
    /** A figure of the portal: it is of these people, and of those batches alone that show the group. */
    const tell = (question: string, cell: string, agencyId: string, n: number, isIn: (at: number) => boolean): void => {
      const members = batches.flatMap(({ agency, number, members: all }) => {
        const own = agencies[agency] ?? ''
        const showing = cells.some(
          (one) =>
            one.shown &&
            one.questionId === question &&
            one.cell === cell &&
            one.block.agencyId === own &&
            one.block.number === number,
        )
        return showing && (agencyId === '' || agencyId === own) ? all.filter(isIn) : []
      })
      expect([question, cell, n]).toEqual([question, cell, members.length])
      if (n > 0) shown.set(question, [...(shown.get(question) ?? []), members])
    }
    const gave = (question: string) => (at: number) => people[at]?.answers[question] !== undefined
    const gaveRow = (question: string, row: string) => (at: number) => {
      const answer = people[at]?.answers[question]
      return typeof answer === 'object' && row in answer
    }
    for (const agencyId of ['', ...agencies])
      for (const by of ['touchpoint', 'segment', 'q.age', 'q.once']) {
        const results = await getSurveyResults(actor, { id, by, agencyId })
        if (!results) throw new Error('The survey is not there')
        if (results.forms.status !== 'hidden') tell(FORMS, EVERYBODY, agencyId, results.forms.answered, () => true)
        for (const { question, status, n, values, rows } of results.questions) {
          if (status !== 'shown') {
            expect([n, sum(values), rows.reduce((all, row) => all + row.n, 0)]).toEqual([0, 0, 0])
            continue
          }
          tell(question.id, EVERYBODY, agencyId, n, gave(question.id))
          for (const row of rows)
            if (row.n > 0)
              tell(rowQuestion(question.id, row.id), EVERYBODY, agencyId, row.n, gaveRow(question.id, row.id))
        }
        for (const { cell, result } of results.groups?.lines ?? []) {
          if (result === null) continue
          const [, value] = (JSON.parse(cell) as [string, string][])[0] ?? []
          tell('csat', cell, agencyId, result.n, (at) => {
            const one = people[at]
            const group =
              by === 'touchpoint'
                ? points[one?.touchpoint ?? -1]
                : by === 'segment'
                  ? segments[one?.segment ?? -1]
                  : one?.answers[by.slice(2)]
            return gave('csat')(at) && typeof group === 'string' && (value ?? '').split('|').includes(group)
          })
        }
        const notSplit = results.groups?.notSplit ?? 0
        if (notSplit > 0) expect(notSplit).toBeGreaterThanOrEqual(K)
        // The files say what the page says: no figure of their own.
        const page = JSON.stringify([results.questions, results.groups, results.waves], (_, value: unknown) =>
          typeof value === 'bigint' ? String(value) : value,
        )
        const figures = new Set(page.match(/\d+/g))
        for (const row of [...resultRows(results), ...compareRows(results)])
          for (const value of row) if (typeof value === 'number') expect(figures.has(String(value))).toBe(true)
      }
    // The cockpit's column and the page over surveys: each agency and all of them, and each batch of the plan's facts.
    const [totals, blocks] = await withTenant(tenant.id, async (tx) => [
      await mainTotals(tx, {
        ...{ tenantId: tenant.id, agencyIds: null, years: { from: 2026, to: 2026 } },
        surveys: await tx.survey.findMany({ where: { id }, select: { id: true, versions: { select: { id: true } } } }),
      }),
      await tx.surveyBlock.findMany({ where: { tenantId: tenant.id, surveyId: id } }),
    ])
    for (const { agencyId, shown: own } of totals) if (own) tell('csat', EVERYBODY, agencyId, own.n, gave('csat'))
    tell('csat', EVERYBODY, '', sumOf(totals.flatMap((one) => one.shown ?? [])).n, gave('csat'))
    for (const { agencyId, number, answered } of blocks) {
      if (answered === null) continue
      const members = batches.find((one) => agencies[one.agency] === agencyId && one.number === number)?.members ?? []
      const givers = members.filter(gave('csat'))
      expect(answered).toBe(givers.length)
      shown.set('csat', [...(shown.get('csat') ?? []), givers])
    }
    expect(shown.size).toBeGreaterThan(0)
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
