'use server'
import { ok } from '@/lib/core/result'
import { safeReturnTo } from '@/lib/account/rules'
import { CodeInput } from '@/lib/account/schema'
import { confirmEnrolment, disableSecondFactor, renewRecoveryCodes, strengthen } from '@/lib/account/second-factor'
import { signedInAction } from '@/lib/account/account-action'

export const confirmEnrolmentAction = signedInAction(CodeInput, async (account, { code }, visit) => {
  const result = await confirmEnrolment(account, code, visit.requestId)
  return result.ok ? ok({ message: 'Второй фактор подключён.', value: result.value.recoveryCodes }) : result
})
export const strengthenAction = signedInAction(CodeInput, async (account, { code, returnTo }, visit) => {
  const result = await strengthen(account, code, visit.requestId)
  return result.ok ? ok({ redirectTo: safeReturnTo(returnTo) ?? '/account/second-factor' }) : result
})
export const renewCodesAction = signedInAction(CodeInput, async (account, { code }, visit) => {
  const result = await renewRecoveryCodes(account, code, visit.requestId)
  return result.ok
    ? ok({ message: 'Новые коды готовы, прежние больше не действуют.', value: result.value.recoveryCodes })
    : result
})
export const disableAction = signedInAction(CodeInput, async (account, { code }, visit) => {
  const result = await disableSecondFactor(account, code, visit.requestId)
  return result.ok ? ok({ redirectTo: '/account?notice=second-factor-off' }) : result
})
