import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { kuzbassMethodology } from './tenant'

/** An open campaign of the year with one self-assessment per agency, as `campaign.open` leaves it. */
export async function openedCampaign(
  tenant: TenantView,
  agencyIds: string[],
  year = 2026,
): Promise<{ id: string; assessmentIds: string[] }> {
  const id = newId()
  const { interpretations, ...methodology } = kuzbassMethodology()
  const day = (text: string) => new Date(`${text}T00:00:00Z`)
  const assessmentIds = agencyIds.map(() => newId())
  await withTenant(tenant.id, async (tx) => {
    await tx.ratingCampaign.create({
      data: {
        tenantId: tenant.id,
        id,
        year,
        methodology: { ...methodology, interpretations } as Prisma.InputJsonObject,
        interpretations,
        openedAt: new Date(),
        selfAssessmentDue: day(`${year}-12-15`),
        ratingDue: day(`${year + 1}-01-30`),
        resultsSentDue: day(`${year + 1}-02-20`),
        publicationDue: day(`${year + 1}-04-01`),
      },
    })
    await tx.selfAssessment.createMany({
      data: agencyIds.map((agencyId, i) => ({
        tenantId: tenant.id,
        id: assessmentIds[i] ?? newId(),
        campaignId: id,
        agencyId,
      })),
    })
  })
  return { id, assessmentIds }
}
