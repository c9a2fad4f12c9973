import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { IdeaFields } from '@/components/processes/IdeaFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { TextField } from '@/components/ui/TextField'
import { upperFirst } from '@/lib/core/format'
import { ideaStateLabels } from '@/lib/processes/optimisation/labels'
import { ideaStates } from '@/lib/processes/optimisation/schema'
import { editIdeaAction } from '../../../action'
import { optimisationCrumbs } from '../../crumbs'
import { loadForForm } from '../../load'

export const metadata: Metadata = { title: 'Идея оптимизации' }

type Props = { params: Promise<{ tenant: string; id: string; ideaId: string }> }

export default async function IdeaPage({ params }: Props) {
  const { tenant, id, ideaId } = await params
  const view = await loadForForm(tenant, id, `ideas/${ideaId}`)
  const idea = view.ideas.find((one) => one.id === ideaId) ?? notFound()
  return (
    <>
      <Breadcrumbs items={optimisationCrumbs(tenant, view, `Идея И${idea.number}`)} />
      <PageTitle title={idea.text} kicker={`И${idea.number} · ${view.process.name}`} />
      <ActionForm
        key={idea.version}
        action={editIdeaAction}
        tenant={tenant}
        hidden={{ id: ideaId, version: idea.version }}
        submitLabel="Сохранить идею"
        actions={
          <ButtonLink href={`/${tenant}/office/processes/optimisations/${id}#ideas`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <IdeaFields problems={view.problems} values={idea} />
        <RadioGroup
          name="state"
          label="Что решили"
          inline
          defaultValue={idea.state}
          choices={ideaStates.map((value) => ({ value, label: upperFirst(ideaStateLabels[value].short) }))}
        />
        <TextField
          name="reason"
          label="Почему отложена или отклонена"
          optional
          defaultValue={idea.reason}
          maxLength={500}
          autoComplete="off"
        />
      </ActionForm>
    </>
  )
}
