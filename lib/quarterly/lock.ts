import 'server-only'
import { formatDateTime, instantToDate, type DateString } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { formatQuarter, quarterNumber, type Quarter } from '@/lib/core/quarters'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { CommandContext } from '@/lib/platform/command'
import { lockRow } from '@/lib/platform/lock'
import { dayOf } from '@/lib/core/db-day'
import { eventLabels } from './labels'
import { quarterlyMachine, type QuarterlyStatus, type QuarterlyVerb } from './rules'
import { readWords, type Words } from './words'

export type LockedReport = {
  id: string
  agencyId: string
  agencyName: string
  quarter: Quarter
  status: QuarterlyStatus
  version: number
  words: Words
  dueOn: DateString
  lateAfter: DateString
  firstSentAt: Date | null
}
type Refused = { ok: false; error: Failure }

/** The report held until the transaction ends; a foreign one is not found. */
export async function lockQuarterly(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: LockedReport } | Refused> {
  const { tx, tenantId } = ctx
  const mine = await tx.quarterlyReport.findFirst({
    where: { tenantId, id, ...ctx.agencyWhere() },
    select: { id: true },
  })
  if (!mine) return notFound('Запись об отчёте')
  await lockRow({ tx, tenantId }, 'QuarterlyReport', id)
  const row = await tx.quarterlyReport.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id } },
    select: {
      id: true,
      agencyId: true,
      year: true,
      quarter: true,
      status: true,
      version: true,
      words: true,
      dueOn: true,
      lateAfter: true,
      firstSentAt: true,
      agency: { select: { name: true } },
    },
  })
  const { agency, year, quarter, words, dueOn, lateAfter, ...rest } = row
  return {
    ok: true,
    value: {
      ...rest,
      agencyName: agency.name,
      quarter: { year, quarter: quarterNumber(quarter) },
      words: readWords(words),
      dueOn: dayOf(dueOn),
      lateAfter: dayOf(lateAfter),
    },
  }
}

/** `row` of the commands that decide on a report: its version moves with every saved word. */
export const reportRow = (ctx: CommandContext, { id }: { id: string }) => lockQuarterly(ctx, id)

/** The status after the step, or who brought the report where it does not lead. */
export async function step(
  ctx: CommandContext,
  report: LockedReport,
  verb: QuarterlyVerb,
): Promise<{ ok: true; status: QuarterlyStatus } | Refused> {
  const next = quarterlyMachine.after(report.status, verb)
  if (next.ok) return { ok: true, status: next.value }
  const last = await ctx.tx.quarterlyReportEvent.findFirst({
    where: { tenantId: ctx.tenantId, reportId: report.id, kind: { not: 'OPENED' } },
    orderBy: [{ at: 'desc' }, { id: 'desc' }],
    select: { kind: true, byName: true, at: true },
  })
  const told = last
    ? ` ${eventLabels[last.kind] ?? 'Отчёт изменён'}: ${last.byName}, ${formatDateTime(ctx.actor.tenant.timeZone, last.at)}.`
    : ''
  return fail('CONFLICT', `Ваше решение не записано: с этим отчётом уже поступили иначе.${told}`)
}

export const key = (ctx: Pick<CommandContext, 'tenantId'>, id: string) => ({
  tenantId_id: { tenantId: ctx.tenantId, id },
})

export const recordEvent = async (
  ctx: CommandContext,
  reportId: string,
  kind: string,
  data: Prisma.InputJsonObject = {},
): Promise<void> => {
  await ctx.tx.quarterlyReportEvent.create({
    data: { tenantId: ctx.tenantId, id: newId(), reportId, kind, data, byName: ctx.actor.name, at: ctx.now },
    select: { id: true },
  })
}

export const sentOn = (ctx: Pick<CommandContext, 'actor'>, at: Date | null): DateString | null =>
  at === null ? null : instantToDate(ctx.actor.tenant.timeZone, at)

/** «Квартальный отчёт за III квартал 2026 г.: Министерство…», the subject of letters. */
export const titleOf = (quarter: Quarter, agency: string): string =>
  `Квартальный отчёт за ${formatQuarter(quarter)}: ${agency}`
