import { lowerFirst } from '@/lib/core/format'
import { addDays, instantToDate, todayIn, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays, isWorkingDay } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { lastStages, PassportForm } from '../../lib/projects/form/form'
import { readPassport, type PassportFields } from '../../lib/projects/form/passport'
import type { ReportFacts } from '../../lib/projects/reports/rules'
import { evaluate, sampleSignificance } from '../../lib/projects/significance/rules'
import { stageInWork, stageLateness, type StageDates } from '../../lib/projects/stages/rules'
import { dayColumn, dayOf } from '../../lib/core/db-day'
import type { DemoFile } from './files'
import {
  dailyTasks,
  directionOf,
  moveReasons,
  noteTexts,
  reportAnswers,
  roadmapTasks,
  stageArtefacts,
  stageResults,
  stageTools,
} from './project-work-texts'
import { pick, random } from './random'

type Input = {
  tx: Tx
  tenantId: string
  timeZone: string
  /** Null: the programme has no demonstration document, stages are closed in words. */ file: DemoFile | null
  now: Date
}
type Next = () => number
type Project = Prisma.ProjectGetPayload<{
  include: { stages: true; participants: true; agency: { select: { name: true } }; reports: { select: { kind: true } } }
}>
type Rows = ReturnType<typeof collector>

const collector = () => ({
  stages: [] as Prisma.ProjectStageCreateManyInput[],
  moves: [] as Prisma.StageMoveCreateManyInput[],
  files: [] as Prisma.StoredFileCreateManyInput[],
  artefacts: [] as Prisma.ProjectArtefactCreateManyInput[],
  tasks: [] as Prisma.ProjectTaskCreateManyInput[],
  notes: [] as Prisma.ProjectNoteCreateManyInput[],
  reports: [] as Prisma.ProjectReportCreateManyInput[],
  events: [] as Prisma.ProjectEventCreateManyInput[],
  evaluations: [] as Prisma.SignificanceEvaluationCreateManyInput[],
})

const column = (day: DateString | null): Date | null => (day === null ? null : dayColumn(day))
const noon = (day: DateString): Date => new Date(`${day}T05:00:00Z`)
const working = (day: DateString): DateString => (isWorkingDay(day).working ? day : addWorkingDays(day, 1).date)
const earlier = (a: DateString, b: DateString): DateString => (a < b ? a : b)
const curatorOf = (project: Project): string => `Куратор, ${project.agency.name}`

/** The texts were written for the ten stages of Kuzbass; another form is answered for by its own titles. */
const KUZBASS_STAGES = 10
function resultOf({ stages }: PassportForm, number: number): string {
  const title = stages.find((stage) => stage.number === number)?.title ?? ''
  return (stages.length === KUZBASS_STAGES ? stageResults[number] : undefined) ?? `Выполнено: ${lowerFirst(title)}.`
}

/** What happened to the demonstration projects since their approval: stages closed (some late, some moved), materials, tasks, notes, reports, evaluations. */
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

