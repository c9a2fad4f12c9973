import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Tx } from '@/lib/platform/db'
import { confirmFrom } from './view'
import { dayColumn, dayOf } from '@/lib/core/db-day'

export type ExpiringAward = { id: string; agencyName: string; number: string; validUntil: DateString }

/** The award `a` has run out or soon will, and no later year's has replaced it: it asks to be confirmed (K 3.4). */
const toConfirmSql = (today: DateString): Prisma.Sql => Prisma.sql`
  a."revokedAt" IS NULL AND a."validUntil" <= ${dayColumn(confirmFrom(today))}::date
  AND NOT EXISTS (SELECT 1 FROM "Award" later WHERE later."tenantId" = a."tenantId" AND later."agencyId" = a."agencyId"
    AND later."kind" = a."kind" AND later."revokedAt" IS NULL AND later."year" > a."year")`

/** FROM and WHERE of the level certificates that awardsToConfirm finds. */
export function awardsToConfirmSql(tenantId: string, today: DateString, agencyIds?: readonly string[]): Prisma.Sql {
  const mine = agencyIds === undefined ? Prisma.empty : Prisma.sql`AND a."agencyId" = ANY(${[...agencyIds]}::uuid[])`
  return Prisma.sql`FROM "Award" a
    WHERE a."tenantId" = ${tenantId}::uuid AND ${toConfirmSql(today)} ${mine}`
}

/**
 * Level certificates that have run out or soon will and ask to be confirmed, the earliest first. One that a later
 * year's rating has replaced asks for nothing. `agencyIds` undefined: of the whole tenant.
 */
export async function awardsToConfirm(
  tx: Tx,
  tenantId: string,
  today: DateString,
  agencyIds?: readonly string[],
): Promise<ExpiringAward[]> {
  const rows = await tx.$queryRaw<(Omit<ExpiringAward, 'validUntil'> & { validUntil: Date })[]>`
    SELECT a."id", a."agencyName", a."number", a."validUntil" ${awardsToConfirmSql(tenantId, today, agencyIds)}
    ORDER BY a."validUntil", a."agencyName"`
  return rows.map((row) => ({ ...row, validUntil: dayOf(row.validUntil) }))
}
