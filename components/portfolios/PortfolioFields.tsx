'use client'
import { ComboField } from '@/components/ui/ComboField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'

type Values = { title: string; goal: string; owner: string; agencyId: string | null; personId: string | null }
type Props = {
  form: {
    values: Values | null
    agencies: { id: string; name: string }[]
    /** The authorised body may lead, too. */
    optional: boolean
    /** The agency that the person works for. */
    own: string | null
    people: { id: string; label: string }[]
  }
}

/** What a portfolio is for, who leads it and who answers for it. */
export function PortfolioFields({ form: { values, agencies, optional, own, people } }: Props) {
  return (
    <>
      <TextField
        name="title"
        label="Название"
        hint="Что объединяет проекты: «Поликлиники без очередей»"
        defaultValue={values?.title}
        maxLength={200}
        autoComplete="off"
      />
      <TextArea name="goal" label="Цель" optional rows={3} defaultValue={values?.goal} />
      <ComboField
        name="agencyId"
        label="Ведущий орган"
        optional={optional}
        defaultValue={(values ? values.agencyId : own) ?? undefined}
        placeholder="Начните вводить название"
        options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        hint={
          optional
            ? 'Его люди меняют портфель наравне с уполномоченным органом. Не выбран – портфель ведёт уполномоченный орган.'
            : 'Ваш орган или подведомственный.'
        }
      />
      <ComboField
        name="personId"
        label="Ответственный"
        optional
        defaultValue={values?.personId ?? undefined}
        placeholder="Начните вводить должность"
        options={people.map(({ id, label }) => ({ value: id, label }))}
      />
      <TextField
        name="owner"
        label="Кто отвечает, словами"
        optional
        hint="Должность и орган: если человека нет в списке или над ним стоит руководитель."
        defaultValue={values?.owner}
        maxLength={300}
        autoComplete="off"
      />
    </>
  )
}
