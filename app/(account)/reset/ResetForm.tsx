'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { requestResetAction } from './action'

export function ResetForm() {
  return (
    <ActionForm
      action={requestResetAction}
      submitLabel="Прислать ссылку"
      actions={<a href="/sign-in">Вернуться ко входу</a>}
    >
      <TextField
        name="email"
        label="Почта"
        type="email"
        autoComplete="username"
        autoCapitalize="none"
        spellCheck={false}
        required
      />
    </ActionForm>
  )
}
