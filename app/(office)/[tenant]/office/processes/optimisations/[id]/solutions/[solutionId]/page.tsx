import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { SolutionFields } from '@/components/processes/SolutionFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import { solutionStateLabels } from '@/lib/processes/optimisation/labels'
import { solutionStates } from '@/lib/processes/optimisation/schema'
import { editSolutionAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm } from '../../load'

export const metadata: Metadata = { title: 'Идея оптимизации' }

type Props = { params: Promise<{ tenant: string; id: string; solutionId: string }> }

export default async function SolutionPage({ params }: Props) {
  const { tenant, id, solutionId } = await params
  const view = await loadForForm(tenant, id, `solutions/${solutionId}`)
  const solution = view.solutions.find((one) => one.id === solutionId) ?? notFound()
  return (
    <>
      <Breadcrumbs items={optimisationCrumbs(tenant, view, `Идея И${solution.number}`)} />
      <PageTitle title={solution.text} kicker={`И${solution.number} · ${view.process.name}`} />
      <ActionForm
        key={solution.version}
        action={editSolutionAction}
        tenant={tenant}
        hidden={{ id: solutionId, version: solution.version }}
        submitLabel="Сохранить идею"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/optimisations/${id}#solutions`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <SolutionFields problems={view.problems} values={solution} />
        <RadioGroup
          name="state"
          label="Что решили"
          inline
          defaultValue={solution.state}
          choices={solutionStates.map((value) => ({ value, label: upperFirst(solutionStateLabels[value].short) }))}
        />
        <TextField
          name="reason"
          label="Почему отложена или отклонена"
          optional
          defaultValue={solution.reason}
          maxLength={500}
          autoComplete="off"
        />
      </ActionForm>
    </>
  )
}
