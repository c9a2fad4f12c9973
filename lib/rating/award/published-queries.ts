import 'server-only'
import { withTenant } from '@/lib/platform/db'
import type { AwardDocument } from './document'
import { authorityName, awardDocument } from './view'
import { dayOf } from '@/lib/core/db-day'
import { loadMethodology } from '../methodology/frozen'
import type { TenantView } from '@/lib/core/tenant'
import type { ProgrammeTemplate } from '@/lib/programme/act'

/**
 * A diploma or certificate by the code printed on it; null when the tenant has issued none such. Anyone who holds the
 * paper may ask.
 */
export async function getPublishedAward(
  tenant: TenantView & { template: ProgrammeTemplate },
  code: string,
  now: Date,
): Promise<AwardDocument | null> {
  if (!/^[\w-]{12,64}$/.test(code)) return null
  const row = await withTenant(tenant.id, (tx) =>
    tx.award.findUnique({
      where: { tenantId_code: { tenantId: tenant.id, code } },
      include: {
        version: { select: { version: true, campaignId: true, campaign: { select: { methodology: true } } } },
      },
    }),
  )
  return (
    row &&
    awardDocument({
      award: { ...row, validUntil: row.validUntil ? dayOf(row.validUntil) : null },
      tenant,
      authority: authorityName(tenant.template, tenant.name),
      methodology: loadMethodology(row.version.campaign.methodology, row.version.campaignId),
      ratingVersion: row.version.version,
      now,
    })
  )
}
