import { LinkTabs } from '@/components/ui/Tabs'
import { cockpitQuery, type CockpitFilter, type CockpitView } from '@/lib/cockpit/filter'

const titles: Record<Exclude<CockpitView, 'years'>, string> = {
  list: 'По одному',
  tree: 'По подчинённости',
  kinds: 'По видам',
}

/** Ways to look at the same agencies. */
export function CockpitTabs({ base, filter, years }: { base: string; filter: CockpitFilter; years?: boolean }) {
  const views = Object.keys(titles) as (keyof typeof titles)[]
  return (
    <LinkTabs
      label="Как показать"
      items={[
        ...views.map((view) => ({
          href: `${base}?${cockpitQuery(filter, { view, open: [] })}`,
          label: titles[view],
          current: !years && filter.view === view,
        })),
        {
          href: `${base}/years?${cockpitQuery(filter, { view: 'list', open: [], year: null, quarter: null, state: null })}`,
          label: 'По годам',
          current: years,
        },
      ]}
    />
  )
}
