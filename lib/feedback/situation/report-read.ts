import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import type { LifeSituation } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { readDecisions, readScenario, readServices } from './content'
import {
  decisionKeys,
  decisionLabels,
  hypothesisLabels,
  outcomeLabels,
  proactiveLabels,
  serviceKindLabels,
  studyKindLabels,
} from './labels'
import type { ReportContent } from './report'
import { figureLabels, figures, readStages, totalsOf } from './stage'

type Context = { tx: Tx; tenantId: string; today: DateString }

export type PlanState = {
  id: string
  title: string
  items: number
  done: number
  late: number
  dueOn: DateString | null
}

/** How far the inter-agency plan is: an item is done when every body's part of it is accepted (lib/roadmaps). */
export async function readPlan({ tx, tenantId, today }: Context, roadmapId: string | null): Promise<PlanState | null> {
  if (roadmapId === null) return null
  const [row] = await tx.$queryRaw<(Omit<PlanState, 'dueOn'> & { dueOn: Date | null })[]>`
    WITH items AS (
      SELECT i."dueOn", count(p.*) FILTER (WHERE p."status" <> 'CLOSED') > 0
        AND bool_and(p."status" IN ('ACCEPTED', 'CLOSED')) AS done
      FROM "RoadmapItem" i LEFT JOIN "RoadmapPart" p ON p."tenantId" = i."tenantId" AND p."itemId" = i."id"
      WHERE i."tenantId" = ${tenantId}::uuid AND i."roadmapId" = ${roadmapId}::uuid AND i."removedAt" IS NULL
      GROUP BY i."id", i."dueOn")
    SELECT m."id", m."title", (SELECT count(*) FROM items)::int AS items,
      (SELECT count(*) FROM items WHERE done)::int AS done,
      (SELECT count(*) FROM items WHERE NOT done AND "dueOn" < ${dayColumn(today)}::date)::int AS late,
      (SELECT max("dueOn") FROM items) AS "dueOn"
    FROM "Roadmap" m WHERE m."tenantId" = ${tenantId}::uuid AND m."id" = ${roadmapId}::uuid`
  return row ? { ...row, dueOn: row.dueOn && dayOf(row.dueOn) } : null
}

/** Everything that the report prints, as it is now. */
export async function readReport(ctx: Context, row: LifeSituation): Promise<ReportContent> {
  const { tx, tenantId } = ctx
  const services = readServices(row.services)
  const scenario = readScenario(row.scenario)
  const decisions = readDecisions(row.decisions)
  const agencyIds = [row.agencyId, ...services.map(({ agencyId }) => agencyId)].filter((id) => id !== null)
  const agencies = await tx.agency.findMany({
    where: { tenantId, id: { in: agencyIds } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null): string => agencies.find((one) => one.id === id)?.name ?? ''
  const segments = await tx.clientSegment.findMany({
    where: { tenantId, id: { in: row.segmentIds } },
    orderBy: { name: 'asc' },
    select: { name: true },
  })
  const journeys = await tx.clientJourney.findMany({
    where: { tenantId, situationId: row.id },
    orderBy: { id: 'asc' },
    select: { who: true, stages: true },
  })
  const studies = await tx.clientStudy.findMany({
    where: { tenantId, situationId: row.id },
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    select: { kind: true, title: true, people: true },
  })
  const plan = await readPlan(ctx, row.roadmapId)
  return {
    title: row.title,
    about: row.about,
    lead: nameOf(row.agencyId) || 'Уполномоченный орган',
    segments: segments.map(({ name }) => name),
    services: services.map(({ name, kind, agencyId, proactive }) => ({
      name,
      kind: serviceKindLabels[kind],
      agency: nameOf(agencyId),
      proactive: proactiveLabels[proactive],
    })),
    decisions: decisionKeys.flatMap((key) => {
      const made = decisions[key]
      return made
        ? [
            {
              title: decisionLabels[key],
              body: made.body,
              number: made.number,
              on: made.on,
              outcome: outcomeLabels[made.outcome],
            },
          ]
        : []
    }),
    journeys: journeys.map(({ who, stages }) => {
      const read = readStages(stages)
      const totals = totalsOf(read)
      return {
        who,
        stages: read.length,
        figures: figures.map((figure) => ({
          label: figureLabels[figure],
          before: totals[figure].now,
          target: totals[figure].target,
        })),
      }
    }),
    measures: scenario.measures,
    ...{ asIs: scenario.asIs, toBe: scenario.toBe, insights: scenario.insights },
    hypotheses: scenario.hypotheses.map((one) => ({ ...one, state: hypothesisLabels[one.state] })),
    studies: studies.map(({ kind, title, people }) => ({ kind: studyKindLabels[kind], title, people })),
    plan: plan && { title: plan.title, items: plan.items, done: plan.done, late: plan.late },
  }
}
