import { StatusMark } from '@/components/ui/StatusMark'
import { stateLabels, stateSigns } from '@/lib/quarterly/labels'
import type { QuarterlyState } from '@/lib/quarterly/rules'

/** State of a quarterly report in a sign and a word. */
export const QuarterlyMark = ({ state }: { state: QuarterlyState }) => (
  <StatusMark kind={stateSigns[state]}>{stateLabels[state]}</StatusMark>
)
