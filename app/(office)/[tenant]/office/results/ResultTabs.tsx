import { LinkTabs } from '@/components/ui/Tabs'

/** The pages on results of projects. */
export function ResultTabs({ tenant, current }: { tenant: string; current: '' | 'stability' | 'summary' }) {
  const at = `/${tenant}/office/results`
  return (
    <LinkTabs
      label="Результаты проектов"
      items={[
        { href: at, label: 'Ждут подтверждения', current: current === '' },
        { href: `${at}/stability`, label: 'Держится ли результат', current: current === 'stability' },
        { href: `${at}/summary`, label: 'Сбережено за год', current: current === 'summary' },
      ]}
    />
  )
}
