import { SelectField } from '@/components/ui/SelectField'
import { TextField } from '@/components/ui/TextField'

type Values = { name: string; shortName: string; head: string; parentId: string | null }
type Props = { values?: Values; parents: readonly { id: string; name: string; depth: number }[] }

/** A unit: its name, head, and where it stands in the tree. */
export function UnitFields({ values, parents }: Props) {
  return (
    <>
      <TextField name="name" label="Название" defaultValue={values?.name} maxLength={300} autoComplete="off" />
      <TextField
        name="shortName"
        label="Краткое название"
        optional
        defaultValue={values?.shortName}
        maxLength={60}
        autoComplete="off"
      />
      <TextField
        name="head"
        label="Руководитель"
        optional
        hint="Фамилия, инициалы и должность"
        defaultValue={values?.head}
        maxLength={300}
        autoComplete="off"
      />
      {parents.length > 0 && (
        <SelectField
          name="parentId"
          label="Входит в"
          empty="Орган напрямую"
          defaultValue={values?.parentId ?? ''}
          options={parents.map(({ id, name, depth }) => ({ value: id, label: `${'– '.repeat(depth)}${name}` }))}
        />
      )}
    </>
  )
}
