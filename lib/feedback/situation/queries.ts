import 'server-only'
import { notFound } from 'next/navigation'
import { isUuid } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import { Prisma, type LifeSituation } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { operations as roadmaps } from '@/lib/roadmaps/operations'
import type { Side } from '../clients/labels'
import { operations } from '../operations'
import {
  readDecisions,
  readScenario,
  readServices,
  type Decisions,
  type Scenario,
  type SituationService,
} from './content'
import { decisionStates, type DecisionState } from './decide'
import type { DecisionKey, SituationStatusName, StudyKindName } from './labels'
import { byRank, rankOf, readMarks, type Mark, type Rank } from './rank'
import { frozenReport, type FrozenReport } from './report'
import { readPlan, readReport } from './report-read'
import type { PlanState, ReportView } from './view'
import { reachSituations } from './scope'
import { readStages, totalsOf, type Totals } from './stage'

export type SituationLine = {
  id: string
  title: string
  about: string
  status: SituationStatusName
  lead: string | null
  version: number
  marks: Record<string, Mark>
  rank: Rank
  agencies: number
  services: number
  /** Of its first journey; null – there is none. */
  totals: Totals | null
  journeyId: string | null
  /** The first decision that it waits for. */
  waits: DecisionKey | null
}

type Row = {
  id: string
  title: string
  about: string
  status: SituationStatusName
  lead: string | null
  version: number
  marks: unknown
  services: unknown
  scenario: unknown
  decisions: unknown
  roadmapId: string | null
  journeyId: string | null
  stages: unknown
}

/** Chosen situations and candidates by the programme's rule: one statement. */
export const listSituations = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, { q }: { q: string }): Promise<SituationLine[]> => {
    const { tx, tenantId } = ctx
    const { criteria, decisions: needed } = ctx.actor.tenant.settings.feedback
    const rows = await tx.$queryRaw<Row[]>`
      SELECT p."id", p."title", p."about", p."status", p."version", p."marks", p."services", p."scenario",
        p."decisions", p."roadmapId", a."name" AS "lead", j."id" AS "journeyId", j."stages"
      FROM "LifeSituation" p LEFT JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      LEFT JOIN LATERAL (SELECT c."id", c."stages" FROM "ClientJourney" c
        WHERE c."tenantId" = p."tenantId" AND c."situationId" = p."id" ORDER BY c."id" LIMIT 1) j ON true
      WHERE p."tenantId" = ${tenantId}::uuid AND ${reachSituations(ctx)}
        ${q ? Prisma.sql`AND p."search" @@ (SELECT gemba_words(${q.slice(0, 200)}))` : Prisma.empty}
      ORDER BY p."title", p."id"`
    return rows
      .map(({ marks, services, scenario, decisions, stages, ...row }): SituationLine => {
        const read = readServices(services)
        const situation = {
          ...row,
          services: read,
          scenario: readScenario(scenario),
          decisions: readDecisions(decisions),
        }
        const marked = readMarks(marks)
        return {
          ...{ id: row.id, title: row.title, about: row.about, status: row.status, lead: row.lead },
          ...{ version: row.version, journeyId: row.journeyId },
          marks: marked,
          rank: rankOf(marked, criteria),
          agencies: new Set(read.flatMap(({ agencyId }) => agencyId ?? [])).size,
          services: read.length,
          totals: row.journeyId ? totalsOf(readStages(stages)) : null,
          waits: decisionStates(situation, needed).find(({ state }) => state === 'WAITS')?.key ?? null,
        }
      })
      .sort(byRank)
  },
})

type Named = { id: string; name: string }
export type SituationView = {
  id: string
  version: number
  title: string
  about: string
  side: Side
  status: SituationStatusName
  agencyId: string | null
  lead: string | null
  marks: Record<string, Mark>
  rank: Rank
  services: (SituationService & { agency: string | null; process: Named | null })[]
  segments: Named[]
  touchpoints: Named[]
  scenario: Scenario
  decisions: Decisions
  states: { key: DecisionKey; state: DecisionState }[]
  plan: (PlanState & { open: boolean }) | null
  journeys: { id: string; who: string; segment: string | null; stages: number; totals: Totals }[]
  studies: { id: string; kind: StudyKindName; title: string; people: number | null; published: boolean }[]
  surveys: { id: string; title: string; status: string }[]
  problems: { id: string; title: string; number: number }[]
  report: FrozenReport | null
  can: { edit: boolean; rank: boolean; decide: boolean; journey: boolean; study: boolean }
}

