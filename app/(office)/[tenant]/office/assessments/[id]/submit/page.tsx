import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { Steps, type Step } from '@/components/ui/Steps'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { timingText } from '@/lib/core/due'
import { requireActor } from '@/lib/platform/actor'
import { getSubmission, type SubmissionView } from '@/lib/rating/assessment/queries'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { criterionName } from '@/lib/rating/methodology/types'
import { isNotSubmitted } from '@/lib/rating/status/rules'
import { scoreAssessment } from '@/lib/rating/methodology/score'
import { upperFirst } from '@/lib/core/format'
import { submitAssessmentAction } from './action'
import { levelSign } from '@/lib/rating/methodology/labels'
import { submissionProblemDetail } from '@/lib/rating/assessment/labels'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Перед отправкой' }

function stepsOf({ methodology, problems }: SubmissionView, here: string): Step[] {
  return methodology.criteria.map((criterion): Step => {
    const own = problems.filter((problem) => problem.criterion === criterion.number)
    return {
      key: String(criterion.number),
      label: `${criterion.number}. ${criterionName(criterion)}`,
      href: `${here}?criterion=${criterion.number}`,
      state: own.some(({ blocking }) => blocking) ? 'problem' : 'done',
      note: own.length > 0 ? own.map((problem) => upperFirst(submissionProblemDetail(problem))).join(' ') : undefined,
    }
  })
}

/** The check list before sending and the sending itself. */
export default async function SubmitPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments/${id}/submit`)
  const view = await getSubmission(actor, { id })
  const here = `/${tenant}/office/assessments/${id}`
  const { methodology, timing } = view
  const score = scoreAssessment(methodology, view.attested)
  const sign = levelSign(methodology, score.level)
  const blocked = view.problems.filter(({ blocking }) => blocking).length
  return (
    <div className="max-w-3xl">
      <Breadcrumbs items={[{ label: 'Самооценка', href: here }, { label: 'Перед отправкой' }]} />
      <PageTitle
        kicker={`${view.agency.name} · самооценка за ${view.year} год`}
        title={
          !isNotSubmitted(view.status)
            ? 'Самооценка уже отправлена'
            : blocked > 0
              ? 'Отправлять рано: кое-что осталось'
              : 'Можно отправлять'
        }
        lead={`Сдать до ${formatLong(view.due)}, ${timingText(timing)}.`}
      />
      <p className="mb-6 flex flex-wrap items-center gap-4">
        <b className="text-3xl">{formatDecimal(score.total)}</b>
        <LevelBadge {...sign} name={sign.title} size="md" />
      </p>
      <Steps items={stepsOf(view, here)} label="Критерии" />
      <div className="mt-6 grid gap-4">
        {!isNotSubmitted(view.status) && <Notice>{assessmentStatusLabels[view.status].agency}</Notice>}
        {isNotSubmitted(view.status) && timing.code === 'OVERDUE' && (
          <Notice tone="warn">
            Срок прошёл. Отправить можно, но самооценка будет отмечена как сданная с опозданием.
          </Notice>
        )}
        {isNotSubmitted(view.status) && !view.canSubmit && (
          <Notice>Отправляет куратор органа. Скажите ему, когда всё готово.</Notice>
        )}
        {isNotSubmitted(view.status) && view.canSubmit && blocked === 0 && (
          <ActionForm
            action={submitAssessmentAction}
            tenant={tenant}
            hidden={{ assessmentId: id, version: view.version }}
            submitLabel="Отправить самооценку"
            confirm={{
              title: 'Отправить самооценку?',
              text: `Итог – ${formatDecimal(score.total)}, «${sign.title}». После отправки ответы изменить нельзя; вернуть их на доработку может только уполномоченный орган.`,
              confirmLabel: 'Отправить',
            }}
            actions={
              <ButtonLink variant="quiet" href={here}>
                Вернуться к ответам
              </ButtonLink>
            }
          />
        )}
        {isNotSubmitted(view.status) && blocked > 0 && (
          <p>
            <ButtonLink href={`${here}?criterion=${view.problems.find(({ blocking }) => blocking)?.criterion ?? 1}`}>
              Дополнить ответы
            </ButtonLink>
          </p>
        )}
      </div>
    </div>
  )
}
