import 'server-only'
import { endOfDay } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { CockpitPart } from '@/lib/platform/module'
import { oneOf } from '@/lib/platform/sql'
import type { ProblemFacts } from './cockpit'
import { toTellStatuses } from './rules'

const toTell = oneOf('p."status"', toTellStatuses)

/** The count of `tallyOf`, in the year of `ofYearWhere`, by agency. */
export const toldCockpit = {
  programme: ({ tenantId }) =>
    Prisma.sql`SELECT to_jsonb(EXISTS (SELECT 1 FROM "Problem" p WHERE p."tenantId" = ${tenantId}::uuid))`,
  agencies: ({ tenantId, timeZone, today, year }) => Prisma.sql`
    SELECT p."agencyId", count(*)::int AS "all",
      (count(*) FILTER (WHERE p."status" = 'TOLD' OR ${toTell}))::int AS "settled",
      (count(*) FILTER (WHERE p."status" = 'DECLINED' OR (p."status" = 'TOLD' AND p."declinedOn" IS NOT NULL)))::int
        AS "declined",
      (count(*) FILTER (WHERE ${toTell}))::int AS "toTell",
      (count(*) FILTER (WHERE (p."status" = 'NEW' AND p."sortBy" < ${today}::date)
        OR (p."status" = 'IN_WORK' AND p."dueOn" < ${today}::date)
        OR (${toTell} AND p."tellBy" < ${today}::date)))::int AS "late"
    FROM "Problem" p WHERE p."tenantId" = ${tenantId}::uuid AND p."status" <> 'JOINED'
      AND p."createdAt" <= ${endOfDay(timeZone, `${year}-12-31`)}
      AND (p."toldOn" IS NULL OR p."toldOn" >= ${`${year}-01-01`}::date)
    GROUP BY p."agencyId"`,
  read: (_ctx, _asked, { programme, agencies }) => {
    const rows = agencies as ReadonlyMap<string, ProblemFacts>
    return Promise.resolve({
      columns: { PROBLEMS_OPEN: { shown: programme === true, of: (agencyId: string) => rows.get(agencyId) } },
    })
  },
} satisfies CockpitPart
