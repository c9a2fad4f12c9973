import 'server-only'
import type { TextEdit } from '@/lib/core/text-autosave'
import type { CommandContext } from '@/lib/platform/command'
import { rowsOf } from '@/lib/platform/sources'
import { newNames, settleNames } from './apply'

const kinds = ['ROLE', 'MATERIAL'] as const
type Resource = { id: string; kind: (typeof kinds)[number]; name: string }

/**
 * Roles and materials that were typed by a new name: made for the agency, without a price, unless the agency or the
 * tenant has one of that name. The edits come back with the ids under which they stand.
 */
export async function settleResources(
  { tx, tenantId }: Pick<CommandContext, 'tx' | 'tenantId'>,
  agencyId: string,
  edits: readonly TextEdit[],
): Promise<{ edits: TextEdit[]; named: Resource[] }> {
  const asked = kinds.flatMap((kind) => newNames(edits, kind).map((one): Resource => ({ ...one, kind })))
  if (asked.length === 0) return { edits: settleNames(edits, () => undefined), named: [] }
  const rows = rowsOf(asked)
  await tx.$executeRaw`
    INSERT INTO "ProcessResource" ("tenantId", "id", "agencyId", "kind", "name")
    SELECT ${tenantId}::uuid, n."id", ${agencyId}::uuid, n."kind"::"ResourceKind", n."name"
    FROM ${rows} AS n("id" uuid, "kind" text, "name" text)
    WHERE NOT EXISTS (
      SELECT 1 FROM "ProcessResource" r WHERE r."tenantId" = ${tenantId}::uuid AND r."agencyId" IS NULL
        AND r."kind"::text = n."kind" AND lower(r."name") = lower(n."name") AND r."retiredOn" IS NULL)
    ON CONFLICT DO NOTHING`
  const found = await tx.$queryRaw<(Resource & { asked: string })[]>`
    SELECT r."id", r."kind"::text AS "kind", r."name", n."name" AS "asked"
    FROM ${rows} AS n("id" uuid, "kind" text, "name" text)
    JOIN "ProcessResource" r ON r."tenantId" = ${tenantId}::uuid AND r."kind"::text = n."kind"
      AND lower(r."name") = lower(n."name") AND r."retiredOn" IS NULL
      AND (r."agencyId" IS NULL OR r."agencyId" = ${agencyId}::uuid)`
  const byName = new Map(found.map(({ id, kind, asked: name }) => [`${kind} ${name.toLowerCase()}`, id]))
  return {
    edits: settleNames(edits, (kind, name) => byName.get(`${kind} ${name.trim().toLowerCase()}`)),
    named: found.map(({ id, kind, name }) => ({ id, kind, name })),
  }
}
