import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'
import { oneOf } from '@/lib/platform/sql'
import { notSubmittedStatuses, resultsOutStatuses } from './rules'

/** `isNotSubmitted` of the assessment `s`. */
export const notSubmittedSql = oneOf('s."status"', notSubmittedStatuses)

/** `areResultsOut` of the assessment `s`. */
export const resultsOutSql = oneOf('s."status"', resultsOutStatuses)

/** `isLate` of the assessment `s`: `today` and the due day are the tenant's. */
export const lateSql = (due: DateString, timeZone: string, today: DateString): Prisma.Sql => Prisma.sql`
  CASE WHEN ${notSubmittedSql} OR s."submittedAt" IS NULL THEN ${today}::date
  ELSE (s."submittedAt" AT TIME ZONE ${timeZone})::date END > ${due}::date`
