'use client'
import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { ButtonLink } from '@/components/ui/Button'
import { Notice } from '@/components/ui/Notice'
import { timingText } from '@/lib/core/due'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import type { AssessmentView } from '@/lib/rating/assessment/view'
import { isNotSubmitted, type AssessmentStatus } from '@/lib/rating/status/rules'

type Props = {
  tenant: string
  view: AssessmentView
  /** The status as last refreshed. */
  live: AssessmentStatus
  empty: boolean
}

/** Where the self-assessment stands and what to do now. */
export function FormNotices({ tenant, view, live, empty }: Props) {
  const router = useRouter()
  const { status, can, returned, submitted, withdrawn, carryOverYear } = view
  const editableNow = isNotSubmitted(live)
  // Somebody submitted or returned it meanwhile: the rest of the page follows.
  useEffect(() => {
    if (editableNow !== isNotSubmitted(status) || (!editableNow && live !== status)) router.refresh()
  }, [editableNow, live, status, router])
  const here = `/${tenant}/office/assessments/${view.id}`
  return (
    <div className="grid gap-3 not-empty:mb-6">
      {returned && can.edit && (
        <Notice tone="warn" title="Самооценка возвращена на доработку">
          <p className="whitespace-pre-wrap">{returned.reason}</p>
          <p className="text-sm text-muted">
            {returned.by}, {returned.at}
          </p>
        </Notice>
      )}
      {withdrawn && (
        <Notice
          tone="warn"
          title={`${can.verify ? 'Участник выбыл' : 'Ваш орган выбыл'} из рейтинга за ${view.year} год`}
        >
          <p className="whitespace-pre-wrap">{withdrawn.reason}</p>
          <p className="text-sm text-muted">
            {withdrawn.by}, {withdrawn.at}
          </p>
          <p>
            {can.verify
              ? assessmentStatusLabels[status].authority
              : 'Заполнять ничего не нужно. Ответы сохранены и доступны для чтения.'}
          </p>
        </Notice>
      )}
      {!isNotSubmitted(status) && !withdrawn && (
        <Notice
          tone={view.timing.code === 'LATE' ? 'warn' : 'info'}
          title={
            submitted
              ? `Отправлена ${submitted.at}${view.timing.code === 'LATE' ? ` – ${timingText(view.timing)}` : ''}`
              : 'Самооценка не представлена: оценивается по имеющейся информации'
          }
          action={
            can.seeResults ? (
              <ButtonLink size="s" href={`${here}/results`}>
                Результаты
              </ButtonLink>
            ) : can.verify ? (
              <ButtonLink size="s" href={`/${tenant}/office/verification/${view.id}`}>
                К проверке
              </ButtonLink>
            ) : undefined
          }
        >
          {submitted && <p>Отправитель: {submitted.by}. Ответы больше не меняются.</p>}
          <p>{can.verify ? assessmentStatusLabels[status].authority : assessmentStatusLabels[status].agency}</p>
        </Notice>
      )}
      {isNotSubmitted(status) && !can.edit && (
        <Notice>
          {assessmentStatusLabels[status].authority} Ответы показаны как есть, менять их может только участник.
        </Notice>
      )}
      {can.edit && carryOverYear !== null && empty && (
        <Notice
          title={`Можно начать с ответов за ${carryOverYear} год`}
          action={
            <ButtonLink size="s" variant="quiet" href={`${here}/carry-over`}>
              Посмотреть и перенести
            </ButtonLink>
          }
        >
          Ответы и пояснения перенесутся, документы приложите новые.
        </Notice>
      )}
    </div>
  )
}
