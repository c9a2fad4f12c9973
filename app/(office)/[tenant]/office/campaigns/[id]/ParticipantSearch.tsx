import { Button, ButtonLink } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import type { AssessmentState } from '@/lib/rating/assessment/list'
import type { CampaignView } from '@/lib/rating/campaign/queries'
import type { CampaignSearch } from './page'

type Props = {
  tenant: string
  campaign: CampaignView
  search: CampaignSearch
  state: AssessmentState | undefined
  /** The table without conditions; null when there are none. */
  resetHref: string | null
}

export function ParticipantSearch({ tenant, campaign, search, state, resetHref }: Props) {
  return (
    <form
      className="mb-4 flex flex-wrap items-end gap-3"
      role="search"
      action={`/${tenant}/office/campaigns/${campaign.id}#table`}
    >
      <SearchField label="Название участника" defaultValue={search.q} />
      <SelectField
        name="state"
        label="Состояние"
        hideLabel
        empty="Все участники"
        defaultValue={state ?? ''}
        options={[
          { value: 'waiting', label: 'Ещё не сдали' },
          { value: 'not-started', label: 'Не начали' },
          { value: 'draft', label: 'Черновики' },
          { value: 'submitted', label: 'Сдали' },
          { value: 'late', label: 'Опоздали' },
        ]}
      />
      {campaign.kinds.length > 1 && (
        <SelectField
          name="kind"
          label="Вид органа"
          hideLabel
          empty="Все виды"
          defaultValue={search.kind ?? ''}
          options={campaign.kinds.map((kind) => ({ value: kind, label: agencyKindLabel(kind) }))}
        />
      )}
      <Button type="submit" variant="quiet">
        Найти
      </Button>
      {resetHref && (
        <ButtonLink variant="text" href={resetHref}>
          Сбросить
        </ButtonLink>
      )}
    </form>
  )
}
