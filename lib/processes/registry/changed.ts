import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import { changesOf, entriesOf, type Entry } from './entry'
import { keepersOf, readEntries } from './read'
import { institutionKinds } from './rules'

type Context = Pick<CommandContext, 'tx' | 'tenantId' | 'now' | 'actor'>

/**
 * The approved entries of these registries – of the last version, or of the one with this number –, by the agency that
 * keeps them; one never approved is not there.
 */
export async function approvedEntries(
  { tx, tenantId }: Pick<Context, 'tx' | 'tenantId'>,
  keeperIds: readonly string[],
  number: number | null = null,
): Promise<Map<string, Entry[]>> {
  const rows = await tx.$queryRaw<{ agencyId: string; snapshot: unknown }[]>`
    SELECT DISTINCT ON ("agencyId") "agencyId", "snapshot" FROM "RegistryVersion"
    WHERE "tenantId" = ${tenantId}::uuid AND "agencyId" = ANY(${[...keeperIds]}::uuid[]) AND "kind" = 'REGISTRY'
      AND (${number}::int IS NULL OR "number" = ${number}::int)
    ORDER BY "agencyId", "number" DESC`
  return new Map(rows.map(({ agencyId, snapshot }) => [agencyId, entriesOf(snapshot)]))
}

/**
 * Says of each of these processes, in the transaction that changed them, whether it differs from what was approved last
 * and since when: what waits, the cockpit and the registry's page all read `changedAt`.
 */
export async function markChanged(ctx: Context, ids: readonly string[]): Promise<void> {
  const { tx, tenantId, now } = ctx
  const settings = ctx.actor.tenant.settings.processes
  const rows = await readEntries(ctx, settings, { id: { in: [...ids] } })
  const owners = [...new Set(rows.map(({ entry }) => entry.owner.agencyId))]
  const keepers = new Map((await keepersOf(ctx, owners)).map(({ agencyId, keeperId }) => [agencyId, keeperId]))
  const approved = await approvedEntries(ctx, [...new Set(keepers.values())])
  const differs = rows.filter(({ entry, status }) => {
    const was = approved.get(keepers.get(entry.owner.agencyId) ?? '')?.find(({ id }) => id === entry.id)
    if (status === 'DROPPED') return was !== undefined
    return was === undefined || changesOf(was, entry).length > 0
  })
  const changed = differs.map(({ entry }) => entry.id)
  await tx.$executeRaw`
    UPDATE "Process" SET "changedAt" = CASE WHEN "id" = ANY(${changed}::uuid[]) THEN coalesce("changedAt", ${now}) END
    WHERE "tenantId" = ${tenantId}::uuid AND "id" = ANY(${rows.map(({ entry }) => entry.id)}::uuid[])`
}

/** Keys of groups and of what processes carry that a process or the typical list names. */
export async function keysInUse({
  tx,
  tenantId,
}: Pick<Context, 'tx' | 'tenantId'>): Promise<{ groups: string[]; carries: string[] }> {
  const [row] = await tx.$queryRaw<[{ groups: string[] | null; carries: string[] | null }]>`
    SELECT array_agg(DISTINCT n."group") FILTER (WHERE n."group" <> '') AS groups,
      array_agg(DISTINCT n."carries") FILTER (WHERE n."carries" <> '') AS carries
    FROM (SELECT p."group", p."carries" FROM "Process" p WHERE p."tenantId" = ${tenantId}::uuid
      UNION ALL SELECT t."group", t."carries" FROM "TypicalProcess" t WHERE t."tenantId" = ${tenantId}::uuid) n`
  return { groups: row.groups ?? [], carries: row.carries ?? [] }
}

/** Processes of institutions stand in other registries now: each is held against the one that holds it. */
export async function remarkInstitutions(ctx: Context): Promise<void> {
  const rows = await ctx.tx.process.findMany({
    where: { tenantId: ctx.tenantId, agency: { kind: { in: [...institutionKinds] } } },
    select: { id: true },
  })
  await markChanged(
    ctx,
    rows.map(({ id }) => id),
  )
}
