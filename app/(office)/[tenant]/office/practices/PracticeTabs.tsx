import { LinkTabs } from '@/components/ui/Tabs'

/** The list of practices, and who took what. */
export function PracticeTabs({ tenant, current }: { tenant: string; current: 'list' | 'map' }) {
  const at = `/${tenant}/office/practices`
  return (
    <LinkTabs
      label="Практики"
      items={[
        { href: at, label: 'Перечень', current: current === 'list' },
        { href: `${at}/map`, label: 'Кто что взял', current: current === 'map' },
      ]}
    />
  )
}
