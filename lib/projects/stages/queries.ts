import 'server-only'
import { notFound } from 'next/navigation'
import type { DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { isEnded } from '../state/rules'
import { lastStages, PassportForm } from '../form/form'
import type { ProjectStatus } from '../state/rules'
import { projectWhere, canOnProject } from '../state/scope'
import {
  checkClose,
  shiftOf,
  stageLateness,
  stageState,
  type Lateness,
  type LastStages,
  type StageCheck,
  type StageDates,
  type StageState,
} from './rules'
import {} from '../state/work-read'
import { stageDates } from './read'
import { operations as fileOperations } from '@/lib/files/operations'
import { operations } from '../operations'

export type StageView = StageDates & {
  title: string
  single: boolean
  tools: string[]
  state: StageState
  late: Lateness
  shift: number
  result: string
  noArtefact: string
  closedBy: string | null
  artefacts: number
}
export type MoveView = {
  id: string
  number: number
  from: [DateString | null, DateString | null]
  to: [DateString | null, DateString | null]
  reason: string
  byName: string
  at: Date
}
export type ProjectStages = {
  today: DateString
  status: ProjectStatus
  last: LastStages
  stages: StageView[]
  moves: MoveView[]
}

const day = (column: Date | null): DateString | null => column && dayOf(column)

/** The project of a page of its work, or "not found". */
async function readProject(ctx: QueryContext, id: string) {
  if (!isUuid(id)) return notFound()
  const row = await ctx.tx.project.findFirst({
    where: { AND: [{ id }, projectWhere(ctx)] },
    select: {
      id: true,
      version: true,
      status: true,
      form: true,
      agencyId: true,
      participants: { select: { agencyId: true } },
      stages: { orderBy: { number: 'asc' } },
      stageMoves: { orderBy: [{ at: 'desc' }, { number: 'asc' }], take: 200 },
    },
  })
  if (!row) return notFound()
  return { ...row, form: PassportForm.parse(row.form) }
}

async function stagesOf(
  ctx: QueryContext,
  id: string,
): Promise<ProjectStages & { row: Awaited<ReturnType<typeof readProject>> }> {
  const row = await readProject(ctx, id)
  const counts = await ctx.tx.projectArtefact.groupBy({
    by: ['stage'],
    where: { tenantId: ctx.tenantId, projectId: id, removedAt: null },
    _count: true,
  })
  const now = ctx.today
  const stages = row.stages.map((stage): StageView => {
    const dates = stageDates(stage)
    const named = row.form.stages.find(({ number }) => number === stage.number)
    return {
      ...dates,
      title: named?.title ?? `Этап ${stage.number}`,
      single: named?.dates === 'SINGLE',
      tools: named?.tools ?? [],
      state: stageState(dates),
      late: stageLateness(dates, now),
      shift: shiftOf(dates),
      result: stage.result,
      noArtefact: stage.noArtefact,
      closedBy: stage.closedBy,
      artefacts: counts.find((count) => count.stage === stage.number)?._count ?? 0,
    }
  })
  const moves = row.stageMoves.map((move): MoveView => ({
    id: move.id,
    number: move.number,
    from: [day(move.fromStart), day(move.fromEnd)],
    to: [day(move.toStart), day(move.toEnd)],
    reason: move.reason,
    byName: move.byName,
    at: move.at,
  }))
  return { today: now, status: row.status, last: lastStages(row.form), stages, moves, row }
}

/** Stages with lateness and the history of moves: two statements. */
export const getStages = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string }): Promise<ProjectStages> => {
    const { row: _row, ...found } = await stagesOf(ctx, input.id)
    return found
  },
})

export type ArtefactView = {
  id: string
  stage: number
  tool: string
  title: string
  note: string
  url: string | null
  file: { name: string; mime: string; size: number } | null
  addedBy: string
  addedOn: DateString
}
export type StagePage = {
  /** The project's. */
  version: number
  today: DateString
  status: ProjectStatus
  last: LastStages
  stage: StageView
  around: { previous: number | null; next: number | null }
  moves: MoveView[]
  artefacts: ArtefactView[]
  /** Tools of the stage, then the other ones of the programme. */
  tools: { own: string[]; other: string[] }
  tasks: {
    id: string
    title: string
    status: 'WAITING' | 'DOING' | 'DONE'
    responsible: string
    dueOn: DateString | null
  }[]
  /** Whether the stage could be closed today. */
  closing: StageCheck
  /** Agency whose files the actor uploads for the project. */
  uploadFor: string | null
  can: { start: boolean; close: boolean; end: boolean; move: boolean; reopen: boolean; attach: boolean }
}

