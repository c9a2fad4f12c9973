import 'server-only'
import { formatDateTime, formatLong, instantToDate, startOfDay } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { newId } from '@/lib/core/ids'
import { fail, type Failure } from '@/lib/core/result'
import { notify } from '../notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { campaignMethodology } from '../methodology/of-campaign'
import { reasonMessages, transitionRefusal } from '../status/labels'
import { dayIn, move, refused, reviewStep, seenStep } from '../status/step'
import { transition, type AssessmentStatus } from '../status/rules'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import {
  ConfirmReceiptInput,
  FinaliseInput,
  ReceiveResultsInput,
  SendResultsInput,
  WaiveObjectionInput,
} from './schema'
import { levelSign } from '../methodology/labels'
import { decideFinalise } from './window'
import { objectionWindow } from '../methodology/window'
import { operations } from '../operations'

type Row = {
  id: string
  version: number
  campaignId: string
  agencyId: string
  agencyName: string
  status: AssessmentStatus
  receivedAt: Date | null
  verifiedTotal: string | null
  verifiedLevel: string | null
}

/**
 * The assessments held until the transaction ends, in one statement; all of them, each as the list showed it, or none.
 */
async function lockAll(
  ctx: CommandContext,
  lines: readonly { id: string; version: number }[],
): Promise<{ ok: true; rows: Row[] } | { ok: false; error: Failure }> {
  const seen = new Map(lines.map(({ id, version }) => [id, version]))
  const wanted = [...seen.keys()]
  const rows = await ctx.tx.$queryRaw<Row[]>`
    SELECT s."id", s."version", s."campaignId", s."agencyId", a."name" AS "agencyName", s."status"::text AS "status",
      s."receivedAt", s."verifiedTotal", s."verifiedLevel"
    FROM "SelfAssessment" s JOIN "Agency" a ON a."tenantId" = s."tenantId" AND a."id" = s."agencyId"
    WHERE s."tenantId" = ${ctx.tenantId}::uuid AND s."id" = ANY(${wanted}::uuid[]) ORDER BY s."id" FOR UPDATE OF s`
  if (rows.length !== wanted.length)
    return fail('NOT_FOUND', 'Одна из самооценок не найдена. Обновите страницу и отметьте участников заново.')
  const other = rows.filter(({ id, version }) => seen.get(id) !== version)
  if (other.length > 0)
    return fail(
      'CONFLICT',
      `Пока страница была открыта, изменилось: ${other.map(({ agencyName }) => agencyName).join(', ')}. Посмотрите и отметьте заново.`,
    )
  return { ok: true, rows }
}

/** One history line per assessment, in one statement. */
const record = (ctx: CommandContext, rows: readonly Row[], to: AssessmentStatus) =>
  ctx.tx.assessmentTransition.createMany({
    data: rows.map((row) => ({
      tenantId: ctx.tenantId,
      id: newId(),
      assessmentId: row.id,
      from: row.status,
      to,
      byName: ctx.actor.name,
      at: ctx.now,
    })),
  })

/**
 * Sends the results of verified assessments of a campaign; the hour is recorded, each agency gets a letter (K app. 3:
 * until 20 February).
 */
