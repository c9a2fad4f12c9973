'use client'
import { useState } from 'react'
import { FileChoice } from '@/components/roadmaps/FileChoice'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DialogButton } from '@/components/ui/Dialog'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { addProofAction } from '../action'

/** A file or a link with its title; closed once it is attached. */
export function AddProof({ tenant, partId, agencyId }: { tenant: string; partId: string; agencyId: string | null }) {
  const [kind, setKind] = useState('FILE')
  return (
    <div className="print:hidden">
      <DialogButton label="Приложить подтверждение" title="Подтверждение выполнения" variant="quiet">
        <ActionForm action={addProofAction} tenant={tenant} hidden={{ partId }} submitLabel="Приложить">
          <TextField name="title" label="Документ" hint="Вид, дата и номер: «Приказ от 12.03.2026 № 45»" />
          <RadioGroup
            name="kind"
            label="Где он"
            inline
            value={kind}
            onChange={setKind}
            choices={[
              { value: 'FILE', label: 'Файл' },
              { value: 'LINK', label: 'Ссылка' },
            ]}
          />
          {kind === 'FILE' ? (
            <FileChoice tenant={tenant} agencyId={agencyId} label="Файл" />
          ) : (
            <TextField name="url" label="Адрес" hint="Начинается с https://" type="url" inputMode="url" />
          )}
          <TextArea name="note" label="Пояснение" optional rows={2} />
        </ActionForm>
      </DialogButton>
    </div>
  )
}