/** One stage with everything that belongs to it. */
export const getStage = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string; number: number }): Promise<StagePage> => {
    const { row, stages, moves, ...rest } = await stagesOf(ctx, input.id)
    const at = stages.findIndex(({ number }) => number === input.number)
    const stage = stages[at]
    if (!stage) return notFound()
    const where = { tenantId: ctx.tenantId, projectId: row.id, stage: stage.number, removedAt: null }
    const artefacts = await ctx.tx.projectArtefact.findMany({
      where,
      orderBy: { id: 'asc' },
      take: 200,
      include: { file: { select: { name: true, mime: true, size: true } } },
    })
    const tasks = await ctx.tx.projectTask.findMany({
      where,
      orderBy: [{ status: 'asc' }, { rank: 'asc' }],
      take: 100,
      select: { id: true, title: true, status: true, responsible: true, dueOn: true },
    })
    const owner = (operation: Parameters<QueryContext['can']>[0]): boolean => ctx.can(operation, row.agencyId)
    const open = !isEnded(row.status)
    return {
      ...rest,
      version: row.version,
      stage,
      around: { previous: stages[at - 1]?.number ?? null, next: stages[at + 1]?.number ?? null },
      moves: moves.filter(({ number }) => number === stage.number),
      artefacts: artefacts.map(({ id, stage: of, tool, title, note, url, file, addedBy, addedAt }) => ({
        id,
        stage: of,
        tool,
        title,
        note,
        url,
        file,
        addedBy,
        addedOn: dayOf(addedAt),
      })),
      tools: { own: stage.tools, other: row.form.tools.filter((tool) => !stage.tools.includes(tool)) },
      tasks: tasks.map(({ dueOn, ...task }) => ({ ...task, dueOn: day(dueOn) })),
      closing: checkClose(row.status, stages, stage.number, rest.last, {
        startedOn: stage.startedOn ?? rest.today,
        closedOn: rest.today,
        today: rest.today,
      }),
      uploadFor:
        row.participants.find(({ agencyId }) => ctx.can(fileOperations['file.upload'], agencyId))?.agencyId ?? null,
      can: {
        start: owner(operations['stage.start']),
        close: owner(operations['stage.close']),
        end: owner(operations['project.close']),
        move: owner(operations['stage.move']) && open,
        reopen: owner(operations['stage.reopen']),
        attach: open && canOnProject(ctx, operations['artefact.add'], row.participants),
      },
    }
  },
})

/** The file of an artefact: for everybody who sees the project, whichever of its agencies uploaded it. */
export const getArtefactFile = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string }) => {
    const found = isUuid(input.id)
      ? await ctx.tx.projectArtefact.findFirst({
          where: { tenantId: ctx.tenantId, id: input.id, removedAt: null, project: projectWhere(ctx) },
          select: { file: true },
        })
      : null
    return found?.file ?? notFound()
  },
})

const NOTES_PAGE = 20
export type NoteView = { id: string; heldOn: DateString; present: string; text: string; byName: string; at: Date }
export const listNotes = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, input: { id: string; page: number }) => {
    const { row, today: now } = await stagesOf(ctx, input.id)
    const where = { tenantId: ctx.tenantId, projectId: row.id, removedAt: null }
    const total = await ctx.tx.projectNote.count({ where })
    const rows = await ctx.tx.projectNote.findMany({
      where,
      orderBy: [{ heldOn: 'desc' }, { id: 'desc' }],
      take: NOTES_PAGE,
      skip: (input.page - 1) * NOTES_PAGE,
    })
    return {
      today: now,
      total,
      pages: pageCount(total, NOTES_PAGE),
      rows: rows.map(({ id, heldOn, present, text, byName, at }): NoteView => ({
        id,
        heldOn: dayOf(heldOn),
        present,
        text,
        byName,
        at,
      })),
      can: {
        add: row.status !== 'CANCELLED' && canOnProject(ctx, operations['note.add'], row.participants),
        remove: canOnProject(ctx, operations['note.remove'], row.participants),
      },
    }
  },
})

const FEED_PAGE = 50
export type FeedLine = { id: string; kind: string; data: unknown; byName: string; at: Date }
/** What changed in the project, the latest first. */
export const listFeed = defineQuery({
  operation: operations['project.read'],
  run: async (
    ctx,
    input: { id: string; page: number },
  ): Promise<{ rows: FeedLine[]; total: number; pages: number }> => {
    if (
      !isUuid(input.id) ||
      (await ctx.tx.project.count({ where: { AND: [{ id: input.id }, projectWhere(ctx)] } })) === 0
    )
      return notFound()
    const where = { tenantId: ctx.tenantId, projectId: input.id }
    const total = await ctx.tx.projectEvent.count({ where })
    const rows = await ctx.tx.projectEvent.findMany({
      where,
      orderBy: [{ at: 'desc' }, { id: 'desc' }],
      take: FEED_PAGE,
      skip: (input.page - 1) * FEED_PAGE,
      select: { id: true, kind: true, data: true, byName: true, at: true },
    })
    return { rows, total, pages: pageCount(total, FEED_PAGE) }
  },
})
