import { StatusMark } from '@/components/ui/StatusMark'
import { measurementStatusLabels } from '@/lib/results/labels'
import type { MeasurementStatus } from '@/lib/results/rules'

/** Whether a figure is confirmed, and why it is not. */
export function StatusLine({
  status,
  reason,
  decidedBy,
}: {
  status: MeasurementStatus
  reason: string
  decidedBy: string | null
}) {
  const { text, mark } = measurementStatusLabels[status]
  return (
    <>
      <StatusMark kind={mark}>{text}</StatusMark>
      {(reason || decidedBy) && (
        <span className="block text-sm text-muted">{[decidedBy, reason].filter(Boolean).join(': ')}</span>
      )}
    </>
  )
}
