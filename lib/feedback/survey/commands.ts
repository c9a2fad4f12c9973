import 'server-only'
import { newCode } from '@/lib/core/code'
import { newId, isUuid } from '@/lib/core/ids'
import { dayColumn } from '@/lib/core/db-day'
import { fail, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { operations } from '../operations'
import { audienceLabels, purposeLabels, sideLabels } from './labels'
import { CopySurveyInput, CreateSurveyInput, SeenSurveyInput, UpdateSurveyInput } from './schema'
import { agencyRefusal, partRefusal, tieRefusal } from './settings'
import { currentContent, daysOf, draftFrom, lockSurvey, mayChange, noSurvey, ownSettings, readableWhere } from './store'
import { readySurvey } from './templates'
import type { SurveyContent } from './definition'
import { newPage } from './new'

/** Letters of the public address: short enough to be typed from a poster. */
const CODE_LENGTH = 6

type Made = Pick<Prisma.SurveyUncheckedCreateInput, 'agencyId' | 'title'> & Partial<Prisma.SurveyUncheckedCreateInput>

/** Writes a new survey with its draft; its address is short and free. */
async function writeSurvey(ctx: CommandContext, content: SurveyContent, data: Made): Promise<string> {
  const { tx, tenantId, now } = ctx
  const id = newId()
  let code = newCode(CODE_LENGTH)
  while ((await tx.survey.count({ where: { tenantId, code } })) > 0) code = newCode(CODE_LENGTH)
  await tx.survey.create({
    data: {
      ...data,
      tenantId,
      id,
      code,
      draft: draftFrom(content) as Prisma.InputJsonObject,
      createdBy: ctx.actor.name,
      createdAt: now,
      updatedAt: now,
    },
    select: { id: true },
  })
  return id
}

/** What a new survey begins from: a ready one, one of the programme's own, or one empty page. */
async function startOf(
  ctx: CommandContext,
  from: string,
): Promise<{ ok: true; value: { content: SurveyContent; data: Partial<Made> } } | { ok: false; error: Failure }> {
  if (from === '') return { ok: true, value: { content: { pages: [newPage()] }, data: {} } }
  const ready = readySurvey(from)
  if (ready) {
    const { content, purpose, side, audience } = ready
    return { ok: true, value: { content, data: { purpose, side, audience } } }
  }
  const own =
    isUuid(from) && (await ctx.tx.survey.findFirst({ where: { tenantId: ctx.tenantId, id: from, template: true } }))
  if (!own)
    return fail('NOT_FOUND', 'Опрос пока не создан.', { fields: { from: 'Такого образца нет. Выберите другой.' } })
  const { side, purpose, audience } = own
  return { ok: true, value: { content: await currentContent(ctx, own), data: { side, purpose, audience } } }
}

export const createSurvey = defineCommand({
  operation: operations['survey.edit'],
  schema: CreateSurveyInput,
  creates: 'Survey',
  run: async (ctx, { title, agencyId, from }) => {
    const refusal = await agencyRefusal(ctx, agencyId)
    if (refusal) return refusal
    const start = await startOf(ctx, from)
    if (!start.ok) return start
    const id = await writeSurvey(ctx, start.value.content, { ...start.value.data, title, agencyId })
    return done({ id }, { subject: { type: 'Survey', id }, agencyId, after: { title } })
  },
})

/** The same questions once more, or the next wave: of the latest content, identities of questions kept (F5). */
const again = (wave: boolean) =>
  defineCommand({
    operation: operations['survey.edit'],
    schema: CopySurveyInput,
    creates: 'Survey',
    run: async (ctx, { id: from, title }) => {
      const source = await ctx.tx.survey.findFirst({ where: { AND: [readableWhere(ctx), { id: from }] } })
      if (!source || !mayChange(ctx, operations['survey.edit'], { agencyId: source.agencyId, template: false }))
        return noSurvey()
      if (wave && (source.template || source.status === 'DRAFT'))
        return fail('RULE', 'Следующая волна бывает у запущенного опроса. Сделайте копию.')
      const refusal = await agencyRefusal(ctx, source.agencyId)
      if (refusal) return refusal
      const id = await writeSurvey(ctx, await currentContent(ctx, wave ? { id: from, draft: {} } : source), {
        ...ownSettings(source),
        title,
        previousId: wave ? from : null,
      })
      return done(
        { id },
        {
          subject: { type: 'Survey', id },
          agencyId: source.agencyId,
          after: { title, [wave ? 'previousId' : 'copyOf']: source.title },
        },
      )
    },
  })
export const copySurvey = again(false)
export const nextSurveyWave = again(true)

/** The programme's own template, of a survey as it stands. */
export const saveSurveyTemplate = defineCommand({
  operation: operations['survey.template'],
  schema: CopySurveyInput,
  creates: 'Survey',
  run: async (ctx, { id: from, title }) => {
    const source = await ctx.tx.survey.findFirst({ where: { AND: [readableWhere(ctx), { id: from }] } })
    if (!source) return noSurvey()
    const { side, purpose, audience } = source
    const id = await writeSurvey(ctx, await currentContent(ctx, source), {
      ...{ side, purpose, audience, title },
      agencyId: null,
      template: true,
    })
    return done({ id }, { subject: { type: 'Survey', id }, after: { title, template: true } })
  },
})

type Settings = Omit<(typeof UpdateSurveyInput)['_output'], 'id' | 'version'>

const inWords = ({ side, purpose, audience, quotas, splits, ...rest }: Settings) => ({
  ...rest,
  side: sideLabels[side],
  purpose: purposeLabels[purpose],
  audience: audienceLabels[audience],
  splits: splits.length,
  quotas: quotas.map(({ wanted }) => wanted).join(', '),
})

/**
 * What a survey is about, its days, whom it asks. What answers rest on – who answers, by what they are read – stays
 * once it is started.
 */
export const updateSurvey = defineCommand({
  operation: operations['survey.edit'],
  schema: UpdateSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.edit']),
  run: async (ctx, { id, version: _seen, ...input }, survey) => {
    if (survey.status === 'CLOSED') return fail('RULE', 'Опрос закрыт: его свойства больше не меняются.')
    const { opensOn, closesOn } = daysOf(survey)
    const before: Settings = {
      title: survey.title,
      side: survey.side,
      purpose: survey.purpose,
      audience: survey.audience,
      service: survey.service,
      processId: survey.processId,
      situationId: survey.situationId,
      projectId: survey.projectId,
      opensOn,
      closesOn,
      asked: survey.asked,
      askedBasis: survey.askedBasis,
      splits: survey.splits,
      quotas: survey.quotas as Settings['quotas'],
    }
    if (survey.status === 'OPEN') {
      const fields: Record<string, string> = {}
      if (input.audience !== before.audience)
        fields.audience = 'Опрос запущен: кто отвечает, больше не меняется. Сделайте копию.'
      if (input.side !== before.side) fields.side = 'Опрос запущен: клиенты больше не меняются. Сделайте копию.'
      if (input.splits.join() !== before.splits.join())
        fields.splits = 'Опрос запущен: по этим вопросам уже читают ответы. Выберите другие в следующей волне.'
      if (opensOn !== null && opensOn <= ctx.today && input.opensOn !== opensOn)
        fields.opensOn = 'Опрос уже начался: первый день больше не меняется.'
      if (Object.keys(fields).length > 0) return fail('INVALID', 'Изменения не сохранены.', { fields })
    }
    const refusal = (await tieRefusal(ctx, input, survey)) ?? partRefusal(await currentContent(ctx, survey), input)
    if (refusal) return refusal
    await ctx.tx.survey.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id } },
      data: {
        ...input,
        opensOn: input.opensOn && dayColumn(input.opensOn),
        closesOn: input.closesOn && dayColumn(input.closesOn),
        version: { increment: 1 },
        updatedAt: ctx.now,
      },
      select: { id: true },
    })
    return done(
      { id },
      { subject: { type: 'Survey', id }, agencyId: survey.agencyId, before: inWords(before), after: inWords(input) },
    )
  },
})

/** A survey that was never started, or a template, goes wholly. */
export const dropSurvey = defineCommand({
  operation: operations['survey.edit'],
  schema: SeenSurveyInput,
  changes: 'Survey',
  row: (ctx, { id }) => lockSurvey(ctx, id, operations['survey.edit']),
  run: async (ctx, { id }, survey) => {
    if (survey.status !== 'DRAFT') return fail('RULE', 'Опрос запущен: он остаётся в списке. Его можно закрыть.')
    await ctx.tx.survey.delete({ where: { tenantId_id: { tenantId: ctx.tenantId, id } }, select: { id: true } })
    return done({ id }, { subject: { type: 'Survey', id }, agencyId: survey.agencyId, before: { title: survey.title } })
  },
})
