import 'server-only'
import { formatLong, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { withTenant } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayOf } from '@/lib/core/db-day'
import { forEachTenantByDay, type TenantPlace } from '@/lib/platform/each-tenant'
import { measurementDueSql } from '@/lib/projects/stages/late-where'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters } from '@/lib/notifications/letters'

const BATCH = 100

/**
 * Asks for a new measurement of every closed project whose stability day has come (form, stage 10): one letter to its
 * curators and a line in its feed, which also marks that the letter was sent. Another day gets another letter. In a
 * tenant where it is night, later.
 */
export const sweepStability = (now: Date): Promise<void> =>
  forEachTenantByDay('stability', now, async (tenant) => {
    while ((await askIn(tenant, now)) === BATCH);
  })

async function askIn({ id: tenantId, slug, timeZone }: TenantPlace, now: Date): Promise<number> {
  const today = todayIn(timeZone, now)
  return withTenant(tenantId, async (tx) => {
    const due = await tx.$queryRaw<
      { id: string; number: number; title: string; agencyId: string; stabilityDue: Date }[]
    >`
      SELECT p."id", p."number", p."title", p."agencyId", p."stabilityDue" FROM "Project" p
      WHERE p."tenantId" = ${tenantId}::uuid AND ${measurementDueSql('p', today)}
        AND NOT EXISTS (SELECT 1 FROM "ProjectEvent" e WHERE e."tenantId" = p."tenantId" AND e."projectId" = p."id"
          AND e."kind" = 'STABILITY_ASKED' AND e."data" ->> 'due' = p."stabilityDue"::text)
      ORDER BY p."stabilityDue" LIMIT ${BATCH} FOR UPDATE OF p SKIP LOCKED`
    if (due.length === 0) return 0
    const addresses = await curatorAddresses({ tx, tenantId }, [...new Set(due.map(({ agencyId }) => agencyId))])
    await tx.projectEvent.createMany({
      data: due.map(({ id, stabilityDue }) => ({
        tenantId,
        id: newId(),
        projectId: id,
        kind: 'STABILITY_ASKED',
        data: { due: dayOf(stabilityDue) },
        byName: 'Портал',
        at: now,
      })),
    })
    await enqueueMany(
      tx,
      tenantId,
      due.flatMap((project) =>
        letters(addresses.get(project.agencyId) ?? [], `Проверьте, держится ли результат: проект № ${project.number}`, [
          `Проект № ${project.number} «${project.title}» закрыт. С ${formatLong(dayOf(project.stabilityDue))} пора измерить его показатели ещё раз и внести значения по каждой цели.`,
          `${env().APP_URL}/${slug}/office/projects/${project.id}/results`,
        ]),
      ),
    )
    return due.length
  })
}
