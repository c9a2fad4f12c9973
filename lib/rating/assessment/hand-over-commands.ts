import 'server-only'
import { instantToDate } from '@/lib/core/dates'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { lockEditable } from '../status/lock'
import { recordTransition } from '../status/totals'
import { HandOverInput } from './schema'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from '../operations'

export const HAND_OVER_NOTE = 'Черновик передан куратору'

/** The team tells the curators that the draft is ready to be sent: a letter and a line in the history, once a day. */
export const handOverAssessment = defineCommand({
  operation: operations['assessment.handOver'],
  schema: HandOverInput,
  unversioned: 'a letter a day: the draft itself stays as it is',
  run: async (ctx, { assessmentId }) => {
    const locked = await lockEditable(ctx, assessmentId)
    if (!locked.ok) return locked
    const { tx, tenantId, actor, now } = ctx
    const { status, agencyId } = locked.value
    if (status !== 'DRAFT')
      return fail('RULE', 'Самооценка ещё не начата: передавать нечего. Заполните хотя бы один критерий.')
    const last = await tx.assessmentTransition.findFirst({
      where: { tenantId, assessmentId, from: 'DRAFT', to: 'DRAFT' },
      orderBy: { at: 'desc' },
      select: { at: true },
    })
    const { timeZone } = actor.tenant
    if (last && instantToDate(timeZone, last.at) === ctx.today)
      return fail('LIMIT', 'Куратору уже сообщили сегодня. Он увидит и то, что вы допишете.')
    const { name } = await tx.agency.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: agencyId } },
      select: { name: true },
    })
    const { year } = (
      await tx.selfAssessment.findUniqueOrThrow({
        where: { tenantId_id: { tenantId, id: assessmentId } },
        select: { campaign: { select: { year: true } } },
      })
    ).campaign
    const curators = (await curatorAddresses(ctx, [agencyId])).get(agencyId) ?? []
    if (curators.length === 0)
      return fail('RULE', 'У вашего органа в портале нет куратора. Попросите уполномоченный орган его назначить.')
    await enqueueMany(
      tx,
      tenantId,
      letters(curators, `Самооценка за ${year} год готова к отправке`, [
        'Здравствуйте!',
        `${name}: черновик самооценки за ${year} год готов к отправке (команда: ${actor.name}). Проверьте ответы и отправьте:`,
        officeUrl(ctx, `assessments/${assessmentId}/submit`),
      ]),
    )
    await recordTransition(tx, {
      tenantId,
      assessmentId,
      from: 'DRAFT',
      to: 'DRAFT',
      byName: actor.name,
      note: HAND_OVER_NOTE,
      at: now,
    })
    return done(
      { curators: curators.length },
      { subject: { type: 'SelfAssessment', id: assessmentId }, agencyId, after: { handedOverTo: curators.length } },
    )
  },
})
