import 'server-only'
import type { Tx } from '@/lib/platform/db'
import { loadMethodology, rememberedMethodology } from './frozen'
import type { Methodology } from './types'

/**
 * The campaign's frozen methodology; one statement the first time in a process, none afterwards. The caller has checked
 * the campaign.
 */
export async function campaignMethodology(tx: Tx, tenantId: string, campaignId: string): Promise<Methodology> {
  const known = rememberedMethodology(campaignId)
  if (known) return known
  const { methodology } = await tx.ratingCampaign.findUniqueOrThrow({
    where: { tenantId_id: { tenantId, id: campaignId } },
    select: { methodology: true },
  })
  return loadMethodology(methodology, campaignId)
}
