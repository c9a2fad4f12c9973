import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { Prisma } from '@/lib/generated/prisma/client'

/** Nobody has answered the proposal `p` and its limit has passed: `answerTiming` LATE of one that is FILED. */
export const unansweredLateSql = (p: 'p' | 'o', today: DateString): Prisma.Sql =>
  Prisma.sql`(${Prisma.raw(`${p}."status" = 'FILED' AND ${p}."answerDue"`)} < ${today}::date)`
