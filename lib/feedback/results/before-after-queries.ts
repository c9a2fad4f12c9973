import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { processWhere } from '@/lib/processes/registry/scope'
import { PassportForm } from '@/lib/projects/form/form'
import { projectWhere } from '@/lib/projects/state/scope'
import { operations } from '../operations'
import { sumOf, type Distribution } from '../release/counts'
import { EVERYBODY } from '../survey/definition'
import { surveyWhere, versionContent } from '../survey/store'
import { changeOf, pairOf, type BeforeAfter, type Change, type SideOf } from './before-after'
import { comparableVersions } from './totals'
import { mainQuestion } from '../survey/main-question'

export type BeforeAfterOf = { projectId: string } | { processId: string }
export type BeforeAfterView = {
  project: { id: string; number: number; title: string }
  change: Change
  /** Surveys of which it is read. */
  surveys: { id: string; title: string }[]
  pair: BeforeAfter | null
  /** Is there an answer from before, and from after? */
  has: { before: boolean; after: boolean }
}

const columns = {
  ...{ id: true, number: true, title: true, form: true, startsOn: true, closedOn: true },
  stages: { orderBy: { number: 'asc' }, select: { number: true, startedOn: true, closedOn: true } },
  optimisation: { select: { processId: true } },
} as const

/** The project that is asked about; of a process the latest of its optimisations that was begun. */
async function readProject(ctx: QueryContext, of: BeforeAfterOf) {
  if ('projectId' in of)
    return isUuid(of.projectId)
      ? ctx.tx.project.findFirst({ where: { AND: [projectWhere(ctx), { id: of.projectId }] }, select: columns })
      : null
  if (!isUuid(of.processId)) return null
  const process = await ctx.tx.process.findFirst({
    where: { AND: [processWhere(ctx), { id: of.processId }] },
    select: { id: true },
  })
  if (!process) return null
  return ctx.tx.project.findFirst({
    where: {
      AND: [
        projectWhere(ctx),
        { optimisation: { processId: of.processId }, status: { not: 'CANCELLED' }, startsOn: { not: null } },
      ],
    },
    orderBy: { number: 'desc' },
    select: columns,
  })
}

const day = (column: Date | null): DateString | null => column && dayOf(column)

/**
 * Satisfaction of the waves before and after a project, or the latest optimisation of a process; null – nothing was
 * begun, no survey asks of it, or it is not the reader's.
 */
export const getBeforeAfter = defineQuery({
  operation: operations['result.read'],
  run: async (ctx, of: BeforeAfterOf): Promise<{ view: BeforeAfterView | null }> => ({
    view: await readBeforeAfter(ctx, of),
  }),
})

async function readBeforeAfter(ctx: QueryContext, of: BeforeAfterOf): Promise<BeforeAfterView | null> {
  const project = await readProject(ctx, of)
  if (!project) return null
  const titles = new Map(PassportForm.parse(project.form).stages.map(({ number, title }) => [number, title]))
  const change = changeOf({
    stages: project.stages.map(({ number, startedOn, closedOn }) => ({
      title: titles.get(number) ?? '',
      startedOn: day(startedOn),
      closedOn: day(closedOn),
    })),
    startsOn: day(project.startsOn),
    closedOn: day(project.closedOn),
  })
  if (change === null) return null
  const processId = 'processId' in of ? of.processId : project.optimisation?.processId
  const surveys = await ctx.tx.survey.findMany({
    where: {
      AND: [
        surveyWhere(ctx),
        { status: { not: 'DRAFT' }, audience: { not: 'MODERATED' } },
        { OR: [{ projectId: project.id }, ...(processId ? [{ processId }] : [])] },
      ],
    },
    orderBy: { id: 'asc' },
    select: { id: true, title: true, versions: { orderBy: { number: 'desc' }, select: { id: true, content: true } } },
  })
  if (surveys.length === 0) return null
  const before = await sidesOf(ctx, surveys, { until: { lt: dayColumn(change.from) } })
  const after = change.until === null ? [] : await sidesOf(ctx, surveys, { from: { gt: dayColumn(change.until) } })
  return {
    project: { id: project.id, number: project.number, title: project.title },
    change,
    surveys: surveys.map(({ id, title }) => ({ id, title })),
    pair: pairOf(before, after),
    has: { before: before.length > 0, after: after.length > 0 },
  }
}

type Row = { id: string; title: string; versions: { id: string; content: unknown }[] }

/** Closed batches of each survey within the days, by its main question: sums of shown cells alone. */
async function sidesOf(
  ctx: QueryContext,
  surveys: readonly Row[],
  days: { until: { lt: Date } } | { from: { gt: Date } },
): Promise<SideOf[]> {
  const cells = await ctx.tx.surveyCell.findMany({
    where: {
      ...{ tenantId: ctx.tenantId, surveyId: { in: surveys.map(({ id }) => id) }, cell: EVERYBODY },
      ...ctx.agencyWhere(),
      block: days,
    },
    select: {
      ...{ surveyId: true, questionId: true, shown: true, counts: true, n: true, dontKnow: true },
      block: { select: { versionId: true, from: true, until: true } },
    },
  })
  return surveys.flatMap(({ id, title, versions }) => {
    const contents = versions.map((one) => ({ id: one.id, content: versionContent(one.content) }))
    const question = mainQuestion(contents[0]?.content.pages.flatMap(({ questions }) => questions) ?? [])
    if (!question) return []
    const comparable = comparableVersions(question, contents)
    const own = cells.filter(
      ({ surveyId, questionId, block }) =>
        surveyId === id && questionId === question.id && comparable.includes(block.versionId),
    )
    if (own.length === 0) return []
    const shown = own.filter((one) => one.shown).map(distributionIn)
    return [
      {
        ...{ surveyId: id, title, question },
        from: dayOf(new Date(Math.min(...own.map(({ block }) => block.from.getTime())))),
        until: dayOf(new Date(Math.max(...own.map(({ block }) => block.until.getTime())))),
        shown: shown.length === 0 ? null : sumOf(shown),
      },
    ]
  })
}

const distributionIn = (cell: { n: number | null; dontKnow: number | null; counts: unknown }): Distribution => ({
  n: cell.n ?? 0,
  dontKnow: cell.dontKnow ?? 0,
  counts: cell.counts as Record<string, number>,
})
