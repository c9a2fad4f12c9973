import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { surveyStageLabels } from '@/lib/feedback/survey/labels'
import type { SurveyStage } from '@/lib/feedback/survey/status'

const kinds: Record<SurveyStage, StatusKind> = {
  DRAFT: 'none',
  WAITING: 'none',
  OPEN: 'ok',
  ENDED: 'warn',
  CLOSED: 'none',
}

/** The state of a survey; `revised` – its questions are being changed meanwhile. */
export function StageMark({ stage, revised }: { stage: SurveyStage; revised?: boolean }) {
  return (
    <StatusMark kind={kinds[stage]}>
      {surveyStageLabels[stage]}
      {revised && ', анкету меняют'}
    </StatusMark>
  )
}
