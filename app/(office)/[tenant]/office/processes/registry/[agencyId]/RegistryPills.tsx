import { SearchField } from '@/components/ui/SearchField'
import { LinkPills } from '@/components/ui/Tabs'
import { lineStates } from '@/lib/processes/registry/entry'
import { lineStateLabels } from '@/lib/processes/registry/labels'
import type { RegistryAsked, RegistryView } from '@/lib/processes/registry/registry-queries'

type Props = { at: string; view: RegistryView; show: RegistryAsked['show']; q: string }

/** What of the registry is shown, with counts that add up, and words to look for. */
export function RegistryPills({ at, view: { counts, versions }, show, q }: Props) {
  const changes = counts.changed + counts.added + counts.removed
  const href = (to: string): string => `${at}?${new URLSearchParams({ show: to, ...(q && { q }) }).toString()}`
  const states =
    versions.length === 0
      ? []
      : [
          { href: href('changes'), label: 'Изменения', count: changes, current: show === 'changes' },
          ...lineStates
            .filter((state) => counts[state] > 0 || show === state)
            .map((state) => ({
              href: href(state),
              label: `${lineStateLabels[state].sign} ${lineStateLabels[state].plural}`.trim(),
              count: counts[state],
              current: show === state,
            })),
        ]
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-4">
      {states.length > 0 && (
        <LinkPills
          label="Отбор"
          items={[
            ...states,
            { href: href('all'), label: 'Все', count: changes + counts.same, current: show === 'all' },
          ]}
        />
      )}
      <form role="search" className="mb-5 max-w-[16rem]">
        <SearchField label="Найти процесс" defaultValue={q} />
      </form>
    </div>
  )
}
