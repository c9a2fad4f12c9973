import 'server-only'
import { defineQuery } from '@/lib/platform/query'
import { ownAgencyWhere } from '@/lib/agencies/queries'
import { yearOf, type DateString } from '@/lib/core/dates'
import { projectWhere } from '@/lib/projects/state/scope'
import { measuredOf, projectColumns, resultProject } from './load'
import { rollUp, sumBy, sumOf, type AgencySavings, type EffectRow, type Savings } from './roll-up'
import { goalState, type Stability } from './rules'
import { operations as projectOperations } from '@/lib/projects/operations'

export type SummaryAgency = { id: string; parentId: string | null; name: string; kind: string }
export type SavingsSummary = {
  year: number
  years: number[]
  all: Savings
  /** Agencies with savings of their own or under them, in tree order. */
  agencies: AgencySavings<SummaryAgency>[]
  kinds: { kind: string; saved: Savings; projects: number }[]
  /** Confirmed, but standing at the original of a replicated practice already. */
  included: Savings
  /** Reported and not decided yet. */
  waiting: { saved: Savings; effects: number }
  projects: number
}

/**
 * Money and hours saved in a year, rolled up over the agencies within reach. An effect counts for the agency that runs
 * its project and for those above it: an inter-agency project is not counted again for each participant.
 */
export const getSavingsSummary = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, input: { year?: number }): Promise<SavingsSummary> => {
    const { tx, tenantId } = ctx
    const within = { tenantId, ...ctx.agencyWhere() }
    const found = await tx.projectEffect.findMany({
      where: { tenantId, project: within },
      distinct: ['year'],
      select: { year: true },
      orderBy: { year: 'desc' },
    })
    const years = found.map(({ year }) => year)
    const year = input.year ?? years[0] ?? yearOf(ctx.today)
    const rows = await tx.projectEffect.findMany({
      where: { tenantId, year, status: { not: 'REJECTED' }, project: within },
      select: {
        id: true,
        projectId: true,
        kind: true,
        amount: true,
        year: true,
        counted: true,
        status: true,
        project: { select: { agencyId: true } },
      },
    })
    const agencies = await tx.agency.findMany({
      where: { tenantId, ...ownAgencyWhere(ctx) },
      select: { id: true, parentId: true, name: true, kind: true },
      orderBy: { name: 'asc' },
    })
    const effects = rows.map(({ project, projectId, ...effect }): EffectRow & { projectId: string } => ({
      ...effect,
      projectId,
      agencyId: project.agencyId,
    }))
    const counted = effects.filter(({ status, counted: own }) => status === 'CONFIRMED' && own)
    const kindOf = new Map(agencies.map(({ id, kind }) => [id, kind]))
    const byKind = sumBy(counted, (id) => kindOf.get(id))
    const projectsOf = (kind: string) =>
      new Set(counted.filter(({ agencyId }) => kindOf.get(agencyId) === kind).map(({ projectId }) => projectId)).size
    const { rows: tree, all } = rollUp(agencies, effects)
    const waiting = effects.filter(({ status }) => status === 'REPORTED')
    return {
      year,
      years: years.includes(year) ? years : [...years, year].sort((a, b) => b - a),
      all,
      agencies: tree.filter(({ total }) => total.MONEY !== '0' || total.HOURS !== '0'),
      kinds: [...byKind]
        .map(([kind, saved]) => ({ kind, saved, projects: projectsOf(kind) }))
        .sort((a, b) => Number(b.saved.MONEY) - Number(a.saved.MONEY)),
      included: sumOf(effects.filter(({ counted: own }) => !own).map((effect) => ({ ...effect, counted: true }))),
      waiting: {
        saved: sumOf(waiting.map((effect) => ({ ...effect, status: 'CONFIRMED' as const, counted: true }))),
        effects: waiting.length,
      },
      projects: new Set(counted.map(({ projectId }) => projectId)).size,
    }
  },
})

export type StabilityLine = {
  id: string
  number: number
  title: string
  agencyName: string
  due: DateString | null
  closed: DateString | null
  overdue: boolean
  /** The worst of its goals. */
  found: Stability | null
}

const SHOWN = 200
const worst: readonly Stability[] = ['LOST', 'WEAKER', 'HELD']

/**
 * Closed projects: `waiting` – results are to be measured again, the most urgent first; `slipped` – measured again and
 * worse than at closing.
 */
export const listStability = defineQuery({
  operation: projectOperations['project.read'],
  run: async (ctx, _input: Record<never, never>): Promise<{ waiting: StabilityLine[]; slipped: StabilityLine[] }> => {
    const closed = await ctx.tx.project.findMany({
      where: {
        ...projectWhere(ctx),
        OR: [
          { status: 'MONITORING' },
          { status: 'FINISHED', measurements: { some: { stability: true, status: 'CONFIRMED' } } },
        ],
      },
      orderBy: [{ stabilityDue: { sort: 'desc', nulls: 'last' } }, { number: 'asc' }],
      take: SHOWN,
      select: {
        ...projectColumns,
        measurements: {
          where: { status: 'CONFIRMED' },
          select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
        },
      },
    })
    const today = ctx.today
    const lines = closed.map(({ measurements, ...row }) => {
      const { id, number, title, agencyName, status, stabilityDue: due, closedOn, goals } = resultProject(row)
      const states = goals.map((goal) => goalState(goal, measurements.map(measuredOf)).stability)
      return {
        status,
        line: {
          id,
          number,
          title,
          agencyName,
          due,
          closed: closedOn,
          overdue: due !== null && due <= today,
          found: worst.find((one) => states.includes(one)) ?? null,
        },
      }
    })
    return {
      waiting: lines
        .filter(({ status }) => status === 'MONITORING')
        .map(({ line }) => line)
        .sort((a, b) => ((a.due ?? '9') < (b.due ?? '9') ? -1 : 1)),
      slipped: lines.filter(({ line }) => line.found === 'LOST' || line.found === 'WEAKER').map(({ line }) => line),
    }
  },
})
