'use client'
import { useState } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { Button } from '@/components/ui/Button'
import { CheckboxGroup } from '@/components/ui/ChoiceFields'
import type { Confirmation } from '@/components/ui/Dialog'

type Props = {
  tenant: string
  action: FormAction
  hidden: Record<string, string>
  label: string
  submitLabel: string
  confirm?: Confirmation
  /** value – the assessment and its version: «‹id›:‹version›». */
  agencies: { value: string; label: string }[]
}

/** Some or all of the agencies for one act; all are marked to begin with. */
export function AgencySelection({ tenant, action, hidden, label, submitLabel, confirm, agencies }: Props) {
  const [off, setOff] = useState<string[]>([])
  const marked = agencies.map(({ value }) => value).filter((value) => !off.includes(value))
  const all = marked.length === agencies.length
  return (
    <ActionForm
      action={action}
      tenant={tenant}
      hidden={hidden}
      submitLabel={`${submitLabel}: ${marked.length}`}
      confirm={confirm}
      actions={
        agencies.length > 1 && (
          <Button variant="quiet" onClick={() => setOff(all ? agencies.map(({ value }) => value) : [])}>
            {all ? 'Снять все отметки' : 'Отметить всех'}
          </Button>
        )
      }
    >
      <CheckboxGroup
        name="assessments"
        label={label}
        choices={agencies}
        values={marked}
        onChange={(value, checked) => setOff((now) => (checked ? now.filter((one) => one !== value) : [...now, value]))}
      />
    </ActionForm>
  )
}
