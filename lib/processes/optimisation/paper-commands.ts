import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { answererAddresses, checkerAddresses } from '@/lib/people/addresses'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueueMany } from '@/lib/platform/outbox'
import { notify } from '../notify'
import { operations } from '../operations'
import { paperKindLabels } from './labels'
import { lockOptimisation, withOptimisation, type LockedOptimisation } from './lock'
import { type PaperContent } from './paper'
import { paperContent } from './paper-read'
import { isOwnPlan, mayAgree, mayApprove, mayReturn, planLacks, waitsForOffice } from './rules'
import { DecidePaperInput, ReceivePaperInput, SendPaperInput } from './schema'

type Told = { optimisation: LockedOptimisation; to: readonly string[]; title: string; key: string; text: string }

/** Word inside the portal and by letter of what is to be looked at. */
async function tell(ctx: CommandContext, { optimisation, to, title, key, text }: Told): Promise<void> {
  const href = `processes/optimisations/${optimisation.id}`
  await notify(ctx.tx, ctx.tenantId, ctx.now, [{ to: [...to], kind: 'OPTIMISATION_PAPER', title, href, key }])
  await enqueueMany(ctx.tx, ctx.tenantId, letters(to, title, [text, officeUrl(ctx, href)]))
}

const lacksOf = ({ measures, indicators, toBe }: PaperContent): string[] =>
  planLacks({
    measures: measures.length,
    withoutDay: measures.filter(({ dueOn }) => dueOn === null).length,
    withoutOwner: measures.filter(({ responsible }) => responsible === '').length,
    target: toBe !== null && toBe.steps.length > 0,
    goals: indicators.length,
  })

/**
 * Sends information about the process to the office (Leningrad 3.1(5)), or the plan with the key indicators to the
 * owner (3.1(6)): a numbered paper that no longer changes.
 */
export const sendPaper = defineCommand({
  operation: operations['optimisation.work'],
  schema: SendPaperInput,
  creates: 'OptimisationPaper',
  run: async (ctx, { optimisationId, kind }) => {
    const { tx, tenantId, actor, now } = ctx
    const locked = await lockOptimisation(ctx, optimisationId)
    if (!locked.ok) return locked
    const optimisation = locked.value
    const last = await tx.optimisationPaper.findFirst({
      where: { tenantId, optimisationId, kind },
      orderBy: { number: 'desc' },
      select: { number: true, status: true, content: true },
    })
    if (kind === 'PLAN' && last?.status === 'SENT')
      return fail('RULE', `План, версия ${last.number}, ещё на рассмотрении владельца. Дождитесь решения.`)
    const content = await paperContent({ tx, tenantId, settings: actor.tenant.settings }, optimisation, kind === 'PLAN')
    const lacks = kind === 'PLAN' ? lacksOf(content) : []
    if (lacks.length > 0) return fail('RULE', `План пока не отправлен: ${lacks.join('; ')}.`)
    if (kind === 'INFO' && last && isDeepStrictEqual(last.content, content))
      return fail('RULE', `С версии ${last.number} ничего не изменилось: новая не нужна.`)
    const [id, number] = [newId(), (last?.number ?? 0) + 1]
    await tx.optimisationPaper.create({
      data: {
        tenantId,
        id,
        optimisationId,
        kind,
        number,
        content: content satisfies Prisma.InputJsonObject,
        sentBy: actor.name,
        sentById: actor.personId,
        sentAt: now,
      },
      select: { id: true },
    })
    const { process } = optimisation
    const to =
      kind === 'PLAN'
        ? ((await answererAddresses({ tx, tenantId }, [process.agencyId])).get(process.agencyId) ?? [])
        : await checkerAddresses({ tx, tenantId })
    await tell(ctx, {
      optimisation,
      to,
      title: `${paperKindLabels[kind]}: ${process.code} ${process.name}`,
      key: `optimisation-paper:${id}`,
      text:
        kind === 'PLAN'
          ? `План оптимизации процесса «${process.name}», версия ${number}, ждёт согласования или утверждения владельцем.`
          : `Сведения о процессе «${process.name}» поступили в процессный офис.`,
    })
    return done(
      { id, kind, number },
      { subject: { type: 'OptimisationPaper', id }, agencyId: process.agencyId, after: { kind, number } },
    )
  },
})

