import 'server-only'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { projectWhere } from '@/lib/projects/state/scope'
import { goalsOf, measuredOf, projectColumns } from '@/lib/results/load'
import { goalState } from '@/lib/results/rules'
import { practiceChain, practiceFamily } from '@/lib/replication/chain'
import { pageCount } from '@/lib/core/pages'
import { yearOf } from '@/lib/core/dates'
import { closedStatuses } from '@/lib/projects/state/rules'
import { compareResults, readResults, resultsOf, type ComparedGoal, type PracticeResult } from './practice'
import {
  canBecomePractice,
  practiceEditable,
  practiceStatuses,
  replicationShare,
  type Implemented,
  type PracticeStatus,
  type ReplicationShare,
} from './rules'
import { operations } from './operations'
import { operations as projectOperations } from '@/lib/projects/operations'

export const PRACTICE_PAGE = 30

/** Published practices are everybody's; others are seen by their agency and by those who see the whole tenant. */
export const practiceWhere = (ctx: Pick<QueryContext, 'tenantId' | 'agencyWhere'>): Prisma.PracticeWhereInput => {
  const { agencyId } = ctx.agencyWhere()
  return { tenantId: ctx.tenantId, ...(agencyId ? { OR: [{ status: 'PUBLISHED' }, { agencyId }] } : {}) }
}

export type PracticeLine = {
  id: string
  title: string
  status: PracticeStatus
  agencyName: string
  results: PracticeResult[]
  publishedAt: Date | null
  updatedAt: Date
  /** Projects that replicate it, cancelled ones left out. */
  taken: number
  own: boolean
}
export type PracticeFilter = { q?: string; status?: string; mine?: boolean; page?: number }
export type PracticePage = {
  rows: PracticeLine[]
  total: number
  page: number
  pages: number
  counts: Partial<Record<PracticeStatus, number>>
  /** Closed projects of the actor's agencies that are no practice yet. */
  candidates: { id: string; number: number; title: string }[]
}

const alive = { status: { not: 'CANCELLED' as const } }

