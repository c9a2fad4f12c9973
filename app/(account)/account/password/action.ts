'use server'
import { ok } from '@/lib/core/result'
import { changePassword } from '@/lib/account/own'
import { ChangePasswordInput } from '@/lib/account/schema'
import { signedInAction } from '@/lib/account/account-action'

export const changePasswordAction = signedInAction(ChangePasswordInput, async (account, input, visit) => {
  const changed = await changePassword(account, input, visit.requestId)
  return changed.ok ? ok({ redirectTo: '/account?notice=password-changed' }) : changed
})
