import 'server-only'
import { formatLong } from '@/lib/core/dates'
import { dayColumn } from '@/lib/core/db-day'
import { newId } from '@/lib/core/ids'
import { markOf } from '@/lib/platform/mark'
import type { Operation } from '@/lib/core/permissions'
import { fail, notFound } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { operations } from '../operations'
import { proposedConclusions, readConclusions, reportStatusLabels, snapshotSchema } from './report'
import { readReportGround } from './report-read'
import { CreateReportInput, SignReportInput, UpdateReportInput, WithdrawReportInput } from './schema'

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)

/** A draft of the report, its conclusions proposed from the figures. */
export const createSurveyReport = defineCommand({
  operation: operations['surveyReport.edit'],
  schema: CreateReportInput,
  creates: 'SurveyReport',
  run: async (ctx, { surveyId }) => {
    const { tx, tenantId, actor, now } = ctx
    const survey = await tx.survey.findFirst({
      where: { tenantId, id: surveyId, template: false, status: { not: 'DRAFT' } },
      select: { agencyId: true },
    })
    if (!survey || !ctx.can(operations['surveyReport.edit'], survey.agencyId)) return notFound('Опрос')
    await takeTurn(tx, 'survey report', tenantId, surveyId)
    const same = await tx.surveyReport.findFirst({
      where: { tenantId, surveyId, status: 'DRAFT' },
      select: { id: true },
    })
    if (same) return fail('RULE', 'Проект отчёта уже есть. Обновите страницу.')
    const ground = await readReportGround(ctx, surveyId)
    if (!ground || ground.results.asOf === null)
      return fail('RULE', 'Показать пока нечего: отчёт можно составить, когда закроется первая партия ответов.')
    const conclusions = proposedConclusions(ground.results, ground.splits, ground.content.problems.length)
    const id = newId()
    await tx.surveyReport.create({
      data: {
        ...{ tenantId, id, surveyId, agencyId: survey.agencyId, conclusions, createdBy: actor.name },
        ...{ createdAt: now, updatedAt: now },
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyReport', id },
        agencyId: survey.agencyId,
        after: { status: reportStatusLabels.DRAFT.short, conclusions: conclusions.join('\n') },
      },
    )
  },
})

async function lockReport(ctx: CommandContext, id: string, operation: Operation) {
  await lockRow(ctx, 'SurveyReport', id)
  const row = await ctx.tx.surveyReport.findFirst({ where: { tenantId: ctx.tenantId, id } })
  return row && ctx.can(operation, row.agencyId) ? { ok: true as const, value: row } : notFound('Отчёт')
}

export const updateSurveyReport = defineCommand({
  operation: operations['surveyReport.edit'],
  schema: UpdateReportInput,
  changes: 'SurveyReport',
  row: (ctx, { id }) => lockReport(ctx, id, operations['surveyReport.edit']),
  run: async ({ tx, tenantId, now }, { id, number, signer, conclusions }, row) => {
    if (row.status !== 'DRAFT') return fail('RULE', 'Отчёт уже подписан и не меняется. Обновите страницу.')
    await tx.surveyReport.update({
      where: { tenantId_id: { tenantId, id } },
      data: { number, signer, conclusions: linesOf(conclusions), version: { increment: 1 }, updatedAt: now },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyReport', id },
        agencyId: row.agencyId,
        before: { number: row.number, signer: row.signer, conclusions: readConclusions(row.conclusions) },
        after: { number, signer, conclusions: linesOf(conclusions).join('\n') },
      },
    )
  },
})

/** Signed: everything that the document prints is frozen as it is at this moment (Kirov 3.6). */
export const signSurveyReport = defineCommand({
  operation: operations['surveyReport.sign'],
  schema: SignReportInput,
  changes: 'SurveyReport',
  row: (ctx, { id }) => lockReport(ctx, id, operations['surveyReport.sign']),
  run: async (ctx, { id, on, shown }, row) => {
    const { tx, tenantId, now, today } = ctx
    if (row.status !== 'DRAFT') return fail('RULE', 'Отчёт уже подписан. Обновите страницу.')
    if (on > today) return fail('RULE', 'День ещё не наступил.', { fields: { on: 'Не позже сегодняшнего дня.' } })
    if (row.signer === '') return fail('RULE', 'Сначала напишите и сохраните, кто подписывает.')
    await takeTurn(tx, 'survey report', tenantId, row.surveyId)
    const signed = await tx.surveyReport.findFirst({
      where: { tenantId, surveyId: row.surveyId, status: 'SIGNED' },
      select: { id: true },
    })
    if (signed) return fail('RULE', 'Подписанный отчёт уже есть. Сначала отзовите его.')
    const ground = await readReportGround(ctx, row.surveyId)
    if (!ground || ground.results.asOf === null) return fail('RULE', 'Показать пока нечего: подписать нельзя.')
    if (markOf([row.surveyId, ground.content]) !== shown)
      return fail(
        'CONFLICT',
        'Пока страница была открыта, цифры или проблемы изменились. Обновите страницу, посмотрите отчёт и решите ещё раз.',
      )
    await tx.surveyReport.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        ...{ status: 'SIGNED', on: dayColumn(on), updatedAt: now, version: { increment: 1 } },
        snapshot: ground.content as unknown as Prisma.InputJsonObject,
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyReport', id },
        agencyId: row.agencyId,
        before: { status: reportStatusLabels.DRAFT.short },
        after: { status: reportStatusLabels.SIGNED.short, on: formatLong(on), signer: row.signer },
      },
    )
  },
})

/** What was signed stays as it was, with the reason why it holds no more. */
export const withdrawSurveyReport = defineCommand({
  operation: operations['surveyReport.sign'],
  schema: WithdrawReportInput,
  changes: 'SurveyReport',
  row: (ctx, { id }) => lockReport(ctx, id, operations['surveyReport.sign']),
  run: async ({ tx, tenantId, now, today, actor }, { id, reason }, row) => {
    if (row.status !== 'SIGNED') return fail('RULE', 'Отозвать можно подписанный отчёт. Обновите страницу.')
    const snapshot = snapshotSchema.parse(row.snapshot)
    await tx.surveyReport.update({
      where: { tenantId_id: { tenantId, id } },
      data: {
        ...{ status: 'WITHDRAWN', updatedAt: now, version: { increment: 1 } },
        snapshot: {
          ...snapshot,
          withdrawn: { reason, on: today, by: actor.name },
        } as unknown as Prisma.InputJsonObject,
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'SurveyReport', id },
        agencyId: row.agencyId,
        before: { status: reportStatusLabels.SIGNED.short },
        after: { status: reportStatusLabels.WITHDRAWN.short, reason },
      },
    )
  },
})
