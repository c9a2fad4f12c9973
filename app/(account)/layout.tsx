import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { AccessibilityPanel } from '@/components/layout/AccessibilityPanel'
import { Footer } from '@/components/layout/Footer'
import { SkipLink } from '@/components/layout/SkipLink'
import { TenantMark } from '@/components/layout/TenantMark'

export const metadata: Metadata = { robots: { index: false }, referrer: 'same-origin' }

/** Pages about the account itself: no tenant, no sections, one column. */
export default function AccountLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <SkipLink />
      <header className="public-header">
        <a href="/" className="flex items-center gap-4 text-ink no-underline">
          <TenantMark letter="Г" />
          <b>Гемба</b>
        </a>
      </header>
      <AccessibilityPanel />
      <main id="main" tabIndex={-1} className="mx-auto w-full max-w-[60rem] px-4 pt-8 pb-16 sm:px-6 md:pt-12">
        {children}
      </main>
      <Footer />
    </>
  )
}
