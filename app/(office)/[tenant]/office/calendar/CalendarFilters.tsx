import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { deadlineWords } from '@/lib/deadlines/labels'
import { deadlineKinds } from '@/lib/deadlines/rules'
import type { CalendarFilter } from '@/lib/deadlines/schema'
import { agencyKindLabel } from '@/lib/core/agency-kinds'

type Props = {
  action: string
  filter: CalendarFilter
  agencies: { id: string; name: string; kind: string }[]
  resetHref: string
  filtered: boolean
}

/** One agency, a kind of agencies, a kind of deadlines: part of the address, so that a selection can be sent on. */
export function CalendarFilters({ action, filter, agencies, resetHref, filtered }: Props) {
  const types = [...new Set(agencies.map(({ kind }) => kind))].sort()
  return (
    <form
      action={action}
      className="mb-6 flex flex-wrap items-end gap-3 max-sm:[&>div]:w-full print:hidden"
      role="search"
    >
      <input type="hidden" name="view" value={filter.view} />
      {filter.month && <input type="hidden" name="month" value={filter.month} />}
      {filter.day && <input type="hidden" name="day" value={filter.day} />}
      {filter.late && <input type="hidden" name="late" value="1" />}
      {agencies.length > 1 && (
        <ComboField
          name="agency"
          label="Орган"
          placeholder="Все органы"
          defaultValue={filter.agencyId}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          className="w-80 max-w-full"
        />
      )}
      {types.length > 1 && (
        <SelectField
          name="type"
          label="Вид органа"
          empty="Все виды органов"
          defaultValue={filter.agencyKind}
          options={types.map((value) => ({ value, label: agencyKindLabel(value) }))}
        />
      )}
      <SelectField
        name="kind"
        label="Что сделать"
        empty="Все сроки"
        defaultValue={filter.kind}
        options={deadlineKinds.map((value) => ({ value, label: deadlineWords(value).one }))}
      />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {filtered && (
        <a href={resetHref} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}
