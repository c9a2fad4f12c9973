import { addDays, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import type { StageDates } from '../../lib/projects/stages/rules'
import { dayColumn } from '../../lib/core/db-day'
import { dailyTasks, noteTexts, roadmapTasks } from './project-work-texts'
import { pick } from './random'
import {
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

/** Tasks by the stages, and those of the daily board while a stage is in work. */
export function addTasks(project: Project, stages: StageDates[], next: Next, today: DateString, rows: Rows): void {
  const { tenantId, id: projectId } = project
  const responsible = [
    'Начальник отдела',
    'Главный специалист',
    'Консультант',
    'Специалист МФЦ',
    'Руководитель проекта',
  ]
  let rank = 0
  for (const [number, title] of roadmapTasks) {
    const stage = stages.find((one) => one.number === number)
    if (!stage || next() < 0.2) continue
    const closed = stage.closedOn !== null
    const due = stage.dueTo ?? stage.dueFrom
    const dueOn = due === null ? null : working(addDays(due, -Math.floor(next() * 6)))
    const doing = !closed && stage.startedOn !== null && next() < 0.6
    rank += 1
    rows.tasks.push({
      tenantId,
      id: newId(),
      projectId,
      agencyId: pick(next, project.participants).agencyId,
      stage: number,
      title,
      status: closed ? 'DONE' : doing ? 'DOING' : 'WAITING',
      responsible: pick(next, responsible),
      dueOn: column(dueOn),
      rank,
      createdBy: curatorOf(project),
      createdAt: noon(stage.startedOn ?? today),
      doneAt: closed ? noon(stage.closedOn ?? today) : null,
    })
  }
  if (
    project.status !== 'RUNNING' ||
    !stages.some((stage) => stage.number > 1 && stage.startedOn !== null && stage.closedOn === null)
  )
    return
  for (const [at, title] of dailyTasks.slice(0, 4 + Math.floor(next() * 4)).entries()) {
    const status = (['WAITING', 'WAITING', 'DOING', 'DOING', 'DONE', 'DONE', 'WAITING'] as const)[at] ?? 'WAITING'
    rows.tasks.push({
      tenantId,
      id: newId(),
      projectId,
      agencyId: project.agencyId,
      board: 'DAILY',
      title,
      status,
      responsible: pick(next, responsible),
      dueOn: column(working(addDays(today, at - 2))),
      rank: at,
      createdBy: curatorOf(project),
      createdAt: noon(addDays(today, -3)),
      doneAt: status === 'DONE' ? noon(addDays(today, -1)) : null,
    })
  }
}

/** Notes of the team's meetings, soon after a stage began. */
export function addNotes(project: Project, stages: StageDates[], next: Next, today: DateString, rows: Rows): void {
  const held = stages
    .flatMap(({ number, startedOn }) => (startedOn && number > 1 && number < 9 ? [startedOn] : []))
    .slice(0, 4)
  for (const [at, day] of held.entries()) {
    const heldOn = earlier(working(addDays(day, 2 + Math.floor(next() * 5))), today)
    rows.notes.push({
      tenantId: project.tenantId,
      id: newId(),
      projectId: project.id,
      heldOn: dayColumn(heldOn),
      present: 'Руководитель проекта, команда проекта, исполнители процесса',
      text: noteTexts[at] ?? noteTexts[0] ?? '',
      byName: curatorOf(project),
      at: noon(heldOn),
    })
    event(rows, project, 'NOTE_ADDED', { on: heldOn, tasks: 0 }, heldOn)
  }
}
