import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { answerTimingMark, answerTimingText, effectText, proposalStatusLabels } from '@/lib/proposals/labels'
import type { ProposalLine } from '@/lib/proposals/view'

type Props = {
  line: Pick<
    ProposalLine,
    'status' | 'timing' | 'answerDue' | 'dueOn' | 'doneOn' | 'hours' | 'money' | 'responsible' | 'overdue'
  >
  /** Shown under its column's heading: the state need not be said again. */
  inColumn?: boolean
}

/** Where a proposal stands: the state and the day that matters now. */
export function ProposalState({ line, inColumn }: Props) {
  const { status, timing, answerDue, dueOn, doneOn, responsible, overdue } = line
  const said = inColumn ? '' : `${proposalStatusLabels[status].short}, `
  switch (status) {
    case 'FILED':
      return (
        timing && (
          <StatusMark kind={answerTimingMark(timing)}>
            {inColumn ? '' : 'ответить '}до {formatShort(answerDue)}: {answerTimingText(timing)}
          </StatusMark>
        )
      )
    case 'ACCEPTED':
      return (
        <StatusMark kind={overdue ? 'bad' : 'ok'}>
          {said}
          {overdue ? 'внедрить следовало ' : ''}до {dueOn ? formatShort(dueOn) : '–'}
          {responsible && `, ${responsible}`}
        </StatusMark>
      )
    case 'DONE':
      return (
        <StatusMark kind="ok">
          {said}
          {doneOn && formatShort(doneOn)}
          {effectText(line) && `: ${effectText(line)}`}
        </StatusMark>
      )
    case 'DECLINED':
      return inColumn ? null : <StatusMark kind="none">{proposalStatusLabels[status].short}</StatusMark>
  }
}
