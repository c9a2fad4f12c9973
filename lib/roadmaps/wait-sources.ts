import 'server-only'
import { addDays } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext, WaitSource } from '@/lib/platform/module'
import { waitColumns, type Sql, type WaitColumns } from '@/lib/platform/sources'
import type { waits } from './waits'
import { oneOf } from '@/lib/platform/sql'
import { owedStatuses } from './rules'

const { sql } = Prisma

/** Days ahead from which a part of a road map is asked for. */
const PART_AHEAD = 30

const part = (more: Partial<WaitColumns>): Sql =>
  waitColumns({
    id: 'o."id"',
    agencyId: 'o."agencyId"',
    ref: `i."roadmapId" || '/items/' || i."id"`,
    title: `i."number" || ' ' || i."title"`,
    whose: 'CASE WHEN o."agencyId" IS NULL THEN o."bodyName" END',
    ...more,
  })

/** Parts of maps in force that are due within the month, overdue or returned. */
const partOwed = ({ tenantId, today }: SourceContext, whose: Sql): Sql => sql`
  SELECT ${part({ due: 'i."dueOn"', n: `(o."status" = 'RETURNED')::int` })}
  FROM "RoadmapPart" o JOIN "RoadmapItem" i ON i."tenantId" = o."tenantId" AND i."id" = o."itemId"
    AND i."removedAt" IS NULL
    JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId" AND m."status" = 'APPROVED'
  WHERE o."tenantId" = ${tenantId}::uuid AND ${oneOf('o."status"', owedStatuses)}
    AND (o."status" = 'RETURNED' OR i."dueOn" <= ${addDays(today, PART_AHEAD)}::date) AND ${whose}`

export const waitSources: Record<keyof typeof waits, WaitSource> = {
  ACCEPT_PROOF: ({ tenantId }) => sql`
    SELECT ${part({ since: 'o."submittedAt"' })}
    FROM "RoadmapPart" o JOIN "RoadmapItem" i ON i."tenantId" = o."tenantId" AND i."id" = o."itemId"
      AND i."removedAt" IS NULL
    WHERE o."tenantId" = ${tenantId}::uuid AND o."status" = 'SUBMITTED'`,
  DELIVER_PART: (ctx) => partOwed(ctx, sql`o."agencyId" IS NOT NULL`),
  // A body that is no agency of the portal: the authority hands in for it.
  DELIVER_FOR_BODY: (ctx) => partOwed(ctx, sql`o."agencyId" IS NULL`),
  CONSENT_CHANGE: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'c."id"',
      agencyId: 'o."agencyId"',
      ref: 'o."id"::text',
      title: 'o."title"',
      since: 'c."proposedAt"',
    })}
    FROM "RoadmapChange" c JOIN "Roadmap" o ON o."tenantId" = c."tenantId" AND o."id" = c."roadmapId"
    WHERE c."tenantId" = ${tenantId}::uuid AND c."status" = 'PROPOSED'`,
  APPROVE_ROADMAP: ({ tenantId }) => sql`
    SELECT ${waitColumns({
      id: 'o."id"',
      agencyId: 'o."agencyId"',
      ref: 'o."id"::text',
      title: 'o."title"',
      due: 'o."approvalDue"',
      since: 'o."updatedAt"',
    })}
    FROM "Roadmap" o WHERE o."tenantId" = ${tenantId}::uuid AND o."kind" = 'DEPARTMENTAL' AND o."status" = 'APPROVAL'`,
}
