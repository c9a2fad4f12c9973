import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProblemFields } from '@/components/processes/ProblemFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { addProblemAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm, stepChoices } from '../../load'

export const metadata: Metadata = { title: 'Новая проблема' }

export default async function NewProblemPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const view = await loadForForm(tenant, id, 'problems/new')
  const steps = await stepChoices(tenant, view.process.id)
  return (
    <>
      <Breadcrumbs items={optimisationCrumbs(tenant, view, 'Новая проблема')} />
      <PageTitle title="Новая проблема процесса" kicker={view.process.name} />
      <ActionForm
        action={addProblemAction}
        tenant={tenant}
        hidden={{ optimisationId: id }}
        submitLabel="Добавить проблему"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/optimisations/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[60rem]"
      >
        <ProblemFields steps={steps} />
      </ActionForm>
    </>
  )
}
