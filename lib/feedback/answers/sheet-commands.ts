import 'server-only'
import { fail } from '@/lib/core/result'
import { defineCommand, done, repeated } from '@/lib/platform/command'
import { operations } from '../operations'
import { segmentOf } from '../survey/segment-question'
import { takeAnswerIn } from './accept'
import { versionContentIn } from './open'
import { SheetInput } from './schema'
import { readSheet } from './sheet'

/**
 * Writes one sheet of paper, of a telephone call or of a talk. The journal says that a sheet came, not what it says;
 * the sheet's own key keeps it from being written twice.
 */
export const enterSheet = defineCommand({
  operation: operations['survey.enter'],
  schema: SheetInput,
  creates: 'SurveyIntake',
  ownKey: true,
  run: async (ctx, input) => {
    const { tx, tenantId, actor, today } = ctx
    const survey = await tx.survey.findFirst({
      where: { tenantId, id: input.id, template: false, ...ctx.agencyWhere() },
      select: { id: true, agencyId: true },
    })
    const version = survey && (await versionContentIn(tx, tenantId, input.versionId))
    if (!survey || version?.surveyId !== survey.id) return fail('NOT_FOUND', 'Опрос не найден. Обновите страницу.')
    const touchpoint =
      input.touchpointId === null
        ? null
        : await tx.touchpoint.findFirst({
            where: { tenantId, id: input.touchpointId, ...ctx.agencyWhere() },
            select: { id: true, agencyId: true },
          })
    if (input.touchpointId !== null && !touchpoint) return fail('NOT_FOUND', 'Точка не найдена. Выберите другую.')
    const agencyId = touchpoint?.agencyId ?? survey.agencyId ?? input.agencyId
    const agency =
      agencyId !== null &&
      (await tx.agency.findFirst({ where: { tenantId, id: agencyId, status: 'ACTIVE' }, select: { id: true } }))
    if (!agencyId || !agency || !ctx.can(operations['survey.enter'], agencyId))
      return fail('INVALID', 'Лист не записан.', { fields: { agencyId: 'Выберите орган, о котором лист.' } })
    const sheet = readSheet(version.content, input.answers)
    if (!sheet.ok)
      return sheet.reason === 'empty'
        ? fail('INVALID', 'Лист не записан: в нём нет ни одного ответа.')
        : fail('INVALID', 'Лист не записан: проверьте отмеченные ответы.', { details: sheet.questions })
    const taken = await takeAnswerIn(tx, {
      ...{ tenantId, surveyId: survey.id, versionId: input.versionId, agencyId, day: today, answers: sheet.answers },
      segmentId: segmentOf(version.content, sheet.answers, null),
      ...{ touchpointId: touchpoint?.id ?? null, channel: input.channel, forOther: input.forOther, key: input.key },
      among: actor.tenant.settings.feedback.threshold,
    })
    if (taken === 'again') return repeated({ dropped: sheet.dropped })
    if (taken !== 'taken') return fail('RULE', 'Лист не записан: опрос не идёт. Проверьте его дни.')
    return done(
      { dropped: sheet.dropped },
      { subject: { type: 'Survey', id: survey.id }, agencyId, after: { channel: input.channel } },
    )
  },
})
