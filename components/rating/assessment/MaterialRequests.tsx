'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { TextArea } from '@/components/ui/TextArea'
import { formatLong } from '@/lib/core/dates'
import type { AssessmentView, EvidenceView, MaterialRequestView } from '@/lib/rating/assessment/view'
import { criterionName, findCriterion } from '@/lib/rating/methodology/types'
import { openInPlace } from './CriterionNav'
import { EvidenceEditor, EvidenceList } from './EvidenceBlock'

type Props = {
  tenant: string
  base: string
  view: AssessmentView
  requests: readonly MaterialRequestView[]
  evidence: readonly EvidenceView[]
  answerAction: FormAction
  href: (criterion: number) => string
  onOpen: (criterion: number) => void
  onChanged: () => Promise<void>
}

/** What the authority asked for while verifying; answered in place. */
export function MaterialRequests({
  tenant,
  base,
  view,
  requests,
  evidence,
  answerAction,
  href,
  onOpen,
  onChanged,
}: Props) {
  const open = requests.filter(({ status }) => status === 'OPEN')
  const answered = requests.filter(({ status }) => status !== 'OPEN')
  if (requests.length === 0) return null
  const proofOf = (request: MaterialRequestView) => evidence.filter((item) => item.materialRequestId === request.id)
  return (
    <section aria-label="Запросы материалов" className="mb-8 print:hidden">
      {open.map((request) => {
        const criterion = findCriterion(view.methodology, request.criterion)
        if (!criterion) return null
        return (
          <div key={request.id} className="mb-4 border-t-2 border-warn bg-surface px-4 py-4">
            <h2 className="text-lg">Нужны материалы до {formatLong(request.dueOn)}</h2>
            <p className="mt-1 text-sm text-muted">
              <a href={href(request.criterion)} onClick={openInPlace(request.criterion, onOpen)}>
                Критерий {request.criterion}. {criterionName(criterion)}
              </a>{' '}
              · {request.askedBy}, {request.askedOn}
            </p>
            <p className="mt-3 max-w-[68ch] whitespace-pre-wrap">{request.text}</p>
            {view.can.answerMaterial && (
              <div className="mt-4 grid gap-5">
                <EvidenceEditor
                  tenant={tenant}
                  agencyId={view.agency.id}
                  base={base}
                  criterion={criterion}
                  items={proofOf(request)}
                  materialRequestId={request.id}
                  onChanged={onChanged}
                />
                <ActionForm
                  action={answerAction}
                  tenant={tenant}
                  hidden={{ requestId: request.id, version: request.version }}
                  submitLabel="Ответить на запрос"
                  quiet
                  onDone={() => void onChanged()}
                >
                  <TextArea
                    name="answer"
                    label="Ответ"
                    hint="Что приложено или почему материалов нет. Документы приложите выше, до ответа."
                    rows={3}
                  />
                </ActionForm>
              </div>
            )}
          </div>
        )
      })}
      {answered.length > 0 && (
        <details className="text-dense">
          <summary className="cursor-pointer text-accent">Прежние запросы материалов: {answered.length}</summary>
          <ul className="mt-2 grid gap-3">
            {answered.map((request) => (
              <li key={request.id} className="border-l-2 border-line-strong pl-3">
                <p className="text-muted">
                  Критерий {request.criterion} · {request.askedBy}, {request.askedOn}
                </p>
                <p className="whitespace-pre-wrap">{request.text}</p>
                <p className="mt-1.5 whitespace-pre-wrap">
                  {request.answer ? (
                    <>
                      <span className="text-muted">
                        Ответ, {request.answeredBy}, {request.answeredOn}:{' '}
                      </span>
                      {request.answer}
                    </>
                  ) : (
                    <span className="text-muted">Закрыт без ответа.</span>
                  )}
                </p>
                <EvidenceList items={proofOf(request)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
