import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'
import type { MapFilter } from '@/lib/practices/map-queries'
import type { MapView } from './address'
import { agencyKindGroupLabel } from '@/lib/core/agency-kinds'

type Options = {
  years: number[]
  kinds: string[]
  practices?: { id: string; title: string; agencyName: string }[]
  agencies?: { id: string; name: string; kind: string }[]
}

/** What to draw: all of it works without script. */
export function MapFilters({
  view,
  filter,
  options,
  resetHref,
}: {
  view: MapView
  filter: MapFilter
  options: Options
  resetHref: string
}) {
  const { years, kinds, practices, agencies } = options
  const asked = Boolean(filter.year ?? filter.kind ?? filter.practice ?? filter.agency)
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3 print:hidden">
      {view === 'agencies' && <input type="hidden" name="view" value="agencies" />}
      {practices && (
        <SelectField
          name="practice"
          label="Практика"
          empty="Все практики"
          defaultValue={filter.practice ?? ''}
          options={practices.map(({ id, title, agencyName }) => ({ value: id, label: `${title} – ${agencyName}` }))}
          className="w-[min(18rem,100%)]"
        />
      )}
      {agencies && (
        <SelectField
          name="agency"
          label="Орган"
          empty="Все органы"
          defaultValue={filter.agency ?? ''}
          className="w-[min(16rem,100%)]"
          options={[...Map.groupBy(agencies, ({ kind }) => kind)].map(([kind, list]) => ({
            label: agencyKindGroupLabel(kind),
            options: list.map(({ id, name }) => ({ value: id, label: name })),
          }))}
        />
      )}
      {kinds.length > 1 && (
        <SelectField
          name="kind"
          label={view === 'agencies' ? 'Вид органа' : 'Кто взял'}
          empty="Любой вид"
          defaultValue={filter.kind ?? ''}
          options={kinds.map((value) => ({ value, label: agencyKindGroupLabel(value) }))}
          className="w-[min(14rem,100%)]"
        />
      )}
      {years.length > 1 && (
        <SelectField
          name="year"
          label="Когда взяли"
          empty="За все годы"
          defaultValue={filter.year ? String(filter.year) : ''}
          options={years.map((year) => ({ value: String(year), label: `в ${year} году` }))}
        />
      )}
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {asked && (
        <a href={resetHref} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
