import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { enqueue } from '@/lib/platform/outbox'
import { operations } from '../operations'
import { lockSurvey, noSurvey } from '../survey/store'
import { contentOf } from './content'
import { publicResultsPaths } from './paths'
import { publishable } from './read'
import { personIn } from './rules'
import { PublishResultsInput, WithdrawResultsInput } from './schema'

const NOT_PUBLISHED = 'Результаты пока не опубликованы.'
const CHANGED = 'Обновите страницу, посмотрите на новый вид и решите ещё раз.'

const refresh = ({ tx, tenantId, actor }: CommandContext, code: string) =>
  enqueue(tx, tenantId, { kind: 'cache.refresh', payload: { paths: publicResultsPaths(actor.tenant.slug, code) } })

/**
 * Publishes the results of a closed survey, or their next edition in the place of the one before: what the preview
 * showed is frozen; what has changed since is refused.
 */
export const publishResults = defineCommand({
  operation: operations['survey.publish'],
  schema: PublishResultsInput,
  changes: 'Survey',
  row: async (ctx, { id }) => {
    const locked = await lockSurvey(ctx, id, operations['survey.publish'])
    return locked.ok && (locked.value.template || locked.value.status === 'DRAFT') ? noSurvey() : locked
  },
  run: async (ctx, { id, last, seen, reason, version: _version, ...choice }, survey) => {
    const { tx, tenantId, actor, now } = ctx
    if (survey.status !== 'CLOSED')
      return fail('RULE', `${NOT_PUBLISHED} Опрос ещё идёт: публикуют итоги закрытого опроса.`)
    const editions = await tx.surveyPublication.count({ where: { tenantId, surveyId: id } })
    if (editions !== last) return fail('CONFLICT', `Пока страница была открыта, результаты опубликовали. ${CHANGED}`)
    if (editions > 0 && reason.length < 5)
      return fail('INVALID', `${NOT_PUBLISHED} Напишите, что изменилось.`, {
        fields: { reason: 'Напишите, что изменилось в этой редакции.' },
      })
    const ready = await publishable(ctx, survey)
    if (!ready) return fail('RULE', `${NOT_PUBLISHED} Ответов так мало, что показать нельзя ничего.`)
    if (ready.mark !== seen)
      return fail('CONFLICT', `Пока страница была открыта, результаты, проблемы или слова изменились. ${CHANGED}`)
    const content = contentOf(ready.source, choice)
    const person = personIn(content)
    if (person)
      return fail(
        'RULE',
        `${NOT_PUBLISHED} Личные данные не публикуют, а они есть ${person}. Снимите эти слова или перепишите пояснение.`,
      )
    const number = editions + 1
    await tx.surveyPublication.updateMany({
      where: { tenantId, surveyId: id, withdrawnAt: null },
      data: {
        ...{ withdrawnAt: now, withdrawnBy: actor.name, withdrawnReason: `Вышла редакция ${number}` },
        version: { increment: 1 },
      },
    })
    await tx.surveyPublication.create({
      data: {
        ...{ tenantId, id: newId(), surveyId: id, number, publishedBy: actor.name, publishedAt: now },
        content: { ...content, reason } as unknown as Prisma.InputJsonObject,
      },
      select: { id: true },
    })
    await refresh(ctx, survey.code)
    return done(
      { id, number },
      {
        subject: { type: 'Survey', id },
        agencyId: survey.agencyId,
        after: { edition: number, summary: choice.summary, words: content.words, reason },
      },
    )
  },
})

/** Takes an edition off the public page, which goes on saying so and why. */
export const withdrawResults = defineCommand({
  operation: operations['survey.publish'],
  schema: WithdrawResultsInput,
  changes: 'SurveyPublication',
  row: async (ctx, { id }) => {
    await lockRow(ctx, 'SurveyPublication', id)
    const edition = await ctx.tx.surveyPublication.findFirst({
      where: { tenantId: ctx.tenantId, id },
      include: { survey: { select: { id: true, code: true, agencyId: true } } },
    })
    return edition && ctx.can(operations['survey.publish'], edition.survey.agencyId)
      ? { ok: true as const, value: edition }
      : notFound('Публикация')
  },
  run: async (ctx, { id, reason }, { survey, number, withdrawnAt }) => {
    if (withdrawnAt) return fail('RULE', 'Эту редакцию уже отозвали. Обновите страницу.')
    await ctx.tx.surveyPublication.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        ...{ withdrawnAt: ctx.now, withdrawnBy: ctx.actor.name, withdrawnReason: reason },
        version: { increment: 1 },
      },
      select: { id: true },
    })
    await refresh(ctx, survey.code)
    return done(
      { id: survey.id },
      { subject: { type: 'Survey', id: survey.id }, agencyId: survey.agencyId, after: { withdrawn: number, reason } },
    )
  },
})
