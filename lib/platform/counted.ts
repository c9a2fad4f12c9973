import 'server-only'
/** Counted records (FactTotal) as modules ask for their own: by year, of every agency or of one. */
import { Prisma } from '@/lib/generated/prisma/client'
import type { AgencyYearsAsked, YearsAsked } from './module'
import type { Sql } from './sources'

/** Sums of every agency by year: "agencyId", "year", "value" (a decimal), without a level. */
export const totalsByYear = ({ tenantId, years }: YearsAsked, source: string): Sql => Prisma.sql`
  SELECT t."agencyId", t."year", trim_scale(sum(t."quantity"))::text AS value, NULL AS "level" FROM "FactTotal" t
  WHERE t."tenantId" = ${tenantId}::uuid AND t."source" = ${source} AND t."year" = ANY(${[...years]}::int[])
  GROUP BY 1, 2`

/** Sums of one agency by year: "year", "n". */
export const agencyTotalsByYear = (
  { tenantId, agencyId, from, to }: AgencyYearsAsked,
  source: string,
): Sql => Prisma.sql`
  SELECT t."year", sum(t."quantity")::int AS n FROM "FactTotal" t
  WHERE t."tenantId" = ${tenantId}::uuid AND t."agencyId" = ${agencyId}::uuid AND t."source" = ${source}
    AND t."year" BETWEEN ${from} AND ${to} GROUP BY 1`
