import type { ReactNode } from 'react'
import { cx } from '@/components/ui/cx'
import { AccessibilityButton, AccessibilityPanel } from './AccessibilityPanel'
import { Bell, type BellProps } from './Bell'
import { DemoBanner } from './DemoBanner'
import { Disclosure } from './Disclosure'
import type { NavGroup } from './nav'
import { SideLinks } from './NavLinks'
import type { TenantFace } from './PublicShell'
import { SkipLink } from './SkipLink'
import { TenantAccent } from './TenantAccent'
import { TenantMark } from './TenantMark'
import { ThemeSwitch } from './ThemeSwitch'

type ShellUser = {
  /** Position or name, as the office knows the person. */
  name: string
  agency?: string
  profileHref?: string
}

type Props = {
  mark: ReactNode
  title: string
  homeHref: string
  accent?: string | null
  demo?: boolean
  groups: NavGroup[]
  /** Notifications of the person. */
  bell?: BellProps
  user: ShellUser
  /** The sign-out form. */
  signOut: ReactNode
  children: ReactNode
}

/** Does not fit the side column at its usual size. */
const LONG_WORD = /\S{16}/

/** Side column and main of everything behind the sign-in. */
function SideShell({ mark, title, homeHref, accent, demo, groups, bell, user, signOut, children }: Props) {
  return (
    <>
      <TenantAccent accent={accent} />
      <SkipLink />
      <div className="side-shell">
        <header className="side-column">
          <a href={homeHref} className={cx('side-home', LONG_WORD.test(title) && 'side-home-long')}>
            {mark}
            <span>{title}</span>
          </a>
          {bell && <Bell {...bell} />}
          <Disclosure label="Меню">
            <nav aria-label="Разделы">
              <SideLinks groups={groups} />
            </nav>
            <div className="side-foot">
              {user.profileHref ? (
                <a href={user.profileHref} className="font-medium text-ink">
                  {user.name}
                </a>
              ) : (
                <p className="font-medium">{user.name}</p>
              )}
              {user.agency && <p className="text-sm text-muted">{user.agency}</p>}
              <div className="mt-2 grid justify-items-start gap-2 text-sm">
                {signOut}
                <AccessibilityButton className="text-muted" />
                <ThemeSwitch />
              </div>
            </div>
          </Disclosure>
        </header>
        <div className="side-main @container/page">
          <AccessibilityPanel />
          {demo && <DemoBanner className="md:px-8" />}
          <main id="main" tabIndex={-1} className="flex-1 px-4 pt-6 pb-12 md:px-8">
            {children}
          </main>
        </div>
      </div>
    </>
  )
}

type OfficeProps = Omit<Props, 'mark' | 'title' | 'homeHref' | 'accent' | 'demo'> & { tenant: TenantFace }

export function OfficeShell({ tenant, ...rest }: OfficeProps) {
  const { title, homeHref, accent, demo } = tenant
  const mark = <TenantMark letter={tenant.letter} emblemUrl={tenant.emblemUrl} />
  return <SideShell {...{ mark, title, homeHref, accent, demo }} {...rest} />
}

/** The platform operator's pages: no tenant, the portal's own mark. */
export function OperatorShell(props: Omit<Props, 'mark' | 'title' | 'homeHref' | 'accent' | 'demo'>) {
  return <SideShell mark={<TenantMark letter="Г" />} title="Гемба. Оператор" homeHref="/operator" {...props} />
}