export const sendResults = defineCommand({
  operation: operations['assessment.sendResults'],
  schema: SendResultsInput,
  unversioned: 'each line has a version of its own',
  run: async (ctx, { campaignId, assessments }) => {
    const { tx, tenantId, now, actor } = ctx
    const locked = await lockAll(ctx, assessments)
    if (!locked.ok) return locked
    const { rows } = locked
    if (rows.some((row) => row.campaignId !== campaignId))
      return fail('NOT_FOUND', 'Самооценка другого года. Обновите страницу.')
    for (const row of rows) {
      const next = transition(row.status, 'SEND_RESULTS')
      if (!next.ok) return fail('RULE', `${row.agencyName}: ${transitionRefusal(row.status, 'SEND_RESULTS')}`)
    }
    const campaign = await tx.ratingCampaign.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: campaignId } },
      select: { year: true },
    })
    const methodology = await campaignMethodology(tx, tenantId, campaignId)
    await tx.selfAssessment.updateMany({
      where: { tenantId, id: { in: rows.map(({ id }) => id) } },
      data: { status: 'RESULTS_SENT', resultsSentAt: now, version: { increment: 1 }, updatedAt: now },
    })
    await record(ctx, rows, 'RESULTS_SENT')
    const addresses = await curatorAddresses(
      ctx,
      rows.map(({ agencyId }) => agencyId),
    )
    await enqueueMany(
      tx,
      tenantId,
      rows.flatMap((row) =>
        letters(addresses.get(row.agencyId) ?? [], `Результаты рейтинга за ${campaign.year} год`, [
          `${row.agencyName}: проверка самооценки за ${campaign.year} год завершена.`,
          `Оценка после проверки: ${formatDecimal(row.verifiedTotal ?? '0')}, уровень «${levelSign(methodology, row.verifiedLevel ?? '').title}».`,
          `Результаты направлены ${formatDateTime(actor.tenant.timeZone, now)}. Откройте их и подтвердите получение: со следующего дня пойдёт срок для несогласия – ${count(methodology.cycle.objectionWindow.workingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}.`,
          officeUrl(ctx, `assessments/${row.id}/results`),
        ]),
      ),
    )
    await notify(
      tx,
      tenantId,
      now,
      rows.map((row) => ({
        to: addresses.get(row.agencyId) ?? [],
        kind: 'RESULTS_SENT',
        title: `${row.agencyName}: результаты рейтинга за ${campaign.year} год`,
        href: `assessments/${row.id}/results`,
        key: `results:${row.id}:${now.toISOString()}`,
      })),
    )
    const [first, ...rest] = rows.map((row) => ({
      subject: { type: 'SelfAssessment' as const, id: row.id },
      agencyId: row.agencyId,
      before: { status: row.status },
      after: { status: 'RESULTS_SENT' },
    }))
    return first ? done({ sent: rows.length }, first, rest) : fail('INVALID', 'Отметьте, кому направить результаты.')
  },
})

/** The agency opens its results: the moment is the receipt from which the objection window runs (K 3.4). */
export const receiveResults = defineCommand({
  operation: operations['assessment.receiveResults'],
  schema: ReceiveResultsInput,
  unversioned: 'a receipt is a fact of its first time',
  run: async (ctx, { assessmentId }) => {
    const step = await reviewStep(ctx, assessmentId)
    if (!step.ok) return step
    const { assessment, methodology, today } = step.value
    const next = transition(assessment.status, 'RECEIVE')
    if (!next.ok) return refused(next.reason, assessment.status, 'RECEIVE')
    await move(
      ctx,
      assessment,
      next.value,
      { receivedAt: ctx.now, receivedBy: ctx.actor.name },
      'Результаты открыты участником',
    )
    const { lastDay } = objectionWindow(today, methodology.cycle.objectionWindow.workingDays)
    return done(
      { id: assessmentId, lastDay },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, receivedAt: ctx.now.toISOString(), lastDay },
      },
    )
  },
})

/** The authority records a receipt known from paper or mail; the window runs from that day. */
export const confirmReceipt = defineCommand({
  operation: operations['assessment.confirmReceipt'],
  schema: ConfirmReceiptInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId, receivedOn, basis }, step) => {
    const { assessment, methodology, today } = step
    const {
      tx,
      tenantId,
      actor: {
        tenant: { timeZone },
        name,
      },
    } = ctx
    const next = transition(assessment.status, 'RECEIVE')
    if (!next.ok) return refused(next.reason, assessment.status, 'RECEIVE')
    const { resultsSentAt } = await tx.selfAssessment.findUniqueOrThrow({
      where: { tenantId_id: { tenantId, id: assessmentId } },
      select: { resultsSentAt: true },
    })
    const sentOn = resultsSentAt ? instantToDate(timeZone, resultsSentAt) : receivedOn
    if (receivedOn > today)
      return fail('INVALID', 'Получение не отмечено.', { fields: { receivedOn: 'Этот день ещё не наступил.' } })
    if (receivedOn < sentOn)
      return fail('INVALID', 'Получение не отмечено.', {
        fields: { receivedOn: `Результаты направлены ${formatLong(sentOn)}: получить их раньше нельзя.` },
      })
    const receivedAt = resultsSentAt && receivedOn === sentOn ? resultsSentAt : startOfDay(timeZone, receivedOn)
    await move(ctx, assessment, next.value, { receivedAt, receivedBy: `${name} (отметка)` }, basis)
    const { lastDay } = objectionWindow(receivedOn, methodology.cycle.objectionWindow.workingDays)
    return done(
      { id: assessmentId, lastDay },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: assessment.status },
        after: { status: next.value, receivedOn, basis, lastDay },
      },
    )
  },
})

