import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { MeasureFields } from '@/components/processes/MeasureFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { planMeasureAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm } from '../../load'

export const metadata: Metadata = { title: 'Мероприятие плана' }

type Props = { params: Promise<{ tenant: string; id: string }>; searchParams: Promise<{ solution?: string }> }

export default async function NewMeasurePage({ params, searchParams }: Props) {
  const { tenant, id } = await params
  const { solution: solutionId } = await searchParams
  const view = await loadForForm(tenant, id, 'measures/new')
  const solution = solutionId === undefined ? null : (view.solutions.find((one) => one.id === solutionId) ?? notFound())
  return (
    <>
      <Breadcrumbs
        items={optimisationCrumbs(tenant, view, solution ? `Идея И${solution.number} – в план` : 'Мероприятие')}
      />
      <PageTitle
        title={solution ? `И${solution.number} – в план` : 'Внутреннее мероприятие владельца'}
        kicker={view.process.name}
        lead={
          solution
            ? 'Станет задачей проекта: она появится на доске, в календаре и в очереди ответственного.'
            : 'То, что владелец делает сам, чтобы достичь ключевых показателей. Станет задачей того же плана.'
        }
      />
      <ActionForm
        action={planMeasureAction}
        tenant={tenant}
        hidden={{ optimisationId: id, ...(solution ? { solutionId: solution.id } : { internal: 'on' }) }}
        submitLabel="Внести в план"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/optimisations/${id}#plan`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <MeasureFields people={view.people} agencies={view.agencies} title={solution?.text ?? ''} />
      </ActionForm>
    </>
  )
}
