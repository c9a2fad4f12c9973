import { Button } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'

type Props = {
  tenant: string
  state: string
  mine: boolean
  q: string
  campaignId: string
  campaigns: { id: string; year: number }[]
}

/** Narrows the list; a plain GET form, so that the address can be shared. */
export function VerificationFilters({ tenant, state, mine, q, campaignId, campaigns }: Props) {
  return (
    <form action={`/${tenant}/office/verification`} className="my-4 flex flex-wrap items-end gap-4">
      <input type="hidden" name="state" value={state} />
      <SearchField label="Участник" placeholder="Найти орган или муниципалитет" defaultValue={q} className="grow" />
      {campaigns.length > 1 && (
        <SelectField
          name="campaign"
          label="Год"
          defaultValue={campaignId}
          options={campaigns.map(({ id, year }) => ({ value: id, label: String(year) }))}
        />
      )}
      <CheckboxField name="mine" label="Только мои" value="1" defaultChecked={mine} className="pb-2" />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
    </form>
  )
}
