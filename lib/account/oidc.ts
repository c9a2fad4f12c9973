import 'server-only'
import { z } from 'zod'
import { recordAccountEvent, userTenants, withAccount } from './auth-tenants'
import { platformDb } from '@/lib/platform/db'
import { log } from '@/lib/platform/log'

/** What the portal reads of an ID token (OpenID Connect Core §2, RFC 8176 for amr). */
export const OidcClaims = z.object({
  iss: z.string().min(1),
  sub: z.string().min(1).max(255),
  email: z.string().optional(),
  // Some providers send the flag as a text.
  email_verified: z
    .union([z.boolean(), z.literal('true').transform(() => true), z.literal('false').transform(() => false)])
    .optional(),
  amr: z.array(z.string()).optional(),
})
export type OidcClaims = z.infer<typeof OidcClaims>

export type OidcRefusal = 'NoAccount' | 'UnverifiedEmail' | 'Blocked' | 'IdentityTaken'

const strongMethods = new Set(['mfa', 'otp', 'hwk', 'swk', 'sc', 'pop', 'fido'])

/** The provider itself asked for a second factor. */
export const isStrong = (claims: OidcClaims): boolean =>
  claims.amr?.some((method) => strongMethods.has(method)) ?? false

/** The account that is already linked to this identity. */
export async function linkedUser({ iss, sub }: OidcClaims): Promise<string | null> {
  const identity = await platformDb().userIdentity.findUnique({
    where: { issuer_subject: { issuer: iss, subject: sub } },
  })
  return identity?.userId ?? null
}

/**
 * The account of an identity; the first time it is found by the e-mail that the provider has verified, and linked. An
 * account takes one identity of a provider: an address given to somebody else there does not open the earlier owner's
 * account here.
 */
export async function resolveIdentity(
  claims: OidcClaims,
  requestId: string,
): Promise<{ userId: string } | { refused: OidcRefusal }> {
  const linked = await linkedUser(claims)
  if (linked) return openTo(linked)
  const email = claims.email?.trim().toLowerCase()
  if (!email || claims.email_verified !== true) return refuse('UnverifiedEmail', requestId)
  const user = await platformDb().user.findUnique({
    where: { email },
    include: { identities: { where: { issuer: claims.iss } } },
  })
  if (!user) return refuse('NoAccount', requestId)
  if (user.identities.length > 0) return refuse('IdentityTaken', requestId)
  const tenants = await userTenants(user.id)
  await withAccount(async (tx) => {
    await tx.userIdentity.create({ data: { issuer: claims.iss, subject: claims.sub, userId: user.id } })
    await recordAccountEvent(tx, user.id, tenants, 'account.linkIdentity', requestId)
  })
  return openTo(user.id)
}

async function openTo(userId: string): Promise<{ userId: string } | { refused: OidcRefusal }> {
  const [user, tenants] = await Promise.all([
    platformDb().user.findUniqueOrThrow({ where: { id: userId } }),
    userTenants(userId),
  ])
  return user.isOperator || tenants.some((tenant) => !tenant.blocked) ? { userId } : { refused: 'Blocked' }
}

function refuse(refused: OidcRefusal, requestId: string): { refused: OidcRefusal } {
  log.warn({ requestId, refused }, 'identity refused')
  return { refused }
}
