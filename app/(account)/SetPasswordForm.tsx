'use client'
import { ActionForm, type FormAction } from '@/components/ui/ActionForm'
import type { PasswordPolicy } from '@/lib/account/rules'
import { NewPasswordFields } from './NewPasswordFields'

type Props = { action: FormAction; token: string; policy: PasswordPolicy; submitLabel: string }

/** A password by a link from a letter. */
export function SetPasswordForm({ action, token, policy, submitLabel }: Props) {
  return (
    <ActionForm action={action} submitLabel={submitLabel} hidden={{ token }}>
      {/* Tells password managers whose password it is. */}
      <input type="hidden" name="email" value={policy.email} autoComplete="username" readOnly />
      <NewPasswordFields policy={policy} />
    </ActionForm>
  )
}
