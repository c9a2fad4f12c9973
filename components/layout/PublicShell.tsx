import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { AccessibilityButton, AccessibilityPanel } from './AccessibilityPanel'
import { DemoBanner } from './DemoBanner'
import { Disclosure } from './Disclosure'
import { Footer } from './Footer'
import type { NavItem } from './nav'
import { TopLinks } from './NavLinks'
import { SkipLink } from './SkipLink'
import { TenantAccent } from './TenantAccent'
import { TenantMark } from './TenantMark'

/** What the shells need to know of a tenant. */
export type TenantFace = {
  homeHref: string
  /** Programme's short name: «Эффективный регион». */
  title: string
  regionName: string
  /** Letter of the mark when there is no emblem. */
  letter: string
  emblemUrl?: string | null
  /** `#rrggbb`. */
  accent?: string | null
  demo?: boolean
}

function PublicHeader({ tenant, items, signIn }: { tenant: TenantFace; items: NavItem[]; signIn?: NavItem }) {
  return (
    <header className="public-header">
      <a href={tenant.homeHref} className="flex items-center gap-4 text-ink no-underline">
        <TenantMark letter={tenant.letter} emblemUrl={tenant.emblemUrl} />
        <span>
          <b className="block leading-tight">{tenant.title}</b>
          {tenant.regionName !== tenant.title && <span className="block text-sm text-muted">{tenant.regionName}</span>}
        </span>
      </a>
      <Disclosure label="Меню">
        <nav aria-label="Разделы">
          <TopLinks items={signIn ? [...items, signIn] : items} />
        </nav>
        <AccessibilityButton className="mt-3 text-sm text-muted lg:sr-only lg:mt-0 lg:focus:not-sr-only xl:not-sr-only" />
      </Disclosure>
    </header>
  )
}

type Props = {
  tenant: TenantFace
  items: NavItem[]
  signIn?: NavItem
  footerLinks?: { href: string; label: string }[]
  footer?: ReactNode
  /** Text column (760 px) instead of the table column (1180 px). */
  narrow?: boolean
  children: ReactNode
}

/** Header, demonstration note, main, footer of every public page. */
export function PublicShell({ tenant, items, signIn, footerLinks, footer, narrow, children }: Props) {
  return (
    <>
      <TenantAccent accent={tenant.accent} />
      <SkipLink />
      <PublicHeader tenant={tenant} items={items} signIn={signIn} />
      <AccessibilityPanel />
      {tenant.demo && <DemoBanner className="sm:px-6" />}
      <main
        id="main"
        tabIndex={-1}
        className={cx('mx-auto w-full px-4 pt-8 pb-16 sm:px-6 md:pt-12', narrow ? 'max-w-[50rem]' : 'max-w-[76.75rem]')}
      >
        {children}
      </main>
      <Footer links={footerLinks}>{footer}</Footer>
    </>
  )
}