function event(
  rows: Rows,
  project: Project,
  kind: string,
  data: Prisma.InputJsonObject,
  day: DateString,
  byName = curatorOf(project),
): void {
  rows.events.push({
    tenantId: project.tenantId,
    id: newId(),
    projectId: project.id,
    kind,
    data,
    byName,
    at: noon(day),
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

function addTasks(project: Project, stages: StageDates[], next: Next, today: DateString, rows: Rows): void {
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

function addNotes(project: Project, stages: StageDates[], next: Next, today: DateString, rows: Rows): void {
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

const centre = 'Методолог центра компетенций'

function addReports(
  project: Project,
  stages: StageDates[],
  next: Next,
  today: DateString,
  timeZone: string,
  now: Date,
  rows: Rows,
): void {
  const { tenantId, id: projectId } = project
  const add = (
    kind: 'OPENING' | 'INTERIM' | 'CLOSING',
    state: 'DUE' | 'SUBMITTED' | 'RETURNED' | 'ACCEPTED',
    dueOn: DateString,
    more: Partial<Prisma.ProjectReportCreateManyInput> = {},
  ) => {
    const day = earlier(addDays(dueOn, -2), today)
    const sent = state !== 'DUE'
    rows.reports.push({
      tenantId,
      id: newId(),
      projectId,
      kind,
      status: state,
      dueOn: dayColumn(dueOn),
      body: { questions: [], answers: sent ? reportAnswers[kind] : [] },
      createdAt: noon(addDays(day, -14)),
      ...(sent && { facts: factsOf(project, stages, day), submittedBy: curatorOf(project), submittedAt: noon(day) }),
      ...((state === 'ACCEPTED' || state === 'RETURNED') && {
        decidedBy: centre,
        decidedAt: noon(earlier(addDays(day, 3), today)),
      }),
      ...more,
    })
    if (sent) event(rows, project, 'REPORT_SUBMITTED', { report: kind, direction: more.direction ?? '' }, day)
  }
  const direction = directionOf(project.title)
  if (project.status === 'RUNNING') {
    const asked = {
      askedBy: 'Специалист уполномоченного органа',
      direction,
      request: 'Для доклада заместителю Губернатора. Назовите сроки и ответственных.',
    }
    if (project.number % 4 === 0) add('INTERIM', 'DUE', working(addDays(today, -6)), asked)
    else if (project.number % 4 === 1) add('INTERIM', 'SUBMITTED', working(addDays(today, 2)), asked)
    else if (project.number % 4 === 2)
      add('INTERIM', 'RETURNED', working(addDays(today, 5)), {
        ...asked,
        remarks: 'Назовите, кто и когда даст доступ к смежной системе.',
      })
    else add('INTERIM', 'DUE', working(addDays(today, 12)), asked)
    return
  }
  const closed = project.closedOn ? dayOf(project.closedOn) : (stages.at(-2)?.closedOn ?? instantToDate(timeZone, now))
  if (!project.reports.some(({ kind }) => kind === 'CLOSING'))
    add(
      'CLOSING',
      project.number % 5 === 0 && closed > addDays(today, -500) ? 'SUBMITTED' : 'ACCEPTED',
      addWorkingDays(closed, 10).date,
    )
  if (project.status !== 'FINISHED' || project.number % 3 === 2) return
  const answers = sampleSignificance.criteria.map(({ options }) =>
    Math.min(options.length - 1, 1 + Math.floor(next() * 2)),
  )
  const result = evaluate(sampleSignificance, answers)
  if (!result) return
  const day = earlier(addDays(closed, 20), today)
  rows.evaluations.push({
    tenantId,
    id: newId(),
    projectId,
    form: sampleSignificance,
    answers,
    total: result.total,
    comment: 'Решение уже спрашивают соседние органы.',
    byName: curatorOf(project),
    at: noon(day),
  })
  event(rows, project, 'EVALUATED', { total: result.total, level: result.level }, day)
}

function factsOf(project: Project, stages: StageDates[], asOf: DateString): ReportFacts {
  const form = PassportForm.parse(project.form)
  return {
    asOf,
    status: project.status,
    leader: project.leaderName,
    startsOn: project.startsOn && dayOf(project.startsOn),
    endsOn: project.endsOn && dayOf(project.endsOn),
    stages: stages.map((stage) => {
      const closedOn = stage.closedOn && stage.closedOn <= asOf ? stage.closedOn : null
      const late = stageLateness({ dueTo: stage.dueTo, closedOn }, asOf)
      return {
        number: stage.number,
        title: form.stages.find(({ number }) => number === stage.number)?.title ?? '',
        plannedTo: stage.plannedTo,
        dueTo: stage.dueTo,
        closedOn,
        lateDays: late.workingDays,
        late: late.kind,
      }
    }),
    tasks: { total: 0, done: 0, overdue: 0 },
    goals: readPassport(project.fields as PassportFields).goals.map(({ name, unit, current, target }) => ({
      name,
      unit,
      current,
      target,
      measured: null,
      measuredOn: null,
    })),
    effects: { money: '0', hours: '0' },
  }
}
