import 'server-only'
import { formatQuarter } from '@/lib/core/quarters'
import { notify } from './notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { sectionTitles } from './labels'
import { key, recordEvent, reportRow, step, titleOf, type LockedReport } from './lock'
import type { QuarterlyVerb } from './rules'
import { AcceptQuarterlyInput, ReopenQuarterlyInput, ReturnQuarterlyInput } from './schema'
import { isReportSection } from './words'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters, officeUrl } from '@/lib/notifications/letters'
import { operations } from './operations'

const EVENT = { accept: 'ACCEPTED', return: 'RETURNED', reopen: 'REOPENED' } as const
const DONE = { accept: 'принят', return: 'возвращён с замечаниями', reopen: 'возвращён на доработку' } as const

/** A decision with its remarks by section: history, the curators' letter, the record of who decided. */
async function decide(
  ctx: CommandContext,
  report: LockedReport,
  verb: Exclude<QuarterlyVerb, 'save' | 'submit'>,
  remarks: Record<string, string>,
) {
  const { tx, tenantId, actor, now } = ctx
  const next = await step(ctx, report, verb)
  if (!next.ok) return next
  await tx.quarterlyReport.update({
    where: key(ctx, report.id),
    data: { status: next.status, decidedAt: now, decidedBy: actor.name, version: { increment: 1 } },
    select: { id: true },
  })
  const said = Object.fromEntries(Object.entries(remarks).filter(([, text]) => text !== ''))
  await recordEvent(ctx, report.id, EVENT[verb], { remarks: said })
  const to = (await curatorAddresses(ctx, [report.agencyId])).get(report.agencyId) ?? []
  await enqueueMany(
    tx,
    tenantId,
    letters(to, `${titleOf(report.quarter, report.agencyName)} – ${DONE[verb]}`, [
      `Отчёт за ${formatQuarter(report.quarter)} ${DONE[verb]}. Решение: ${actor.name}.`,
      ...Object.entries(said).map(([section, text]) =>
        isReportSection(section) ? `${sectionTitles[section]}: ${text}` : text,
      ),
      officeUrl(ctx, `quarterly/${report.id}`),
    ]),
  )
  await notify(tx, tenantId, now, [
    {
      to,
      kind: 'QUARTERLY_DECIDED',
      title: `${titleOf(report.quarter, report.agencyName)} – ${DONE[verb]}`,
      href: `quarterly/${report.id}`,
      key: `quarterly:${report.id}:${verb}:${now.toISOString()}`,
    },
  ])
  return done(
    { id: report.id, status: next.status },
    {
      subject: { type: 'QuarterlyReport', id: report.id },
      agencyId: report.agencyId,
      before: { status: report.status },
      after: { status: next.status, remarks: said },
    },
  )
}

export const acceptQuarterly = defineCommand({
  operation: operations['quarterly.decide'],
  schema: AcceptQuarterlyInput,
  changes: 'QuarterlyReport',
  row: reportRow,
  run: (ctx, { comment }, report) => decide(ctx, report, 'accept', { general: comment }),
})
export const returnQuarterly = defineCommand({
  operation: operations['quarterly.decide'],
  schema: ReturnQuarterlyInput,
  changes: 'QuarterlyReport',
  row: reportRow,
  run: (ctx, { id: _id, version: _version, ...remarks }, report) => decide(ctx, report, 'return', remarks),
})
export const reopenQuarterly = defineCommand({
  operation: operations['quarterly.reopen'],
  schema: ReopenQuarterlyInput,
  changes: 'QuarterlyReport',
  row: reportRow,
  run: (ctx, { reason }, report) => decide(ctx, report, 'reopen', { general: reason }),
})
