import 'server-only'
import { formatLong, todayIn } from '@/lib/core/dates'
import { withTenant, type Tx } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayOf } from '@/lib/core/db-day'
import { forEachTenantByDay, type TenantPlace } from '@/lib/platform/each-tenant'
import { reportMachine } from './rules'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters } from '@/lib/notifications/letters'
import { reportKindLabels } from './labels'

const BATCH = 200

/** Reminds of late reports in every tenant where it is day. */
export const sweepReports = (now: Date): Promise<void> =>
  forEachTenantByDay('reports', now, async (tenant) => {
    while ((await withTenant(tenant.id, (tx) => remindLateReports(tx, tenant, now))) === BATCH);
  })

/**
 * One reminder to the curators for each report that was not submitted by its day. Returns how many reports were late.
 */
async function remindLateReports(tx: Tx, tenant: TenantPlace, now: Date): Promise<number> {
  const today = todayIn(tenant.timeZone, now)
  const tenantId = tenant.id
  const late = await tx.projectReport.findMany({
    where: {
      tenantId,
      status: { in: reportMachine.from('submit') },
      remindedAt: null,
      dueOn: { lt: new Date(`${today}T00:00:00Z`) },
      project: { status: { not: 'CANCELLED' } },
    },
    orderBy: { id: 'asc' },
    take: BATCH,
    select: {
      id: true,
      kind: true,
      direction: true,
      dueOn: true,
      project: { select: { id: true, number: true, title: true, agencyId: true } },
    },
  })
  if (late.length === 0) return 0
  // Two workers must not write twice: whoever marks a report first, writes.
  const marked = await tx.projectReport.updateManyAndReturn({
    where: { tenantId, id: { in: late.map(({ id }) => id) }, remindedAt: null },
    data: { remindedAt: now },
    select: { id: true },
  })
  const mine = late.filter(({ id }) => marked.some((one) => one.id === id))
  const addresses = await curatorAddresses({ tx, tenantId }, [...new Set(mine.map(({ project }) => project.agencyId))])
  await enqueueMany(
    tx,
    tenantId,
    mine.flatMap(({ id, kind, direction, dueOn, project }) =>
      letters(addresses.get(project.agencyId) ?? [], `Отчёт не сдан: ${project.title}`, [
        `${reportKindLabels[kind]}${direction ? ` по направлению «${direction}»` : ''} о проекте № ${project.number} «${project.title}» нужно было сдать до ${dueOn ? formatLong(dayOf(dueOn)) : 'срока'}.`,
        'Сдайте его:',
        `${env().APP_URL}/${tenant.slug}/office/projects/${project.id}/reports/${id}`,
      ]),
    ),
  )
  return mine.length
}
