import type { ReactNode } from 'react'
import { AccessibilityButton } from './AccessibilityPanel'
import { ThemeSwitch } from './ThemeSwitch'

type Props = { links?: { href: string; label: string }[]; children?: ReactNode }

export function Footer({ links = [], children }: Props) {
  return (
    <footer className="mt-auto border-t border-line px-4 py-6 text-sm text-muted sm:px-6">
      {children && <div className="mb-4 max-w-[70ch]">{children}</div>}
      <div className="flex flex-wrap items-center gap-x-6 gap-y-3 print:hidden">
        {links.map((link) => (
          <a key={link.href} href={link.href} className="text-muted hover:text-ink">
            {link.label}
          </a>
        ))}
        <AccessibilityButton />
        <ThemeSwitch />
      </div>
    </footer>
  )
}
