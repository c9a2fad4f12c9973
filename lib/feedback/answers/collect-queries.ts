import 'server-only'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import type { SurveyAudience, SurveyChannel, SurveyStatus } from '@/lib/generated/prisma/client'
import { doerOf } from '@/lib/platform/attempt'
import { publicUrl } from '@/lib/platform/public-url'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { askableSegments } from '../clients/askable'
import { operations } from '../operations'
import { EVERYBODY } from '../survey/definition'
import { surveySchema, type SurveyContent } from '../survey/definition'
import { deskWord } from './desk-commands'
import { quotaLines, readQuotas, type QuotaLine } from './quotas'
import { shownChannels } from './shown-channels'
import { employeeMark } from './token'

export type DeskLine = { id: string; name: string; quota: number; version: number; address: string }
export type CollectPoint = { id: string; name: string; place: string; code: string; address: string; desks: DeskLine[] }

export type Collecting = {
  id: string
  title: string
  status: SurveyStatus
  audience: SurveyAudience
  agencyId: string | null
  agencyName: string | null
  opensOn: DateString | null
  closesOn: DateString | null
  /** The address that anybody may open. */
  address: string
  versionId: string | null
  content: SurveyContent | null
  /** Answers received; null – fewer than the threshold, and then no number is told. */
  received: number | null
  byChannel: { channel: SurveyChannel; received: number }[]
  threshold: number
  invited: number
  points: CollectPoint[]
  /** Bodies to choose from where the survey asks about all; none – it is known. */
  agencies: { id: string; name: string }[]
  quotas: QuotaLine[]
  /** Links by which an answer is counted with a segment. */
  segments: { id: string; name: string; address: string }[]
  may: { invite: boolean; enter: boolean; load: boolean; desks: boolean }
}

/** All ways in which a survey's answers come, in one place; null – no such survey in the actor's reach. */
export const getCollecting = defineQuery({
  operation: operations['survey.read'],
  run: async (ctx, { id }: { id: string }): Promise<Collecting | null> => {
    const { tx, tenantId, actor } = ctx
    const survey = await tx.survey.findFirst({
      where: { tenantId, id, template: false, ...ctx.agencyWhere() },
      select: {
        ...{ id: true, title: true, code: true, status: true, audience: true, agencyId: true, quotas: true },
        ...{ opensOn: true, closesOn: true, side: true },
        agency: { select: { name: true } },
        versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, content: true } },
        _count: { select: { invited: true } },
      },
    })
    if (!survey) return null
    const [version] = survey.versions
    const content = version ? surveySchema.parse(version.content) : null
    const { threshold } = actor.tenant.settings.feedback
    const channels = await receivedByChannel(ctx, id)
    const total = channels.reduce((sum, one) => sum + one.received, 0)
    const at = `/${actor.tenant.slug}`
    const address = publicUrl(`${at}/surveys/${survey.code}`)
    const segments = survey.audience === 'PUBLIC' ? await askableSegments(ctx, survey) : []
    return {
      ...{ id, title: survey.title, status: survey.status, audience: survey.audience, agencyId: survey.agencyId },
      agencyName: survey.agency?.name ?? null,
      opensOn: survey.opensOn && dayOf(survey.opensOn),
      closesOn: survey.closesOn && dayOf(survey.closesOn),
      address,
      segments: segments.map((one) => ({ ...one, address: `${address}?segment=${one.id}` })),
      versionId: version?.id ?? null,
      content,
      received: total < threshold ? null : total,
      byChannel: shownChannels(channels, threshold),
      threshold,
      invited: survey._count.invited,
      points: await pointsOf(ctx, id, at),
      agencies: survey.agencyId === null ? await agenciesInReach(ctx) : [],
      quotas: content ? await quotasOf(ctx, id, content, survey.quotas) : [],
      may: {
        invite: ctx.can(operations['survey.invite'], survey.agencyId),
        enter: ctx.can(operations['survey.enter'], survey.agencyId ?? undefined),
        load: ctx.can(operations['answers.load'], survey.agencyId),
        desks: ctx.can(operations['desk.edit']),
      },
    }
  },
})

