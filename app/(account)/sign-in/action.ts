'use server'
import { ok } from '@/lib/core/result'
import { safeReturnTo } from '@/lib/account/rules'
import { SignInInput } from '@/lib/account/schema'
import { enterWithPassword } from '@/lib/account/entry'
import { accountAction } from '@/lib/account/account-action'

export const signInAction = accountAction(SignInInput, async ({ email, password, returnTo }, visit) => {
  const entered = await enterWithPassword({ email, password }, visit)
  if (!entered.ok) return entered
  const back = safeReturnTo(returnTo)
  if (entered.value.needsCode)
    return ok({ redirectTo: back ? `/sign-in/code?returnTo=${encodeURIComponent(back)}` : '/sign-in/code' })
  return ok({ redirectTo: back ?? entered.value.home })
})
