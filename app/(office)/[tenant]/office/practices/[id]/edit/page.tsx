import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BeforeAfter } from '@/components/practices/BeforeAfter'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { requireActor } from '@/lib/platform/actor'
import { getPractice, getPracticeFiles } from '@/lib/practices/queries'
import { updatePracticeAction } from '../../action'

export const metadata: Metadata = { title: 'Описание практики' }

export default async function EditPracticePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/practices/${id}/edit`)
  const practice = await getPractice(actor, { id })
  if (!practice?.can.edit) notFound()
  const files = await getPracticeFiles(actor, { projectId: practice.project.id })
  const at = `/${tenant}/office/practices`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('practices'), href: at },
          { label: practice.title, href: `${at}/${id}` },
          { label: 'Описание' },
        ]}
      />
      <PageTitle
        title="Описание практики"
        lead="Пишите для коллеги из другого органа: что было, что сделали, что для этого нужно. Имена людей не указывайте – описание увидят все."
      />
      <ActionForm
        action={updatePracticeAction}
        tenant={tenant}
        hidden={{ id, version: practice.version }}
        submitLabel="Сохранить"
        className="max-w-[48rem]"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <TextField name="title" label="Название" defaultValue={practice.title} maxLength={300} autoComplete="off" />
        <TextArea
          name="problem"
          label="Проблема"
          hint="Что было не так и кому это мешало"
          defaultValue={practice.problem}
          rows={4}
        />
        <TextArea
          name="solution"
          label="Решение"
          hint="Что именно изменили в процессе и какими инструментами"
          defaultValue={practice.solution}
          rows={6}
        />
        <TextArea
          name="conditions"
          label="Что понадобится для повторения"
          optional
          hint="Сроки, люди, деньги, изменения в документах"
          defaultValue={practice.conditions}
          rows={3}
        />
        <TextField
          name="contact"
          label="К кому обратиться"
          hint="Только должность и рабочий телефон, например: начальник отдела развития, 8 (3842) 36-00-00"
          defaultValue={practice.contact}
          maxLength={300}
          autoComplete="off"
        />
        <div>
          <p className="mb-1.5 font-medium">Было → стало</p>
          {practice.results.length > 0 ? (
            <BeforeAfter results={practice.results} />
          ) : (
            <p className="text-muted">
              Подтверждённых измерений пока нет: внесите их на странице «Результаты» проекта.
            </p>
          )}
        </div>
        {files.length > 0 && (
          <CheckboxGroup
            name="fileIds[]"
            label="Документы проекта, которые покажет практика"
            optional
            defaultValues={practice.files.map((file) => file.id)}
            choices={files.map(({ fileId, title, name }) => ({
              value: fileId,
              label: title,
              hint: title === name ? undefined : name,
            }))}
          />
        )}
      </ActionForm>
    </>
  )
}
