'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { TextField } from '@/components/ui/TextField'
import { setTargetAction } from '../action'

type Props = {
  tenant: string
  indicatorId: string
  version: number
  year: number
  perAgency: boolean
  agency: { id: string; name: string } | null
  agencies: { value: string; label: string }[]
}

/** A year's target; a reason is asked where it changes one that was there. */
export function TargetForm({ tenant, indicatorId, version, year, perAgency, agency, agencies }: Props) {
  return (
    <ActionForm
      action={setTargetAction}
      tenant={tenant}
      hidden={{ indicatorId, version, ...(agency && { agencyId: agency.id }) }}
      submitLabel="Сохранить цель"
    >
      {agency && <p>{agency.name}</p>}
      <TextField
        name="year"
        label="Год"
        inputMode="numeric"
        defaultValue={String(year)}
        maxLength={4}
        autoComplete="off"
      />
      {perAgency && !agency && agencies.length > 0 && (
        <ComboField name="agencyId" label="Орган" optional placeholder="Все участники" options={agencies} />
      )}
      <TextField
        name="value"
        label="Цель"
        hint={perAgency && agency ? 'Пусто – как у всех' : 'Пусто – убрать цель'}
        inputMode="decimal"
        autoComplete="off"
      />
      <TextField
        name="reason"
        label="Основание"
        hint="Нужно, если цель уже была: акт, его номер и дата"
        optional
        maxLength={500}
        autoComplete="off"
      />
    </ActionForm>
  )
}
