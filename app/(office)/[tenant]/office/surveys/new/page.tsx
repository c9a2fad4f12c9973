import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { EmptyState } from '@/components/ui/EmptyState'
import { ComboField } from '@/components/ui/ComboField'
import { TextField } from '@/components/ui/TextField'
import { getNewSurveyForm } from '@/lib/feedback/survey/builder-queries'
import { questionsText } from '@/lib/feedback/survey/labels'
import { readySurveys } from '@/lib/feedback/survey/templates'
import { requireActor } from '@/lib/platform/actor'
import { createSurveyAction } from '../action'

export const metadata: Metadata = { title: 'Новый опрос' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<{ from?: string; agency?: string }> }

/** A new survey: what it is called, whose it is, what it begins from. */
export default async function NewSurveyPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { from = 'service', agency } = await searchParams
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/new`)
  const form = await getNewSurveyForm(actor, {})
  const only = form.whole ? undefined : form.agencies[0]
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('surveys'), href: at }, { label: 'Новый опрос' }]} />
      <PageTitle title="Новый опрос" lead="Возьмите готовые вопросы: их можно поправить, убрать, добавить свои." />
      {!form.whole && form.agencies.length === 0 ? (
        <EmptyState title="Начать опрос негде">Опрос начинает тот, кто работает в действующем органе.</EmptyState>
      ) : (
        <ActionForm action={createSurveyAction} tenant={tenant} submitLabel="К вопросам" className="max-w-[46rem]">
          <TextField name="title" label="Название" hint="Например: «Регистрация по месту жительства, осень 2026»." />
          {only && form.agencies.length === 1 ? (
            <input type="hidden" name="agencyId" value={only.id} />
          ) : (
            <ComboField
              name="agencyId"
              label="Чьих клиентов спрашивают"
              hint={form.whole ? 'Пусто – опрос всей программы: его увидят все органы.' : undefined}
              optional={form.whole}
              options={form.agencies.map(({ id, name }) => ({ value: id, label: name }))}
              defaultValue={agency}
            />
          )}
          <RadioGroup
            name="from"
            label="С чего начать"
            defaultValue={from}
            choices={[
              ...readySurveys.map(({ key, title, about, content }) => ({
                value: key,
                label: title,
                hint: `${questionsText(content.pages.flatMap((page) => page.questions).length)}. ${about}`,
              })),
              ...form.templates.map(({ id, title, questions }) => ({
                value: id,
                label: title,
                hint: `${questionsText(questions)}. Образец программы.`,
              })),
              { value: '', label: 'С чистого листа', hint: 'Одна пустая страница.' },
            ]}
          />
        </ActionForm>
      )}
    </>
  )
}
