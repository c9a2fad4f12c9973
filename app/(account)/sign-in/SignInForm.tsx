'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { signInAction } from './action'

export function SignInForm({ returnTo }: { returnTo: string | null }) {
  return (
    <ActionForm
      action={signInAction}
      submitLabel="Войти"
      hidden={returnTo ? { returnTo } : {}}
      actions={<a href="/reset">Не помню пароль</a>}
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
      <TextField name="password" label="Пароль" type="password" autoComplete="current-password" required />
    </ActionForm>
  )
}
