'use client'
import type { ReactNode } from 'react'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import { TextField } from '@/components/ui/TextField'
import { ReturnTo } from './ReturnTo'

type Props = { action: FormAction; submitLabel: string; returnTo: string | null; actions?: ReactNode }

/** A code of the application; a recovery code for a lost phone, in a form of its own because its keyboard differs. */
export function CodeSteps({ action, submitLabel, returnTo, actions }: Props) {
  return (
    <>
      <ActionForm action={action} submitLabel={submitLabel} actions={actions}>
        <ReturnTo address={returnTo} />
        <TextField
          name="code"
          label="Код из приложения"
          inputMode="numeric"
          autoComplete="one-time-code"
          chars={8}
          required
        />
      </ActionForm>
      <details className="mt-8 border-t border-line pt-4">
        <summary className="cursor-pointer text-accent">Телефона нет под рукой</summary>
        <ActionForm action={action} submitLabel={submitLabel} variant="quiet" className="mt-4">
          <ReturnTo address={returnTo} />
          <TextField
            name="code"
            label="Резервный код"
            hint="один из восьми, сохранённых при подключении; каждый действует один раз"
            autoComplete="off"
            autoCapitalize="characters"
            spellCheck={false}
            chars={14}
            required
          />
        </ActionForm>
      </details>
    </>
  )
}
