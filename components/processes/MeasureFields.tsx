'use client'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'

type Props = {
  people: readonly { id: string; label: string }[]
  agencies: readonly { id: string; name: string }[]
  title: string
}

/** A measure of the plan: a task of the project and the indicator that shows its result. */
export function MeasureFields({ people, agencies, title }: Props) {
  return (
    <>
      <TextField name="title" label="Что сделать" defaultValue={title} maxLength={300} autoComplete="off" />
      <TextArea name="details" label="Подробности" optional rows={2} maxLength={4000} />
      <ComboField
        name="personId"
        label="Кто отвечает"
        optional
        options={people.map(({ id, label }) => ({ value: id, label }))}
        hint="Человек получит письмо и увидит задачу у себя"
      />
      <TextField
        name="responsible"
        label="Или впишите, кто отвечает"
        optional
        maxLength={200}
        hint="Если человека нет в списке: должность, подразделение"
      />
      {agencies.length > 1 && (
        <SelectField
          name="agencyId"
          label="Чьё мероприятие"
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField name="dueOn" label="Срок" optional />
      <TextField
        name="indicator"
        label="Показатель"
        hint="По чему видно результат: «возвраты», «время подписи»"
        maxLength={200}
        autoComplete="off"
      />
      <div className="grid gap-3 sm:grid-cols-3">
        <TextField name="was" label="Было" optional maxLength={60} autoComplete="off" />
        <TextField name="target" label="Станет" maxLength={60} autoComplete="off" />
        <TextField name="unit" label="Единица" optional maxLength={60} autoComplete="off" />
      </div>
      <TextField name="cost" label="Разовые затраты" optional suffix="₽" chars={14} inputMode="decimal" />
      <TextField
        name="system"
        label="Какую информационную систему менять"
        optional
        hint="Войдёт в проект технического задания"
        maxLength={300}
        autoComplete="off"
      />
    </>
  )
}
