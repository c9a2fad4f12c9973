'use client'
import { usePathname } from 'next/navigation'
import { LinkTabs } from '@/components/ui/Tabs'

type Props = { base: string; tabs: { segment: string; label: string }[] }

export function ProjectTabs({ base, tabs }: Props) {
  const current =
    usePathname()
      .slice(base.length + 1)
      .split('/')[0] ?? ''
  return (
    <LinkTabs
      label="Страницы проекта"
      items={tabs.map(({ segment, label }) => ({
        href: segment ? `${base}/${segment}` : base,
        label,
        current: segment === current,
      }))}
    />
  )
}
