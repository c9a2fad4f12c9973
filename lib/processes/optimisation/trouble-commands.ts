import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { curatorAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { notify } from '../notify'
import { operations } from '../operations'
import { lockOptimisation } from './lock'
import { AnswerTroubleInput, TellTroubleInput } from './schema'

/** Those who act for the heads of the agencies concerned are told, in their queue and by letter. */
async function tellHeads(
  ctx: CommandContext,
  {
    id,
    name,
    agencyIds,
    text,
    key,
  }: { id: string; name: string; agencyIds: readonly string[]; text: string; key: string },
): Promise<void> {
  const found = await curatorAddresses(ctx, agencyIds)
  const to = [...new Set([...found.values()].flat())]
  const href = `processes/optimisations/${id}`
  const title = `Проблема при оптимизации процесса «${name}»`
  await notify(ctx.tx, ctx.tenantId, ctx.now, [{ to, kind: 'OPTIMISATION_TROUBLE', title, href, key }])
  await enqueueMany(
    ctx.tx,
    ctx.tenantId,
    letters(to, title, [text, 'Доложите руководителю и запишите его решение:', officeUrl(ctx, href)]),
  )
}

/**
 * Tells the heads of the agencies concerned of a problem met in carrying out the decisions (Leningrad 3.2(8)); each
 * answers for itself.
 */
export const tellTrouble = defineCommand({
  operation: operations['optimisation.tell'],
  schema: TellTroubleInput,
  creates: 'OptimisationTrouble',
  run: async (ctx, { optimisationId, agencyIds, taskId, text }) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockOptimisation(ctx, optimisationId, operations['optimisation.tell'])
    if (!locked.ok) return locked
    const { process, projectId } = locked.value
    const told = [...new Set(agencyIds)]
    if (told.length === 0)
      return fail('INVALID', 'Руководителям пока не сообщено.', { fields: { agencyIds: 'Выберите, кому сообщить.' } })
    const among = await tx.projectParticipant.count({
      where: { tenantId, projectId, agencyId: { in: told }, agency: { status: 'ACTIVE' } },
    })
    if (among !== told.length)
      return fail('RULE', 'Один из органов в оптимизации не участвует. Обновите страницу и выберите снова.')
    if (
      taskId !== null &&
      !(await tx.projectTask.findFirst({
        where: { tenantId, projectId, id: taskId, removedAt: null },
        select: { id: true },
      }))
    )
      return notFound('Задача')
    const rows = told.map((agencyId) => ({ id: newId(), agencyId }))
    await tx.optimisationTrouble.createMany({
      data: rows.map((row) => ({
        ...row,
        tenantId,
        optimisationId,
        taskId,
        text,
        raisedBy: actor.name,
        raisedAt: now,
      })),
    })
    const [first] = rows
    const id = first?.id ?? optimisationId
    await tellHeads(ctx, { id: optimisationId, name: process.name, agencyIds: told, text, key: `trouble:${id}` })
    return done(
      { id, count: rows.length },
      { subject: { type: 'Optimisation', id: optimisationId }, agencyId: process.agencyId, after: { trouble: text } },
    )
  },
})

export const answerTrouble = defineCommand({
  operation: operations['optimisation.answer'],
  schema: AnswerTroubleInput,
  changes: 'OptimisationTrouble',
  row: async (ctx, { id }) => {
    await lockRow(ctx, 'OptimisationTrouble', id)
    const row = await ctx.tx.optimisationTrouble.findFirst({
      where: { tenantId: ctx.tenantId, id, ...ctx.agencyWhere() },
    })
    return row ? { ok: true as const, value: row } : notFound('Запись о проблеме')
  },
  run: async (ctx, { id, answer }, row) => {
    const { tx, tenantId, actor, now } = ctx
    await tx.optimisationTrouble.update({
      where: { tenantId_id: { tenantId, id } },
      data: { answer, answeredBy: actor.name, answeredAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'OptimisationTrouble', id },
        agencyId: row.agencyId,
        before: row.answer === null ? undefined : { answer: row.answer },
        after: { answer },
      },
    )
  },
})
