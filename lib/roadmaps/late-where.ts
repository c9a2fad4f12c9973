import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { oneOf } from '@/lib/platform/sql'
import { dueSoonUntil, handedInStatuses, inForceOnceStatuses, owedStatuses } from './rules'

// What `partState` says of the part `p` of the item `i`, as SQL.

/** Still owed: not handed in, or returned. */
export const owedSql = oneOf('p."status"', owedStatuses)

/** OVERDUE: owed after its day. */
export const overdueSql = (today: DateString): Prisma.Sql => Prisma.sql`(${owedSql} AND i."dueOn" < ${today}::date)`

/** DUE_SOON: owed, its day is near. */
export const dueSoonSql = (today: DateString): Prisma.Sql =>
  Prisma.sql`(${owedSql} AND i."dueOn" BETWEEN ${today}::date AND ${dueSoonUntil(today)}::date)`

/** DONE_LATE: accepted, handed in after its day. */
export const doneLateSql = Prisma.raw(`(p."status" = 'ACCEPTED' AND p."submittedOn" > i."dueOn")`)

/** Late in any way, for reports on the past: handed in after its day, or not handed in by the given one. */
export const lateOnSql = (day: DateString): Prisma.Sql => Prisma.sql`(
  CASE WHEN ${oneOf('p."status"', handedInStatuses)} THEN coalesce(p."submittedOn", ${day}::date) > i."dueOn"
  ELSE i."dueOn" < ${day}::date END)`

/** The map `m` was approved, whether it is closed by now or not. */
export const inForceOnceSql = oneOf('m."status"', inForceOnceStatuses)