/**
 * Final scores default to the verified ones; settled ones are there already. Three statements for any number of
 * assessments.
 */
async function writeFinal(ctx: CommandContext, rows: readonly Row[]): Promise<void> {
  const ids = rows.map(({ id }) => id)
  await ctx.tx.$executeRaw`
    UPDATE "AssessmentAnswer" SET "finalScore" = COALESCE("finalScore", "verifiedScore")
    WHERE "tenantId" = ${ctx.tenantId}::uuid AND "assessmentId" = ANY(${ids}::uuid[])`
  await ctx.tx.$executeRaw`
    UPDATE "SelfAssessment" SET "status" = 'FINAL', "finalAt" = ${ctx.now}, "updatedAt" = ${ctx.now},
      "version" = "version" + 1,
      "finalTotal" = COALESCE("finalTotal", "verifiedTotal"), "finalLevel" = COALESCE("finalLevel", "verifiedLevel")
    WHERE "tenantId" = ${ctx.tenantId}::uuid AND "id" = ANY(${ids}::uuid[])`
  await record(ctx, rows, 'FINAL')
}

/** Makes results final: the objection settled, or the window over without one. All of the given ones or none. */
export const finalise = defineCommand({
  operation: operations['assessment.finalise'],
  schema: FinaliseInput,
  unversioned: 'each line has a version of its own',
  run: async (ctx, { assessments }) => {
    const locked = await lockAll(ctx, assessments)
    if (!locked.ok) return locked
    const { rows } = locked
    const today = instantToDate(ctx.actor.tenant.timeZone, ctx.now)
    for (const row of rows) {
      const { workingDays } = (await campaignMethodology(ctx.tx, ctx.tenantId, row.campaignId)).cycle.objectionWindow
      const next = decideFinalise({
        status: row.status,
        receivedDate: dayIn(ctx, row.receivedAt),
        workingDays,
        today,
        waived: false,
      })
      if (!next.ok)
        return fail(
          'RULE',
          `${row.agencyName}: ${next.reason === 'WRONG_STATUS' ? transitionRefusal(row.status, 'FINALISE') : reasonMessages[next.reason]}`,
        )
    }
    await writeFinal(ctx, rows)
    const [first, ...rest] = rows.map((row) => ({
      subject: { type: 'SelfAssessment' as const, id: row.id },
      agencyId: row.agencyId,
      before: { status: row.status },
      after: { status: 'FINAL' },
    }))
    return first ? done({ finalised: rows.length }, first, rest) : fail('INVALID', 'Отметьте, по кому подвести итог.')
  },
})

/** The curator agrees with the result: final at once, without waiting for the window to end. */
export const waiveObjection = defineCommand({
  operation: operations['objection.waive'],
  schema: WaiveObjectionInput,
  changes: 'SelfAssessment',
  row: seenStep,
  run: async (ctx, { assessmentId }, step) => {
    const { assessment, methodology, today } = step
    const locked = await lockAll(ctx, [assessment])
    if (!locked.ok) return locked
    const [row] = locked.rows
    if (!row || row.status !== 'RECEIVED') return refused('WRONG_STATUS', assessment.status, 'FINALISE')
    const next = decideFinalise({
      status: row.status,
      receivedDate: dayIn(ctx, row.receivedAt),
      workingDays: methodology.cycle.objectionWindow.workingDays,
      today,
      waived: true,
    })
    if (!next.ok) return refused(next.reason, row.status, 'FINALISE')
    await writeFinal(ctx, [row])
    return done(
      { id: assessmentId },
      {
        subject: { type: 'SelfAssessment', id: assessmentId },
        agencyId: assessment.agencyId,
        before: { status: row.status },
        after: { status: 'FINAL', waived: true },
      },
    )
  },
})
