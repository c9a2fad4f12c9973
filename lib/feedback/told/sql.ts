import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { oneOf } from '@/lib/platform/sql'
import { messageMachine } from './rules'

/** A word `s` that nothing else will answer: no answer yet, no problem, no proposal. */
export const unansweredSql: Prisma.Sql = Prisma.sql`(${oneOf('s."status"', messageMachine.from('answer'))}
  AND s."problemId" IS NULL AND s."proposalId" IS NULL)`

/** The first words of a word `s`, for a list. */
export const firstWords = `CASE WHEN length(s."text") > 80 THEN left(s."text", 79) || '…' ELSE s."text" END`
