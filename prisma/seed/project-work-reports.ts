import { addDays, instantToDate, type DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import { PassportForm } from '../../lib/projects/form/form'
import { readPassport, type PassportFields } from '../../lib/projects/form/passport'
import type { ReportFacts } from '../../lib/projects/reports/rules'
import { evaluate, sampleSignificance } from '../../lib/projects/significance/rules'
import { stageLateness, type StageDates } from '../../lib/projects/stages/rules'
import { dayColumn, dayOf } from '../../lib/core/db-day'
import { directionOf, reportAnswers } from './project-work-texts'
import { curatorOf, earlier, event, noon, working, type Next, type Project, type Rows } from './project-work-rows'

const centre = 'Методолог центра компетенций'

/** Reports that are due, submitted, returned and accepted, and the evaluation of finished projects. */
export function addReports(
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
