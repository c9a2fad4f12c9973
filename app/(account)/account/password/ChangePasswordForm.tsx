'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import type { PasswordPolicy } from '@/lib/account/rules'
import { NewPasswordFields } from '../../NewPasswordFields'
import { changePasswordAction } from './action'

export function ChangePasswordForm({ policy }: { policy: PasswordPolicy }) {
  return (
    <ActionForm action={changePasswordAction} submitLabel="Сменить пароль" actions={<a href="/account">Отмена</a>}>
      {/* Tells password managers whose password it is. */}
      <input type="hidden" name="email" value={policy.email} autoComplete="username" readOnly />
      <TextField
        name="currentPassword"
        label="Нынешний пароль"
        type="password"
        autoComplete="current-password"
        required
      />
      <NewPasswordFields policy={policy} />
    </ActionForm>
  )
}
