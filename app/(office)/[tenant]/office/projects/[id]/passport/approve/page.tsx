import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { ScanField } from '@/components/projects/passport/ScanField'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { instantToDate, todayIn } from '@/lib/core/dates'
import { openingWords } from '@/lib/projects/approval/opening-words'
import { getPassport, getPassportVersion } from '@/lib/projects/passport/queries'
import { loadProject } from '../../load'
import { approvePassportAction } from './action'

export const metadata: Metadata = { title: 'Утверждение паспорта' }

type Props = { params: Promise<{ tenant: string; id: string }> }

/** The customer's head signed the passport: who, when, the signed copy – and the opening report that goes along. */
export default async function ApprovePassportPage({ params }: Props) {
  const { tenant, id } = await params
  const { actor } = await loadProject(tenant, id)
  const view = await getPassport(actor, { id })
  if (!view.can.approve) notFound()
  // Decided meanwhile, in another window or by another person: the passport says how.
  if (!view.pending) redirect(`/${tenant}/office/projects/${id}/passport`)
  const { fields } = await getPassportVersion(actor, { id, number: view.pending.number })
  const { timeZone } = actor.tenant
  const words = openingWords(view.form, fields)
  return (
    <Section
      className="mt-0"
      title={`Утверждение версии ${view.pending.number}`}
      lead="Запишите, кто и когда утвердил паспорт. После этого проект начнёт выполняться, а этапы получат утверждённые сроки."
    >
      <ActionForm
        action={approvePassportAction}
        tenant={tenant}
        hidden={{ id, version: view.version }}
        submitLabel="Записать утверждение"
        actions={
          <ButtonLink href={`/${tenant}/office/projects/${id}/passport`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <TextField
          name="name"
          label="Кто утвердил"
          hint="Фамилия, имя, отчество руководителя заказчика"
          defaultValue={fields['approver.name'] ?? ''}
          autoComplete="off"
        />
        <TextField
          name="position"
          label="Должность"
          defaultValue={fields['approver.position'] ?? ''}
          autoComplete="off"
        />
        <DateField
          name="date"
          label="Дата утверждения"
          defaultValue={todayIn(timeZone, new Date())}
          min={instantToDate(timeZone, view.pending.submittedAt)}
        />
        <ScanField tenant={tenant} agencyId={view.agency.id} name="fileId" label="Подписанный экземпляр" />
        {view.approved === null && (
          <>
            <div className="border-t border-line pt-5">
              <h3>Отчёт об открытии проекта</h3>
              <p className="text-muted">
                Уйдёт в центр компетенций вместе с паспортом. Показатели и сроки возьмутся из паспорта.
              </p>
            </div>
            <TextArea name="done" label="Что сделано" defaultValue={words.done} rows={2} />
            <TextArea name="problems" label="Что мешает" optional rows={2} />
            <TextArea name="next" label="Что дальше" defaultValue={words.next} rows={2} />
          </>
        )}
      </ActionForm>
    </Section>
  )
}
