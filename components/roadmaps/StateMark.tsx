import { StatusMark } from '@/components/ui/StatusMark'
import { progressMark, progressText, stateLabels, stateText } from '@/lib/roadmaps/labels'
import type { RoadmapProgress, State } from '@/lib/roadmaps/rules'

/** How an item or a part stands, in words with its sign. */
export const StateMark = ({ state, short }: { state: State; short?: boolean }) => (
  <StatusMark kind={stateLabels[state.code].mark}>
    {short ? stateLabels[state.code].short : stateText(state)}
  </StatusMark>
)

/** «8 из 11, 1 просрочено» with the sign of the whole map. */
export const ProgressMark = ({ progress }: { progress: RoadmapProgress }) => (
  <StatusMark kind={progressMark(progress)}>{progressText(progress)}</StatusMark>
)
