import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { SolutionFields } from '@/components/processes/SolutionFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { addSolutionAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm } from '../../load'

export const metadata: Metadata = { title: 'Новая идея' }

export default async function NewSolutionPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const view = await loadForForm(tenant, id, 'solutions/new')
  return (
    <>
      <Breadcrumbs items={optimisationCrumbs(tenant, view, 'Новая идея')} />
      <PageTitle title="Новая идея" kicker={view.process.name} />
      <ActionForm
        action={addSolutionAction}
        tenant={tenant}
        hidden={{ optimisationId: id }}
        submitLabel="Добавить идею"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/optimisations/${id}#solutions`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <SolutionFields problems={view.problems} />
      </ActionForm>
    </>
  )
}
