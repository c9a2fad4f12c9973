'use server'
import { ok } from '@/lib/core/result'
import { resetByLink } from '@/lib/account/links'
import { TokenPasswordInput } from '@/lib/account/schema'
import { accountAction } from '@/lib/account/account-action'

export const resetPasswordAction = accountAction(TokenPasswordInput, async (input, visit) => {
  const set = await resetByLink(input, visit)
  return set.ok ? ok({ redirectTo: '/sign-in?notice=password-set' }) : set
})
