import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { keyed, tokenHash } from '@/lib/platform/secrets'
import { operations } from '../operations'
import { AddDeskInput, RetireDeskInput } from './schema'

/** The word in a tablet's address: made of its id, so that it can be shown again and is kept nowhere. */
export const deskWord = (deskId: string): string => keyed(deskId, 'survey-desk').slice(0, 24)

/** Registers a tablet or a window at a touchpoint: its answers have a quota of their own. */
export const addDesk = defineCommand({
  operation: operations['desk.edit'],
  schema: AddDeskInput,
  creates: 'SurveyDesk',
  run: async (ctx, { touchpointId, name, quota }) => {
    const { tx, tenantId, actor } = ctx
    const touchpoint = await tx.touchpoint.findFirst({
      where: { tenantId, id: touchpointId, status: 'ACTIVE', ...ctx.agencyWhere() },
      select: { id: true, name: true, agencyId: true },
    })
    if (!touchpoint)
      return fail('NOT_FOUND', 'Точка не найдена или закрыта.', {
        fields: { touchpointId: 'Выберите действующую точку.' },
      })
    const id = newId()
    await tx.surveyDesk.create({
      data: { tenantId, id, touchpointId, name, quota, hash: tokenHash(deskWord(id)), createdBy: actor.name },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyDesk', id },
        agencyId: touchpoint.agencyId,
        after: { name, quota, touchpoint: touchpoint.name },
      },
    )
  },
})

/** A tablet that was taken away or lost: its address gives no quota any more. */
export const retireDesk = defineCommand({
  operation: operations['desk.edit'],
  schema: RetireDeskInput,
  changes: 'SurveyDesk',
  row: async (ctx, { id }) => {
    await lockRow(ctx, 'SurveyDesk', id)
    const row = await ctx.tx.surveyDesk.findFirst({
      where: { tenantId: ctx.tenantId, id, touchpoint: ctx.agencyWhere() },
      select: { id: true, version: true, name: true, retired: true, touchpoint: { select: { agencyId: true } } },
    })
    return row ? { ok: true, value: row } : fail('NOT_FOUND', 'Планшет не найден. Обновите страницу.')
  },
  run: async (ctx, _input, desk) => {
    if (desk.retired) return fail('RULE', 'Этот планшет уже снят.')
    await ctx.tx.surveyDesk.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: desk.id } },
      data: { retired: true, version: { increment: 1 } },
      select: { id: true },
    })
    return done(null, {
      subject: { type: 'SurveyDesk', id: desk.id },
      agencyId: desk.touchpoint.agencyId,
      before: { retired: false },
      after: { name: desk.name, retired: true },
    })
  },
})
