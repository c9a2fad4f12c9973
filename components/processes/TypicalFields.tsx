import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { ProcessSettings } from '@/lib/core/tenant'

type Values = { code: string; name: string; group: string; carries: string; note: string }
type Props = { values?: Values; settings: Pick<ProcessSettings, 'groups' | 'carries'> }

const choices = (all: readonly { key: string; title: string }[]) =>
  all.map(({ key, title }) => ({ value: key, label: title }))

/** A process of the typical list. */
export function TypicalFields({ values, settings }: Props) {
  return (
    <>
      <div className="grid gap-5 sm:grid-cols-[10rem_minmax(0,1fr)]">
        <TextField name="code" label="Код" defaultValue={values?.code} maxLength={40} autoComplete="off" />
        <TextField name="name" label="Название" defaultValue={values?.name} maxLength={300} autoComplete="off" />
      </div>
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          name="group"
          label="Группа"
          empty="Вне групп"
          defaultValue={values?.group}
          options={choices(settings.groups)}
        />
        <SelectField
          name="carries"
          label="Что несёт"
          empty="Не указано"
          defaultValue={values?.carries}
          options={choices(settings.carries)}
        />
      </div>
      <TextArea name="note" label="Примечание" optional rows={2} defaultValue={values?.note} maxLength={1000} />
    </>
  )
}
