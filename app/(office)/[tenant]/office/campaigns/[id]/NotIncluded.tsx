import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'
import type { CampaignView } from '@/lib/rating/campaign/queries'

/** Agencies that appeared after the opening. */
export function NotIncluded({ tenant, campaign }: { tenant: string; campaign: CampaignView }) {
  const here = `/${tenant}/office/campaigns/${campaign.id}`
  return (
    <Notice
      tone="warn"
      className="mt-6"
      title={`${count(campaign.notIncluded.length, 'орган не включён', 'органа не включены', 'органов не включены')} в кампанию`}
      action={
        <ButtonLink size="s" variant="quiet" href={`${here}/participants`}>
          Показать и включить
        </ButtonLink>
      }
    >
      Появились после открытия:{' '}
      {campaign.notIncluded
        .slice(0, 3)
        .map(({ name }) => name)
        .join('; ')}
      {campaign.notIncluded.length > 3 && ' и другие'}.
    </Notice>
  )
}
