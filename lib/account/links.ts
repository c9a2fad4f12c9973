import 'server-only'
import { fail, ok, type Result } from '@/lib/core/result'
import { overLimit } from '@/lib/platform/limits'
import { platformDb } from '@/lib/platform/db'
import { enter } from './entry'
import { homePath } from './rules'
import type { Origin } from './sign-in'
import { readToken, setPasswordByToken, type OpenToken, type TokenKind } from './tokens'

/** The pages behind links from letters: what they show and what their forms do. */
export type LinkInfo = OpenToken & { tenantName: string | null }

/**
 * What a link opens; null when it no longer works, or when this address in the network has tried too many wrong ones.
 */
export async function linkInfo(kind: TokenKind, token: string, origin: Origin): Promise<LinkInfo | null> {
  const open = await readToken(kind, token)
  if (!open) {
    await overLimit('linkAddress', origin.ip)
    return null
  }
  const tenant = open.tenantSlug
    ? await platformDb().tenant.findUnique({ where: { slug: open.tenantSlug }, select: { name: true } })
    : null
  return { ...open, tenantName: tenant?.name ?? null }
}

const guarded = async (origin: Origin): Promise<ReturnType<typeof fail> | null> => {
  const wait = await overLimit('linkAddress', origin.ip)
  return wait ? fail('LIMIT', `Слишком много попыток с вашего адреса в сети. Попробуйте ${wait}.`) : null
}

/** Accepts an invitation: the password is set and the person is signed in to the tenant that invited them. */
export async function enterWithInvite(
  input: { token: string; password: string },
  origin: Origin,
): Promise<Result<{ redirectTo: string }>> {
  const refused = await guarded(origin)
  if (refused) return refused
  const set = await setPasswordByToken('INVITE', input, origin.requestId)
  if (!set.ok) return set
  const { userId, tenantSlug, hasSecondFactor } = set.value
  // An account that has a second factor shows it at the sign-in page as always.
  if (hasSecondFactor) return ok({ redirectTo: '/sign-in?notice=password-set' })
  const entered = await enter({ userId, strong: false, method: 'invite' }, origin.requestId)
  if (!entered.ok) return entered
  return ok({
    redirectTo: tenantSlug
      ? homePath({ isOperator: false, tenants: [{ slug: tenantSlug, blocked: false }] })
      : entered.value.home,
  })
}

/** Sets a password by a reset link; the person then signs in with it. */
export async function resetByLink(input: { token: string; password: string }, origin: Origin): Promise<Result<null>> {
  const refused = await guarded(origin)
  if (refused) return refused
  const set = await setPasswordByToken('RESET', input, origin.requestId)
  return set.ok ? ok(null) : set
}
