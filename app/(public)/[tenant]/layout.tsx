import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { PublicShell } from '@/components/layout/PublicShell'
import { getGalleryCounts } from '@/lib/gallery/published-queries'
import { countPublicResults } from '@/lib/feedback/publication/public-queries'
import { anythingTold } from '@/lib/feedback/told/public-told'
import { hasOpenData } from '@/lib/open-data/files'
import { publishedProgressYears } from '@/lib/plan/published-queries'
import { countPublicProcesses } from '@/lib/processes/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

type Props = { params: Promise<{ tenant: string }> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const tenant = await getPublicTenant((await params).tenant)
  if (!tenant) return {}
  return {
    title: { default: `${tenant.programme} · ${tenant.name}`, template: `%s · ${tenant.programme}` },
    // Real bodies with made-up scores: no search engine may spread those.
    ...(tenant.isDemo ? { robots: { index: false } } : {}),
  }
}

export default async function PublicLayout({ children, params }: Props & { children: ReactNode }) {
  const { tenant: slug } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant) notFound()
  const rated = tenant.years.length > 0
  const gallery = await getGalleryCounts(tenant.id)
  const progress = (await publishedProgressYears(tenant.id)).length > 0
  const processes = (await countPublicProcesses(tenant.id)) > 0
  const surveys = (await countPublicResults(tenant.id)) > 0
  const open = await hasOpenData(tenant)
  const told = await anythingTold(tenant.id)
  const items = [
    { href: `/${slug}`, label: 'О программе', exact: true },
    ...(rated ? [{ href: `/${slug}/rating`, label: 'Рейтинг' }] : []),
    ...(tenant.template.rating ? [{ href: `/${slug}/method`, label: 'Как считается' }] : []),
    ...(progress ? [{ href: `/${slug}/progress`, label: 'Ход программы' }] : []),
    { href: `/${slug}/agencies`, label: 'Участники' },
    ...(gallery.projects > 0 ? [{ href: `/${slug}/projects`, label: 'Проекты' }] : []),
    ...(gallery.practices > 0 ? [{ href: `/${slug}/practices`, label: 'Практики' }] : []),
    ...(processes ? [{ href: `/${slug}/processes`, label: 'Процессы' }] : []),
    ...(surveys ? [{ href: `/${slug}/surveys`, label: 'Опросы' }] : []),
    ...(told ? [{ href: `/${slug}/told`, label: 'Вы сказали – мы сделали' }] : []),
    ...(open ? [{ href: `/${slug}/open-data`, label: 'Открытые данные' }] : []),
  ]
  return (
    <PublicShell
      tenant={{
        homeHref: `/${slug}`,
        title: tenant.programme,
        regionName: tenant.name,
        letter: tenant.name.charAt(0),
        emblemUrl: tenant.emblem,
        accent: tenant.accent,
        demo: tenant.isDemo,
      }}
      items={items}
      signIn={{ href: `/${slug}/office`, label: 'Войти', current: false }}
      footerLinks={[{ href: '/', label: 'Все программы' }]}
    >
      {children}
    </PublicShell>
  )
}
