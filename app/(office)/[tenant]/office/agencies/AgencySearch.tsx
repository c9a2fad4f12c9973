import { Button } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { agencyStatusLabels } from '@/lib/agencies/labels'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { agencyStatuses } from '@/lib/agencies/schema'

type Props = {
  tenant: string
  /** Kinds that the programme knows. */
  kinds: string[]
  filter: { q: string; kind: string; status: string }
  filtered: boolean
}

export function AgencySearch({ tenant, kinds, filter: { q, kind, status }, filtered }: Props) {
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
      <SearchField label="Наименование или ИНН" defaultValue={q} />
      <SelectField
        name="kind"
        label="Вид"
        hideLabel
        empty="Все виды"
        defaultValue={kind}
        options={kinds.map((value) => ({ value, label: agencyKindLabel(value) }))}
      />
      <SelectField
        name="status"
        label="Состояние"
        hideLabel
        defaultValue={status}
        options={[
          ...agencyStatuses.map((value) => ({ value, label: agencyStatusLabels[value] })),
          { value: 'ALL', label: 'В любом состоянии' },
        ]}
      />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {filtered && (
        <a href={`/${tenant}/office/agencies`} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
