import 'server-only'
import { hash, parseOptions, verify } from '@node-rs/argon2'

// OWASP's first recommendation for argon2id: 19 MiB, two passes, one lane.
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Composed and decomposed «й» are the same letter on two keyboards. */
const normal = (password: string): string => password.normalize('NFKC')

/** argon2id hash of a password, for User.passwordHash. */
export const hashPassword = (password: string): Promise<string> => hash(normal(password), cost)

let nobody: Promise<string> | undefined

/** Is it the password? Without a hash (no such account, or one without a password) takes as long and says no. */
export async function verifyPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await (nobody ??= hashPassword('no such account'))), normal(password))
  return right && stored !== null && stored !== undefined
}

/** The hash was made at another cost than today's and is worth making again. */
export function isOutdated(stored: string): boolean {
  const made = parseOptions(stored)
  return made.memoryCost !== cost.memoryCost || made.timeCost !== cost.timeCost || made.parallelism !== cost.parallelism
}
