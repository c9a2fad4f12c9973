import 'server-only'
import { isDeepStrictEqual } from 'node:util'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { count } from '@/lib/core/format'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done } from '@/lib/platform/command'
import { operations } from '../operations'
import { surveySchema } from './definition'
import { contentOf, readDraft } from './draft'
import { draftFaults } from './faults'
import { surveyStatusLabels } from './labels'
import { SeenSurveyInput } from './schema'
import { agencyRefusal, partRefusal } from './settings'
import { surveyMachine } from './status'
import { daysOf, draftFrom, lastVersion, lockSurvey, versionContent } from './store'

/**
 * The draft becomes a version that never changes again; of a survey that asks already, the next version: answers stay
 * with the one that asked them. Refused while anything is wrong (F4): every fault is named in the builder.
 */
export const startSurvey = defineCommand({
  operation: operations['survey.start'],
  schema: SeenSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.start']),
  run: async (ctx, { id }, survey) => {
    if (survey.template) return fail('RULE', 'Образец не запускают. Сделайте по нему опрос.')
    const draft = readDraft(survey.draft)
    const next = surveyMachine.after(survey.status, survey.status === 'DRAFT' ? 'start' : 'revise')
    if (!next.ok || !draft) return fail('RULE', 'Опрос уже запущен или закрыт. Обновите страницу.')
    const { closesOn } = daysOf(survey)
    if (closesOn !== null && closesOn < ctx.today)
      return fail('RULE', 'Последний день опроса уже прошёл. Исправьте его в свойствах опроса.')
    if (survey.status === 'DRAFT') {
      const gone = await agencyRefusal(ctx, survey.agencyId)
      if (gone) return fail('RULE', 'Орган опроса больше не действует. Сделайте опрос для другого органа.')
    }
    const faults = draftFaults(draft.texts)
    const [first] = faults
    if (first)
      return fail(
        'RULE',
        `Опрос не запущен: ${count(faults.length, 'замечание', 'замечания', 'замечаний')}. ${first.text}`,
        { see: { path: `surveys/${id}/edit`, label: 'К замечаниям' } },
      )
    const content = surveySchema.parse(contentOf(draft.texts))
    const parts = partRefusal(content, {
      splits: survey.splits,
      quotas: survey.quotas as { question: string; option: string }[],
    })
    if (parts)
      return fail('RULE', 'Вопросы, по которым читают ответы или считают квоты, изменились. Выберите их заново.', {
        see: { path: `surveys/${id}/settings`, label: 'Свойства опроса' },
      })
    const last = await lastVersion(ctx, id)
    if (last && isDeepStrictEqual(versionContent(last.content), content))
      return fail('RULE', 'В анкете ничего не изменилось: новая версия не нужна. Отмените изменения.')
    const number = (last?.number ?? 0) + 1
    await ctx.tx.surveyVersion.create({
      data: {
        tenantId: ctx.tenantId,
        id: newId(),
        surveyId: id,
        number,
        content: content as Prisma.InputJsonObject,
        startedBy: ctx.actor.name,
        startedAt: ctx.now,
      },
      select: { id: true },
    })
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        status: next.value,
        draft: {},
        openedAt: survey.openedAt ?? ctx.now,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return done(
      { id, number },
      {
        subject: { type: 'Survey', id },
        agencyId: survey.agencyId,
        before: { status: surveyStatusLabels[survey.status].short },
        after: { status: surveyStatusLabels[next.value].short, surveyVersion: number },
      },
    )
  },
})

/** Opens the questions of a started survey for a change: what was started goes on asking until the change starts. */
export const reviseSurvey = defineCommand({
  operation: operations['survey.edit'],
  schema: SeenSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.edit']),
  run: async (ctx, { id }, survey) => {
    const last = await lastVersion(ctx, id)
    if (survey.status !== 'OPEN' || !last) return fail('RULE', 'Изменить можно анкету запущенного опроса.')
    if (readDraft(survey.draft)) return fail('RULE', 'Анкету уже меняют. Обновите страницу.')
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        draft: draftFrom(versionContent(last.content)) as Prisma.InputJsonObject,
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'Survey', id },
        agencyId: survey.agencyId,
        after: { draft: `изменяется версия ${last.number}` },
      },
    )
  },
})

/** The change is given up: the started version stays as it is. */
export const discardRevision = defineCommand({
  operation: operations['survey.edit'],
  schema: SeenSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.edit']),
  run: async (ctx, { id }, survey) => {
    if (survey.status !== 'OPEN' || !readDraft(survey.draft)) return fail('RULE', 'Изменений нет. Обновите страницу.')
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: { draft: {}, version: { increment: 1 }, updatedAt: ctx.now },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'Survey', id }, agencyId: survey.agencyId, after: { draft: 'изменения отменены' } },
    )
  },
})
