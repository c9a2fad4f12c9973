import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import type { ProblemFrame } from '@/lib/feedback/told/view'

type Props = {
  at: string
  query: Record<'q' | 'agency' | 'service' | 'owner' | 'year' | 'view', string>
  frame: ProblemFrame
  filtered: boolean
  thisYear: string
}

/** Words, agency, service, who answers and year. */
export function ProblemFilters({ at, query, frame, filtered, thisYear }: Props) {
  const { q, agency, service, owner, year, view } = query
  const options = (texts: string[]) => texts.map((text) => ({ value: text, label: text }))
  return (
    <form className="flex flex-wrap items-end gap-3" role="search">
      {view && <input type="hidden" name="view" value={view} />}
      <SearchField label="Слова или номер проблемы" defaultValue={q} />
      {frame.agencies.length > 1 && (
        <ComboField
          name="agency"
          label="Орган"
          hideLabel
          placeholder="Все органы"
          defaultValue={agency}
          options={frame.agencies.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-56"
        />
      )}
      {frame.services.length > 0 && (
        <SelectField
          name="service"
          label="Услуга"
          hideLabel
          empty="Все услуги"
          defaultValue={service}
          options={options(frame.services)}
          className="max-w-56"
        />
      )}
      {frame.owners.length > 0 && (
        <SelectField
          name="owner"
          label="Ответственный"
          hideLabel
          empty="Все ответственные"
          defaultValue={owner}
          options={options(frame.owners)}
          className="max-w-56"
        />
      )}
      <SelectField
        name="year"
        label="Год"
        hideLabel
        defaultValue={year}
        options={[
          ...(frame.years.length > 0 ? frame.years.map(String) : [thisYear]).map((one) => ({
            value: one,
            label: `${one} год`,
          })),
          { value: '', label: 'За все годы' },
        ]}
      />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {filtered && (
        <a href={view ? `${at}?view=${view}` : at} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
