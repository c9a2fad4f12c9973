import 'server-only'
import { instantToDate, yearOf } from '@/lib/core/dates'
import { quarterOf } from '@/lib/core/quarters'
import type { Operation } from '@/lib/core/permissions'
import { indicatorOf, indicatorSelect } from '@/lib/plan/load'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { quarterlyRules } from '@/lib/quarterly/load'
import { ruleOf } from '@/lib/quarterly/rules'
import { dayOf } from '@/lib/core/db-day'
import { clientReadings } from './client-readings'
import { ACT_KEY } from '@/lib/roadmaps/load'
import { currentMethodology } from '@/lib/tenancy/queries'
import {
  indicatorReading,
  processReadings,
  lightReading,
  quarterlyReading,
  ratingReading,
  roadmapReadings,
  type Reading,
  type ReadingArea,
} from './readings'
import { operations as planOperations } from '@/lib/plan/operations'
import { operations as quarterlyOperations } from '@/lib/quarterly/operations'
import { operations as ratingOperations } from '@/lib/rating/operations'
import { operations as roadmapOperations } from '@/lib/roadmaps/operations'
import { operations as tenancyOperations } from '@/lib/tenancy/operations'

const changes: Record<ReadingArea, Operation> = {
  RATING: tenancyOperations['interpretation.rule'],
  PLAN: planOperations['plan.edit'],
  ROADMAP: roadmapOperations['roadmap.amend'],
  QUARTERLY: quarterlyOperations['quarterly.rule'],
  PROCESSES: tenancyOperations['tenant.settings.update'],
  CLIENTS: tenancyOperations['tenant.settings.update'],
}

const localDay = ({ actor }: QueryContext, at: Date) => instantToDate(actor.tenant.timeZone, at)

async function ofRating(ctx: QueryContext): Promise<Reading[]> {
  const rows = await ctx.tx.interpretation.findMany({ where: { tenantId: ctx.tenantId }, orderBy: { id: 'asc' } })
  const methodology = rows.length > 0 ? ((await currentMethodology(ctx.tx, ctx.tenantId))?.methodology ?? null) : null
  return rows.map(({ key, subject, text, ruledBy, ruledAt }) =>
    ratingReading({ key, subject, text, ruledBy, ruledOn: ruledAt && localDay(ctx, ruledAt) }, methodology),
  )
}

/** A note was decided when it was last changed, or when the indicator was made. */
async function ofPlan({ tx, tenantId, today }: QueryContext): Promise<Reading[]> {
  const rows = await tx.indicator.findMany({
    where: { tenantId, OR: [{ note: { not: '' } }, { sample: true }] },
    orderBy: { position: 'asc' },
    select: indicatorSelect,
  })
  const year = yearOf(today)
  const revisions = await tx.indicatorRevision.findMany({
    where: { tenantId, indicatorId: { in: rows.map(({ id }) => id) }, kind: { in: ['CREATED', 'CHANGED'] } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { indicatorId: true, kind: true, change: true, since: true, byName: true },
  })
  const touches = (change: unknown): boolean =>
    typeof change === 'object' &&
    change !== null &&
    ['note', 'formula', 'sample', 'source'].some((field) => field in change)
  const readings = rows
    .map(indicatorOf)
    .filter(({ retiredFrom }) => retiredFrom === null || retiredFrom > year)
    .flatMap((indicator) => {
      const made = revisions.find(
        ({ indicatorId, kind, change }) => indicatorId === indicator.id && (kind === 'CREATED' || touches(change)),
      )
      return indicatorReading(indicator, made ? { by: made.byName, on: dayOf(made.since) } : null) ?? []
    })
  const planned = readings.length > 0 || (await tx.indicator.count({ where: { tenantId } })) > 0
  return planned ? [...readings, lightReading] : []
}

async function ofRoadmaps(ctx: QueryContext): Promise<Reading[]> {
  const { tx, tenantId } = ctx
  const maps = await tx.roadmap.findMany({
    where: { tenantId, kind: 'PROGRAMME', status: 'APPROVED', templateKey: ACT_KEY },
    select: {
      id: true,
      title: true,
      remark: true,
      inForceOn: true,
      approveWithinDays: true,
      createdBy: true,
      createdAt: true,
    },
  })
  const events = await tx.roadmapEvent.findMany({
    where: { tenantId, roadmapId: { in: maps.map(({ id }) => id) }, kind: 'RENAMED' },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    take: 200,
    select: { roadmapId: true, words: true, byName: true, at: true },
  })
  return maps.flatMap(({ id, title, remark, inForceOn, approveWithinDays, createdBy, createdAt }) => {
    const forced = events.flatMap(({ roadmapId, words, byName, at }) => {
      const said =
        roadmapId === id &&
        typeof words === 'object' &&
        words !== null &&
        !Array.isArray(words) &&
        typeof words.inForce === 'string'
          ? words
          : null
      return said
        ? [{ by: byName, on: localDay(ctx, at), reason: typeof said.reason === 'string' ? said.reason : '' }]
        : []
    })[0]
    return roadmapReadings({
      id,
      title,
      reading: remark,
      inForceOn: inForceOn && dayOf(inForceOn),
      withinDays: approveWithinDays,
      loaded: { by: createdBy, on: localDay(ctx, createdAt) },
      forced: forced ?? null,
    })
  })
}

async function ofQuarterly(ctx: QueryContext): Promise<Reading[]> {
  const rule = ruleOf(await quarterlyRules(ctx.tx, ctx.tenantId), quarterOf(ctx.today))
  return rule ? [quarterlyReading(rule, localDay(ctx, rule.createdAt))] : []
}

/** Decided when the section of the settings was last saved; before that they are as the template has them. */
async function decidedIn(ctx: QueryContext, section: 'processes' | 'feedback') {
  const saved = await ctx.tx.auditRecord.findFirst({
    where: { tenantId: ctx.tenantId, subjectType: 'Tenant', subjectId: section },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { personName: true, at: true },
  })
  return saved && { by: saved.personName, on: localDay(ctx, saved.at) }
}
const ofProcesses = async (ctx: QueryContext): Promise<Reading[]> =>
  processReadings(ctx.actor.tenant.settings.processes, await decidedIn(ctx, 'processes'))
const ofClients = async (ctx: QueryContext): Promise<Reading[]> =>
  clientReadings(ctx.actor.tenant.settings.feedback, await decidedIn(ctx, 'feedback'))

/**
 * How the tenant reads the unclear places of its act, from wherever each reading stands; `change` only for who may
 * decide otherwise. A constant number of statements.
 */
export const listReadings = defineQuery({
  operation: ratingOperations['methodology.read'],
  run: async (ctx, _input: Record<never, never>): Promise<Reading[]> => {
    const all = [
      ...(await ofRating(ctx)),
      ...(await ofPlan(ctx)),
      ...(await ofRoadmaps(ctx)),
      ...(await ofQuarterly(ctx)),
      ...(await ofProcesses(ctx)),
      ...(await ofClients(ctx)),
    ]
    return all.map((reading) =>
      reading.change !== null && !ctx.can(changes[reading.area]) ? { ...reading, change: null } : reading,
    )
  },
})
