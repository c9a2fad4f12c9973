import { addDays, todayIn, type DateString } from '../../lib/core/dates'
import { lowerFirst } from '@/lib/core/format'
import { newId } from '../../lib/core/ids'
import type { Tx } from '../../lib/platform/db'
import { lastStages, PassportForm } from '../../lib/projects/form/form'
import { stageInWork, type StageDates } from '../../lib/projects/stages/rules'
import { dayOf } from '../../lib/core/db-day'
import type { DemoFile } from './files'
import { moveReasons, stageArtefacts, stageResults, stageTools } from './project-work-texts'
import { pick, random } from './random'
import { addReports } from './project-work-reports'
import {
  collector,
  column,
  curatorOf,
  earlier,
  event,
  noon,
  working,
  type Next,
  type Project,
  type Rows,
} from './project-work-rows'
import { addNotes, addTasks } from './project-work-tasks'

type Input = {
  tx: Tx
  tenantId: string
  timeZone: string
  /** Null: the programme has no demonstration document, stages are closed in words. */
  file: DemoFile | null
  now: Date
}
/** The texts were written for the ten stages of Kuzbass; another form is answered for by its own titles. */
const KUZBASS_STAGES = 10
function resultOf({ stages }: PassportForm, number: number): string {
  const title = stages.find((stage) => stage.number === number)?.title ?? ''
  return (stages.length === KUZBASS_STAGES ? stageResults[number] : undefined) ?? `Выполнено: ${lowerFirst(title)}.`
}

/**
 * What happened to the demonstration projects since their approval: stages closed (some late, some moved), materials,
 * tasks, notes, reports, evaluations.
 */
export async function seedProjectWork({ tx, tenantId, timeZone, file, now }: Input): Promise<void> {
  const today = todayIn(timeZone, now)
  const projects = await tx.project.findMany({
    where: { tenantId, status: { in: ['RUNNING', 'MONITORING', 'FINISHED'] } },
    orderBy: { number: 'asc' },
    include: {
      stages: { orderBy: { number: 'asc' } },
      participants: true,
      agency: { select: { name: true } },
      reports: { select: { kind: true } },
    },
  })
  const rows = collector()
  const inWork = new Map<string, number>()
  for (const project of projects) {
    const next = random(`work ${project.number}`)
    const stages = walk(project, next, today, rows, file === null)
    inWork.set(project.id, stageInWork(stages))
    if (file) addArtefacts(project, stages, next, file, rows)
    addTasks(project, stages, next, today, rows)
    addNotes(project, stages, next, today, rows)
    addReports(project, stages, next, today, timeZone, now, rows)
  }
  await tx.projectStage.deleteMany({ where: { tenantId, projectId: { in: projects.map(({ id }) => id) } } })
  await tx.projectStage.createMany({ data: rows.stages })
  await tx.stageMove.createMany({ data: rows.moves })
  await tx.storedFile.createMany({ data: rows.files })
  await tx.projectArtefact.createMany({ data: rows.artefacts })
  await tx.projectTask.createMany({ data: rows.tasks })
  await tx.projectNote.createMany({ data: rows.notes })
  await tx.projectReport.createMany({ data: rows.reports })
  await tx.significanceEvaluation.createMany({ data: rows.evaluations })
  await tx.projectEvent.createMany({ data: rows.events })
  for (const stage of new Set(inWork.values())) {
    await tx.project.updateMany({
      where: { tenantId, id: { in: [...inWork].filter(([, number]) => number === stage).map(([id]) => id) } },
      data: { stage },
    })
  }
}

