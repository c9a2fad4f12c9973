import 'server-only'
import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { env } from './env'

const IV_BYTES = 12
const TAG_BYTES = 16

/** A 256-bit key for one purpose, derived from AUTH_SECRET. */
const keyFor = (purpose: string): Buffer => Buffer.from(hkdfSync('sha256', env().AUTH_SECRET, 'gemba', purpose, 32))

/** Encrypts with AES-256-GCM; `owner` (an id) is authenticated, so that a value cannot be moved to another row. */
export function seal(text: string, owner: string): string {
  const iv = randomBytes(IV_BYTES)
  const cipher = createCipheriv('aes-256-gcm', keyFor('seal'), iv).setAAD(Buffer.from(owner))
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return `1.${Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64url')}`
}

/** The text of `seal`; null when the value is damaged, of another owner, or AUTH_SECRET has changed. */
export function unseal(sealed: string, owner: string): string | null {
  const [version, value] = sealed.split('.')
  if (version !== '1' || !value) return null
  const bytes = Buffer.from(value, 'base64url')
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor('seal'), bytes.subarray(0, IV_BYTES)).setAAD(
      Buffer.from(owner),
    )
    decipher.setAuthTag(bytes.subarray(IV_BYTES, IV_BYTES + TAG_BYTES))
    return Buffer.concat([decipher.update(bytes.subarray(IV_BYTES + TAG_BYTES)), decipher.final()]).toString('utf8')
  } catch {
    return null
  }
}

/** 32 random bytes for a link: 43 characters. */
export const newToken = (): string => randomBytes(32).toString('base64url')

/** What is stored of a link's token. */
export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** A keyed digest: equal for equal texts, useless without AUTH_SECRET (addresses in counters, recovery codes). */
export const keyed = (text: string, purpose: string): string =>
  createHmac('sha256', keyFor(purpose)).update(text).digest('base64url')
