'use server'
import { ok } from '@/lib/core/result'
import { enterWithCode } from '@/lib/account/entry'
import { safeReturnTo } from '@/lib/account/rules'
import { CodeInput } from '@/lib/account/schema'
import { accountAction } from '@/lib/account/account-action'

export const codeAction = accountAction(CodeInput, async ({ code, returnTo }, visit) => {
  const entered = await enterWithCode(code, visit.requestId)
  return entered.ok ? ok({ redirectTo: safeReturnTo(returnTo) ?? entered.value.home }) : entered
})
