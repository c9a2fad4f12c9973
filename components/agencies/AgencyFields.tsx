import { ComboField } from '@/components/ui/ComboField'
import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'

type Option = { value: string; label: string }
type Props = {
  kinds: Option[]
  parents: Option[]
  values?: { name: string; shortName: string | null; kind: string; parentId: string | null; inn: string | null }
}

/** What is asked of an agency, for a new one and for one that is put right. */
export function AgencyFields({ kinds, parents, values }: Props) {
  return (
    <>
      <TextField
        name="name"
        label="Наименование"
        hint="Полное, как в положении или уставе"
        defaultValue={values?.name}
        autoComplete="off"
      />
      <TextField
        name="shortName"
        label="Краткое наименование"
        optional
        hint="Для таблиц и меню"
        defaultValue={values?.shortName ?? ''}
        autoComplete="off"
      />
      <SelectField
        name="kind"
        label="Вид"
        options={kinds}
        empty="Выберите вид"
        defaultValue={values?.kind}
        className="max-w-96"
      />
      <ComboField
        name="parentId"
        label="Вышестоящий орган"
        optional
        hint="Если орган никому не подчинён, оставьте пустым"
        options={parents}
        defaultValue={values?.parentId ?? undefined}
      />
      <TextField
        name="inn"
        label="ИНН"
        optional
        inputMode="numeric"
        chars={14}
        defaultValue={values?.inn ?? ''}
        autoComplete="off"
      />
    </>
  )
}
