import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound } from '@/lib/core/result'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { CreateThemeInput, MarkWordsInput, RetireThemeInput, UpdateThemeInput, WithholdWordsInput } from './schema'

/** A theme of the whole programme is the staff's; an agency's – of those who reach it. */
const mayTheme = ({ can }: CommandContext, agencyId: string | null): boolean => can(operations['theme.edit'], agencyId)

/** A theme by whose words the texts of surveys are grouped. */
export const createTheme = defineCommand({
  operation: operations['theme.edit'],
  schema: CreateThemeInput,
  creates: 'SurveyTheme',
  run: async (ctx, { agencyId, name, words }) => {
    const { tx, tenantId, actor } = ctx
    if (!mayTheme(ctx, agencyId)) return notFound('Орган')
    await takeTurn(tx, 'survey themes', tenantId, agencyId ?? '')
    const same = await tx.surveyTheme.findFirst({
      where: { tenantId, agencyId, retired: false, name: { equals: name, mode: 'insensitive' } },
      select: { id: true },
    })
    if (same) return fail('RULE', 'Такая тема уже есть. Добавьте слова к ней.', { fields: { name: 'Уже есть.' } })
    const id = newId()
    await tx.surveyTheme.create({
      data: { tenantId, id, agencyId, name, words, createdBy: actor.name },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'SurveyTheme', id }, agencyId, after: { name, words } })
  },
})

async function lockTheme(ctx: CommandContext, id: string) {
  await lockRow(ctx, 'SurveyTheme', id)
  const row = await ctx.tx.surveyTheme.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return row && mayTheme(ctx, row.agencyId) ? { ok: true as const, value: row } : notFound('Тема')
}

export const updateTheme = defineCommand({
  operation: operations['theme.edit'],
  schema: UpdateThemeInput,
  changes: 'SurveyTheme',
  row: (ctx, { id }) => lockTheme(ctx, id),
  run: async ({ tx, tenantId }, { id, name, words }, row) => {
    await tx.surveyTheme.update({
      where: { tenantId_id: { tenantId, id } },
      data: { name, words, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyTheme', id },
        agencyId: row.agencyId,
        before: { name: row.name, words: row.words },
        after: { name, words },
      },
    )
  },
})

/** The theme is offered no more; what was marked by hand stays. */
export const retireTheme = defineCommand({
  operation: operations['theme.edit'],
  schema: RetireThemeInput,
  changes: 'SurveyTheme',
  row: (ctx, { id }) => lockTheme(ctx, id),
  run: async ({ tx, tenantId }, { id }, row) => {
    if (row.retired) return fail('RULE', 'Тема уже убрана. Обновите страницу.')
    await tx.surveyTheme.update({
      where: { tenantId_id: { tenantId, id } },
      data: { retired: true, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyTheme', id },
        agencyId: row.agencyId,
        before: { name: row.name },
        after: { retired: true },
      },
    )
  },
})

/** Words of an agency's survey are its own, those of older batches too; of a common survey, of whom they are about. */
async function lockWords(ctx: CommandContext, id: string) {
  await lockRow(ctx, 'SurveyWords', id)
  const row = await ctx.tx.surveyWords.findFirst({
    where: { tenantId: ctx.tenantId, id },
    select: { id: true, version: true, agencyId: true, withheld: true, survey: { select: { agencyId: true } } },
  })
  const agencyId = row ? (row.survey.agencyId ?? row.agencyId) : null
  return row && agencyId !== null && ctx.can(operations['theme.edit'], agencyId)
    ? { ok: true as const, value: { ...row, agencyId } }
    : notFound('Запись')
}

/** A theme put on words, or taken off them, by hand. */
export const markWords = defineCommand({
  operation: operations['theme.edit'],
  schema: MarkWordsInput,
  changes: 'SurveyWords',
  row: (ctx, { id }) => lockWords(ctx, id),
  run: async ({ tx, tenantId, actor }, { id, themeId, mark }, row) => {
    const theme = await tx.surveyTheme.findFirst({
      where: { tenantId, id: themeId, retired: false, OR: [{ agencyId: null }, { agencyId: row.agencyId }] },
      select: { name: true },
    })
    if (!theme) return notFound('Тема')
    const key = { tenantId_wordsId_themeId: { tenantId, wordsId: id, themeId } }
    if (mark === 'WORDS') await tx.surveyThemeMark.deleteMany({ where: { tenantId, wordsId: id, themeId } })
    else
      await tx.surveyThemeMark.upsert({
        where: key,
        create: { tenantId, wordsId: id, themeId, on: mark === 'ON', by: actor.name },
        update: { on: mark === 'ON', by: actor.name },
      })
    await tx.surveyWords.update({
      where: { tenantId_id: { tenantId, id } },
      data: { version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyWords', id },
        agencyId: row.agencyId,
        after: { name: theme.name, mark: markWordsLabels[mark] },
      },
    )
  },
})

const markWordsLabels = { ON: 'поставлена рукой', OFF: 'снята рукой', WORDS: 'по словам' } as const

/** Words that name somebody or are not of the matter are kept back: not counted, not offered, not printed. */
export const withholdWords = defineCommand({
  operation: operations['theme.edit'],
  schema: WithholdWordsInput,
  changes: 'SurveyWords',
  row: (ctx, { id }) => lockWords(ctx, id),
  run: async ({ tx, tenantId }, { id, withheld }, row) => {
    const after = withheld === 'yes'
    if (row.withheld === after) return fail('RULE', 'Так уже и есть. Обновите страницу.')
    await tx.surveyWords.update({
      where: { tenantId_id: { tenantId, id } },
      data: { withheld: after, version: { increment: 1 } },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyWords', id },
        agencyId: row.agencyId,
        before: { withheld: !after },
        after: { withheld: after },
      },
    )
  },
})
