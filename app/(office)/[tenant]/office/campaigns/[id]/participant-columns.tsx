import { LevelBadge } from '@/components/rating/LevelBadge'
import type { Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort, formatShort, instantToDate } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { timingText } from '@/lib/core/due'
import type { AssessmentSort } from '@/lib/rating/assessment/list'
import { timingMark } from '@/lib/rating/status/marks'
import type { CampaignView } from '@/lib/rating/campaign/queries'
import { levelSign } from '@/lib/rating/methodology/labels'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { isNotSubmitted } from '@/lib/rating/status/rules'

type ParticipantRow = CampaignView['page']['rows'][number]
type ParticipantSorting = (by: AssessmentSort) => Pick<Column<ParticipantRow>, 'sortHref' | 'sorted'>
type Props = { tenant: string; timeZone: string; campaign: CampaignView; sorting: ParticipantSorting }

/** The agency has not submitted yet: it can be reminded. */
export const waits = (row: ParticipantRow): boolean => isNotSubmitted(row.status)

/** The box that marks whom to remind. */
export const pickColumn: Column<ParticipantRow> = {
  key: 'pick',
  header: <span className="sr-only">Напомнить</span>,
  width: '2.5rem',
  phone: 'wide',
  cell: (row) =>
    waits(row) ? (
      <input
        type="checkbox"
        name="assessmentIds[]"
        value={row.id}
        aria-label={`Напомнить: ${row.agencyName}`}
        className="size-5 accent-accent"
      />
    ) : null,
}

/** A participant, where its assessment stands, and who verifies it. */
export function participantColumns({ tenant, timeZone, campaign, sorting }: Props): Column<ParticipantRow>[] {
  const level = (code: string | null) =>
    code ? (
      <LevelBadge {...levelSign(campaign.methodology, code)} name={levelSign(campaign.methodology, code).title} />
    ) : null
  return [
    {
      key: 'name',
      header: 'Участник',
      phone: 'title',
      ...sorting('name'),
      cell: (row) => <a href={`/${tenant}/office/assessments/${row.id}`}>{row.agencyName}</a>,
    },
    {
      key: 'status',
      header: 'Состояние',
      ...sorting('status'),
      cell: (row) => <StatusMark kind={timingMark(row)}>{assessmentStatusLabels[row.status].short}</StatusMark>,
    },
    {
      key: 'submitted',
      header: 'Сдана',
      ...sorting('submitted'),
      cell: (row) =>
        waits(row) ? (
          <span className="text-muted">
            {timingText(row.timing)}
            {row.remindedAt && (
              <span className="block text-sm">напомнили {formatShort(instantToDate(timeZone, row.remindedAt))}</span>
            )}
          </span>
        ) : row.submittedAt ? (
          <>
            {formatDateTimeShort(timeZone, row.submittedAt)}
            {row.timing.code === 'LATE' && <span className="block text-sm text-warn">{timingText(row.timing)}</span>}
          </>
        ) : (
          <span className="text-muted">не представлена</span>
        ),
    },
    {
      key: 'self',
      header: 'Самооценка',
      ...sorting('self'),
      cell: (row) =>
        row.selfTotal === null ? (
          <span className="text-muted">–</span>
        ) : (
          <span className="inline-flex flex-wrap items-baseline gap-x-2">
            {formatDecimal(row.selfTotal)}
            {level(row.selfLevel)}
          </span>
        ),
    },
    { key: 'verifier', header: 'Проверяет', cell: (row) => row.verifierName ?? <span className="text-muted">–</span> },
  ]
}
