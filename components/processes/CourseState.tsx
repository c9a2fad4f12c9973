import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { courseStatusLabels } from '@/lib/processes/request/labels'
import type { AnswerLine } from '@/lib/processes/request/view'

/** State of an answer in a sign and a word; a late one says so first. */
export function CourseState({ status, late, request: { dueOn } }: Pick<AnswerLine, 'status' | 'late' | 'request'>) {
  const { short, mark } = courseStatusLabels[status]
  if (late)
    return (
      <StatusMark kind="bad">
        {status === 'RETURNED' ? 'возвращён, просрочен' : 'просрочен'}: был до {formatShort(dueOn)}
      </StatusMark>
    )
  return (
    <StatusMark kind={mark}>
      {short}
      {status === 'DUE' && ` до ${formatShort(dueOn)}`}
      {status === 'RETURNED' && `, ждём до ${formatShort(dueOn)}`}
    </StatusMark>
  )
}
