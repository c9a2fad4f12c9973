'use server'
import { after } from 'next/server'
import { fail, ok } from '@/lib/core/result'
import { ResetRequestInput } from '@/lib/account/schema'
import { requestReset } from '@/lib/account/tokens'
import { accountAction } from '@/lib/account/account-action'
import { overLimit } from '@/lib/platform/limits'

export const requestResetAction = accountAction(ResetRequestInput, async ({ email }, visit) => {
  const wait = (await overLimit('resetAddress', visit.ip)) ?? (await overLimit('resetEmail', email))
  if (wait) return fail('LIMIT', `Ссылку просили слишком часто. Проверьте почту и папку «Спам» или попробуйте ${wait}.`)
  // After the answer, so that its time does not tell whether the address has an account.
  after(() => requestReset(email, visit.requestId))
  return ok({
    message:
      'Если у этого адреса есть учётная запись, письмо со ссылкой уже в пути. Ссылка действует один час. Не пришло – проверьте папку «Спам».',
  })
})