/** The stages as they went: on time, a little late, or, for some running projects, moved or critically behind. */
function walk(project: Project, next: Next, today: DateString, rows: Rows, bare: boolean): StageDates[] {
  const { tenantId, id: projectId, status } = project
  const form = PassportForm.parse(project.form)
  const last = lastStages(form)
  const until = status === 'FINISHED' ? 99 : status === 'MONITORING' ? last.closing : 0
  const kind =
    status !== 'RUNNING' ? 'done' : (['punctual', 'late', 'moved', 'punctual', 'critical'] as const)[project.number % 5]
  let moved = false
  let stopped = false
  let previous: DateString = '2000-01-01'
  return project.stages.map((row): StageDates => {
    const planned = {
      plannedFrom: row.plannedFrom && dayOf(row.plannedFrom),
      plannedTo: row.plannedTo && dayOf(row.plannedTo),
    }
    const from = planned.plannedFrom ?? planned.plannedTo
    const to = planned.plannedTo ?? planned.plannedFrom
    let [dueFrom, dueTo] = [planned.plannedFrom, planned.plannedTo]
    let startedOn: DateString | null = null
    let closedOn: DateString | null = null
    if (from && to) {
      const behind = kind === 'critical' ? 40 : kind === 'late' ? 12 : 0
      const finished = working(addDays(to, next() < 0.25 ? 1 + Math.floor(next() * 4) : 0))
      const closable =
        row.number <= until ||
        (status === 'RUNNING' && !stopped && row.number < last.closing && addDays(finished, behind) < today)
      if (closable) {
        closedOn = earlier(finished < previous ? previous : finished, today)
        startedOn = earlier(from < previous ? previous : from, closedOn)
        previous = closedOn
      } else if (status === 'RUNNING' && !stopped) {
        stopped = true
        if (from <= today) startedOn = earlier(from < previous ? previous : from, today)
        if (kind === 'moved' && to < addDays(today, 40) && startedOn) {
          moved = true
          dueTo = working(addDays(to < today ? today : to, 14))
          addMove(project, row.number, [dueFrom, to], [dueFrom, dueTo], next, today, rows)
        }
      } else if (moved && dueFrom && dueTo) {
        ;[dueFrom, dueTo] = [working(addDays(dueFrom, 14)), working(addDays(dueTo, 14))]
      }
    }
    const stage = { number: row.number, ...planned, dueFrom, dueTo, startedOn, closedOn }
    rows.stages.push({
      tenantId,
      projectId,
      number: row.number,
      plannedFrom: row.plannedFrom,
      plannedTo: row.plannedTo,
      dueFrom: column(dueFrom),
      dueTo: column(dueTo),
      startedOn: column(startedOn),
      closedOn: column(closedOn),
      ...(closedOn && {
        closedBy: curatorOf(project),
        result: resultOf(form, row.number),
        noArtefact: bare ? 'Документы этапа хранятся в деле проекта на бумаге.' : '',
      }),
    })
    const title = form.stages.find(({ number }) => number === row.number)?.title ?? ''
    if (startedOn) event(rows, project, 'STAGE_STARTED', { stage: row.number, title, on: startedOn }, startedOn)
    if (closedOn)
      event(
        rows,
        project,
        'STAGE_CLOSED',
        { stage: row.number, title, on: closedOn, result: resultOf(form, row.number) },
        closedOn,
      )
    if (closedOn && row.number === last.closing) event(rows, project, 'CLOSED', { on: closedOn }, closedOn)
    return stage
  })
}

type Span = [DateString | null, DateString | null]
function addMove(
  project: Project,
  number: number,
  from: Span,
  to: Span,
  next: Next,
  today: DateString,
  rows: Rows,
): void {
  const reason = pick(next, moveReasons)
  const day = earlier(from[1] ?? today, addDays(today, -2))
  rows.moves.push({
    tenantId: project.tenantId,
    id: newId(),
    projectId: project.id,
    number,
    fromStart: column(from[0]),
    fromEnd: column(from[1]),
    toStart: column(to[0]),
    toEnd: column(to[1]),
    reason,
    byName: curatorOf(project),
    at: noon(day),
  })
  event(
    rows,
    project,
    'STAGE_MOVED',
    { stage: number, from: from[1] ?? '', to: to[1] ?? '', others: project.stages.length - number, reason },
    day,
  )
}

function addArtefacts(project: Project, stages: StageDates[], next: Next, file: DemoFile, rows: Rows): void {
  const { tenantId, agencyId } = project
  const { stages: formed, tools } = PassportForm.parse(project.form)
  for (const { number, closedOn } of stages) {
    if (!closedOn) continue
    const known = [...(formed.find((stage) => stage.number === number)?.tools ?? []), ...tools]
    for (const title of (
      (formed.length === KUZBASS_STAGES ? stageArtefacts[number] : undefined) ?? ['Протокол этапа.pdf']
    ).slice(0, next() < 0.5 ? 1 : 2)) {
      const fileId = newId()
      rows.files.push({
        tenantId,
        id: fileId,
        agencyId,
        name: title,
        mime: file.mime,
        size: file.size,
        sha256: file.sha256,
        storageKey: file.storageKey,
        uploadedBy: curatorOf(project),
        uploadedAt: noon(closedOn),
      })
      rows.artefacts.push({
        tenantId,
        id: newId(),
        projectId: project.id,
        stage: number,
        title: title.replace(/\.pdf$/, ''),
        tool: known.find((tool) => stageTools[number]?.test(tool)) ?? '',
        fileId,
        addedBy: curatorOf(project),
        addedAt: noon(closedOn),
      })
    }
  }
}