/** Waiting answers and those of closed batches together. */
async function receivedByChannel({ tx, tenantId }: QueryContext, surveyId: string) {
  const where = { tenantId, surveyId }
  const [waiting, closed] = [
    await tx.surveyIntake.groupBy({ by: ['channel'], where, _count: true }),
    await tx.surveyResponse.groupBy({ by: ['channel'], where, _count: true }),
  ]
  const all = new Map<SurveyChannel, number>()
  for (const { channel, _count } of [...waiting, ...closed]) all.set(channel, (all.get(channel) ?? 0) + _count)
  return [...all].map(([channel, received]) => ({ channel, received })).sort((a, b) => b.received - a.received)
}

async function pointsOf(ctx: QueryContext, surveyId: string, at: string): Promise<CollectPoint[]> {
  const rows = await ctx.tx.touchpoint.findMany({
    where: { tenantId: ctx.tenantId, surveyId, status: 'ACTIVE', ...ctx.agencyWhere() },
    select: {
      ...{ id: true, name: true, place: true, code: true },
      desks: {
        where: { retired: false },
        orderBy: { id: 'asc' },
        select: { id: true, name: true, quota: true, version: true },
      },
    },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ desks, ...point }) => {
    const address = publicUrl(`${at}/k/${point.code}`)
    return {
      ...point,
      address,
      desks: desks.map((desk) => ({ ...desk, address: `${address}?desk=${deskWord(desk.id)}` })),
    }
  })
}

const agenciesInReach = (ctx: QueryContext) => {
  const { agencyId } = ctx.agencyWhere()
  return ctx.tx.agency.findMany({
    where: { tenantId: ctx.tenantId, status: 'ACTIVE', ...(agencyId ? { id: agencyId } : {}) },
    select: { id: true, name: true },
    orderBy: { name: 'asc' },
  })
}

/** Only of closed batches: a number that moved with each answer would tell who gave it (F3). */
async function quotasOf({ tx, tenantId }: QueryContext, surveyId: string, content: SurveyContent, stored: unknown) {
  const quotas = readQuotas(stored)
  if (quotas.length === 0) return []
  const cells = await tx.surveyCell.findMany({
    where: {
      tenantId,
      surveyId,
      cell: EVERYBODY,
      shown: true,
      questionId: { in: quotas.map(({ question }) => question) },
    },
    select: { questionId: true, counts: true },
  })
  return quotaLines(content, quotas, cells)
}

export type OwnSurvey = { id: string; title: string; asker: string; closesOn: DateString | null; href: string }

/** «Опросы для вас»: those among staff that the person has not answered yet. */
export const surveysForMe = defineQuery({
  operation: operations['survey.take'],
  run: async ({ tx, tenantId, actor, today }, _input: Record<string, never>): Promise<OwnSurvey[]> => {
    const own = actor.memberships.flatMap(({ agencyId }) => (agencyId === null ? [] : [agencyId]))
    if (!actor.personId || own.length === 0) return []
    const day = dayColumn(today)
    const rows = await tx.survey.findMany({
      where: {
        ...{ tenantId, template: false, audience: 'EMPLOYEES', status: 'OPEN' },
        AND: [
          { OR: [{ agencyId: null }, { agencyId: { in: own } }] },
          { OR: [{ opensOn: null }, { opensOn: { lte: day } }] },
          { OR: [{ closesOn: null }, { closesOn: { gte: day } }] },
        ],
      },
      select: {
        ...{ id: true, title: true, code: true, closesOn: true },
        agency: { select: { name: true } },
        marks: { select: { hashes: true } },
      },
      orderBy: [{ closesOn: { sort: 'asc', nulls: 'last' } }, { id: 'asc' }],
      take: 100,
    })
    return rows
      .filter(({ id, marks }) => !marks?.hashes.includes(employeeMark(id, doerOf(actor))))
      .map(({ id, title, code, closesOn, agency }) => ({
        ...{ id, title, asker: agency?.name ?? actor.tenant.name },
        closesOn: closesOn && dayOf(closesOn),
        href: `/${actor.tenant.slug}/surveys/${code}`,
      }))
  },
})
