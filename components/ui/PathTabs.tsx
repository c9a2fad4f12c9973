'use client'
import { usePathname } from 'next/navigation'
import { LinkTabs } from './Tabs'

type Props = {
  label: string
  /** Address of the thing; a tab is a segment below it, the first is the thing itself. */
  base: string
  tabs: { segment: string; label: string }[]
}

/** Pages of one thing, the one at hand marked by the address. */
export function PathTabs({ label, base, tabs }: Props) {
  const current =
    usePathname()
      .slice(base.length + 1)
      .split('/')[0] ?? ''
  return (
    <LinkTabs
      label={label}
      items={tabs.map(({ segment, label: text }) => ({
        href: segment ? `${base}/${segment}` : base,
        label: text,
        current: segment === current,
      }))}
    />
  )
}
