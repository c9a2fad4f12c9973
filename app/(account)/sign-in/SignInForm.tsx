'use client'
import { ActionForm } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { ReturnTo } from '../ReturnTo'
import { signInAction } from './action'

export function SignInForm({ returnTo }: { returnTo: string | null }) {
  return (
    <ActionForm action={signInAction} submitLabel="Войти" actions={<a href="/reset">Не помню пароль</a>}>
      <ReturnTo address={returnTo} />
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