/** The situation that the person reaches; foreign and missing ones are not found. */
export async function situationRow(ctx: QueryContext, id: string): Promise<LifeSituation> {
  const found = isUuid(id)
    ? await ctx.tx.$queryRaw<{ id: string }[]>`
        SELECT p."id" FROM "LifeSituation" p
        WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."id" = ${id}::uuid AND ${reachSituations(ctx)}`
    : []
  if (found.length === 0) notFound()
  return ctx.tx.lifeSituation.findUniqueOrThrow({ where: { tenantId_id: { tenantId: ctx.tenantId, id } } })
}

/** Names of the records that a situation tells of. */
async function namesOf({ tx, tenantId }: QueryContext, row: LifeSituation, services: SituationService[]) {
  const agencyIds = [row.agencyId, ...services.map(({ agencyId }) => agencyId)].filter((id) => id !== null)
  const processIds = services.map(({ processId }) => processId).filter((id) => id !== null)
  return {
    agencies: await tx.agency.findMany({
      where: { tenantId, id: { in: agencyIds } },
      select: { id: true, name: true },
    }),
    processes: await tx.process.findMany({
      where: { tenantId, id: { in: processIds } },
      select: { id: true, code: true, name: true },
    }),
    segments: await tx.clientSegment.findMany({
      where: { tenantId, id: { in: row.segmentIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
    touchpoints: await tx.touchpoint.findMany({
      where: { tenantId, id: { in: row.touchpointIds } },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    }),
  }
}

/** What stands beside a situation: its journeys, studies, surveys, problems. */
async function besideOf({ tx, tenantId }: QueryContext, situationId: string) {
  const of = { tenantId, situationId }
  const journeys = await tx.clientJourney.findMany({
    where: of,
    orderBy: { id: 'asc' },
    select: { id: true, who: true, segmentId: true, stages: true },
  })
  const studies = await tx.clientStudy.findMany({
    where: of,
    orderBy: [{ from: 'asc' }, { id: 'asc' }],
    select: { id: true, kind: true, title: true, people: true, publishedAt: true },
  })
  return {
    journeys,
    studies: studies.map(({ publishedAt, ...study }) => ({ ...study, published: publishedAt !== null })),
    surveys: await tx.survey.findMany({
      where: { ...of, template: false },
      orderBy: { createdAt: 'desc' },
      select: { id: true, title: true, status: true },
    }),
    problems: await tx.problem.findMany({
      where: of,
      orderBy: { number: 'asc' },
      select: { id: true, title: true, number: true },
    }),
  }
}

export const getSituation = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, { id }: { id: string }): Promise<SituationView> => {
    const row = await situationRow(ctx, id)
    const { criteria, decisions: needed } = ctx.actor.tenant.settings.feedback
    const services = readServices(row.services)
    const names = await namesOf(ctx, row, services)
    const beside = await besideOf(ctx, row.id)
    const { title, about, side, status, agencyId, version, roadmapId } = row
    const subject = {
      ...{ title, services, status, roadmapId },
      scenario: readScenario(row.scenario),
      decisions: readDecisions(row.decisions),
    }
    const marks = readMarks(row.marks)
    const plan = await readPlan(ctx, roadmapId)
    const own = ctx.can(operations['situation.edit'], agencyId) && status !== 'CLOSED'
    return {
      ...{ id: row.id, version, title, about, side, status, agencyId, marks },
      lead: names.agencies.find((one) => one.id === agencyId)?.name ?? null,
      rank: rankOf(marks, criteria),
      services: services.map((service) => {
        const process = names.processes.find((one) => one.id === service.processId)
        return {
          ...service,
          agency: names.agencies.find((one) => one.id === service.agencyId)?.name ?? null,
          process: process ? { id: process.id, name: `${process.code} ${process.name}` } : null,
        }
      }),
      ...{ segments: names.segments, touchpoints: names.touchpoints },
      ...{ scenario: subject.scenario, decisions: subject.decisions },
      states: decisionStates(subject, needed),
      plan: plan && { ...plan, open: ctx.can(roadmaps['roadmap.read']) },
      journeys: beside.journeys.map(({ stages, segmentId, ...journey }) => {
        const read = readStages(stages)
        return {
          ...journey,
          segment: names.segments.find((one) => one.id === segmentId)?.name ?? null,
          stages: read.length,
          totals: totalsOf(read),
        }
      }),
      ...{ studies: beside.studies, surveys: beside.surveys, problems: beside.problems },
      report: frozenReport(row.report),
      can: {
        edit: own,
        rank: ctx.can(operations['situation.rank'], agencyId) && status !== 'CLOSED',
        decide: ctx.can(operations['situation.decide'], agencyId) && status !== 'CLOSED',
        journey: ctx.can(operations['journey.edit'], agencyId) && status !== 'CLOSED',
        study: ctx.can(operations['study.edit']),
      },
    }
  },
})

export type SituationForm = {
  agencies: Named[]
  /** Agencies that the person may give the lead to. */
  leads: Named[]
  processes: (Named & { agencyId: string })[]
  segments: Named[]
  touchpoints: (Named & { agency: string })[]
  roadmaps: Named[]
}

/** What the forms of situations offer; fixed number of statements. */
export const getSituationForm = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, _input: Record<never, never>): Promise<SituationForm> => {
    const { tx, tenantId } = ctx
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const processes = await tx.process.findMany({
      where: { tenantId, status: 'ACTIVE', ...ctx.agencyWhere() },
      orderBy: { code: 'asc' },
      select: { id: true, code: true, name: true, agencyId: true },
      take: 2000,
    })
    const touchpoints = await tx.touchpoint.findMany({
      where: { tenantId, status: 'ACTIVE', ...ctx.agencyWhere() },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, agency: { select: { name: true } } },
      take: 1000,
    })
    const { agencyId: within } = ctx.agencyWhere()
    const segments = await tx.clientSegment.findMany({
      where: {
        tenantId,
        retired: false,
        mergedIntoId: null,
        ...(within && { OR: [{ agencyId: null }, { agencyId: within }] }),
      },
      orderBy: { name: 'asc' },
      select: { id: true, name: true },
    })
    const maps = ctx.can(roadmaps['roadmap.read'])
      ? await tx.roadmap.findMany({
          where: { tenantId, status: { not: 'CLOSED' } },
          orderBy: [{ yearTo: 'desc' }, { title: 'asc' }],
          select: { id: true, title: true, agencyId: true },
        })
      : []
    return {
      agencies,
      leads: agencies.filter(({ id }) => ctx.can(operations['situation.edit'], id)),
      processes: processes.map(({ id, code, name, agencyId }) => ({ id, agencyId, name: `${code} ${name}` })),
      segments,
      touchpoints: touchpoints.map(({ id, name, agency }) => ({ id, name, agency: agency.name })),
      roadmaps: maps
        .filter(({ agencyId }) => ctx.can(roadmaps['roadmap.read'], agencyId ?? undefined))
        .map(({ id, title }) => ({ id, name: title })),
    }
  },
})

/** The report as it was approved, or – before that – as it would be. */
export const getSituationReport = defineQuery({
  operation: operations['situation.read'],
  run: async (ctx, { id }: { id: string }): Promise<ReportView> => {
    const { tenant } = ctx.actor
    const row = await situationRow(ctx, id)
    const frozen = frozenReport(row.report)
    const content = frozen?.content ?? (await readReport(ctx, row))
    return {
      ...{ id: row.id, version: row.version, status: row.status, content },
      ...{ tenantName: tenant.name, timeZone: tenant.timeZone, isDemo: tenant.isDemo, printedAt: ctx.now },
      act: frozen && { ...frozen },
      mark: markOf(content),
      can: { approve: row.status === 'CHOSEN' && ctx.can(operations['situation.decide'], row.agencyId) },
    }
  },
})
