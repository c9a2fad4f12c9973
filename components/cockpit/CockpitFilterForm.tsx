import { Button } from '@/components/ui/Button'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { cellSpecs, type CellKey } from '@/lib/cockpit/columns'
import { cockpitQuery, isNarrowed, type CockpitFilter } from '@/lib/cockpit/filter'
import type { YearMetric } from '@/lib/cockpit/year-specs'
import { formatQuarter, quarterKey, quarterNumbers, type Quarter } from '@/lib/core/quarters'

type Option = { value: string; label: string }
type Props = {
  base: string
  filter: CockpitFilter
  year: number
  quarter: Quarter
  years: number[]
  kinds: Option[]
  parents: Option[]
  /** Only what a glance needs: kind and order. */
  brief?: boolean
  /** Columns that the programme has. */
  columns: readonly CellKey[]
  /** The figure that is compared over the years. */
  metric?: YearMetric
}

/** Orders of the table that are not of one column. */
const general: Option[] = [
  { value: '', label: 'Отстающие сверху' },
  { value: 'name', label: 'По названию' },
]

/** Conditions of the matrix as a form that works without script; the address is what it makes. */
export function CockpitFilterForm({
  base,
  filter,
  year,
  quarter,
  years,
  kinds,
  parents,
  brief,
  columns,
  metric,
}: Props) {
  const orders = [
    ...general,
    ...(metric ? [] : columns).flatMap((key): Option[] => {
      const { order: label } = cellSpecs[key]
      return label ? [{ value: key, label }] : []
    }),
  ]
  const order = orders.some(({ value }) => value === filter.sort) ? filter.sort : ''
  return (
    <form role="search" action={base} className="flex flex-wrap items-end gap-2 print:hidden">
      {filter.view !== 'list' && <input type="hidden" name="view" value={filter.view} />}
      {metric && <input type="hidden" name="metric" value={metric} />}
      {filter.state && <input type="hidden" name="state" value={filter.state} />}
      {!brief && <SearchField label="Название органа" defaultValue={filter.q} key={filter.q} />}
      {kinds.length > 1 && (
        <SelectField
          name="kind"
          label="Вид"
          hideLabel
          empty="Все виды"
          defaultValue={filter.kind ?? ''}
          options={kinds}
        />
      )}
      {!brief && parents.length > 0 && (
        <SelectField
          name="parent"
          label="Кому подчинены"
          hideLabel
          empty="Все по подчинённости"
          defaultValue={filter.parent ?? ''}
          options={parents}
          className="max-w-[min(18rem,100%)]"
        />
      )}
      {!brief && years.length > 1 && (
        <SelectField
          name="year"
          label="Год"
          hideLabel
          defaultValue={String(year)}
          options={years.map((one) => ({ value: String(one), label: `${one} год` }))}
        />
      )}
      {!brief && columns.some((key) => cellSpecs[key].ofQuarter) && (
        <SelectField
          name="quarter"
          label="Отчёт за квартал"
          hideLabel
          defaultValue={quarterKey(quarter)}
          options={quarterNumbers.map((n) => ({
            value: quarterKey({ year: quarter.year, quarter: n }),
            label: `Отчёт: ${formatQuarter({ year: quarter.year, quarter: n })}`,
          }))}
        />
      )}
      <SelectField name="sort" label="Порядок" hideLabel defaultValue={order} options={orders} />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {isNarrowed(filter) && (
        <a href={`${base}?${cockpitQuery(filter, { q: '', kind: null, parent: null, state: null })}`} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
