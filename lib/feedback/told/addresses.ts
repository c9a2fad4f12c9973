import 'server-only'
import type { Prisma } from '@/lib/generated/prisma/client'

/** Whose addresses a letter goes to when a problem is told: left for it, beside its words, or beside its survey. */
export const addressesWhere = (
  problemIds: string[],
  surveyId: string | null,
  messageIds: string[],
): Prisma.ToldAddressWhereInput => ({
  OR: [
    { problemId: { in: problemIds } },
    { messageId: { in: messageIds } },
    ...(surveyId === null ? [] : [{ surveyId, problemId: null, messageId: null }]),
  ],
})
