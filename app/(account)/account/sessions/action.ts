'use server'
import { ok } from '@/lib/core/result'
import { endOtherSessions, endSession } from '@/lib/account/own'
import { EndSessionInput, NoInput } from '@/lib/account/schema'
import { signedInAction } from '@/lib/account/account-action'

export const endSessionAction = signedInAction(EndSessionInput, async (account, { sessionId }, visit) => {
  const ended = await endSession(account, sessionId, visit.requestId)
  return ended.ok ? ok({ redirectTo: '/account?notice=session-ended' }) : ended
})

export const endOthersAction = signedInAction(NoInput, async (account, _input, visit) => {
  const ended = await endOtherSessions(account, visit.requestId)
  return ended.ok ? ok({ redirectTo: '/account?notice=sessions-ended' }) : ended
})