async function lockPaper(ctx: CommandContext, { id }: { id: string }, mine: (row: LockedOptimisation) => boolean) {
  await lockRow(ctx, 'OptimisationPaper', id)
  const locked = await withOptimisation(
    ctx,
    await ctx.tx.optimisationPaper.findFirst({ where: { tenantId: ctx.tenantId, id } }),
    operations['optimisation.read'],
  )
  if (!locked.ok || mine(locked.value.optimisation)) return locked
  return fail('RULE', 'Решение принимает владелец процесса: его куратор или представитель.')
}

const OWN_PLAN =
  'Этот план отправили вы: согласует и утверждает его другой человек – представитель владельца или другой куратор. Вернуть на доработку можете и вы.'

/** The owner agrees to the plan and its key indicators, approves them, or returns them with a reason (L 3.1(6)). */
export const decidePaper = defineCommand({
  operation: operations['optimisation.decide'],
  schema: DecidePaperInput,
  changes: 'OptimisationPaper',
  row: (ctx, input) =>
    lockPaper(
      ctx,
      input,
      ({ process }) =>
        (process.personId !== null && process.personId === ctx.actor.personId) ||
        ctx.can(operations['optimisation.decide'], process.agencyId),
    ),
  run: async (ctx, { id, decision, reason }, row) => {
    const { tx, tenantId, actor, now } = ctx
    const open = { AGREE: mayAgree, APPROVE: mayApprove, RETURN: mayReturn }[decision](row.status)
    if (row.kind !== 'PLAN' || !open) return fail('RULE', 'По этому документу решение уже принято. Обновите страницу.')
    if (decision !== 'RETURN' && isOwnPlan(row, actor.personId, actor.tenant.settings.processes))
      return fail('RULE', OWN_PLAN)
    if (decision === 'RETURN' && reason === '')
      return fail('INVALID', 'План пока не возвращён.', { fields: { reason: 'Напишите, что исправить.' } })
    const status = ({ AGREE: 'AGREED', APPROVE: 'APPROVED', RETURN: 'RETURNED' } as const)[decision]
    await tx.optimisationPaper.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        status,
        version: { increment: 1 },
        ...(decision === 'AGREE'
          ? { agreedBy: actor.name, agreedAt: now }
          : { decidedBy: actor.name, decidedAt: now, reason }),
      },
      select: { id: true },
    })
    const { process } = row.optimisation
    const toOffice = row.receivedAt === null && decision !== 'RETURN'
    const to = toOffice
      ? await checkerAddresses({ tx, tenantId })
      : ((await answererAddresses({ tx, tenantId }, [process.agencyId])).get(process.agencyId) ?? [])
    const word = { AGREE: 'согласован', APPROVE: 'утверждён', RETURN: 'возвращён' }[decision]
    await tell(ctx, {
      optimisation: row.optimisation,
      to,
      title: `План оптимизации ${word}: ${process.code} ${process.name}`,
      key: `optimisation-paper:${id}:${status}`,
      text: `План оптимизации процесса «${process.name}», версия ${row.number}, ${word} владельцем.${reason && ` ${reason}`}`,
    })
    return done(
      { id, status },
      {
        subject: { type: 'OptimisationPaper', id },
        agencyId: process.agencyId,
        before: { status: row.status },
        after: { status, reason },
      },
    )
  },
})

/** The process office says that it has the paper (Leningrad 3.1(5–6)). */
export const receivePaper = defineCommand({
  operation: operations['optimisation.receive'],
  schema: ReceivePaperInput,
  changes: 'OptimisationPaper',
  row: (ctx, input) => lockPaper(ctx, input, () => true),
  run: async (ctx, { id }, row) => {
    if (!waitsForOffice({ ...row, received: row.receivedAt !== null }))
      return fail('RULE', 'Этот документ сейчас не ждёт процессный офис. Обновите страницу.')
    await ctx.tx.optimisationPaper.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { receivedBy: ctx.actor.name, receivedAt: ctx.now, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'OptimisationPaper', id },
        agencyId: row.optimisation.process.agencyId,
        after: { received: true, kind: row.kind, number: row.number },
      },
    )
  },
})
