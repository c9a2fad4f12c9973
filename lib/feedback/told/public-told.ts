import 'server-only'
import { cache } from 'react'
import { instantToDate, todayIn, yearOf } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { formatDecimal } from '@/lib/core/decimal'
import type { TenantView } from '@/lib/core/tenant'
import { withTenant } from '@/lib/platform/db'
import { goalsOf, measurementsOf } from '@/lib/results/load'
import { goalState } from '@/lib/results/rules'
import { heardText } from './labels'
import { heirOf } from './public'
import { lineColumns, linesOf, ofYearWhere, tallyWhere, type Place } from './read'
import { outcomeOf, proofsOf, tallyOf, type Tally } from './rules'
import { EVERYBODY, FORMS } from '../survey/definition'
import type { ProblemLine, ToldLine, ToldPage } from './view'

// «Вы сказали – мы сделали»: what a person of the agency has published, and how much is not there yet. No actor.

const nothing = { edit: false, settle: false, tell: false }

/** A published problem as everybody reads it: its answer stands there from the telling on, not before. */
function toldLine(line: ProblemLine): ToldLine {
  const told = line.status === 'TOLD'
  const state = told ? outcomeOf(line) : 'DOING'
  return {
    id: line.id,
    title: line.title,
    said: line.said,
    heard: heardText(line),
    service: line.service,
    state,
    text: told ? line.answer : line.measure,
    proofs: told ? proofsOf(line.proof) : [],
    on: told ? (line.doneOn ?? line.declinedOn) : null,
    promise: line.promise,
    today: line.today,
  }
}

const order = { DONE: 0, DOING: 1, DECLINED: 2 } as const

/** Goals of finished projects of published problems that were not reached: told as well (Kirov app. 1 §8). */
async function goalsMissed({ tx, tenantId }: Place, projectIds: string[]): Promise<ToldPage['goals']> {
  if (projectIds.length === 0) return []
  const projects = await tx.project.findMany({
    where: { tenantId, id: { in: projectIds }, status: 'FINISHED' },
    orderBy: { number: 'asc' },
    take: 30,
    select: {
      id: true,
      title: true,
      versions: { where: { status: 'APPROVED' }, orderBy: { number: 'desc' }, take: 1, select: { fields: true } },
    },
  })
  const missed: ToldPage['goals'] = []
  for (const project of projects) {
    const measured = await measurementsOf(tx, tenantId, project.id)
    for (const goal of goalsOf(project.versions[0]?.fields)) {
      const { attained, latest } = goalState(goal, measured)
      if (attained !== false || latest === null || goal.target === null) continue
      const figure = (value: string) => [formatDecimal(value), goal.unit].filter(Boolean).join(' ')
      missed.push({ project: project.title, goal: goal.name, target: figure(goal.target), reached: figure(latest) })
    }
  }
  return missed
}

/** Answers of clients of services in closed batches of the year, as they were released, and words to the agency. */
async function writtenIn({ tx, tenantId }: Place, agencyId: string, year: number) {
  const from = new Date(`${year}-01-01T00:00:00Z`)
  const until = new Date(`${year}-12-31T00:00:00Z`)
  const answers = await tx.surveyCell.aggregate({
    where: {
      ...{ tenantId, agencyId, questionId: FORMS, cell: EVERYBODY, shown: true },
      // What the agency's own people answered is not told to residents as theirs.
      block: { until: { gte: from, lte: until }, survey: { side: 'EXTERNAL' } },
    },
    _sum: { n: true },
  })
  const messages = await tx.feedbackMessage.count({
    where: { tenantId, agencyId, receivedOn: { gte: from, lte: until } },
  })
  return { answers: answers._sum.n ?? 0, messages }
}

