import { notFound } from 'next/navigation'
import { ProcessSearch } from '@/components/processes/ProcessSearch'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { todayOf } from '@/lib/platform/actor'
import { findProcesses } from '@/lib/processes/registry/form-queries'
import { dropProcessAction, mergeProcessAction } from '../action'
import { loadProcess, processMetadata } from '../load'

export const generateMetadata = processMetadata('Исключение')

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ q?: string }> }

export default async function DropProcessPage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { q = '' } = await searchParams
  const { actor, process } = await loadProcess(tenant, id)
  if (!process.can.edit || process.status === 'DROPPED') notFound()
  const found = (await findProcesses(actor, { q, besides: id })).filter(({ own }) => own)
  const form = {
    tenant,
    hidden: { id, version: process.version },
    today: todayOf(actor),
    back: `/${tenant}/office/processes/${id}`,
  }
  return (
    <>
      <Section
        title="Исключить из реестра"
        lead="Процесса больше нет: услуга, функция или разрешительный режим упразднены. Он останется доступным для чтения."
      >
        <Form {...form} action={dropProcessAction} submitLabel="Исключить" />
      </Section>
      <Section title="Влить в другой процесс" lead="Процесс стал частью другого, который вы ведёте." rule>
        <ProcessSearch q={q} hint="Название или код другого процесса" />
        {q !== '' && found.length === 0 && (
          <p className="text-muted">Среди процессов, которые вы ведёте, ничего не нашлось. Измените слова.</p>
        )}
        {found.length > 0 && (
          <Form
            {...form}
            action={mergeProcessAction}
            submitLabel="Влить"
            into={found.map((one) => ({ value: one.id, label: `${one.code} ${one.name} – ${one.agency}` }))}
          />
        )}
      </Section>
    </>
  )
}

type FormProps = {
  tenant: string
  hidden: { id: string; version: number }
  today: string
  back: string
  action: FormAction
  submitLabel: string
  into?: { value: string; label: string }[]
}

function Form({ tenant, hidden, today, back, action, submitLabel, into }: FormProps) {
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      hidden={hidden}
      submitLabel={submitLabel}
      variant="danger"
      actions={
        <ButtonLink href={back} variant="quiet">
          Отмена
        </ButtonLink>
      }
      className="max-w-[44rem]"
    >
      {into && <SelectField name="intoId" label="В какой процесс" options={into} />}
      <TextField name="basis" label="Основание" hint="Вид, дата и номер акта" maxLength={500} autoComplete="off" />
      <DateField name="droppedOn" label="С какого дня" defaultValue={today} max={today} />
    </ActionForm>
  )
}
