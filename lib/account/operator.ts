import 'server-only'
import { notFound } from 'next/navigation'
import { requireAccount } from './auth-account'

/** Who creates tenants and sees no tenant's data. */
export type Operator = { userId: string; sessionId: string; email: string }

/** The operator of the current request; others find nothing here, the signed-out go to sign-in. */
export async function requireOperator(returnTo = '/operator'): Promise<Operator> {
  const { isOperator, userId, sessionId, email } = await requireAccount(returnTo)
  if (!isOperator) notFound()
  return { userId, sessionId, email }
}
