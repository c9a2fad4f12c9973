import { Button, ButtonLink } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { assessmentStatuses } from '@/lib/rating/status/rules'
import type { AssessmentListView } from '@/lib/rating/assessment/queries'
import type { Methodology } from '@/lib/rating/methodology/types'

export type AssessmentSearch = {
  year?: string
  status?: string
  level?: string
  q?: string
  sort?: string
  desc?: string
  page?: string
}

type Props = {
  year: AssessmentListView['year']
  levels: Methodology['levels']
  search: AssessmentSearch
  /** The list without conditions; null when there are none. */
  resetHref: string | null
}

export function AssessmentSearchForm({ year, levels, search, resetHref }: Props) {
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
      <input type="hidden" name="year" value={year ?? ''} />
      <SearchField label="Название участника" defaultValue={search.q} />
      <SelectField
        name="status"
        label="Состояние"
        hideLabel
        empty="Любое состояние"
        defaultValue={search.status ?? ''}
        options={assessmentStatuses.map((status) => ({
          value: status,
          label: assessmentStatusLabels[status].short,
        }))}
      />
      <SelectField
        name="level"
        label="Уровень"
        hideLabel
        empty="Любой уровень"
        defaultValue={search.level ?? ''}
        options={levels.map(({ code, title }) => ({ value: code, label: title }))}
      />
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
