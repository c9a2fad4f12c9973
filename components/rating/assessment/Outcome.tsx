'use client'
import type { FormAction } from '@/components/ui/ActionForm'
import type { SubmissionProblem } from '@/lib/rating/assessment/answer-rules'
import type { AssessmentView } from '@/lib/rating/assessment/view'
import type { PathToNextLevel } from '@/lib/rating/assessment/path'
import type { AssessmentScore } from '@/lib/rating/methodology/score'
import { PathBlock } from './PathBlock'
import { RemainingBlock } from './RemainingBlock'
import { SubmitBlock } from './SubmitBlock'
import { TotalPanel } from './TotalPanel'

type Props = {
  tenant: string
  view: AssessmentView
  score: AssessmentScore
  path: PathToNextLevel | null
  problems: readonly SubmissionProblem[]
  /** Something typed is not on the server yet. */
  unsaved: boolean
  handOverAction: FormAction
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
}

/** The running total, the way to the next level, what is left to do, and the hand-over. */
export function Outcome({ tenant, view, score, path, problems, unsaved, handOverAction, href, onOpen }: Props) {
  const { methodology, can } = view
  return (
    <div id="itog" className="border-t border-line bg-surface px-4 py-6 md:border-t-0 md:border-l md:px-5">
      <div className="md:sticky md:top-6">
        <TotalPanel methodology={methodology} score={score} path={path} />
        <div className="mt-6">
          <PathBlock methodology={methodology} path={path} total={score.total} href={href} onOpen={onOpen} />
        </div>
        {can.edit ? (
          <RemainingBlock problems={problems} href={href} onOpen={onOpen}>
            <SubmitBlock
              tenant={tenant}
              view={view}
              ready={problems.every(({ blocking }) => !blocking)}
              unsaved={unsaved}
              handOverAction={handOverAction}
            />
          </RemainingBlock>
        ) : (
          <div className="mt-6">
            <SubmitBlock tenant={tenant} view={view} ready unsaved={false} handOverAction={handOverAction} />
          </div>
        )}
      </div>
    </div>
  )
}
