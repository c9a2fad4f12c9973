import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { institutionKinds } from './rules'

/**
 * Every agency with the one whose registry holds its processes ("agencyId", "keeperId"): itself, or – unless the tenant
 * gives institutions registries of their own – the body to which an institution is subordinate.
 */
export const keeperSql = (tenantId: string): Prisma.Sql => Prisma.sql`
  WITH RECURSIVE up AS (
    SELECT a."id" AS "agencyId", a."id", a."parentId", a."kind", 0 AS depth FROM "Agency" a
    WHERE a."tenantId" = ${tenantId}::uuid
    UNION ALL
    SELECT u."agencyId", p."id", p."parentId", p."kind", u.depth + 1 FROM up u
    JOIN "Agency" p ON p."tenantId" = ${tenantId}::uuid AND p."id" = u."parentId"
    WHERE u."kind" = ANY(${[...institutionKinds]}::text[]) AND u.depth < 20 AND NOT EXISTS (
      SELECT 1 FROM "Tenant" t WHERE t."id" = ${tenantId}::uuid
        AND t."settings" #>> '{processes,institutionRegistries}' = 'true'))
  SELECT DISTINCT ON (u."agencyId") u."agencyId", u."id" AS "keeperId" FROM up u ORDER BY u."agencyId", u.depth DESC`
