import 'server-only'
import { reachOf, type AgencyReach } from '@/lib/core/permissions'
import { fail, type Failure } from '@/lib/core/result'
import { todayOf, type Actor } from '@/lib/platform/actor'
import type { CommandContext } from '@/lib/platform/command'
import type { Tx } from '@/lib/platform/db'
import { candidates, type Candidate } from '@/lib/people/candidates'
import { projectWhere } from '@/lib/projects/state/scope'
import { placementText } from './labels'
import { mayEditPortfolio } from '@/lib/projects/state/portfolio-rights'
import { operations as projectOperations } from '@/lib/projects/operations'

export type Refused = { ok: false; error: Failure }
type Context = { tx: Tx; tenantId: string; actor: Pick<Actor, 'memberships' | 'tenant'>; now: Date }

/** Agencies for which the person edits portfolios; null – none. */
export const editReach = ({ actor }: Pick<Context, 'actor'>): AgencyReach | null =>
  reachOf(actor.memberships, projectOperations['portfolio.edit'])

/** Projects of the portfolio that an editor sees, with the agencies that take part. */
export async function editedProjects(
  ctx: Context,
  portfolioId: string,
): Promise<{ id: string; number: number; title: string; participants: { agencyId: string }[] }[]> {
  const reach = editReach(ctx) ?? []
  const where = projectWhere({
    tenantId: ctx.tenantId,
    agencyWhere: () => (reach === 'all' ? {} : { agencyId: { in: [...reach] } }),
  })
  return ctx.tx.project.findMany({
    where: { ...where, portfolioId },
    orderBy: { number: 'asc' },
    take: 500,
    select: { id: true, number: true, title: true, participants: { select: { agencyId: true } } },
  })
}

/**
 * People whom an editor may name: the tenant's staff, and those of agencies in reach, of the leading one and of the
 * projects the editor sees.
 */
export function namedPeople(
  ctx: Context,
  agencyId: string | null,
  projects: readonly { participants: readonly { agencyId: string }[] }[],
): Promise<Candidate[]> {
  const reach = editReach(ctx) ?? []
  const agencies =
    reach === 'all'
      ? reach
      : [
          ...new Set([
            ...reach,
            ...(agencyId === null ? [] : [agencyId]),
            ...projects.flatMap(({ participants }) => participants.map((part) => part.agencyId)),
          ]),
        ]
  return candidates(ctx, agencies, todayOf(ctx.actor, ctx.now), true)
}

export const noPortfolio = (): Refused =>
  fail('NOT_FOUND', 'Портфель не найден или недоступен. Вернитесь к списку портфелей.')
export const closedPortfolio = (): Refused => fail('RULE', placementText('CLOSED'))

export type LockedPortfolio = {
  id: string
  title: string
  goal: string
  owner: string
  agencyId: string | null
  personId: string | null
  version: number
  closed: boolean
}

/** Portfolios held until the transaction ends, always in the same order. One statement. */
export const lockPortfolios = (
  { tx, tenantId }: Pick<CommandContext, 'tx' | 'tenantId'>,
  ids: readonly string[],
): Promise<LockedPortfolio[]> => tx.$queryRaw<LockedPortfolio[]>`
  SELECT "id", "title", "goal", "owner", "agencyId", "personId", "version", "closedAt" IS NOT NULL AS "closed"
  FROM "Portfolio"
  WHERE "tenantId" = ${tenantId}::uuid AND "id" = ANY(${[...ids]}::uuid[]) ORDER BY "id" FOR NO KEY UPDATE`

/** The portfolio held, if the actor may edit it; a foreign one is not found. */
export async function lockEdited(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: LockedPortfolio } | Refused> {
  const [portfolio] = await lockPortfolios(ctx, [id])
  return portfolio && mayEditPortfolio(ctx.actor, portfolio) ? { ok: true, value: portfolio } : noPortfolio()
}
