'use client'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { ComboField } from '@/components/ui/ComboField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import type { Side } from '@/lib/feedback/clients/labels'

type Props = {
  values: { title: string; about: string; side: Side; agencyId: string | null } | null
  leads: { id: string; name: string }[]
  /** The authorised body may lead, too. */
  optional: boolean
}

/** What a life situation is: circumstances in words, whose it is, who leads it. */
export function SituationFields({ values, leads, optional }: Props) {
  return (
    <>
      <TextField
        name="title"
        label="Название"
        hint="Как сказал бы сам человек: «Рождение ребёнка», «Выход на пенсию»"
        defaultValue={values?.title}
        maxLength={200}
        autoComplete="off"
      />
      <TextArea
        name="about"
        label="Обстоятельства"
        optional
        hint="Что случилось, чего человек хочет, с кем ему приходится иметь дело"
        rows={4}
        defaultValue={values?.about}
        maxLength={4000}
      />
      <RadioGroup
        name="side"
        label="Чья это ситуация"
        inline
        defaultValue={values?.side ?? 'EXTERNAL'}
        choices={[
          { value: 'EXTERNAL', label: 'внешнего клиента' },
          { value: 'INTERNAL', label: 'внутреннего клиента' },
        ]}
      />
      <ComboField
        name="agencyId"
        label="Кто ведёт"
        optional={optional}
        defaultValue={values?.agencyId ?? (optional ? undefined : leads[0]?.id)}
        options={leads.map(({ id, name }) => ({ value: id, label: name }))}
        hint={optional ? 'Не выбран – ведёт уполномоченный орган.' : undefined}
      />
    </>
  )
}
