import 'server-only'
import type { Tx } from '@/lib/platform/db'

const MONTH_MS = 31 * 86_400_000

/** Forms opened longer ago than a month are not sent again: their keys go. */
export const forgetOpenedForms = async (tx: Tx, tenantId: string, now: Date): Promise<void> => {
  await tx.surveyAttempt.deleteMany({ where: { tenantId, day: { lt: new Date(now.getTime() - MONTH_MS) } } })
}
