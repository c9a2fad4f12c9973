import 'server-only'
import { formatQuarter } from '@/lib/core/quarters'
import { notify } from './notify'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { enqueueMany } from '@/lib/platform/outbox'
import { sectionTitles } from './labels'
import { key, lockQuarterly, recordEvent, step, titleOf } from './lock'
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
  input: { id: string; version: number },
  verb: Exclude<QuarterlyVerb, 'save' | 'submit'>,
  remarks: Record<string, string>,
) {
  const { tx, tenantId, actor, now } = ctx
  const locked = await lockQuarterly(ctx, input.id)
  if (!locked.ok) return locked
  const report = locked.value
  const next = await step(ctx, report, verb, input.version)
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
  run: (ctx, { comment, ...input }) => decide(ctx, input, 'accept', { general: comment }),
})
export const returnQuarterly = defineCommand({
  operation: operations['quarterly.decide'],
  schema: ReturnQuarterlyInput,
  run: (ctx, { id, version, ...remarks }) => decide(ctx, { id, version }, 'return', remarks),
})
export const reopenQuarterly = defineCommand({
  operation: operations['quarterly.reopen'],
  schema: ReopenQuarterlyInput,
  run: (ctx, { reason, ...input }) => decide(ctx, input, 'reopen', { general: reason }),
})
