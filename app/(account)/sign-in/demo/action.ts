'use server'
import { fail, ok } from '@/lib/core/result'
import { enterWithPassword } from '@/lib/account/entry'
import { entryPath } from '@/lib/account/rules'
import { DemoSignInInput } from '@/lib/account/schema'
import { DEMO_PASSWORD, demoSignIns } from '@/lib/people/demo-sign-ins'
import { accountAction } from '@/lib/account/account-action'
import { env } from '@/lib/platform/env'

export const demoSignInAction = accountAction(DemoSignInInput, async ({ email, returnTo }, visit) => {
  const known = demoSignIns.some((person) => person.email === email)
  if (env().GEMBA_DEMO !== '1' || !known)
    return fail('NOT_FOUND', 'Демонстрационного входа здесь нет. Войдите по почте и паролю.')
  const entered = await enterWithPassword({ email, password: DEMO_PASSWORD }, visit)
  if (!entered.ok) return entered
  return ok({ redirectTo: entryPath(entered.value, returnTo) })
})
