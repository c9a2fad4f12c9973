import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DateRangeFields } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'
import { operationGroups } from '@/lib/records/labels'
import type { AuditFilter } from '@/lib/records/schema'

type Props = { tenant: string; filter: AuditFilter; agencies: { id: string; name: string }[]; filtered: boolean }

export function AuditSearch({ tenant, filter, agencies, filtered }: Props) {
  return (
    <form
      role="search"
      aria-label="Отбор записей"
      className="mb-6 grid items-end gap-x-4 gap-y-3 border-y border-line py-4 md:grid-cols-2 print:hidden"
    >
      <DateRangeFields
        legend="Когда"
        from={{ name: 'from', defaultValue: filter.from }}
        to={{ name: 'to', defaultValue: filter.to }}
      />
      <TextField name="person" label="Кто" hint="Часть имени" defaultValue={filter.person} />
      <SelectField
        name="operation"
        label="Что сделал"
        empty="Любое действие"
        defaultValue={filter.operation}
        options={operationGroups()}
      />
      <ComboField
        name="agency"
        label="Участник"
        placeholder="Любой"
        defaultValue={filter.agency}
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
      />
      {filter.subject && <input type="hidden" name="subject" value={filter.subject} />}
      <div className="flex flex-wrap items-center gap-4">
        <Button type="submit" variant="quiet">
          Показать
        </Button>
        {filtered && <a href={`/${tenant}/office/audit`}>Показать все</a>}
      </div>
    </form>
  )
}
