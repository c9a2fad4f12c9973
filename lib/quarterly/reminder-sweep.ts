import 'server-only'
import { formatLong, todayIn } from '@/lib/core/dates'
import { formatQuarter, previousQuarter, quarterOf, type Quarter } from '@/lib/core/quarters'
import { withTenant, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueueMany } from '@/lib/platform/outbox'
import { forEachTenantByDay, type TenantPlace } from '@/lib/platform/each-tenant'
import { quarterlyRules } from './load'
import { reminderKind } from './rules'
import { quarterlySummary } from './summary-queries'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters } from '@/lib/notifications/letters'

/** Letters about quarterly reports in every tenant where it is day. */
export const sweepQuarterly = (now: Date): Promise<void> =>
  forEachTenantByDay('quarterly', now, async (tenant) => {
    await withTenant(tenant.id, (tx) => remindQuarterly(tx, tenant, now))
  })

/**
 * A letter to the curators of each agency whose report is due soon or overdue, each letter once. Returns how many
 * agencies were written about.
 */
export async function remindQuarterly(tx: Tx, tenant: TenantPlace, now: Date): Promise<number> {
  const { id: tenantId, timeZone } = tenant
  const today = todayIn(timeZone, now)
  const quarter = previousQuarter(quarterOf(today))
  const rules = await quarterlyRules(tx, tenantId)
  const summary = await quarterlySummary(tx, { tenantId, timeZone, today, agencyIds: null }, quarter, rules)
  const { rule } = summary
  if (!rule) return 0
  const wanted = summary.rows
    .filter(({ state }) => state === 'NOT_BEGUN' || state === 'DRAFT' || state === 'OVERDUE')
    .flatMap((row) => {
      const kind = reminderKind(row, today, rule.remindDays)
      return kind === null ? [] : [{ ...row, letter: kind }]
    })
  if (wanted.length === 0) return 0
  const addresses = await curatorAddresses(
    { tx, tenantId },
    wanted.map(({ agencyId }) => agencyId),
  )
  // Two workers must not write twice: whoever marks the letter first, writes.
  const marked = await tx.quarterlyReminder.createManyAndReturn({
    data: wanted.map(({ agencyId, letter }) => ({
      tenantId,
      agencyId,
      ...quarter,
      kind: letter,
      sentTo: addresses.get(agencyId)?.length ?? 0,
      at: now,
    })),
    skipDuplicates: true,
    select: { agencyId: true, kind: true },
  })
  const mine = wanted.filter(({ agencyId, letter }) =>
    marked.some((one) => one.agencyId === agencyId && one.kind === letter),
  )
  await enqueueMany(
    tx,
    tenantId,
    mine.flatMap((row) =>
      letters(addresses.get(row.agencyId) ?? [], subjectOf(row.letter, quarter, row.name), [
        row.letter === 'BEFORE'
          ? `Отчёт органа «${row.name}» за ${formatQuarter(quarter)} нужно сдать до ${formatLong(row.dueOn)} Факты портал уже подставил: осталось написать, что сделано, что мешает и что дальше.`
          : `Срок отчёта органа «${row.name}» за ${formatQuarter(quarter)} прошёл ${formatLong(row.lateAfter)}, отчёт не сдан. Сдайте его как можно раньше.`,
        `${env().APP_URL}/${tenant.slug}/office/quarterly${row.reportId ? `/${row.reportId}` : `?quarter=${quarter.year}-${quarter.quarter}`}`,
      ]),
    ),
  )
  return mine.length
}

const subjectOf = (kind: 'BEFORE' | 'OVERDUE', quarter: Quarter, name: string): string =>
  kind === 'BEFORE'
    ? `Скоро срок отчёта за ${formatQuarter(quarter)}: ${name}`
    : `Отчёт за ${formatQuarter(quarter)} просрочен: ${name}`
