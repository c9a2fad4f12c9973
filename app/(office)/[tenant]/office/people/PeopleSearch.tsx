import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { roles } from '@/lib/core/permissions'
import { accessLabels, accessStates, roleLabels } from '@/lib/people/labels'
import type { AgencyChoice } from '@/lib/agencies/queries'

type Props = {
  tenant: string
  agencies: AgencyChoice[]
  filter: { q: string; role: string; access: string; agencyId: string }
  filtered: boolean
}

export function PeopleSearch({ tenant, agencies, filter, filtered }: Props) {
  return (
    <form className="mb-5 grid gap-3 md:grid-cols-[2fr_1fr_2fr_1fr_auto] md:items-end" role="search">
      <SearchField label="Фамилия, должность или почта" defaultValue={filter.q} />
      <SelectField
        name="role"
        label="Роль"
        hideLabel
        empty="Все роли"
        defaultValue={filter.role}
        options={roles.map((value) => ({ value, label: roleLabels[value] }))}
      />
      <ComboField
        name="agencyId"
        label="Орган"
        hideLabel
        placeholder="Все органы"
        defaultValue={filter.agencyId || undefined}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      <SelectField
        name="access"
        label="Доступ"
        hideLabel
        empty="Любой доступ"
        defaultValue={filter.access}
        options={accessStates.map((value) => ({ value, label: accessLabels[value] }))}
      />
      <span className="flex flex-wrap items-center gap-3">
        <Button type="submit" variant="quiet">
          Показать
        </Button>
        {filtered && <a href={`/${tenant}/office/people`}>Сбросить</a>}
      </span>
    </form>
  )
}
