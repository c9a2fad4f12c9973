import { lowerFirst } from '@/lib/core/format'
import { addDays } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import type { Tx } from '../../lib/platform/db'
import { goalEffect } from '../../lib/projects/form/goals'
import { openingWords } from '../../lib/projects/approval/opening-words'
import { readPassport, type PassportFields } from '../../lib/projects/form/passport'
import { dayColumn } from '../../lib/core/db-day'
import { closedStages, type SeedProject } from './project-state'

type Version = Prisma.PassportVersionCreateManyInput & { id: string; number: number; fields: PassportFields }
type Event = Prisma.ProjectEventCreateManyInput

const moment = (day: string, hour: number): Date => new Date(`${day}T${String(hour).padStart(2, '0')}:40:00Z`)
const METHODOLOGIST = 'Методолог центра компетенций'

/** Versions of a passport as its story went: returned once, approved at once, or approved and changed later. */
function versionsOf(tenantId: string, project: SeedProject): Version[] {
  const { id, status, story, fields, openedOn, today, agency } = project
  if (status === 'DRAFT' && story !== 'FAULTY') return []
  const by = `Куратор, ${agency.name}`
  const approved = status !== 'DRAFT' && status !== 'APPROVAL'
  const sent = addWorkingDays(openedOn, 4).date
  const before = (day: string): string => (day < today ? day : addDays(today, -1))
  const make = (number: number, day: string, more: Partial<Version>): Version => ({
    tenantId,
    id: newId(),
    projectId: id,
    number,
    fields,
    submittedBy: by,
    submittedAt: moment(before(day), 4),
    reason: '',
    status: 'SUBMITTED',
    ...more,
  })
  const decided = (day: string) => {
    const on = before(addDays(day, 2))
    const at = moment(on, 7)
    return {
      status: 'APPROVED' as const,
      agreedBy: METHODOLOGIST,
      agreedAt: moment(before(addDays(day, 1)), 5),
      approverName: 'Руководитель заказчика',
      approverPosition: fields['approver.position']?.toLowerCase() ?? 'руководитель',
      approvedOn: dayColumn(on),
      decidedBy: by,
      decidedAt: at,
      sentAt: at,
    }
  }
  const returned = (day: string) => ({
    status: 'RETURNED' as const,
    decidedBy: METHODOLOGIST,
    decidedAt: moment(before(addDays(day, 1)), 6),
  })
  const early: PassportFields = Object.fromEntries(
    Object.entries(fields).filter(([path]) => !path.startsWith('effects')),
  )
  if (story === 'FAULTY')
    return [make(1, sent, { ...returned(sent), fields: early }), make(2, addDays(sent, 3), returned(addDays(sent, 3)))]
  if (!approved)
    return [
      make(1, sent, {
        agreedBy: project.number % 2 === 0 ? METHODOLOGIST : null,
        agreedAt: project.number % 2 === 0 ? moment(before(addDays(sent, 1)), 5) : null,
      }),
    ]
  if (story === 'RETURNED_ONCE')
    return [make(1, sent, { ...returned(sent), fields: early }), make(2, addDays(sent, 4), decided(addDays(sent, 4)))]
  if (story === 'CHANGED') {
    const first: PassportFields = { ...fields, boundaries: `${fields.boundaries ?? ''}, только в одном отделе` }
    return [
      make(1, sent, { ...decided(sent), fields: first }),
      make(2, addDays(sent, 21), {
        ...decided(addDays(sent, 21)),
        reason: 'Границы процесса расширены на все отделы: так решила команда после картирования.',
      }),
    ]
  }
  return [make(1, sent, decided(sent))]
}

const remarksOf = (
  tenantId: string,
  project: SeedProject,
  versions: readonly Version[],
): Prisma.PassportRemarkCreateManyInput[] =>
  versions
    .filter(({ status }) => status === 'RETURNED')
    .flatMap((version) => {
      const goal = readPassport(project.fields).goals[1]
      const resolvedAt = project.story === 'FAULTY' && version.number === 2 ? null : (version.decidedAt ?? null)
      const remark = (path: string, text: string) => ({
        tenantId,
        id: newId(),
        versionId: version.id,
        path,
        text,
        byName: METHODOLOGIST,
        at: version.decidedAt ?? new Date(),
        resolvedAt,
      })
      return version.number === 1
        ? [remark('effects', 'Добавьте ожидаемые эффекты, кроме показателей.')]
        : [remark(goal ? `goals.${goal.id}.target` : 'goals', 'Целевой показатель хуже текущего: проверьте число.')]
    })