/** The page of an agency for a year (`isOfYear` of the rules); null – no such agency. */
export const getToldPage = (
  tenant: TenantView,
  slug: string,
  asked: number | null,
  now: Date,
): Promise<ToldPage | null> =>
  withTenant(tenant.id, async (tx) => {
    const tenantId = tenant.id
    const place = { tx, tenantId }
    const today = todayIn(tenant.timeZone, now)
    const thisYear = yearOf(today)
    const agency = await tx.agency.findFirst({
      where: { tenantId, slug },
      select: { id: true, name: true, slug: true, status: true },
    })
    if (!agency) return null
    const first = await tx.problem.aggregate({ where: { tenantId, agencyId: agency.id }, _min: { createdAt: true } })
    const since = first._min.createdAt ? yearOf(instantToDate(tenant.timeZone, first._min.createdAt)) : thisYear
    const years = Array.from({ length: Math.min(20, thisYear - since + 1) }, (_, i) => thisYear - i)
    const year = asked !== null && years.includes(asked) ? asked : thisYear
    const ofYear = { AND: [{ agencyId: agency.id }, ofYearWhere(tenant.timeZone, year)] }
    const rows = await tx.problem.findMany({
      where: { AND: [{ tenantId }, ofYear, { publishedAt: { not: null }, status: { not: 'JOINED' } }] },
      orderBy: [{ toldOn: { sort: 'desc', nulls: 'first' } }, { dueOn: 'desc' }, { number: 'desc' }],
      select: { ...lineColumns, projectId: true },
    })
    const lines = await linesOf(place, rows, { timeZone: tenant.timeZone, today, can: () => nothing })
    const studies = await tx.clientStudy.findMany({
      where: { tenantId, agencyId: agency.id, publishedAt: { not: null } },
      orderBy: { until: 'desc' },
      take: 50,
      select: { id: true, title: true, from: true, until: true, findings: true },
    })
    const points = await tx.touchpoint.findMany({
      where: { tenantId, agencyId: agency.id, status: 'ACTIVE', service: { not: '' } },
      distinct: ['service'],
      orderBy: { service: 'asc' },
      take: 100,
      select: { service: true },
    })
    return {
      agency: { id: agency.id, name: agency.name, slug: agency.slug, open: agency.status === 'ACTIVE' },
      heir: agency.status === 'ACTIVE' ? null : await heirOf(tx, tenantId, slug),
      year,
      years,
      tally: await tallyWhere(place, ofYear),
      lines: lines.map(toldLine).sort((a, b) => order[a.state] - order[b.state]),
      ...(await writtenIn(place, agency.id, year)),
      studies: studies.map(({ from, until, ...study }) => ({ ...study, from: dayOf(from), until: dayOf(until) })),
      goals: await goalsMissed(
        place,
        rows.flatMap(({ projectId }) => projectId ?? []),
      ),
      services: points.map(({ service }) => service),
    }
  })

export type ToldAgency = { name: string; slug: string; tally: Tally }

/** All agencies that have something on their page this year, by name, with the sum of all. */
export const listTold = (
  tenant: TenantView,
  now: Date,
): Promise<{ year: number; total: Tally; agencies: ToldAgency[] }> =>
  withTenant(tenant.id, async (tx) => {
    const year = yearOf(todayIn(tenant.timeZone, now))
    const rows = await tx.problem.findMany({
      where: { AND: [{ tenantId: tenant.id }, ofYearWhere(tenant.timeZone, year)] },
      select: {
        ...{ status: true, doneOn: true, declinedOn: true, publishedAt: true },
        agency: { select: { name: true, slug: true } },
      },
    })
    const counted = rows.map(({ status, doneOn, declinedOn, publishedAt, agency }) => ({
      ...{ status, agency, published: publishedAt !== null },
      doneOn: doneOn && dayOf(doneOn),
      declinedOn: declinedOn && dayOf(declinedOn),
    }))
    const names = new Map(counted.map(({ agency }) => [agency.slug, agency.name]))
    return {
      year,
      total: tallyOf(counted),
      agencies: [...names]
        .map(([slug, name]) => ({ slug, name, tally: tallyOf(counted.filter(({ agency }) => agency.slug === slug)) }))
        .filter(({ tally }) => tally.shown > 0)
        .sort((a, b) => a.name.localeCompare(b.name, 'ru')),
    }
  })

/** Whether anything stands on a page of the programme: decides whether the public menu names it. */
export const anythingTold = cache(async (tenantId: string): Promise<boolean> =>
  withTenant(
    tenantId,
    async (tx) =>
      (await tx.problem.findFirst({
        where: { tenantId, publishedAt: { not: null }, status: { not: 'JOINED' } },
        select: { id: true },
      })) !== null,
  ),
)
