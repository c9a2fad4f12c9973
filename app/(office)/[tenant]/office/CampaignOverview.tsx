import Link from 'next/link'
import { NumberStrip, Section } from '@/components/ui/Section'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { formatDayMonth, formatLong } from '@/lib/core/dates'
import { submissionTiming, timingText, type SubmissionTiming } from '@/lib/core/due'
import { count } from '@/lib/core/format'
import { deadlineLabels } from '@/lib/rating/labels'
import type { OpenCampaign } from '@/lib/queue/queries'

type Props = { slug: string; campaign: OpenCampaign; now: Date; timeZone: string; /** The whole tenant is seen, not an agency. */ wide: boolean }

const deadlines = ['selfAssessmentDue', 'ratingDue', 'resultsSentDue', 'publicationDue'] as const

const stand = ({ code, days }: SubmissionTiming, pending: number): { kind: StatusKind; text: string } => {
  if (pending === 0) return { kind: 'ok', text: 'выполнено' }
  if (code === 'OVERDUE') return { kind: 'bad', text: timingText({ code, days, workingDays: 0, calendarKnown: true }) }
  return { kind: code === 'DUE_SOON' ? 'warn' : 'none', text: '' }
}

/** Where the year's campaign stands: participants by stage and the dates ahead. */
export function CampaignOverview({ slug, campaign, now, timeZone, wide }: Props) {
  const { counts } = campaign
  const all = Object.values(counts).reduce((sum, n) => sum + n, 0)
  const beforeSubmit = counts.NOT_STARTED + counts.DRAFT
  const beforeVerified = beforeSubmit + counts.SUBMITTED + counts.VERIFICATION
  const pending = { selfAssessmentDue: beforeSubmit, ratingDue: beforeVerified, resultsSentDue: beforeVerified + counts.VERIFIED, publicationDue: all }
  const href = `/${slug}/office/campaigns/${campaign.id}`
  const late = submissionTiming(campaign.selfAssessmentDue, timeZone, null, now).code === 'OVERDUE'
  return (
    <Section title={`Рейтинг за ${campaign.year} год`} rule actions={wide && <Link href={href}>Все участники</Link>}>
      {wide && (
        <NumberStrip
          label={`Участники по этапам, ${campaign.year}`}
          items={[
            { key: 'none', value: beforeSubmit, label: 'ещё не сдали', note: `${counts.NOT_STARTED} не начали`, noteTone: late && beforeSubmit > 0 ? 'danger' : undefined, href },
            { key: 'verify', value: counts.SUBMITTED + counts.VERIFICATION, label: 'на проверке', note: `${counts.SUBMITTED} ждут, ${counts.VERIFICATION} в работе`, href: `/${slug}/office/verification` },
            { key: 'window', value: counts.VERIFIED + counts.RESULTS_SENT + counts.RECEIVED, label: 'результаты и сроки', note: `${counts.RECEIVED} получили` },
            { key: 'object', value: counts.OBJECTED + counts.SETTLED, label: 'несогласия', note: `${counts.OBJECTED} не рассмотрено`, href: `/${slug}/office/objections` },
            { key: 'final', value: counts.FINAL, label: 'итог подведён', note: `из ${count(all, 'участника', 'участников', 'участников')}` },
          ]}
        />
      )}
      <h3 className="mt-6 mb-2">Ближайшие сроки</h3>
      <ul className="border-t border-line">
        {deadlines.map((key) => {
          const timing = submissionTiming(campaign[key], timeZone, null, now)
          const state = stand(timing, pending[key])
          return (
            <li key={key} className="flex flex-wrap items-baseline gap-x-3 border-b border-line py-2.5 text-dense">
              <b className="min-w-[7rem]" title={formatLong(campaign[key])}>{formatDayMonth(campaign[key])}</b>
              <span className="min-w-0 flex-1 basis-32">{deadlineLabels[key]}</span>
              <StatusMark kind={state.kind}>{state.text || timingText(timing)}</StatusMark>
            </li>
          )
        })}
      </ul>
    </Section>
  )
}
