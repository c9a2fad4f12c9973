'use client'
import { useState } from 'react'
import { ActionForm } from '@/components/ui/ActionForm'
import { Section } from '@/components/ui/Section'
import { TextField } from '@/components/ui/TextField'
import { disableAction, renewCodesAction } from './action'
import { codesOf, RecoveryCodes } from './RecoveryCodes'

const CodeField = () => (
  <TextField
    name="code"
    label="Код из приложения"
    hint="или резервный код"
    autoComplete="one-time-code"
    chars={14}
    required
  />
)

/** What can be done with a second factor that is on: new recovery codes, turning it off. */
export function ManageForms({ required }: { required: boolean }) {
  const [codes, setCodes] = useState<string[]>([])
  if (codes.length > 0) return <RecoveryCodes codes={codes} next="/account" />
  return (
    <>
      <Section title="Новые резервные коды" rule lead="Прежние перестанут действовать.">
        <ActionForm
          action={renewCodesAction}
          submitLabel="Получить новые"
          variant="quiet"
          quiet
          onDone={(state) => setCodes(codesOf(state.value))}
        >
          <CodeField />
        </ActionForm>
      </Section>
      <Section
        title={required ? 'Другой телефон' : 'Отключить'}
        rule
        className="mt-12"
        lead={
          required
            ? 'Уполномоченному органу второй фактор обязателен: после отключения портал сразу попросит подключить новый телефон.'
            : 'Вход снова будет по одному паролю.'
        }
      >
        <ActionForm action={disableAction} submitLabel="Отключить второй фактор" variant="danger">
          <CodeField />
        </ActionForm>
      </Section>
    </>
  )
}
