import 'server-only'
import { fail, ok, type Result } from '@/lib/core/result'
import { forgetPassword, pendingUser, rememberPassword } from './auth-pending'
import { clearSessionCookie, previousSessionId, writeSessionCookie } from './auth-session'
import type { Entered } from './rules'
import { checkCode } from './second-factor'
import { checkPassword, finishSignIn, signOut, type Origin, type SignInMethod } from './sign-in'

// The browser's side of signing in: the steps of sign-in.ts with the cookies that go with them.

/** Opens a session for the account and gives the browser its cookie. */
export async function enter(
  input: { userId: string; strong: boolean; method: SignInMethod },
  requestId: string,
): Promise<Result<{ needsCode: false; home: string }>> {
  const done = await finishSignIn({ ...input, previousSessionId: await previousSessionId() }, requestId)
  if (!done.ok) return done
  await writeSessionCookie(done.value.sessionId)
  return ok({ needsCode: false, home: done.value.home })
}

/** First step: e-mail and password. Signs in, or asks for the one-time code. */
export async function enterWithPassword(
  input: { email: string; password: string },
  origin: Origin,
): Promise<Result<Entered>> {
  const checked = await checkPassword(input, origin)
  if (!checked.ok) return checked
  if (!checked.value.needsCode)
    return enter({ userId: checked.value.userId, strong: false, method: 'password' }, origin.requestId)
  await rememberPassword(checked.value.userId)
  return ok({ needsCode: true })
}

/** Second step: the code of the application, or a recovery code. */
export async function enterWithCode(code: string, requestId: string): Promise<Result<{ home: string }>> {
  const userId = await pendingUser()
  if (!userId)
    return fail('FORBIDDEN', 'Время на ввод кода вышло. Вернитесь на страницу входа и введите пароль ещё раз.')
  const checked = await checkCode(userId, code, requestId)
  if (!checked.ok) return checked
  await forgetPassword()
  return enter({ userId, strong: true, method: checked.value.used === 'totp' ? 'code' : 'recovery' }, requestId)
}

/** Ends the browser's session. */
export async function leave(requestId: string): Promise<void> {
  const sessionId = await previousSessionId()
  if (sessionId) await signOut(sessionId, requestId)
  await clearSessionCookie()
}
