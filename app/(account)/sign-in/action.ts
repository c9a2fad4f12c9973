'use server'
import { ok } from '@/lib/core/result'
import { codePath, safeReturnTo } from '@/lib/account/rules'
import { SignInInput } from '@/lib/account/schema'
import { enterWithPassword } from '@/lib/account/entry'
import { accountAction } from '@/lib/account/account-action'

export const signInAction = accountAction(SignInInput, async ({ email, password, returnTo }, visit) => {
  const entered = await enterWithPassword({ email, password }, visit)
  if (!entered.ok) return entered
  const back = safeReturnTo(returnTo)
  return ok({ redirectTo: entered.value.needsCode ? codePath(back) : (back ?? entered.value.home) })
})
