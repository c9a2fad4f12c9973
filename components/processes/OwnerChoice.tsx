import { Button } from '@/components/ui/Button'
import { SelectField } from '@/components/ui/SelectField'

type Props = {
  label: string
  owners: readonly { id: string; name: string }[]
  current: string
  submitLabel: string
}

/** Whose process it is: another choice shows the form with that owner's units, people and next code. */
export function OwnerChoice({ label, owners, current, submitLabel }: Props) {
  if (owners.length < 2) return null
  return (
    <form className="mb-6 flex max-w-[56rem] flex-wrap items-end gap-3">
      <SelectField
        key={current}
        name="agency"
        label={label}
        defaultValue={current}
        options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        className="min-w-[min(20rem,100%)] flex-1"
      />
      <Button type="submit" variant="quiet">
        {submitLabel}
      </Button>
    </form>
  )
}
