import 'server-only'
import { notFound } from 'next/navigation'
import { dayOf } from '@/lib/core/db-day'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { personLabel } from '@/lib/people/candidates'
import { endedStatuses, type ProjectStatus } from '@/lib/projects/state/rules'
import { defineQuery } from '@/lib/platform/query'
import { operations } from '../operations'
import { processWhere } from '../registry/scope'
import type { PaperStatusName } from './schema'
import { Pin, readList, type PinnedProblem } from './problem'

export type OptimisationLine = {
  id: string
  number: number
  title: string
  process: { id: string; code: string; name: string }
  agency: string
  status: ProjectStatus
  projectId: string
  planDueOn: DateString | null
  endsOn: DateString | null
  problems: number
  measures: number
  done: number
  /** Of its last plan; null – none was sent yet. */
  plan: PaperStatusName | null
  /** Problems of the work that wait for a head's answer. */
  troubles: number
}

const select = {
  id: true,
  number: true,
  planDueOn: true,
  projectId: true,
  process: { select: { id: true, code: true, name: true, agency: { select: { name: true } } } },
  project: { select: { title: true, status: true, endsOn: true } },
  papers: { where: { kind: 'PLAN' }, orderBy: { number: 'desc' }, take: 1, select: { status: true } },
  measures: { where: { task: { removedAt: null } }, select: { task: { select: { status: true } } } },
  _count: { select: { problems: { where: { removedAt: null } }, troubles: { where: { answer: null } } } },
} satisfies Prisma.OptimisationSelect

const lineOf = (row: Prisma.OptimisationGetPayload<{ select: typeof select }>): OptimisationLine => ({
  id: row.id,
  number: row.number,
  title: row.project.title,
  process: { id: row.process.id, code: row.process.code, name: row.process.name },
  agency: row.process.agency.name,
  status: row.project.status,
  projectId: row.projectId,
  planDueOn: row.planDueOn && dayOf(row.planDueOn),
  endsOn: row.project.endsOn && dayOf(row.project.endsOn),
  problems: row._count.problems,
  measures: row.measures.length,
  done: row.measures.filter(({ task }) => task.status === 'DONE').length,
  plan: row.papers[0]?.status ?? null,
  troubles: row._count.troubles,
})

const SHOWN = 300

/** Optimisations of the processes in reach, the latest first; of one process where it is named. */
export const listOptimisations = defineQuery({
  operation: operations['optimisation.read'],
  run: async (
    ctx,
    { processId }: { processId?: string },
  ): Promise<{ rows: OptimisationLine[]; today: DateString; canOpen: boolean }> => {
    if (processId !== undefined && !isUuid(processId)) notFound()
    const rows = await ctx.tx.optimisation.findMany({
      where: { tenantId: ctx.tenantId, process: processWhere(ctx), ...(processId && { processId }) },
      orderBy: { number: 'desc' },
      take: SHOWN,
      select,
    })
    return { rows: rows.map(lineOf), today: ctx.today, canOpen: ctx.can(operations['optimisation.open']) }
  },
})

export type OptimisationOpening = {
  process: { id: string; code: string; name: string; representative: string; goals: number }
  administrators: { id: string; label: string }[]
}

/** What the form of a new optimisation offers; the process is one that the person keeps. */
export const getOptimisationOpening = defineQuery({
  operation: operations['optimisation.read'],
  run: async (ctx, { processId }: { processId: string }): Promise<OptimisationOpening> => {
    const { tx, tenantId } = ctx
    const process = isUuid(processId)
      ? await tx.process.findFirst({ where: { tenantId, id: processId, status: 'ACTIVE', ...ctx.agencyWhere() } })
      : null
    if (!process || !ctx.can(operations['optimisation.open'], process.agencyId)) notFound()
    const people = await tx.person.findMany({
      where: { tenantId, blockedAt: null, memberships: { some: { role: 'METHODOLOGIST' } } },
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      select: { id: true, name: true, position: true },
    })
    const { id, code, name, representative, indicators } = process
    return {
      process: { id, code, name, representative, goals: Array.isArray(indicators) ? indicators.length : 0 },
      administrators: people.map((person) => ({ id: person.id, label: personLabel(person) })),
    }
  },
})

/** The optimisation that a project is; null – it is another project. */
export const optimisationOfProject = defineQuery({
  operation: operations['optimisation.read'],
  run: async (
    ctx,
    { projectId }: { projectId: string },
  ): Promise<{ id: string; number: number; process: string } | null> => {
    const row = isUuid(projectId)
      ? await ctx.tx.optimisation.findFirst({
          where: { tenantId: ctx.tenantId, projectId, process: processWhere(ctx) },
          select: { id: true, number: true, process: { select: { code: true, name: true } } },
        })
      : null
    return row && { id: row.id, number: row.number, process: `${row.process.code} ${row.process.name}` }
  },
})

/** Problems of the latest optimisation of a process that goes on, for the map «как есть»; none where there is none. */
export const getPinnedProblems = defineQuery({
  operation: operations['optimisation.read'],
  run: async (ctx, { id }: { id: string }): Promise<PinnedProblem[]> => {
    const process = isUuid(id)
      ? await ctx.tx.process.findFirst({ where: { AND: [{ id }, processWhere(ctx)] }, select: { id: true } })
      : null
    if (!process) notFound()
    const row = await ctx.tx.optimisation.findFirst({
      where: {
        tenantId: ctx.tenantId,
        processId: id,
        project: { status: { notIn: [...endedStatuses] } },
      },
      orderBy: { number: 'desc' },
      select: {
        id: true,
        problems: { where: { removedAt: null }, select: { id: true, number: true, title: true, pins: true } },
      },
    })
    return (row?.problems ?? []).flatMap(({ id: problem, number, title, pins }) => {
      const stepIds = readList(Pin, pins).map(({ stepId }) => stepId)
      return stepIds.length > 0 ? [{ id: problem, optimisationId: row?.id ?? '', number, title, stepIds }] : []
    })
  },
})
