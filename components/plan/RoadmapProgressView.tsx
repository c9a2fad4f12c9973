import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import type { PublishedRoadmaps } from '@/lib/plan/published'

const kinds: Record<string, StatusKind> = {
  OVERDUE: 'bad',
  DUE_SOON: 'warn',
  DONE: 'ok',
  DONE_LATE: 'warn',
  CHECKING: 'none',
  AHEAD: 'none',
  CLOSED: 'none',
  UNASSIGNED: 'none',
}

/** Road maps of the programme as they stood on the day of publication. */
export const RoadmapProgressView = ({ roadmaps, level }: { roadmaps: PublishedRoadmaps; level: 2 | 3 }) => (
  <>
    {roadmaps.maps.map((map) => {
      const done = map.items.filter(({ state }) => state === 'DONE' || state === 'DONE_LATE').length
      return (
        <Section
          key={map.title}
          title={map.title}
          level={level}
          lead={`Исполнено ${done} из ${map.items.length}. ${map.basis}`}
        >
          <DataTable
            caption={map.title}
            dense
            rows={map.items}
            rowKey={({ number, title }) => `${number}${title}`}
            columns={[
              {
                key: 'title',
                header: 'Мероприятие',
                phone: 'title',
                width: '48%',
                cell: (item) => (
                  <>
                    {item.number}. {item.title}
                    {item.result && <span className="block text-sm font-normal text-muted">{item.result}</span>}
                  </>
                ),
              },
              { key: 'due', header: 'Срок', width: '9rem', cell: (item) => item.dueText || formatShort(item.dueOn) },
              {
                key: 'who',
                header: 'Исполнили',
                width: '8rem',
                cell: (item) =>
                  item.owed > 1 ? `${item.delivered} из ${item.owed}` : item.delivered > 0 ? 'да' : 'нет',
              },
              {
                key: 'state',
                header: 'Состояние',
                phone: 'wide',
                cell: (item) => <StatusMark kind={kinds[item.state] ?? 'none'}>{item.stateText}</StatusMark>,
              },
            ]}
          />
        </Section>
      )
    })}
  </>
)
