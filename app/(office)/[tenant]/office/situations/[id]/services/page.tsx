import type { Metadata } from 'next'
import { ServiceRows } from '@/components/feedback/situation/ServiceRows'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { getSituationForm } from '@/lib/feedback/situation/queries'
import { saveServicesAction } from '../../action'
import { loadSituation } from '../load'

export const metadata: Metadata = { title: 'Услуги, сегменты и точки ситуации' }

type Named = { id: string; name: string }
/** What is chosen stays to be chosen, though it is offered no more. */
const withChosen = (offered: readonly Named[], chosen: readonly Named[]): Named[] => [
  ...offered,
  ...chosen.filter(({ id }) => !offered.some((one) => one.id === id)),
]

export default async function ServicesPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const { actor, situation, at, crumbs } = await loadSituation(tenant, id, '/services', 'edit')
  const form = await getSituationForm(actor, {})
  const segments = withChosen(form.segments, situation.segments)
  const touchpoints = withChosen(form.touchpoints, situation.touchpoints)
  const processes = withChosen(
    form.processes,
    situation.services.flatMap(({ process }) => process ?? []),
  )
  return (
    <div className="max-w-[56rem]">
      <Breadcrumbs items={[...crumbs, { label: 'Услуги и точки' }]} />
      <PageTitle title="Услуги, сегменты и точки" />
      <ActionForm
        action={saveServicesAction}
        tenant={tenant}
        hidden={{ id, version: situation.version }}
        submitLabel="Сохранить перечень"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <ServiceRows services={situation.services} agencies={form.agencies} processes={processes} />
        {segments.length > 0 && (
          <CheckboxGroup
            name="segmentIds"
            label="Чья это ситуация: сегменты клиентов"
            optional
            defaultValues={situation.segments.map((one) => one.id)}
            choices={segments.map((one) => ({ value: one.id, label: one.name }))}
          />
        )}
        {touchpoints.length > 0 && (
          <CheckboxGroup
            name="touchpointIds"
            label="Точки взаимодействия"
            optional
            defaultValues={situation.touchpoints.map((one) => one.id)}
            choices={touchpoints.map((one) => ({
              value: one.id,
              label: one.name,
              hint: form.touchpoints.find(({ id: known }) => known === one.id)?.agency,
            }))}
          />
        )}
      </ActionForm>
    </div>
  )
}
