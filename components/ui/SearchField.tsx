'use client'
import type { ComponentProps } from 'react'
import { controlClass } from './Field'
import { useField } from './form-context'
import { cx } from './cx'

type Props = Omit<ComponentProps<'input'>, 'id' | 'type'> & { name?: string; label: string }

/** The text to look for; stands in a GET form, so that a search has an address. */
export function SearchField({ name = 'q', label, placeholder, className, ...input }: Props) {
  const field = useField(name)
  return (
    <span className={cx('block min-w-[min(14rem,100%)] flex-1', className)}>
      <label htmlFor={field.id} className="sr-only">
        {label}
      </label>
      {/* Another address, another text: what was typed does not outlive it. */}
      <input
        {...input}
        key={String(input.defaultValue)}
        id={field.id}
        name={name}
        type="search"
        placeholder={placeholder ?? label}
        className={controlClass()}
      />
    </span>
  )
}
