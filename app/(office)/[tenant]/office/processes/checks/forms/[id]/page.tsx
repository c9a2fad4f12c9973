import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { requireActor } from '@/lib/platform/actor'
import type { CheckBody } from '@/lib/processes/check/form'
import { getCheckForm } from '@/lib/processes/check/queries'
import { updateFormAction } from '../../action'
import { FormFields } from '../FormFields'

export const metadata: Metadata = { title: 'Анкета самопроверки' }

export default async function FormPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/processes/checks`
  const actor = await requireActor(tenant, `${at}/forms/${id}`)
  const form = await getCheckForm(actor, { id })
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs items={[{ label: pageName('processes/checks'), href: at }, { label: 'Анкета' }]} />
      <PageTitle
        title={form.title}
        lead={form.sample ? 'Образец: вопросы и пороги никем не утверждены.' : form.ruling}
      />
      <Grades body={form.body} />
      {form.canEdit ? (
        <Section title="Изменить" rule lead="Начатые самопроверки идут по той анкете, с которой открыты.">
          <ActionForm
            action={updateFormAction}
            tenant={tenant}
            hidden={{ id, version: form.version }}
            submitLabel="Сохранить анкету"
          >
            <FormFields form={form} />
          </ActionForm>
        </Section>
      ) : (
        form.body.sections.map(({ title, questions }) => (
          <Section key={title} title={title} rule>
            <ol className="list-decimal pl-6">
              {questions.map(({ key, text, weight, stop }) => (
                <li key={key} className="py-1">
                  {text}
                  <span className="text-sm text-muted">
                    {weight !== '1' && ` · вес ${weight.replace('.', ',')}`}
                    {stop && ' · стоп-вопрос'}
                  </span>
                </li>
              ))}
            </ol>
          </Section>
        ))
      )}
    </div>
  )
}

function Grades({ body }: { body: CheckBody }) {
  return (
    <ul className="mb-4">
      {body.grades.map(({ letter, from, meaning }) => (
        <li key={letter}>
          <b>«{letter}»</b> – от {from.replace('.', ',')} %{meaning && `: ${meaning}`}
        </li>
      ))}
      {body.limit && <li className="text-muted">После «нет» на стоп-вопрос оценка не выше «{body.limit}»</li>}
    </ul>
  )
}
