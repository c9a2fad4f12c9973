import 'server-only'
import { isUuid } from '@/lib/core/ids'
import type { DateString } from '@/lib/core/dates'
import { defineQuery } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { readPassport, type Passport, type PassportFields } from '../form/passport'
import { projectWhere } from '../state/scope'
import type { ProjectEventKind } from '../state/rules'
import { operations } from '../operations'

export type StageLine = {
  number: number
  plannedFrom: DateString | null
  plannedTo: DateString | null
  dueFrom: DateString | null
  dueTo: DateString | null
  startedOn: DateString | null
  closedOn: DateString | null
}
export type EventLine = { id: string; kind: ProjectEventKind; data: Record<string, unknown>; by: string; at: Date }
export type ProjectOverview = {
  passport: Passport
  fields: PassportFields
  stages: StageLine[]
  events: EventLine[]
  /** Open remarks of the last returned passport. */
  remarks: number
  stabilityDue: DateString | null
  /** Last measured value of each goal. */
  measured: Record<string, { value: string; on: DateString }>
}

/** What the project's first page says; null when it is not the actor's to see. */
export const getProjectOverview = defineQuery({
  operation: operations['project.read'],
  run: async (ctx, { id }: { id: string }): Promise<ProjectOverview | null> => {
    const { tx, tenantId } = ctx
    const row = isUuid(id)
      ? await tx.project.findFirst({
          where: { AND: [{ id }, projectWhere(ctx)] },
          select: {
            fields: true,
            stabilityDue: true,
            stages: { orderBy: { number: 'asc' } },
            events: { orderBy: [{ at: 'desc' }, { id: 'desc' }], take: 7 },
            versions: {
              orderBy: { number: 'desc' },
              take: 1,
              select: { status: true, _count: { select: { remarks: { where: { resolvedAt: null } } } } },
            },
          },
        })
      : null
    if (!row) return null
    const measured = await tx.goalMeasurement.findMany({
      where: { tenantId, projectId: id, status: { not: 'REJECTED' } },
      orderBy: [{ goalId: 'asc' }, { measuredOn: 'desc' }, { id: 'desc' }],
      distinct: ['goalId'],
      select: { goalId: true, value: true, measuredOn: true },
    })
    const day = (date: Date | null) => date && dayOf(date)
    const fields = row.fields as PassportFields
    const last = row.versions[0]
    return {
      passport: readPassport(fields),
      fields,
      stabilityDue: day(row.stabilityDue),
      remarks: last?.status === 'RETURNED' ? last._count.remarks : 0,
      stages: row.stages.map((stage) => ({
        number: stage.number,
        plannedFrom: day(stage.plannedFrom),
        plannedTo: day(stage.plannedTo),
        dueFrom: day(stage.dueFrom),
        dueTo: day(stage.dueTo),
        startedOn: day(stage.startedOn),
        closedOn: day(stage.closedOn),
      })),
      events: row.events.map(({ id: event, kind, data, byName, at }) => ({
        id: event,
        kind: kind as ProjectEventKind,
        data: data as Record<string, unknown>,
        by: byName,
        at,
      })),
      measured: Object.fromEntries(
        measured.map(({ goalId, value, measuredOn }) => [goalId, { value, on: dayOf(measuredOn) }]),
      ),
    }
  },
})
