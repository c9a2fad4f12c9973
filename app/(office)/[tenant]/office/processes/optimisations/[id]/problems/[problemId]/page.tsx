import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ProblemFields } from '@/components/processes/ProblemFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { dropProblemAction, editProblemAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm, stepChoices } from '../../load'

export const metadata: Metadata = { title: 'Проблема процесса' }

type Props = { params: Promise<{ tenant: string; id: string; problemId: string }> }

export default async function ProblemPage({ params }: Props) {
  const { tenant, id, problemId } = await params
  const view = await loadForForm(tenant, id, `problems/${problemId}`)
  const problem = view.problems.find((one) => one.id === problemId) ?? notFound()
  const steps = await stepChoices(tenant, view.process.id)
  const { version } = problem
  return (
    <>
      <Breadcrumbs items={optimisationCrumbs(tenant, view, `Проблема ${problem.number}`)} />
      <PageTitle title={problem.title} kicker={view.process.name} />
      <ActionForm
        key={version}
        action={editProblemAction}
        tenant={tenant}
        hidden={{ id: problemId, version }}
        submitLabel="Сохранить проблему"
        actions={
          <ButtonLink
            href={`/${tenant}/office/processes/optimisations/${id}?problem=${problemId}#problems`}
            variant="quiet"
          >
            Отмена
          </ButtonLink>
        }
        className="max-w-[60rem]"
      >
        <ProblemFields steps={steps} values={problem} />
      </ActionForm>
      <div className="mt-8 border-t border-line pt-4">
        <ActionForm
          action={dropProblemAction}
          tenant={tenant}
          hidden={{ id: problemId, version }}
          submitLabel="Убрать проблему"
          quiet
          size="s"
        >
          <p className="text-muted">Уйдёт из списка и с расчёта; идеи останутся.</p>
        </ActionForm>
      </div>
    </>
  )
}
