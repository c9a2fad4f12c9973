import type { ComponentProps } from 'react'
import { cx } from './cx'

export type ButtonVariant = 'primary' | 'quiet' | 'danger' | 'text'
export type ButtonSize = 'm' | 's'

const variants: Record<ButtonVariant, string> = {
  primary: 'bg-accent text-accent-ink border-transparent font-semibold hover:brightness-110',
  quiet: 'bg-transparent text-accent border-control font-medium hover:bg-accent-soft',
  danger: 'bg-transparent text-danger border-danger font-medium hover:bg-danger-soft',
  text: 'bg-transparent text-accent border-transparent font-normal underline underline-offset-3 px-0! hover:no-underline',
}
const sizes: Record<ButtonSize, string> = { m: 'min-h-10 px-4 py-2 text-base', s: 'min-h-8 px-2.5 py-1 text-dense' }

const off =
  'disabled:bg-sunken disabled:text-muted disabled:border-transparent ' +
  'aria-disabled:bg-sunken aria-disabled:text-muted aria-disabled:border-transparent'
const shape =
  'btn inline-flex items-center justify-center gap-2 rounded-ctl border text-center leading-tight no-underline'

/** The look of a button, for an element that is neither Button nor ButtonLink (a React Aria button, a summary). */
export const buttonClass = (variant: ButtonVariant = 'primary', size: ButtonSize = 'm', className?: string): string =>
  cx(shape, off, variants[variant], sizes[size], className)

type Look = { variant?: ButtonVariant; size?: ButtonSize }

export function Button({ variant, size, className, type = 'button', ...rest }: Look & ComponentProps<'button'>) {
  return <button type={type} className={buttonClass(variant, size, className)} {...rest} />
}

/** A link that looks like a button. */
export function ButtonLink({ variant, size, className, ...rest }: Look & ComponentProps<'a'> & { href: string }) {
  return <a className={buttonClass(variant, size, className)} {...rest} />
}
