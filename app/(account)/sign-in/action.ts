'use server'
import { ok } from '@/lib/core/result'
import { entryPath } from '@/lib/account/rules'
import { SignInInput } from '@/lib/account/schema'
import { enterWithPassword } from '@/lib/account/entry'
import { accountAction } from '@/lib/account/account-action'

export const signInAction = accountAction(SignInInput, async ({ email, password, returnTo }, visit) => {
  const entered = await enterWithPassword({ email, password }, visit)
  if (!entered.ok) return entered
  return ok({ redirectTo: entryPath(entered.value, returnTo) })
})
