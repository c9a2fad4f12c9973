import { NumberStrip, Section } from '@/components/ui/Section'
import { submissionTiming } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import type { OpenCampaign } from '@/lib/rating/campaign/open-queries'

type Props = { slug: string; campaign: OpenCampaign; now: Date; timeZone: string }

/** Where the year's campaign stands: participants by stage. */
export function CampaignOverview({ slug, campaign, now, timeZone }: Props) {
  const { counts } = campaign
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const beforeSubmit = counts.NOT_STARTED + counts.DRAFT
  const href = `/${slug}/office/campaigns/${campaign.id}`
  const late = submissionTiming(campaign.selfAssessmentDue, timeZone, null, now).code === 'OVERDUE'
  return (
    <Section title={`Рейтинг за ${campaign.year} год`} actions={<a href={href}>Все участники</a>}>
      <NumberStrip
        label={`Участники по этапам, ${campaign.year}`}
        items={[
          {
            key: 'none',
            value: beforeSubmit,
            label: 'ещё не сдали',
            note: `${counts.NOT_STARTED} не начали`,
            noteTone: late && beforeSubmit > 0 ? 'danger' : undefined,
            href,
          },
          {
            key: 'verify',
            value: counts.SUBMITTED + counts.VERIFICATION,
            label: 'на проверке',
            note: `${counts.SUBMITTED} ждут, ${counts.VERIFICATION} в работе`,
            href: `/${slug}/office/verification`,
          },
          {
            key: 'window',
            value: counts.VERIFIED + counts.RESULTS_SENT + counts.RECEIVED,
            label: 'результаты и сроки',
            note: `${counts.RECEIVED} получили`,
          },
          {
            key: 'object',
            value: counts.OBJECTED + counts.SETTLED,
            label: 'несогласия',
            note: `${counts.OBJECTED} не рассмотрено`,
            href: `/${slug}/office/objections`,
          },
          {
            key: 'final',
            value: counts.FINAL,
            label: 'итог подведён',
            note: `из ${count(all, 'участника', 'участников', 'участников')}`,
          },
        ]}
      />
    </Section>
  )
}
