'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import type { AssessmentView } from '@/lib/rating/assessment/view'

type Props = { tenant: string; view: AssessmentView; ready: boolean; unsaved: boolean; handOverAction: FormAction }

/** The curator goes on to sending; the team tells the curator. Copies on paper for both. */
export function SubmitBlock({ tenant, view, ready, unsaved, handOverAction }: Props) {
  const { can, id, carryOverYear } = view
  const here = `/${tenant}/office/assessments/${id}`
  const paper = `/api/${tenant}/documents/assessments/${id}`
  return (
    <div className="grid gap-3">
      {can.submit && (
        <ButtonLink href={`${here}/submit`} variant={ready ? 'primary' : 'quiet'} className="w-full">
          {ready ? 'Проверить и отправить' : 'Перечень перед отправкой'}
        </ButtonLink>
      )}
      {can.edit && !can.submit && (
        <>
          <ActionForm
            action={handOverAction}
            tenant={tenant}
            hidden={{ assessmentId: id }}
            submitLabel="Передать куратору"
            variant={ready ? 'primary' : 'quiet'}
            quiet
            className="[&_.btn]:w-full"
          />
          <p className="text-sm text-muted">
            Отправляет куратор: он получит письмо, что черновик готов.{unsaved && ' Сначала дождитесь сохранения.'}
          </p>
        </>
      )}
      <p className="flex flex-wrap gap-x-4 text-dense print:hidden">
        <a href={`${paper}.pdf`} download>
          PDF
        </a>
        <a href={`${paper}.docx`} download>
          DOCX
        </a>
        {can.edit && carryOverYear !== null && <a href={`${here}/carry-over`}>Ответы за {carryOverYear} год</a>}
      </p>
    </div>
  )
}
