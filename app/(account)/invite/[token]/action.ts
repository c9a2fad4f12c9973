'use server'
import { ok } from '@/lib/core/result'
import { enterWithInvite } from '@/lib/account/links'
import { TokenPasswordInput } from '@/lib/account/schema'
import { accountAction } from '@/lib/account/account-action'

export const acceptInviteAction = accountAction(TokenPasswordInput, async (input, visit) => {
  const entered = await enterWithInvite(input, visit)
  return entered.ok ? ok({ redirectTo: entered.value.redirectTo }) : entered
})
