'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { ComboField } from '@/components/ui/ComboField'
import { SelectField, type Option } from '@/components/ui/SelectField'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { sideLabels, sides } from '@/lib/feedback/clients/labels'
import { messageKindLabels, NO_NAMES } from '@/lib/feedback/told/labels'
import { messageKinds } from '@/lib/feedback/told/rules'
import { writeMessageAction } from '../actions'

export function WriteMessageForm({
  tenant,
  formKey,
  agencies,
}: {
  tenant: string
  formKey: string
  agencies: Option[]
}) {
  return (
    <ActionForm action={writeMessageAction} tenant={tenant} hidden={{ key: formKey }} submitLabel="Записать">
      {agencies.length === 1 ? (
        <input type="hidden" name="agencyId" value={agencies[0]?.value ?? ''} />
      ) : (
        <ComboField name="agencyId" label="Орган" options={agencies} />
      )}
      <SelectField
        name="kind"
        label="Что это"
        empty="Выберите"
        options={messageKinds.map((value) => ({ value, label: messageKindLabels[value] }))}
      />
      <SelectField
        name="side"
        label="Кто сказал"
        defaultValue="EXTERNAL"
        options={sides.map((value) => ({ value, label: sideLabels[value] }))}
      />
      <TextField name="service" label="Услуга" optional maxLength={200} />
      <TextField name="place" label="Где" optional maxLength={200} />
      <TextArea name="text" label="Что сказали" hint={NO_NAMES} rows={5} />
    </ActionForm>
  )
}
