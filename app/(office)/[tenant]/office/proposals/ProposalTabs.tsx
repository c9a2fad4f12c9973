import { LinkTabs } from '@/components/ui/Tabs'

/** The views of proposals, each with its own address. */
export function ProposalTabs({ tenant, current }: { tenant: string; current: 'list' | 'board' | 'counts' }) {
  const at = `/${tenant}/office/proposals`
  return (
    <LinkTabs
      label="Предложения"
      items={[
        { href: at, label: 'Список', current: current === 'list' },
        { href: `${at}/board`, label: 'Доска', current: current === 'board' },
        { href: `${at}/counts`, label: 'Итоги за год', current: current === 'counts' },
      ]}
    />
  )
}
