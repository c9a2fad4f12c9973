import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { sameName } from '@/lib/core/same-name'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations } from '../operations'
import { readDecisions, readServices } from './content'
import type { StudyKindName } from './labels'
import { readPlan } from './report-read'
import type { JourneyView } from './view'
import { situationRow } from './queries'
import { readStages, type Stage } from './stage'

type Asked = { situationId: string; journeyId: string | null }

async function journeyRow({ tx, tenantId }: QueryContext, situationId: string, journeyId: string | null) {
  const all = await tx.clientJourney.findMany({ where: { tenantId, situationId }, orderBy: { id: 'asc' } })
  const row = journeyId === null ? all[0] : all.find(({ id }) => id === journeyId)
  return { row, all }
}

const basisOf = (studies: readonly { kind: StudyKindName; people: number | null }[]): JourneyView['basis'] =>
  [...Map.groupBy(studies, ({ kind }) => kind)].map(([kind, of]) => ({
    kind,
    n: of.length,
    people: of.reduce((sum, { people }) => sum + (people ?? 0), 0),
  }))

/** A journey of a situation, the first where none is named; null – the situation has none. */
export const getJourney = defineQuery({
  operation: operations['situation.read'],
  run: (ctx, asked: Asked): Promise<JourneyView | null> => journeyOf(ctx, asked),
})

/** A journey by its own id: its papers are asked for so. */
export const findJourney = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, { id }: { id: string }): Promise<JourneyView> => {
    const row = isUuid(id)
      ? await ctx.tx.clientJourney.findFirst({
          where: { tenantId: ctx.tenantId, id },
          select: { situationId: true },
        })
      : null
    return (row && (await journeyOf(ctx, { situationId: row.situationId, journeyId: id }))) ?? notFound()
  },
})

async function journeyOf(ctx: QueryContext, { situationId, journeyId }: Asked): Promise<JourneyView | null> {
  const { tx, tenantId, actor } = ctx
  const situation = await situationRow(ctx, situationId)
  if (journeyId !== null && !isUuid(journeyId)) notFound()
  const { row, all } = await journeyRow(ctx, situation.id, journeyId)
  if (!row) return journeyId === null ? null : notFound()
  const of = { tenantId, situationId: situation.id }
  const studies = await tx.clientStudy.findMany({ where: of, select: { kind: true, people: true } })
  const touchpoints = await tx.touchpoint.findMany({
    where: { tenantId, id: { in: situation.touchpointIds } },
    select: { id: true, name: true },
  })
  const surveys = await tx.survey.findMany({
    where: { ...of, template: false },
    orderBy: { createdAt: 'desc' },
    select: { id: true, title: true },
  })
  const problems = await tx.problem.findMany({ where: of, select: { id: true, number: true, title: true } })
  const segment = row.segmentId
    ? await tx.clientSegment.findFirst({ where: { tenantId, id: row.segmentId }, select: { id: true, name: true } })
    : null
  const services = readServices(situation.services)
  const { id, version, who, interviews, updatedBy, updatedAt } = row
  return {
    ...{ id, version, who, interviews, updatedBy, updatedAt, segment, surveys, problems },
    stages: readStages(row.stages),
    situation: {
      id: situation.id,
      title: situation.title,
      status: situation.status,
      agencies: new Set(services.flatMap(({ agencyId }) => agencyId ?? [])).size,
      services: services.length,
    },
    others: all.filter((one) => one.id !== id).map((one) => ({ id: one.id, who: one.who })),
    target: readDecisions(situation.decisions).target ?? null,
    plan: await readPlan(ctx, situation.roadmapId),
    basis: basisOf(studies),
    touchpoints: Object.fromEntries(touchpoints.map((one) => [sameName(one.name), one.id])),
    ...{ tenantName: actor.tenant.name, timeZone: actor.tenant.timeZone, isDemo: actor.tenant.isDemo },
    printedAt: ctx.now,
    can: {
      edit: situation.status !== 'CLOSED' && ctx.can(operations['journey.edit'], situation.agencyId),
    },
  }
}

export type JourneyLive = { version: number; stages: Stage[]; by: string; at: string }

/** What the server holds of a journey now: asked while it is being edited. */
export const getJourneyLive = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, { id }: { id: string }): Promise<JourneyLive> => {
    const row = isUuid(id) ? await ctx.tx.clientJourney.findFirst({ where: { tenantId: ctx.tenantId, id } }) : null
    if (!row) notFound()
    await situationRow(ctx, row.situationId)
    return {
      version: row.version,
      stages: readStages(row.stages),
      by: row.updatedBy,
      at: row.updatedAt.toISOString(),
    }
  },
})
