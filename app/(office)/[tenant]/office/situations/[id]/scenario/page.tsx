import type { Metadata } from 'next'
import { ScenarioFields } from '@/components/feedback/situation/ScenarioFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { saveScenarioAction } from '../../action'
import { loadSituation } from '../load'

export const metadata: Metadata = { title: 'Сценарий и цель ситуации' }

export default async function ScenarioPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { situation, at, crumbs } = await loadSituation(tenant, id, '/scenario', 'edit')
  return (
    <div className="max-w-[48rem]">
      <Breadcrumbs items={[...crumbs, { label: 'Сценарий и цель' }]} />
      <PageTitle title="Сценарий, гипотезы и цель" lead="О группе клиентов, без сведений об одном человеке." />
      <ActionForm
        action={saveScenarioAction}
        tenant={tenant}
        hidden={{ id, version: situation.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <ScenarioFields scenario={situation.scenario} />
      </ActionForm>
    </div>
  )
}
