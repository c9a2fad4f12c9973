import 'server-only'
import { isDateString } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { CommandContext } from '@/lib/platform/command'
import { dayColumn } from '@/lib/core/db-day'
import type { LockedProject } from '../state/locked-project'
import { readPassport, type PassportFields } from '../form/passport'

const column = (text: string): Date | null => (isDateString(text) ? dayColumn(text) : null)
const same = (a: Date | null, b: Date | null): boolean => a?.getTime() === b?.getTime()

/**
 * Gives the project's stages the dates of the approved passport: planned and due. Closed stages keep theirs; a due date
 * that this moves leaves a StageMove. Returns the stage in work, the first that is not closed.
 */
export async function approveStages(
  ctx: CommandContext,
  project: LockedProject,
  fields: PassportFields,
  reason: string,
): Promise<number> {
  const { tx, tenantId } = ctx
  const approved = new Map(readPassport(fields).stages.map((stage) => [stage.number, stage]))
  const existing = new Map(
    (await tx.projectStage.findMany({ where: { tenantId, projectId: project.id } })).map((stage) => [
      stage.number,
      stage,
    ]),
  )
  const rows = project.form.stages.map(({ number, dates }) => {
    const typed = approved.get(number)
    const from = column(typed?.from || (dates === 'SINGLE' ? (typed?.to ?? '') : ''))
    const to = dates === 'SINGLE' ? from : column(typed?.to ?? '')
    return { number, plannedFrom: from, plannedTo: to, dueFrom: from, dueTo: to }
  })
  const added = rows.filter(({ number }) => !existing.has(number))
  await tx.projectStage.createMany({ data: added.map((row) => ({ tenantId, projectId: project.id, ...row })) })
  const moved = rows.flatMap((row) => {
    const before = existing.get(row.number)
    if (
      !before ||
      before.closedOn ||
      (same(before.dueFrom, row.dueFrom) &&
        same(before.dueTo, row.dueTo) &&
        same(before.plannedFrom, row.plannedFrom) &&
        same(before.plannedTo, row.plannedTo))
    )
      return []
    return [{ row, before }]
  })
  // At most as many as the form has stages.
  for (const {
    row: { number, ...data },
  } of moved)
    await tx.projectStage.update({
      where: { tenantId_projectId_number: { tenantId, projectId: project.id, number } },
      data,
      select: { number: true },
    })
  await tx.stageMove.createMany({
    data: moved
      .filter(({ row, before }) => !same(before.dueFrom, row.dueFrom) || !same(before.dueTo, row.dueTo))
      .map(({ row, before }) => ({
        tenantId,
        id: newId(),
        projectId: project.id,
        number: row.number,
        fromStart: before.dueFrom,
        fromEnd: before.dueTo,
        toStart: row.dueFrom,
        toEnd: row.dueTo,
        reason,
        byName: ctx.actor.name,
        at: ctx.now,
      })),
  })
  return rows.find(({ number }) => !existing.get(number)?.closedOn)?.number ?? rows.at(-1)?.number ?? 1
}
