import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { notify } from '../notify'
import { operations } from '../operations'
import { AnswerInput, CommentInput } from './schema'
import { processWhere } from './scope'

/** Asks or remarks on a process, or on one of its steps; so may participants and employees. */
export const commentProcess = defineCommand({
  operation: operations['process.ask'],
  schema: CommentInput,
  creates: 'ProcessComment',
  run: async (ctx, { processId, stepId, text, asks }) => {
    const { tx, tenantId, actor, now } = ctx
    const process = await tx.process.findFirst({
      where: { AND: [{ id: processId }, processWhere(ctx)] },
      select: { id: true, agencyId: true },
    })
    if (!process) return notFound('Карточка процесса')
    const [step] =
      stepId === null
        ? []
        : await tx.$queryRaw<{ name: string }[]>`
            SELECT s."data" ->> 'name' AS name FROM "ProcessStep" s JOIN "ProcessMap" m
              ON m."tenantId" = s."tenantId" AND m."id" = s."mapId" AND m."processId" = ${processId}::uuid
            WHERE s."tenantId" = ${tenantId}::uuid AND s."id" = ${stepId}::uuid`
    if (stepId !== null && !step)
      return fail('RULE', 'Этого шага больше нет. Обновите страницу и напишите о процессе в целом.')
    const id = newId()
    await tx.processComment.create({
      data: {
        tenantId,
        id,
        processId,
        stepId,
        stepName: step?.name ?? '',
        text,
        asks,
        byName: actor.name,
        personId: actor.personId,
        at: now,
      },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'ProcessComment', id }, agencyId: process.agencyId, after: { processId, text } },
    )
  },
})

/** The question with its process, held until the transaction ends, if the person answers for the owner. */
async function commentRow(ctx: CommandContext, { id }: { id: string }) {
  const { tx, tenantId, actor } = ctx
  await lockRow(ctx, 'ProcessComment', id)
  const row = await tx.processComment.findFirst({
    where: { tenantId, id },
    include: { process: { select: { id: true, code: true, name: true, agencyId: true, personId: true } } },
  })
  const gone: { ok: false; error: Failure } = notFound('Запись о вопросе')
  if (!row) return gone
  const own = row.process.personId !== null && row.process.personId === actor.personId
  if (own || ctx.can(operations['process.answer'], row.process.agencyId)) return { ok: true as const, value: row }
  // An employee is let in by the record alone: that of another representative refuses.
  return ctx.agencyWhere().agencyId?.in.length === 0
    ? fail('RULE', 'Отвечает владелец процесса или его представитель.')
    : gone
}

/** The owner's side answers; whoever asked is told. An answer may be put right. */
export const answerComment = defineCommand({
  operation: operations['process.answer'],
  schema: AnswerInput,
  changes: 'ProcessComment',
  row: commentRow,
  run: async (ctx, { id, answer }, row) => {
    const { tx, tenantId, actor, now } = ctx
    await tx.processComment.update({
      where: { tenantId_id: { tenantId, id } },
      data: { answer, answeredBy: actor.name, answeredAt: now, version: { increment: 1 } },
      select: { id: true },
    })
    const asker =
      row.personId === null || row.personId === actor.personId
        ? null
        : await tx.person.findFirst({ where: { tenantId, id: row.personId }, select: { email: true } })
    await notify(tx, tenantId, now, [
      {
        to: asker ? [asker.email] : [],
        kind: 'PROCESS_ANSWERED',
        title: `Ответ о процессе ${row.process.code} «${row.process.name}»`,
        href: `processes/${row.process.id}`,
        key: `process-comment:${id}:${row.version}`,
      },
    ])
    return done(
      { id, processId: row.process.id },
      {
        subject: { type: 'ProcessComment', id },
        agencyId: row.process.agencyId,
        before: row.answer === null ? undefined : { answer: row.answer },
        after: { answer },
      },
    )
  },
})
