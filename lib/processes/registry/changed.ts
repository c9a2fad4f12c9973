import 'server-only'
import type { CommandContext } from '@/lib/platform/command'
import { changesOf, entriesOf, type Entry } from './entry'
import { keepersOf, readEntries } from './read'

type Context = Pick<CommandContext, 'tx' | 'tenantId' | 'now'> & Pick<CommandContext, 'actor'>

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
