import 'server-only'
import type { z } from 'zod'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import { attachableFile } from '@/lib/files/attach'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { dayOf } from '@/lib/core/db-day'
import { figure, plain } from './figures'
import { factValue, periodProblem, presenceProblem, typedFor } from './fact-rules'
import { indicatorOf, indicatorSelect } from './load'
import { EnterFactInput } from './schema'
import { isRecordSource } from './sources'
import { unusualWords } from './unusual'
import { usualFact } from './usual-read'
import { operations } from './operations'

async function fileProblem({ tx, tenantId }: CommandContext, fileId: string | null, agencyId: string | null) {
  if (fileId === null) return null
  const found =
    agencyId === null
      ? await tx.$queryRaw<
          { id: string }[]
        >`SELECT "id" FROM "StoredFile" WHERE "tenantId" = ${tenantId}::uuid AND "id" = ${fileId}::uuid
        AND "agencyId" IS NULL FOR SHARE`
      : [await attachableFile(tx, tenantId, fileId, agencyId)].filter((file) => file !== null)
  return found.length > 0
    ? null
    : fail('NOT_FOUND', 'Файл не найден или загружен для другого органа. Загрузите его ещё раз.', {
        fields: { fileId: 'Загрузите файл ещё раз.' },
      })
}

/** The agency is within reach, and was there in the quarter; null – it is so, or the fact is the programme's. */
async function agencyProblem(
  { tx, tenantId, agencyWhere }: CommandContext,
  { agencyId, year, quarter }: Pick<z.output<typeof EnterFactInput>, 'agencyId' | 'year' | 'quarter'>,
) {
  if (agencyId === null) return null
  const within = agencyWhere().agencyId
  const agency = await tx.agency.findFirst({
    where: { tenantId, AND: [{ id: agencyId }, within ? { id: within } : {}] },
  })
  if (!agency) return fail('NOT_FOUND', 'Орган не найден или недоступен. Вернитесь к плану.')
  const absent = presenceProblem(
    { ...agency, since: agency.since && dayOf(agency.since), until: agency.until && dayOf(agency.until) },
    year,
    quarter,
  )
  return absent ? fail('INVALID', absent.message, { fields: absent.fields }) : null
}

/**
 * A typed fact of a quarter with its document; the second time a correction with a reason, the former value stays to be
 * seen.
 */
export const enterFact = defineCommand({
  operation: operations['plan.enterFact'],
  schema: EnterFactInput,
  // A typed fact is a row of its own; of two for one quarter the second is refused by what it knew of it.
  creates: 'IndicatorFact',
  run: async (ctx, input) => {
    const { tx, tenantId, now } = ctx
    const { indicatorId, agencyId, year, quarter, known, reason } = input
    const row = await tx.indicator.findFirst({ where: { tenantId, id: indicatorId }, select: indicatorSelect })
    if (!row || (agencyId === null && !ctx.can(operations['plan.enterFact'], null)))
      return fail('NOT_FOUND', 'Показатель не найден или факт по нему вносите не вы. Вернитесь к плану.')
    const indicator = indicatorOf(row)
    const today = ctx.today
    if (!typedFor(indicator, agencyId))
      return fail(
        'RULE',
        indicator.perAgency
          ? 'У этого показателя факт вносит каждый орган. Откройте показатель органа.'
          : 'У этого показателя один факт на всю программу.',
      )
    if (indicator.retiredFrom !== null && year >= indicator.retiredFrom)
      return fail('RULE', `С ${indicator.retiredFrom} года показателя в плане нет.`)
    const late = periodProblem(year, quarter, today)
    if (late) return fail('INVALID', late.message, { fields: late.fields })
    const foreign = await agencyProblem(ctx, input)
    if (foreign) return foreign
    const value = factValue(indicator.unit, input)
    if (!value.ok) return fail('INVALID', value.problem.message, { fields: value.problem.fields })
    const usual = await usualFact(ctx, input)
    const unusual = input.sure ? null : unusualWords(value.value, usual, indicator.unit)
    if (unusual)
      return fail('INVALID', 'Факт пока не внесён: число намного больше прежних.', { fields: { sure: unusual } })
    // Counted facts are only added to, by what the portal cannot know: such an addition is proved.
    if (isRecordSource(indicator.source) && input.note.length < 3 && input.fileId === null) {
      return fail('INVALID', 'Объясните дополнение.', {
        fields: { note: 'Этот факт портал считает сам. Напишите, чего в его записях нет, или приложите документ.' },
      })
    }
    const file = await fileProblem(ctx, input.fileId, agencyId)
    if (file) return file
    await lockRow({ tx, tenantId }, 'Indicator', indicatorId)
    const former = await tx.indicatorFact.findFirst({
      where: { tenantId, indicatorId, year, quarter, agencyId, replacedAt: null },
    })
    if ((former?.version ?? 0) !== known) {
      return fail(
        'CONFLICT',
        former
          ? `Факт за этот квартал уже внесён: ${figure(plain(former.value), indicator.unit)}, ${former.byName}. Исправить его можно с причиной.`
          : 'Этого факта больше нет. Внесите его заново.',
      )
    }
    if (former && reason.length < 3)
      return fail('INVALID', 'Напишите причину исправления.', {
        fields: { reason: 'Прежнее значение останется в истории. Напишите, почему оно исправлено.' },
      })
    const id = newId()
    if (former)
      await tx.indicatorFact.update({
        where: { tenantId_id: { tenantId, id: former.id } },
        data: { replacedAt: now },
        select: { id: true },
      })
    await tx.indicatorFact.create({
      data: {
        tenantId,
        id,
        indicatorId,
        year,
        quarter,
        agencyId,
        value: value.value,
        part: input.part,
        whole: input.whole,
        note: input.note,
        fileId: input.fileId ?? null,
        version: (former?.version ?? 0) + 1,
        reason: former ? reason : '',
        byName: ctx.actor.name,
        at: now,
      },
      select: { id: true },
    })
    return done(
      { id },
      {
        subject: { type: 'IndicatorFact', id },
        agencyId,
        before: former ? { value: plain(former.value), version: former.version } : undefined,
        after: {
          indicator: indicator.number,
          year,
          quarter,
          value: value.value,
          note: input.note,
          fileId: input.fileId,
          reason,
        },
      },
    )
  },
})
