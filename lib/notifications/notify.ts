import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/platform/db'
import { noticeLines, type Notice } from './rules'

/** How a module tells people of its own kinds, those that it declares in `notices`: its notify.ts. */
export type Notify<Declared> = (
  tx: Tx,
  tenantId: string,
  now: Date,
  notices: readonly Notice<keyof Declared & string>[],
) => Promise<void>

/**
 * Tells people inside the portal, in the transaction that writes their letters: one statement for any number of events
 * and people.
 * Addresses that are nobody's of this tenant, and the blocked, are passed over; an event that a person was told of is
 * not told again.
 */
export async function notify(tx: Tx, tenantId: string, now: Date, notices: readonly Notice[]): Promise<void> {
  const lines = noticeLines(notices).map((line) => ({ ...line, id: newId() }))
  if (lines.length === 0) return
  await tx.$executeRaw`
    INSERT INTO "Notification" ("tenantId", "id", "personId", "kind", "title", "href", "at", "dedupeKey")
    SELECT p."tenantId", n."id", p."id", n."kind", n."title", n."href", ${now}, n."key"
    FROM jsonb_to_recordset(${JSON.stringify(lines)}::jsonb) AS n("id" uuid, "email" text, "kind" text, "title" text,
      "href" text, "key" text)
    JOIN "Person" p ON p."tenantId" = ${tenantId}::uuid AND p."email" = n."email" AND p."blockedAt" IS NULL
    ON CONFLICT ("tenantId", "personId", "dedupeKey") DO NOTHING`
}
