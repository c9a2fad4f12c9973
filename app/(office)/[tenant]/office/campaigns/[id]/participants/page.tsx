import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import { EmptyState } from '@/components/ui/EmptyState'
import { requireActor } from '@/lib/platform/actor'
import { getCampaign } from '@/lib/rating/campaign/queries'
import { includeAgenciesAction } from './action'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Новые участники' }

/** Agencies that appeared after the opening. */
export default async function ParticipantsPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}/participants`)
  const { year, notIncluded } = await getCampaign(actor, { id })
  const here = `/${tenant}/office/campaigns/${id}`
  return (
    <div className="max-w-3xl">
      <Breadcrumbs
        items={[
          { label: pageName('campaigns'), href: `/${tenant}/office/campaigns` },
          { label: String(year), href: here },
          { label: 'Новые участники' },
        ]}
      />
      <PageTitle
        title="Включить в кампанию"
        lead={`Эти органы действуют, но самооценки за ${year} год у них нет: они появились после открытия.`}
      />
      {notIncluded.length === 0 ? (
        <EmptyState title="Включать некого" action={<ButtonLink href={here}>К кампании</ButtonLink>}>
          Все действующие участники уже в кампании.
        </EmptyState>
      ) : (
        <ActionForm
          action={includeAgenciesAction}
          tenant={tenant}
          hidden={{ campaignId: id }}
          submitLabel="Включить отмеченных"
          actions={
            <ButtonLink variant="quiet" href={here}>
              Не включать
            </ButtonLink>
          }
        >
          <CheckboxGroup
            name="agencyIds"
            label="Кого включить"
            choices={notIncluded.map((agency) => ({
              value: agency.id,
              label: agency.name,
              hint: agencyKindLabel(agency.kind),
            }))}
          />
        </ActionForm>
      )}
    </div>
  )
}
