import { ProgressMark } from '@/components/roadmaps/StateMark'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, type DateString } from '@/lib/core/dates'
import { approvalText, roadmapStatusLabels } from '@/lib/roadmaps/labels'
import { approvalTiming } from '@/lib/roadmaps/rules'
import type { AgencyRoadmapLine, RoadmapList } from '@/lib/roadmaps/view'
import { isUnapproved } from '@/lib/roadmaps/rules'

/** «утверждена», «черновик · не утверждена: срок 28.09.2023 прошёл 3 дня назад», or that there is no map. */
function MapState({ line, today }: { line: AgencyRoadmapLine; today: DateString }) {
  const timing = approvalTiming(line.approvalDue, line.map?.approvedOn ?? null, today)
  const words = approvalText(timing, line.approvalDue)
  const late = timing.code === 'OVERDUE' && line.map?.status !== 'CLOSED'
  const { short, mark } = line.map
    ? roadmapStatusLabels[line.map.status]
    : { short: 'карты нет', mark: 'none' as const }
  return (
    <>
      <StatusMark kind={late ? 'bad' : mark}>
        {short}
        {line.map?.approvedOn && ` ${formatShort(line.map.approvedOn)}`}
      </StatusMark>
      {words && (late || timing.code === 'LATE' || timing.code === 'WAITING') && (
        <span className={`block text-sm ${late ? 'text-danger' : 'text-muted'}`}>{words}</span>
      )}
    </>
  )
}

const columnsOf = (at: string, today: DateString): Column<AgencyRoadmapLine>[] => [
  {
    key: 'agency',
    header: 'Орган',
    phone: 'title',
    cell: (line) =>
      line.map ? (
        <a href={`${at}/${line.map.id}`} className="font-medium">
          {line.agencyName}
        </a>
      ) : (
        <span className="font-medium">{line.agencyName}</span>
      ),
  },
  {
    key: 'state',
    header: 'Карта',
    width: '18rem',
    phone: 'wide',
    cell: (line) => <MapState line={line} today={today} />,
  },
  {
    key: 'progress',
    header: 'Выполнено',
    width: '13rem',
    phone: 'wide',
    cell: (line) =>
      line.map && !isUnapproved(line.map.status) ? (
        <ProgressMark progress={line.map.progress} />
      ) : (
        <span className="text-muted max-md:hidden">–</span>
      ),
  },
  {
    key: 'waits',
    header: 'Ждёт решения',
    width: '12rem',
    phone: 'wide',
    cell: (line) => (
      <span className="text-sm">
        {[
          line.map && line.map.progress.checking > 0 && `на проверке: ${line.map.progress.checking}`,
          line.map && line.map.changes > 0 && `изменений: ${line.map.changes}`,
        ]
          .filter(Boolean)
          .join(' · ') || <span className="text-muted max-md:hidden">–</span>}
      </span>
    ),
  },
]

/** The agencies with their own maps of a year, also those that have none. */
export function AgencyMaps({ at, list }: { at: string; list: RoadmapList }) {
  return (
    <DataTable
      caption={`Карты органов за ${list.year} год`}
      dense
      columns={columnsOf(at, list.today)}
      rows={list.rows}
      rowKey={({ agencyId }) => agencyId}
      empty={<EmptyState title="Таких органов нет">Выберите другой год или другое условие.</EmptyState>}
    />
  )
}
