import { StatusMark } from '@/components/ui/StatusMark'
import type { Lateness, StageState } from '@/lib/projects/stages/rules'
import { latenessText, stageStateLabels } from '@/lib/projects/stages/labels'

/** State of a stage: sign and word; lateness stands first, critical lateness has its own sign. */
export function StageMark({ state, late }: { state: StageState; late: Lateness }) {
  const { text, mark } = stageStateLabels[state]
  const said = latenessText(late, state === 'CLOSED')
  if (state === 'CLOSED') return <StatusMark kind="ok">{said ? `${text} ${said}` : text}</StatusMark>
  if (late.kind === 'CRITICAL')
    return (
      <StatusMark kind="bad" className="font-semibold">
        {said}
      </StatusMark>
    )
  if (late.kind === 'LATE') return <StatusMark kind="bad">{said}</StatusMark>
  return <StatusMark kind={mark}>{text}</StatusMark>
}
