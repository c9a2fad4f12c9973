/** What the parts of the projects' work have in common: the rows they write and the days they count. */
import type { DateString } from '../../lib/core/dates'
import { newId } from '../../lib/core/ids'
import { addWorkingDays, isWorkingDay } from '../../lib/core/work-calendar'
import type { Prisma } from '../../lib/generated/prisma/client'
import { dayColumn } from '../../lib/core/db-day'

export type Next = () => number
export type Project = Prisma.ProjectGetPayload<{
  include: { stages: true; participants: true; agency: { select: { name: true } }; reports: { select: { kind: true } } }
}>
export type Rows = ReturnType<typeof collector>

export const collector = () => ({
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

export const column = (day: DateString | null): Date | null => (day === null ? null : dayColumn(day))
export const noon = (day: DateString): Date => new Date(`${day}T05:00:00Z`)
export const working = (day: DateString): DateString => (isWorkingDay(day).working ? day : addWorkingDays(day, 1).date)
export const earlier = (a: DateString, b: DateString): DateString => (a < b ? a : b)
export const curatorOf = (project: Project): string => `Куратор, ${project.agency.name}`

/** A line of the project's feed. */
export function event(
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
