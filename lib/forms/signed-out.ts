import 'server-only'
import { getAccount } from '@/lib/account/auth-account'

/**
 * Why a form of the office has no actor, in words: the session is over, or the account that is signed in by now is
 * another one that this programme is not open to. `then` – what to do after signing in.
 */
export async function withoutActor(slug: string, then: string): Promise<string> {
  const account = await getAccount()
  const foreign = account !== null && !account.tenants.some((one) => one.slug === slug && !one.blocked)
  return foreign
    ? `Вы вошли как ${account.email}, а этой учётной записи программа не открыта. Войдите под другой в соседней вкладке и ${then}`
    : `Вы вышли из портала или время сеанса истекло. Войдите в соседней вкладке и ${then}`
}
