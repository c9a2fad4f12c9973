import type { Metadata } from 'next'
import type { ReactNode } from 'react'
import { ToldNotice } from '@/components/layout/ToldNotice'
import { OfficeShell } from '@/components/layout/OfficeShell'
import { roleLabels } from '@/lib/people/labels'
import { readTold } from '@/lib/forms/told'
import { requireActor } from '@/lib/platform/actor'
import { officeCounts } from '@/lib/queue/count-queries'
import { signOutAction } from '@/app/(account)/account/sign-out/action'
import { Button } from '@/components/ui/Button'
import { navigationOf } from './navigation'

export const metadata: Metadata = { title: { default: 'Кабинет', template: '%s · Гемба' }, robots: { index: false } }

export default async function OfficeLayout({
  children,
  params,
}: {
  children: ReactNode
  params: Promise<{ tenant: string }>
}) {
  const { tenant: slug } = await params
  const actor = await requireActor(slug)
  const { tenant } = actor
  const main = actor.memberships[0]
  const { kinds, unread } = await officeCounts(actor)
  const told = await readTold()
  return (
    <OfficeShell
      tenant={{
        homeHref: `/${slug}/office`,
        title: tenant.programme,
        regionName: tenant.name,
        letter: tenant.programme.charAt(0),
        emblemUrl: tenant.emblem ?? undefined,
        accent: tenant.accent,
        demo: tenant.isDemo,
      }}
      groups={navigationOf(actor, kinds)}
      bell={{ href: `/${slug}/office/notifications`, unread }}
      user={{
        name: actor.name,
        agency: main?.agencyName ?? (main ? roleLabels[main.role] : undefined),
        profileHref: '/account',
      }}
      signOut={
        <form action={signOutAction}>
          <Button type="submit" variant="text" size="s">
            Выйти
          </Button>
        </form>
      }
    >
      {told && <ToldNotice {...told} />}
      {children}
    </OfficeShell>
  )
}
