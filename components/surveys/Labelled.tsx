import type { ReactNode } from 'react'

/** A label above its control. */
export function Labelled({
  id,
  label,
  hint,
  optional,
  children,
}: {
  id: string
  label: string
  hint?: string
  optional?: boolean
  children: ReactNode
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
        {optional && <span className="font-normal text-muted"> (необязательно)</span>}
      </label>
      {hint && <p className="mb-1.5 text-sm text-muted">{hint}</p>}
      {children}
    </div>
  )
}
