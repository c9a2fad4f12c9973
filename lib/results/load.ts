import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { readPassport, type PassportFields } from '@/lib/projects/form/passport'
import type { ProjectStatus } from '@/lib/projects/state/rules'
import { projectWhere } from '@/lib/projects/state/scope'
import type { Tx } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import { measuredGoal, type Measured, type MeasuredGoal } from './rules'

export type ResultProject = {
  id: string
  number: number
  title: string
  status: ProjectStatus
  agencyId: string
  agencyName: string
  practiceId: string | null
  closedOn: DateString | null
  stabilityDue: DateString | null
  participants: string[]
  /** Goals of the last approved passport; none before the first approval. */
  goals: MeasuredGoal[]
  approved: boolean
}

export const projectColumns = {
  id: true,
  number: true,
  title: true,
  status: true,
  agencyId: true,
  practiceId: true,
  closedOn: true,
  stabilityDue: true,
  agency: { select: { name: true } },
  participants: { select: { agencyId: true } },
  versions: {
    where: { status: 'APPROVED' as const },
    orderBy: { number: 'desc' as const },
    take: 1,
    select: { fields: true },
  },
}

type Row = {
  id: string
  number: number
  title: string
  status: ProjectStatus
  agencyId: string
  practiceId: string | null
  closedOn: Date | null
  stabilityDue: Date | null
  agency: { name: string }
  participants: { agencyId: string }[]
  versions: { fields: unknown }[]
}

/** Goals of a frozen passport, with their figures read. */
export const goalsOf = (fields: unknown): MeasuredGoal[] =>
  readPassport((fields ?? {}) as PassportFields).goals.map(measuredGoal)

export function resultProject({ agency, participants, versions, closedOn, stabilityDue, ...row }: Row): ResultProject {
  return {
    ...row,
    agencyName: agency.name,
    participants: participants.map(({ agencyId }) => agencyId),
    closedOn: closedOn && dayOf(closedOn),
    stabilityDue: stabilityDue && dayOf(stabilityDue),
    goals: goalsOf(versions[0]?.fields),
    approved: versions.length > 0,
  }
}

type Context = { tx: Tx; tenantId: string; agencyWhere: () => { agencyId?: { in: string[] } } }

/** A project within reach with the goals of its last approved passport; null when there is none. */
export async function loadResultProject(ctx: Context, id: string): Promise<ResultProject | null> {
  const row = await ctx.tx.project.findFirst({ where: { id, ...projectWhere(ctx) }, select: projectColumns })
  return row && resultProject(row)
}

export const measuredOf = ({ measuredOn, ...row }: Omit<Measured, 'measuredOn'> & { measuredOn: Date }): Measured => ({
  id: row.id,
  goalId: row.goalId,
  value: row.value,
  stability: row.stability,
  status: row.status,
  measuredOn: dayOf(measuredOn),
})

/** Every measurement of the project, as the rules take them. */
export async function measurementsOf(tx: Tx, tenantId: string, projectId: string): Promise<Measured[]> {
  const rows = await tx.goalMeasurement.findMany({
    where: { tenantId, projectId },
    select: { id: true, goalId: true, measuredOn: true, value: true, stability: true, status: true },
  })
  return rows.map(measuredOf)
}
