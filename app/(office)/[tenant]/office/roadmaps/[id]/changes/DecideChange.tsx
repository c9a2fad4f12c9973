'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { RadioGroup } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { DialogButton } from '@/components/ui/Dialog'
import { TextArea } from '@/components/ui/TextArea'
import { TextField } from '@/components/ui/TextField'
import { decideChangeAction } from './action'

/** Consent or refusal: whose, by which minutes, when. */
export function DecideChange({
  tenant,
  change,
  today,
}: {
  tenant: string
  change: { id: string; version: number }
  today: string
}) {
  const [outcome, setOutcome] = useState('CONSENTED')
  const [consent, setConsent] = useState('COUNCIL')
  return (
    <DialogButton label="Записать решение" title="Решение об изменении карты" variant="primary">
      <ActionForm
        action={decideChangeAction}
        tenant={tenant}
        hidden={{ id: change.id, version: change.version }}
        submitLabel="Записать решение"
      >
        <RadioGroup
          name="outcome"
          label="Решение"
          value={outcome}
          onChange={setOutcome}
          choices={[
            { value: 'CONSENTED', label: 'Согласовать', hint: 'Изменение сразу войдёт в карту' },
            { value: 'REFUSED', label: 'Отказать' },
          ]}
        />
        <RadioGroup
          name="consent"
          label="Кто решил"
          value={consent}
          onChange={setConsent}
          choices={[
            { value: 'COUNCIL', label: 'Координационный совет' },
            { value: 'AUTHORITY', label: 'Уполномоченный орган' },
          ]}
        />
        <TextField
          name="protocol"
          label={consent === 'COUNCIL' ? 'Протокол' : 'Документ'}
          optional={consent !== 'COUNCIL'}
          hint="Дата и номер"
        />
        <DateField name="consentOn" label="Дата решения" defaultValue={today} max={today} />
        <TextArea
          name="remark"
          label={outcome === 'REFUSED' ? 'Почему отказано' : 'Пояснение'}
          optional={outcome !== 'REFUSED'}
          rows={3}
        />
      </ActionForm>
    </DialogButton>
  )
}
