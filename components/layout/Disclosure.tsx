'use client'
import { usePathname } from 'next/navigation'
import { useId, useState, type ReactNode } from 'react'
import { cx } from '@/components/ui/cx'

type Props = { label: string; className?: string; children: ReactNode }

/**
 * The navigation: always there on a wide page, behind «Меню» on a narrow one; closes on Escape and after a step
 * elsewhere.
 * One copy in the tree. Without script it is simply open.
 */
export function Disclosure({ label, className, children }: Props) {
  const path = usePathname()
  const id = useId()
  const [openOn, setOpenOn] = useState<string | null>(null)
  const open = openOn === path
  return (
    <div className={cx('nav-disclosure', className)} onKeyDown={(event) => event.key === 'Escape' && setOpenOn(null)}>
      <button
        type="button"
        aria-expanded={open}
        aria-controls={id}
        onClick={() => setOpenOn(open ? null : path)}
        className="nav-toggle needs-script"
      >
        <span aria-hidden="true">{open ? '✕' : '☰'}</span> {label}
      </button>
      <div id={id} className="nav-body" data-open={open || undefined}>
        {children}
      </div>
    </div>
  )
}
