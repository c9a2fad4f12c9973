'use server'
import { revalidatePath } from 'next/cache'
import { count } from '@/lib/core/format'
import { ok } from '@/lib/core/result'
import { endOtherSessions, endSession } from '@/lib/people/account-own'
import { EndSessionInput, NoInput } from '@/lib/people/account-schema'
import { signedInAction } from '@/lib/platform/account-action'

export const endSessionAction = signedInAction(EndSessionInput, async (account, { sessionId }, visit) => {
  const ended = await endSession(account, sessionId, visit.requestId)
  revalidatePath('/account')
  return ended.ok ? ok({ message: 'Сеанс завершён.' }) : ended
})

export const endOthersAction = signedInAction(NoInput, async (account, _input, visit) => {
  const ended = await endOtherSessions(account, visit.requestId)
  revalidatePath('/account')
  return ended.ok ? ok({ message: `Завершено: ${count(ended.value, 'сеанс', 'сеанса', 'сеансов')}.` }) : ended
})
