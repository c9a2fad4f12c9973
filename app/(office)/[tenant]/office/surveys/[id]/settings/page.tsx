import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { getSurveyForm } from '@/lib/feedback/survey/builder-queries'
import { requireActor } from '@/lib/platform/actor'
import { updateSurveyAction } from '../../action'
import { SettingsFields } from './SettingsFields'

export const metadata: Metadata = { title: 'Свойства опроса' }

/** What a survey is about, its days, whom it asks, by what its answers are read. */
export default async function SurveySettingsPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const at = `/${tenant}/office/surveys`
  const actor = await requireActor(tenant, `${at}/${id}/settings`)
  const form = await getSurveyForm(actor, { id })
  if (!form || form.values.status === 'CLOSED') notFound()
  const { values } = form
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('surveys'), href: at },
          { label: values.title, href: `${at}/${id}` },
          { label: 'Свойства' },
        ]}
      />
      <PageTitle title="Свойства опроса" kicker={form.agencyName || 'Вся программа'} />
      <ActionForm
        action={updateSurveyAction}
        tenant={tenant}
        hidden={{ id, version: values.version }}
        submitLabel="Сохранить"
        className="max-w-[46rem]"
        actions={<a href={`${at}/${id}`}>Отмена</a>}
      >
        <SettingsFields form={form} />
      </ActionForm>
    </>
  )
}
