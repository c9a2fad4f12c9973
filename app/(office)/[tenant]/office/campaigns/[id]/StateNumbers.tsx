import { NumberStrip } from '@/components/ui/Section'
import type { CampaignView } from '@/lib/rating/campaign/queries'

/** How many participants stand where; each number opens its part of the table. */
export function StateNumbers({ tenant, campaign }: { tenant: string; campaign: CampaignView }) {
  const { id, counts } = campaign
  const here = `/${tenant}/office/campaigns/${id}`
  const share = (part: number) => (counts.all > 0 ? `${Math.round((part / counts.all) * 100)} %` : undefined)
  return (
    <NumberStrip
      label="Участники по состояниям"
      items={[
        {
          key: 'not-started',
          value: counts.notStarted,
          label: 'не начали',
          note: share(counts.notStarted),
          href: `${here}?state=not-started#table`,
        },
        {
          key: 'draft',
          value: counts.draft,
          label: 'заполняют черновик',
          note: share(counts.draft),
          href: `${here}?state=draft#table`,
        },
        {
          key: 'submitted',
          value: counts.submitted,
          label: 'сдали',
          note: share(counts.submitted),
          href: `${here}?state=submitted#table`,
        },
        {
          key: 'late',
          value: counts.late,
          label: 'опоздали',
          note: counts.late > 0 ? 'не сдали вовремя' : 'никто',
          noteTone: counts.late > 0 ? 'danger' : undefined,
          href: `${here}?state=late#table`,
        },
      ]}
    />
  )
}
