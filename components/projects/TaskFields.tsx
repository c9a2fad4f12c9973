'use client'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { SelectField } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { DateString } from '@/lib/core/dates'

type Values = {
  title?: string
  details?: string
  stage?: number | null
  agencyId?: string
  personId?: string | null
  responsible?: string
  dueOn?: DateString | null
}
type Props = {
  /** Stages and agencies are a project's: a task of a portfolio has none. */
  choices: {
    agencies?: { id: string; name: string }[]
    people: { id: string; label: string }[]
    stages?: { number: number; title: string }[]
  }
  values?: Values
  personHint?: string
}

/** Fields of a task, the same for a new one and for a change. */
export function TaskFields({ choices, values = {}, personHint = 'Человек из органов проекта получит письмо.' }: Props) {
  const { agencies = [], people, stages = [] } = choices
  return (
    <>
      <TextField name="title" label="Что сделать" defaultValue={values.title} maxLength={300} />
      <ComboField
        name="personId"
        label="Ответственный"
        optional
        options={people.map(({ id, label }) => ({ value: id, label }))}
        defaultValue={values.personId ?? undefined}
        placeholder="Начните вводить должность"
        hint={personHint}
      />
      <TextField
        name="responsible"
        label="Или впишите, кто отвечает"
        optional
        defaultValue={values.personId ? '' : values.responsible}
        hint="Если человека нет в списке: должность, фамилия, подразделение."
      />
      <DateField name="dueOn" label="Срок" optional defaultValue={values.dueOn ?? undefined} />
      {stages.length > 0 && (
        <SelectField
          name="stage"
          label="Этап"
          optional
          empty="Не относится к этапу"
          defaultValue={values.stage ? String(values.stage) : ''}
          options={stages.map(({ number, title }) => ({ value: String(number), label: `${number}. ${title}` }))}
        />
      )}
      {agencies.length > 1 && (
        <SelectField
          name="agencyId"
          label="Чья часть проекта"
          defaultValue={values.agencyId ?? agencies[0]?.id}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextArea name="details" label="Подробности" optional rows={3} defaultValue={values.details} />
    </>
  )
}
