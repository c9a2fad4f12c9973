import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, type DateString } from '@/lib/core/dates'
import type { ReportStatus } from '@/lib/projects/reports/rules'
import { reportStatusLabels } from '@/lib/projects/reports/labels'

/** State of a report in a sign and a word; a late one says so first. */
export function ReportState({
  status,
  late,
  dueOn,
}: {
  status: ReportStatus
  late: boolean
  dueOn: DateString | null
}) {
  if (late && dueOn)
    return (
      <StatusMark kind="bad">
        {status === 'RETURNED' ? 'возвращён, просрочен' : 'просрочен'}: был до {formatShort(dueOn)}
      </StatusMark>
    )
  const { short, mark } = reportStatusLabels[status]
  return (
    <StatusMark kind={mark}>
      {short}
      {dueOn && status !== 'ACCEPTED' && status !== 'SUBMITTED' ? ` до ${formatShort(dueOn)}` : ''}
    </StatusMark>
  )
}
