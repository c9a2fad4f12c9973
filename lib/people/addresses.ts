import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import { dayColumn } from '@/lib/core/db-day'
import { curatorAddresses } from '@/lib/rating/status/step'

/** E-mail addresses of each agency's curators and team: by role in the portal and by appointment in force; the blocked get nothing. */
export async function teamAddresses(
  { tx, tenantId }: CommandContext,
  agencyIds: readonly string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const person = { select: { email: true, blockedAt: true } } as const
  const agencyId = { in: [...agencyIds] }
  const members = await tx.membership.findMany({
    where: { tenantId, agencyId, role: { in: ['CURATOR', 'TEAM_MEMBER'] } },
    select: { agencyId: true, person },
  })
  const appointed = await tx.appointment.findMany({
    where: {
      tenantId,
      agencyId,
      kind: { in: ['CURATOR', 'LEADER_TEAM', 'CHANGE_TEAM'] },
      from: { lte: dayColumn(today) },
      OR: [{ until: null }, { until: { gte: dayColumn(today) } }],
    },
    select: { agencyId: true, person },
  })
  const found = new Map<string, Set<string>>()
  for (const {
    agencyId: id,
    person: { email, blockedAt },
  } of [...members, ...appointed]) {
    if (id !== null && blockedAt === null) found.set(id, (found.get(id) ?? new Set()).add(email))
  }
  return found
}

/** Everyone who may fill each agency's self-assessment: its curators and team, and the curators of the nearest agency above that has one. */
export async function fillerAddresses(
  ctx: CommandContext,
  agencyIds: readonly string[],
  today: string,
): Promise<Map<string, Set<string>>> {
  const found = await teamAddresses(ctx, agencyIds, today)
  for (const [id, curators] of await curatorAddresses(ctx, agencyIds))
    found.set(id, new Set([...(found.get(id) ?? []), ...curators]))
  return found
}
