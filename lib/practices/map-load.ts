import 'server-only'
import { instantToDate, yearOf } from '@/lib/core/dates'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { goalsOf, measuredOf, projectColumns } from '@/lib/results/load'
import { goalState } from '@/lib/results/rules'
import { spreadEffectText } from './labels'
import { compareResults, readResults, resultsOf } from './practice'
import { adoptionState, effectOf, type Adoption, type SpreadEffect } from './spread'
import type { ChainLink } from '@/lib/replication/rules'

export type SpreadPractice = ChainLink & { slug: string; title: string; offered: boolean }
type SpreadAgency = { id: string; name: string; kind: string; acting: boolean }
export type Spread = { practices: SpreadPractice[]; adoptions: Adoption[]; agencies: SpreadAgency[] }

/**
 * Practices that are published or were taken while they were, all that took them, all agencies: short rows, whatever is
 * shown of them.
 */
export async function loadSpread(
  tx: Tx,
  { id: tenantId, timeZone }: { id: string; timeZone: string },
): Promise<Spread> {
  const practices = await tx.practice.findMany({
    where: { tenantId, OR: [{ status: 'PUBLISHED' }, { replications: { some: {} } }] },
    select: {
      id: true,
      slug: true,
      title: true,
      status: true,
      projectId: true,
      agencyId: true,
      project: { select: { practiceId: true } },
    },
  })
  const taken = await tx.project.findMany({
    where: { tenantId, practiceId: { not: null } },
    select: { id: true, number: true, agencyId: true, practiceId: true, status: true, startsOn: true, createdAt: true },
  })
  const agencies = await tx.agency.findMany({
    where: { tenantId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, kind: true, status: true },
  })
  return {
    practices: practices.map(({ id, project, status, ...row }) => ({
      ...row,
      practiceId: id,
      from: project.practiceId,
      offered: status === 'PUBLISHED',
    })),
    adoptions: taken.flatMap(({ id, practiceId, status, startsOn, createdAt, ...row }): Adoption[] =>
      practiceId === null
        ? []
        : [
            {
              ...row,
              projectId: id,
              practiceId,
              state: adoptionState(status),
              year: yearOf(startsOn ? dayOf(startsOn) : instantToDate(timeZone, createdAt)),
            },
          ],
    ),
    agencies: agencies.map(({ status, ...row }) => ({ ...row, acting: status === 'ACTIVE' })),
  }
}

export type MeasuredEffect = { verdict: SpreadEffect; /** «−62 % против −55 %» */ text: string }

/**
 * What the projects reached beside the practices they took, by project; those without confirmed figures to compare are
 * left out.
 */
export async function loadEffects(
  tx: Tx,
  tenantId: string,
  adoptions: readonly Pick<Adoption, 'projectId' | 'practiceId'>[],
): Promise<Map<string, MeasuredEffect>> {
  const sources = await tx.practice.findMany({
    where: { tenantId, id: { in: [...new Set(adoptions.map(({ practiceId }) => practiceId))] } },
    select: { id: true, results: true },
  })
  const projects = await tx.project.findMany({
    where: { tenantId, id: { in: adoptions.map(({ projectId }) => projectId) } },
    select: {
      id: true,
      practiceId: true,
      versions: projectColumns.versions,
      measurements: {
        where: { status: 'CONFIRMED' },
        select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
      },
    },
  })
  const results = new Map(sources.map((source) => [source.id, readResults(source.results)]))
  return new Map(
    projects.flatMap(({ id, practiceId, versions, measurements }): [string, MeasuredEffect][] => {
      const goals = goalsOf(versions[0]?.fields)
      const measured = measurements.map(measuredOf)
      const latest = new Map(goals.map((goal) => [goal.id, goalState(goal, measured).latest]))
      const compared = compareResults(
        results.get(practiceId ?? '') ?? [],
        resultsOf(goals, (goalId) => latest.get(goalId) ?? null),
      )
      const verdict = effectOf(compared)
      return verdict ? [[id, { verdict, text: spreadEffectText(compared) }]] : []
    }),
  )
}