function eventsOf(tenantId: string, project: SeedProject, versions: readonly Version[]): Event[] {
  const by = `Куратор, ${project.agency.name}`
  const event = (kind: Event['kind'], at: Date, byName: string, data: Prisma.InputJsonObject = {}): Event => ({
    tenantId,
    id: newId(),
    projectId: project.id,
    kind,
    data,
    byName,
    at,
  })
  const after = (at: Date, minutes: number): Date => new Date(at.getTime() + minutes * 60_000)
  return [
    event('OPENED', moment(project.openedOn, 3), by),
    ...versions.flatMap(
      ({ number, status, submittedAt, reason, agreedAt, decidedAt, approverName, approverPosition }): Event[] => [
        event('SUBMITTED', new Date(submittedAt), by, { version: number, ...(reason && { reason }) }),
        ...(agreedAt ? [event('AGREED', new Date(agreedAt), METHODOLOGIST, { version: number })] : []),
        ...(status === 'RETURNED' && decidedAt
          ? [event('RETURNED', new Date(decidedAt), METHODOLOGIST, { version: number, remarks: '1 замечание' })]
          : []),
        ...(status === 'APPROVED' && decidedAt
          ? [
              event('APPROVED', new Date(decidedAt), by, {
                version: number,
                reason: `${approverName ?? ''}, ${approverPosition ?? ''}`,
              }),
              event('SENT', after(new Date(decidedAt), 1), by, { version: number }),
            ]
          : []),
      ],
    ),
    ...(project.status === 'CANCELLED'
      ? [
          event('CANCELLED', moment(addDays(project.openedOn, 60), 5), by, {
            reason: 'Процесс передан другому органу.',
          }),
        ]
      : []),
  ]
}

/** Stages of an approved project, those behind it closed: some a few days late. */
function stagesOf(tenantId: string, project: SeedProject): Prisma.ProjectStageCreateManyInput[] {
  const { id, form, fields, status, number, today, agency } = project
  if (status === 'DRAFT' || status === 'APPROVAL') return []
  const closed = closedStages(project)
  const current = form.stages.find((stage) => !closed.includes(stage.number))?.number
  return form.stages.map((stage) => {
    const from = fields[`stages.${stage.number}.from`] ?? ''
    const to = fields[`stages.${stage.number}.to`] || from
    const late = (number + stage.number) % 6 === 0 ? 3 : 0
    const end = addWorkingDays(to, late).date
    const column = (day: string) => (day ? dayColumn(day) : null)
    const over = closed.includes(stage.number)
    return {
      tenantId,
      projectId: id,
      number: stage.number,
      plannedFrom: column(from),
      plannedTo: column(to),
      dueFrom: column(from),
      dueTo: column(to),
      startedOn: over || (stage.number === current && status === 'RUNNING' && from <= today) ? column(from) : null,
      ...(over && {
        closedOn: column(end < today ? end : addDays(today, -1)),
        closedBy: `Член команды лидеров, ${agency.name}`,
        result: `Выполнено: ${lowerFirst(stage.title)}.`,
      }),
    }
  })
}

function reportOf(
  tenantId: string,
  project: SeedProject,
  versions: readonly Version[],
): Prisma.ProjectReportCreateManyInput[] {
  const first = versions.find(({ status }) => status === 'APPROVED')
  if (!first?.decidedAt) return []
  const { goals, leader, team } = readPassport(first.fields)
  const at = new Date(first.decidedAt)
  const accepted = project.status !== 'RUNNING' || project.number % 3 !== 0
  return [
    {
      tenantId,
      id: newId(),
      projectId: project.id,
      kind: 'OPENING',
      status: accepted ? 'ACCEPTED' : 'SUBMITTED',
      submittedBy: `Куратор, ${project.agency.name}`,
      submittedAt: at,
      body: { ...openingWords(project.form, first.fields), problems: '' },
      facts: {
        title: project.topic.title,
        leader: leader.name,
        approvedOn: at.toISOString().slice(0, 10),
        approver: first.approverName ?? '',
        team: team.length,
        stage: 1,
        goals: goals.map((goal) => ({
          id: goal.id,
          name: goal.name,
          unit: goal.unit,
          direction: goal.direction,
          current: goal.current,
          target: goal.target,
          effect: goalEffect(goal)?.text ?? '',
        })),
        stages: [],
      },
    },
  ]
}

/** Versions, remarks, stages, opening reports and feeds of the made projects, each table in one statement. */
export async function paperTrail(tx: Tx, tenantId: string, projects: readonly SeedProject[]): Promise<void> {
  const trails = projects.map((project) => ({ project, versions: versionsOf(tenantId, project) }))
  await tx.passportVersion.createMany({ data: trails.flatMap(({ versions }) => versions) })
  await tx.passportRemark.createMany({
    data: trails.flatMap(({ project, versions }) => remarksOf(tenantId, project, versions)),
  })
  await tx.projectStage.createMany({ data: projects.flatMap((project) => stagesOf(tenantId, project)) })
  await tx.projectReport.createMany({
    data: trails.flatMap(({ project, versions }) => reportOf(tenantId, project, versions)),
  })
  await tx.projectEvent.createMany({
    data: trails.flatMap(({ project, versions }) => eventsOf(tenantId, project, versions)),
  })
}
