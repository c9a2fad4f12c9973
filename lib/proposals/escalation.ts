import 'server-only'
import { todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueueMany, type OutboxWork } from '@/lib/platform/outbox'
import { dayOf } from '@/lib/core/db-day'
import { forEachTenantByDay, tenantById } from '@/lib/platform/each-tenant'
import { unansweredLateSql } from './sql'
import { authorityAddresses, curatorAddresses } from '@/lib/people/addresses'
import { lateLetter, lateListLetter, type Letter } from './letters'

const BATCH = 200
type LateRow = { id: string; number: number; title: string; agencyId: string; agencyName: string; answerDue: Date }
const mail = (to: string, { subject, text }: Letter): OutboxWork => ({ kind: 'mail', payload: { to, subject, text } })

/** Tells of proposals that nobody answered in time, in every tenant where it is day. */
export const sweepProposals = (now: Date): Promise<void> =>
  forEachTenantByDay('proposals', now, async ({ id }) => {
    await escalateLate(id, now)
  })

/**
 * Tells curators and the authorised body, once, of proposals whose limit has passed without an answer. Returns how
 * many.
 */
export async function escalateLate(tenantId: string, now: Date): Promise<number> {
  const tenant = await tenantById(tenantId)
  const today = todayIn(tenant.timeZone, now)
  return withTenant(tenantId, async (tx) => {
    const late = await tx.$queryRaw<LateRow[]>`
      SELECT p."id", p."number", p."title", p."agencyId", a."name" AS "agencyName", p."answerDue" FROM "Proposal" p
      JOIN "Agency" a ON a."tenantId" = p."tenantId" AND a."id" = p."agencyId"
      WHERE p."tenantId" = ${tenantId}::uuid AND p."escalatedAt" IS NULL AND ${unansweredLateSql('p', today)}
      ORDER BY p."number" LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`
    if (late.length === 0) return 0
    await tx.proposal.updateMany({
      where: { tenantId, id: { in: late.map(({ id }) => id) } },
      data: { escalatedAt: now },
    })
    await tx.proposalTransition.createMany({
      data: late.map(({ id }) => ({
        tenantId,
        id: newId(),
        proposalId: id,
        from: 'FILED' as const,
        to: 'FILED' as const,
        note: 'Срок ответа прошёл: сообщено куратору и уполномоченному органу.',
        byName: 'Портал',
        at: now,
      })),
    })
    const curators = await curatorAddresses({ tx, tenantId }, [...new Set(late.map(({ agencyId }) => agencyId))])
    const office = `${env().APP_URL}/${tenant.slug}/office/proposals`
    const rows = late.map(({ answerDue, ...row }) => ({ ...row, due: dayOf(answerDue) }))
    await enqueueMany(tx, tenantId, [
      ...rows.flatMap((row) =>
        (curators.get(row.agencyId) ?? []).map((to) =>
          mail(to, lateLetter({ ...row, link: `${office}/${row.id}` }, tenant)),
        ),
      ),
      ...(await authorityAddresses({ tx, tenantId })).map((to) =>
        mail(to, lateListLetter(rows, `${office}?state=LATE`, tenant)),
      ),
    ])
    return late.length
  })
}
