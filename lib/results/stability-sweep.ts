import 'server-only'
import { formatLong, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import { platformDb, withTenant } from '@/lib/platform/db'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { enqueueMany } from '@/lib/platform/outbox'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { curatorAddresses } from '@/lib/people/addresses'
import { letters } from '@/lib/notifications/letters'

const BATCH = 100

/**
 * Asks for a new measurement of every closed project whose stability day has come (form, stage 10): one letter to its curators and a
 * line in its feed, which also marks that the letter was sent. Another day gets another letter.
 */
export async function sweepStability(now: Date): Promise<void> {
  for (const tenant of await platformDb().tenant.findMany({ select: { id: true, slug: true, timeZone: true } })) {
    try {
      while ((await askIn(tenant, now)) === BATCH);
    } catch (error) {
      log.error(
        { tenantId: tenant.id, what: 'stability', err: error instanceof Error ? error.stack : String(error) },
        'sweep failed',
      )
    }
  }
}

async function askIn(
  { id: tenantId, slug, timeZone }: { id: string; slug: string; timeZone: string },
  now: Date,
): Promise<number> {
  const today = dayColumn(todayIn(timeZone, now))
  return withTenant(tenantId, async (tx) => {
    const due = await tx.$queryRaw<
      { id: string; number: number; title: string; agencyId: string; stabilityDue: Date }[]
    >`
      SELECT p."id", p."number", p."title", p."agencyId", p."stabilityDue" FROM "Project" p
      WHERE p."tenantId" = ${tenantId}::uuid AND p."status" = 'MONITORING' AND p."stabilityDue" <= ${today}::date
        AND NOT EXISTS (SELECT 1 FROM "ProjectEvent" e WHERE e."tenantId" = p."tenantId" AND e."projectId" = p."id" AND e."kind" = 'STABILITY_ASKED' AND e."data" ->> 'due' = p."stabilityDue"::text)
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
