'use client'
import Link from 'next/link'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { requestResetAction } from './action'

export function ResetForm() {
  return (
    <ActionForm
      action={requestResetAction}
      submitLabel="Прислать ссылку"
      actions={<Link href="/sign-in">Вернуться ко входу</Link>}
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