/** Ids of practices that hold every word, in any form, the best first. */
async function search(ctx: QueryContext, q: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT p."id"::text FROM "Practice" p, gemba_words(${q}) query
    WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."search" @@ query ORDER BY ts_rank(p."search", query) DESC
    LIMIT 500`
  return rows.map(({ id }) => id)
}

/** A page of practices, newest first; with a search, what fits. */
export const listPractices = defineQuery({
  operation: operations['practice.read'],
  run: async (ctx, input: PracticeFilter): Promise<PracticePage> => {
    const { tx, tenantId } = ctx
    const page = Math.min(10_000, Math.max(1, input.page ?? 1))
    const { agencyId } = ctx.agencyWhere()
    const q = (input.q ?? '').trim().slice(0, 200)
    const status = practiceStatuses.find((one) => one === input.status)
    const base: Prisma.PracticeWhereInput = {
      AND: [
        practiceWhere(ctx),
        ...(q ? [{ id: { in: await search(ctx, q) } }] : []),
        ...(input.mine && agencyId ? [{ agencyId }] : []),
      ],
    }
    const groups = await tx.practice.groupBy({ by: ['status'], where: base, _count: true })
    const counts = Object.fromEntries(groups.map((group) => [group.status, group._count])) as PracticePage['counts']
    const total = status ? (counts[status] ?? 0) : Object.values(counts).reduce((sum, n) => sum + n, 0)
    const rows = await tx.practice.findMany({
      where: { AND: [base, status ? { status } : {}] },
      orderBy: [{ publishedAt: { sort: 'desc', nulls: 'first' } }, { id: 'desc' }],
      take: PRACTICE_PAGE,
      skip: (page - 1) * PRACTICE_PAGE,
      select: {
        id: true,
        title: true,
        status: true,
        results: true,
        publishedAt: true,
        updatedAt: true,
        agencyId: true,
        agency: { select: { name: true } },
        _count: { select: { replications: { where: alive } } },
      },
    })
    const candidates = ctx.can(operations['practice.edit'])
      ? await tx.project.findMany({
          where: {
            tenantId,
            ...(agencyId ? { agencyId } : {}),
            status: { in: [...closedStatuses] },
            practices: { none: {} },
          },
          orderBy: [{ closedOn: 'desc' }, { number: 'desc' }],
          take: 5,
          select: { id: true, number: true, title: true },
        })
      : []
    return {
      total,
      page,
      pages: pageCount(total, PRACTICE_PAGE),
      counts,
      candidates,
      rows: rows.map(({ agency, _count, results, agencyId: owner, ...row }) => ({
        ...row,
        agencyName: agency.name,
        results: readResults(results),
        taken: _count.replications,
        own: agencyId?.in.includes(owner) ?? false,
      })),
    }
  },
})

export type FamilyMember = {
  projectId: string
  number: number
  title: string
  status: ProjectStatus
  agencyId: string
  agencyName: string
  depth: number
  practiceId: string | null
  /** The project of the practice in question itself. */
  current: boolean
  /** The actor may open it. */
  open: boolean
}
export type Replica = {
  projectId: string
  number: number
  agencyName: string
  status: ProjectStatus
  open: boolean
  goals: ComparedGoal[]
}
export type PracticeView = {
  id: string
  version: number
  status: PracticeStatus
  slug: string
  title: string
  problem: string
  solution: string
  conditions: string
  contact: string
  remarks: string
  publishedAt: Date | null
  results: PracticeResult[]
  agency: { id: string; name: string }
  project: { id: string; number: number; status: ProjectStatus; open: boolean }
  files: { id: string; name: string; title: string }[]
  family: FamilyMember[]
  replicas: Replica[]
  can: { edit: boolean; submit: boolean; decide: boolean; withdraw: boolean; adopt: boolean }
}

const familyProjects = ({ tx, tenantId }: QueryContext, ids: string[]) =>
  tx.project.findMany({
    where: { tenantId, id: { in: ids } },
    select: {
      id: true,
      number: true,
      title: true,
      status: true,
      agencyId: true,
      practiceId: true,
      agency: { select: { name: true } },
      practices: { select: { id: true } },
    },
  })

/** Those of the projects that the person may open. */
async function reachableOf(ctx: QueryContext, ids: string[]): Promise<Set<string>> {
  const rows = await ctx.tx.project.findMany({ where: { ...projectWhere(ctx), id: { in: ids } }, select: { id: true } })
  return new Set(rows.map((one) => one.id))
}

/** Projects that replicate the practice, with what was measured in them. */
const replicasMeasured = ({ tx, tenantId }: QueryContext, id: string) =>
  tx.project.findMany({
    where: { tenantId, practiceId: id, ...alive },
    orderBy: { number: 'asc' },
    take: 50,
    select: {
      id: true,
      versions: projectColumns.versions,
      measurements: {
        where: { status: 'CONFIRMED' },
        select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
      },
    },
  })

/**
 * A practice with its family of replications and how each adopted one compares; null when it is not the actor's to see.
 */
export const getPractice = defineQuery({
  operation: operations['practice.read'],
  run: async (ctx, { id }: { id: string }): Promise<PracticeView | null> => {
    if (!isUuid(id)) return null
    const { tx, tenantId } = ctx
    const row = await tx.practice.findFirst({
      where: { AND: [{ id }, practiceWhere(ctx)] },
      include: {
        agency: { select: { id: true, name: true } },
        project: { select: { id: true, number: true, status: true } },
        files: { select: { title: true, file: { select: { id: true, name: true } } }, orderBy: { id: 'asc' } },
      },
    })
    if (!row) return null
    const chain = await practiceChain(tx, tenantId, id)
    const family = await practiceFamily(tx, tenantId, chain.at(-1)?.practiceId ?? id)
    const ids = family.map(({ projectId }) => projectId)
    const projects = await familyProjects(ctx, ids)
    const reachable = await reachableOf(ctx, ids)
    const measured = await replicasMeasured(ctx, id)
    const byId = new Map(projects.map((project) => [project.id, project]))
    const results = readResults(row.results)
    const mine = ctx.can(operations['practice.edit'], row.agencyId)
    return {
      id,
      version: row.version,
      status: row.status,
      slug: row.slug,
      title: row.title,
      problem: row.problem,
      solution: row.solution,
      conditions: row.conditions,
      contact: row.contact,
      remarks: row.remarks,
      publishedAt: row.publishedAt,
      results,
      agency: row.agency,
      project: { ...row.project, open: reachable.has(row.projectId) },
      files: row.files.map(({ title, file }) => ({ ...file, title })),
      family: family.flatMap(({ projectId, depth }): FamilyMember[] => {
        const project = byId.get(projectId)
        return project
          ? [
              {
                projectId,
                number: project.number,
                title: project.title,
                status: project.status,
                agencyId: project.agencyId,
                agencyName: project.agency.name,
                depth,
                practiceId: project.practices[0]?.id ?? null,
                current: projectId === row.projectId,
                open: reachable.has(projectId),
              },
            ]
          : []
      }),
      replicas: measured.flatMap(({ id: projectId, versions, measurements }): Replica[] => {
        const project = byId.get(projectId)
        const goals = goalsOf(versions[0]?.fields)
        const latest = (goalId: string) =>
          goals
            .filter((goal) => goal.id === goalId)
            .map((goal) => goalState(goal, measurements.map(measuredOf)).latest)[0] ?? null
        return project
          ? [
              {
                projectId,
                number: project.number,
                agencyName: project.agency.name,
                status: project.status,
                open: reachable.has(projectId),
                goals: compareResults(results, resultsOf(goals, latest)),
              },
            ]
          : []
      }),
      can: {
        edit: mine && practiceEditable(row.status),
        submit: ctx.can(operations['practice.submit'], row.agencyId),
        decide: ctx.can(operations['practice.decide']) && row.status === 'SUBMITTED',
        withdraw: ctx.can(operations['practice.withdraw']) && row.status === 'PUBLISHED',
        adopt: row.status === 'PUBLISHED' && ctx.can(projectOperations['project.create']),
      },
    }
  },
})

/** What the form of a practice offers: files of the project's materials. */
export const getPracticeFiles = defineQuery({
  operation: operations['practice.read'],
  run: async (
    ctx,
    { projectId }: { projectId: string },
  ): Promise<{ fileId: string; title: string; name: string }[]> => {
    if (!isUuid(projectId)) return []
    const rows = await ctx.tx.projectArtefact.findMany({
      where: { tenantId: ctx.tenantId, projectId, removedAt: null, fileId: { not: null }, project: projectWhere(ctx) },
      orderBy: { id: 'asc' },
      select: { fileId: true, title: true, file: { select: { name: true } } },
    })
    return rows.flatMap(({ fileId, title, file }) => (fileId && file ? [{ fileId, title, name: file.name }] : []))
  },
})

/** The practice of a project, if it has one, and whether it may get one. */
export const getPracticeOfProject = defineQuery({
  operation: operations['practice.read'],
  run: async (
    ctx,
    { projectId }: { projectId: string },
  ): Promise<{ practice: { id: string; title: string; status: PracticeStatus } | null; mayCreate: boolean }> => {
    const project = isUuid(projectId)
      ? await ctx.tx.project.findFirst({
          where: { id: projectId, ...projectWhere(ctx) },
          select: { status: true, agencyId: true, practices: { select: { id: true, title: true, status: true } } },
        })
      : null
    const practice = project?.practices[0] ?? null
    return {
      practice,
      mayCreate:
        project !== null &&
        practice === null &&
        canBecomePractice(project.status) &&
        ctx.can(operations['practice.edit'], project.agencyId),
    }
  },
})

const YEARS = 5

/** Shares of the last years, oldest first. */
async function shares(ctx: QueryContext): Promise<ReplicationShare[]> {
  const thisYear = yearOf(ctx.today)
  const closed = await ctx.tx.project.findMany({
    where: {
      tenantId: ctx.tenantId,
      ...ctx.agencyWhere(),
      status: { in: [...closedStatuses] },
      closedOn: { gte: new Date(Date.UTC(thisYear - YEARS + 1, 0, 1)) },
    },
    select: {
      closedOn: true,
      practiceId: true,
      practices: { select: { _count: { select: { replications: { where: alive } } } } },
    },
  })
  const implemented = closed.flatMap(({ closedOn, practiceId, practices }): Implemented[] =>
    closedOn
      ? [
          {
            year: closedOn.getUTCFullYear(),
            replicates: practiceId !== null,
            taken: practices[0]?._count.replications ?? 0,
          },
        ]
      : [],
  )
  return Array.from({ length: YEARS }, (_, i) => replicationShare(thisYear - YEARS + 1 + i, implemented)).filter(
    (share) => share.implemented > 0,
  )
}

/** The share of replicated projects by year with its parts (W 1.5), within reach. */
export const getReplicationShare = defineQuery({
  operation: operations['practice.read'],
  run: (ctx, _input: Record<never, never>) => shares(ctx),
})
