import 'server-only'
import { fail } from '@/lib/core/result'
import { defineCommand, done } from '@/lib/platform/command'
import { operations } from '../operations'
import { readDraft } from '../survey/draft'
import { surveyStatusLabels } from '../survey/labels'
import { SeenSurveyInput } from '../survey/schema'
import { surveyMachine } from '../survey/status'
import { lockSurvey } from '../survey/store'
import { closeBatches } from './close'

/**
 * No answer is taken any more; what came stays. Its last batches are closed with it: whoever closes a survey looks at
 * its results next. What is fewer than the threshold is never shown.
 */
export const closeSurvey = defineCommand({
  operation: operations['survey.close'],
  schema: SeenSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.close']),
  run: async (ctx, { id }, survey) => {
    const next = surveyMachine.after(survey.status, 'close')
    if (!next.ok) return fail('RULE', 'Закрыть можно запущенный опрос. Обновите страницу.')
    if (readDraft(survey.draft))
      return fail('RULE', 'Анкету меняют. Сначала запустите изменения или отмените их: они не должны пропасть.')
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { status: next.value, closedAt: ctx.now, version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    await closeBatches(
      { tx: ctx.tx, tenantId: ctx.tenantId, settings: ctx.actor.tenant.settings.feedback, today: ctx.today },
      { id, splits: survey.splits, closed: true },
    )
    return done(
      { id },
      {
        subject: { type: 'Survey', id },
        agencyId: survey.agencyId,
        before: { status: surveyStatusLabels[survey.status].short },
        after: { status: surveyStatusLabels[next.value].short },
      },
    )
  },
})
