import 'server-only'
import type { Tx } from '@/lib/platform/db'

const DAY_MS = 86_400_000
const MONTH_MS = 31 * DAY_MS
/** Days in which the answers of a file are taken, or the file goes. */
export const FILE_DAYS = 14

/** Forms opened longer ago than a month are not sent again: their keys go. */
export const forgetOpenedForms = async (tx: Tx, tenantId: string, now: Date): Promise<void> => {
  await tx.surveyAttempt.deleteMany({ where: { tenantId, day: { lt: new Date(now.getTime() - MONTH_MS) } } })
}

/** A file holds more than the portal takes: who answered, from where, when. */
export const forgetAnswerFiles = async (tx: Tx, tenantId: string, now: Date): Promise<void> => {
  await tx.answerImport.deleteMany({
    where: { tenantId, status: 'DRAFT', createdAt: { lt: new Date(now.getTime() - FILE_DAYS * DAY_MS) } },
  })
}
