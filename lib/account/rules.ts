/**
 * Rules of accounts, one for the forms and the server: passwords, addresses to return to, where a person goes after
 * signing in.
 */
import { count } from '@/lib/core/format'
import { commonPasswords } from './common-passwords'

/** Argon2 reads all of it: longer input would only be a way to keep the server busy. */
const PASSWORD_MAX = 128

export type PasswordPolicy = { minLength: number; email: string }
export type PasswordReason = 'SHORT' | 'LONG' | 'COMMON' | 'OWN_ADDRESS' | 'MONOTONOUS'

const letters = (text: string): number => [...text].length

/** What is wrong with a new password; empty when nothing is. */
export function passwordProblems(password: string, policy: PasswordPolicy): PasswordReason[] {
  const plain = password.normalize('NFKC').toLowerCase().trim()
  const email = policy.email.trim().toLowerCase()
  const mailbox = email.split('@')[0] ?? ''
  const problems: PasswordReason[] = []
  if (letters(password) < policy.minLength) problems.push('SHORT')
  if (letters(password) > PASSWORD_MAX) problems.push('LONG')
  if (isCommon(plain)) problems.push('COMMON')
  // The mailbox with a few digits after it is the first thing that is tried.
  if (email !== '' && (plain === email || (mailbox.length > 2 && plain.replace(/[\d!@#$%^&*._-]+$/, '') === mailbox)))
    problems.push('OWN_ADDRESS')
  if (new Set(plain).size < 4) problems.push('MONOTONOUS')
  return problems
}

/** A common password stays common with digits or an exclamation mark after it, or said twice. */
function isCommon(plain: string): boolean {
  const stem = plain.replace(/[\d!.?]+$/, '')
  const half = plain.slice(0, plain.length / 2)
  return (
    commonPasswords.has(plain) ||
    (stem.length > 3 && commonPasswords.has(stem)) ||
    (half.length > 3 && half + half === plain && commonPasswords.has(half))
  )
}

/** The problem in words, for the field's error and the list beside it. */
export function passwordMessage(reason: PasswordReason, policy: PasswordPolicy): string {
  switch (reason) {
    case 'SHORT':
      return `Нужно не меньше ${count(policy.minLength, 'знака', 'знаков', 'знаков')}.`
    case 'LONG':
      return `Нужно не больше ${count(PASSWORD_MAX, 'знака', 'знаков', 'знаков')}.`
    case 'COMMON':
      return 'Такой пароль подбирают первым. Придумайте другой, например три не связанных слова.'
    case 'OWN_ADDRESS':
      return 'Пароль повторяет адрес почты. Придумайте другой.'
    case 'MONOTONOUS':
      return 'Слишком мало разных знаков. Придумайте другой.'
  }
}

/** The longest address to come back to: lists carry their conditions in it. */
export const RETURN_MAX = 2000

/** An address of our own to go to after signing in, or null: never another site, the sign-in itself or an endpoint. */
export function safeReturnTo(value: string | null | undefined): string | null {
  if (!value || value.length > RETURN_MAX || !value.startsWith('/') || /[\\\u0000-\u0020\u007f]/.test(value))
    return null
  const base = 'http://portal.invalid'
  if (!URL.canParse(value, base)) return null
  const url = new URL(value, base)
  if (url.origin !== base || url.pathname.startsWith('//')) return null
  if (/^\/(sign-in|api|invite|reset|_next)(\/|$)/.test(url.pathname)) return null
  return url.pathname + url.search + url.hash
}

const withReturn = (path: string, returnTo: string | null): string =>
  returnTo ? `${path}?returnTo=${encodeURIComponent(returnTo)}` : path

/** Signing in leads on to the address. */
export const signInPath = (returnTo: string | null): string => withReturn('/sign-in', returnTo)

/** What the password alone has opened. */
export type Entered = { needsCode: true } | { needsCode: false; home: string }

/** After the password: to the code where it is asked for, else to the address or home. */
export function entryPath(entered: Entered, returnTo?: string): string {
  const back = safeReturnTo(returnTo)
  return entered.needsCode ? withReturn('/sign-in/code', back) : (back ?? entered.home)
}

type Home = { isOperator: boolean; tenants: readonly { slug: string; blocked: boolean }[] }

/** Where a signed-in person starts: the operator's pages, the only office, or the choice of offices. */
export function homePath({ isOperator, tenants }: Home): string {
  const open = tenants.filter((tenant) => !tenant.blocked)
  const [only] = open
  if (only && open.length === 1 && !isOperator) return `/${only.slug}/office`
  return isOperator && open.length === 0 ? '/operator' : '/account'
}

/** A one-time code as people type it – «123 456», «abcd-efgh» – without what was added for reading. */
export const plainCode = (typed: string): string => typed.replace(/[\s\u2010-\u2015-]/g, '').toUpperCase()

/** A manual key in groups of four, for reading it from the screen. */
export const grouped = (text: string): string => (text.match(/.{1,4}/g) ?? []).join(' ')
