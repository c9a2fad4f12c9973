import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { dayOf } from '@/lib/core/db-day'
import { Prisma } from '@/lib/generated/prisma/client'
import type { SourceContext } from '@/lib/platform/module'
import { rowsOf, type Sql } from '@/lib/platform/sources'
import { campaignMethodology } from '../methodology/of-campaign'
import { objectionWindow } from '../methodology/window'

/**
 * The last day of the objection window of those who received their results that day: the production calendar is not in
 * the database.
 */
export type WindowDay = { campaignId: string; receivedOn: DateString; lastDay: DateString }

/**
 * Which last days of objecting there are: few, because results are received on few days. One statement, and one more
 * the first time in a process.
 */
export async function objectionWindows({
  tx,
  tenantId,
  timeZone,
}: Pick<SourceContext, 'tx' | 'tenantId' | 'timeZone'>): Promise<WindowDay[]> {
  const rows = await tx.$queryRaw<{ campaignId: string; receivedOn: Date }[]>`
    SELECT DISTINCT s."campaignId", (s."receivedAt" AT TIME ZONE ${timeZone})::date AS "receivedOn"
    FROM "SelfAssessment" s
    JOIN "RatingCampaign" c ON c."tenantId" = s."tenantId" AND c."id" = s."campaignId" AND c."status" = 'OPEN'
    WHERE s."tenantId" = ${tenantId}::uuid AND s."status" = 'RECEIVED' AND s."receivedAt" IS NOT NULL`
  const days: WindowDay[] = []
  for (const { campaignId, receivedOn } of rows) {
    const day = dayOf(receivedOn)
    const { workingDays } = (await campaignMethodology(tx, tenantId, campaignId)).cycle.objectionWindow
    days.push({ campaignId, receivedOn: day, lastDay: objectionWindow(day, workingDays).lastDay })
  }
  return days
}

/** The windows as rows w, and which of them is that of "SelfAssessment" s. */
export const windowRows = (days: readonly WindowDay[]): Sql =>
  Prisma.sql`${rowsOf(days)} AS w("campaignId" uuid, "receivedOn" date, "lastDay" date)`
export const ofWindow = (timeZone: string): Sql =>
  Prisma.sql`w."campaignId" = s."campaignId" AND w."receivedOn" = (s."receivedAt" AT TIME ZONE ${timeZone})::date`
