import { newId } from '@/lib/core/ids'
import type { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'
import { newAwardCode } from '@/lib/core/code'
import { assemblePublication, type Publication, type PublicationParticipant } from '@/lib/rating/publication/assemble'
import type { NotRated, PublishedSettlement } from '@/lib/rating/publication/published'
import { attestedFromScore } from '@/lib/rating/methodology/score'
import type { TenantView } from '@/lib/core/tenant'
import { openedCampaign } from './campaign'
import { kuzbassMethodology } from './tenant'

export type Rated = {
  agency: { id: string; name: string; slug: string }
  scores: number[]
  selfAssessed?: boolean
  /** Of the first criterion. */
  settlement?: PublishedSettlement
}
type Options = {
  campaignId?: string
  version?: number
  reason?: string
  publishedAt?: Date
  notRated?: NotRated[]
  nextNumber?: number
}

const participantOf = ({ agency, scores, selfAssessed = true, settlement }: Rated): PublicationParticipant => ({
  agencyId: agency.id,
  agencySlug: agency.slug,
  agencyName: agency.name,
  agencyKind: 'EXECUTIVE_BODY',
  selfAssessed,
  answers: kuzbassMethodology().criteria.map((criterion, i) => ({
    criterion: criterion.number,
    attested: attestedFromScore(criterion, scores[i] ?? 0),
    verifiedScore: scores[i] ?? 0,
    verifiedReason: 'Сверено.',
    finalScore: scores[i] ?? 0,
    settlement: i === 0 ? (settlement ?? null) : null,
    correction: null,
    evidence: ['Приказ'],
  })),
})

/**
 * A version of a year's rating as publishing leaves it: version, results, awards; the campaign is made unless given.
 */
export async function publishedRating(
  tenant: TenantView,
  year: number,
  rated: Rated[],
  options: Options = {},
): Promise<Publication & { campaignId: string }> {
  const {
    version = 1,
    reason = null,
    publishedAt = new Date(`${year + 1}-03-27T03:05:00Z`),
    notRated = [],
    nextNumber = 1,
  } = options
  const campaignId =
    options.campaignId ??
    (
      await openedCampaign(
        tenant,
        rated.map(({ agency }) => agency.id),
        year,
      )
    ).id
  const publication = assemblePublication({
    tenantId: tenant.id,
    tenant,
    programme: tenant.programme,
    campaignId,
    year,
    version,
    reason,
    publishedAt,
    publishedBy: 'Комитет',
    methodology: kuzbassMethodology(),
    participants: rated.map(participantOf),
    notRated,
    nextNumber: { LEVEL_CERTIFICATE: nextNumber, DIPLOMA: nextNumber },
    newId,
    newCode: newAwardCode,
  })
  await withTenant(tenant.id, async (tx) => {
    await tx.ratingVersion.create({
      data: { ...publication.version, bundle: publication.version.bundle as unknown as Prisma.InputJsonObject },
    })
    await tx.ratingResult.createMany({
      data: publication.results.map((result) => ({
        ...result,
        breakdown: result.breakdown as unknown as Prisma.InputJsonObject,
      })),
    })
    await tx.award.createMany({ data: publication.awards })
    await tx.ratingCampaign.update({
      where: { tenantId_id: { tenantId: tenant.id, id: campaignId } },
      data: { status: 'PUBLISHED' },
    })
  })
  return { ...publication, campaignId }
}
