import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { QuarterlyFacts, RoadmapLine } from '@/lib/quarterly/facts'

const partWords: Record<string, string> = {
  OPEN: 'не сделан',
  SUBMITTED: 'на проверке',
  RETURNED: 'возвращён',
  ACCEPTED: 'принят',
}

const columnsOf = (base: string): Column<RoadmapLine>[] => [
  {
    key: 'title',
    header: 'Мероприятие',
    phone: 'title',
    cell: (row) => (
      <a href={`${base}/roadmaps/${row.roadmapId}/items/${row.itemId}`}>
        {row.number}. {row.title}
      </a>
    ),
  },
  { key: 'due', header: 'Срок', width: '7rem', cell: (row) => (row.dueOn ? formatShort(row.dueOn) : '–') },
  {
    key: 'state',
    header: 'Состояние',
    width: '14rem',
    cell: (row) => (
      <StatusMark kind={row.status === 'ACCEPTED' ? (row.late ? 'warn' : 'ok') : row.late ? 'bad' : 'none'}>
        {partWords[row.status] ?? row.status}
        {row.late && (row.status === 'ACCEPTED' ? ', с опозданием' : ', просрочен')}
      </StatusMark>
    ),
  },
]

/** «Дорожные карты»: the items whose day falls in the quarter. */
export function RoadmapTable({ roadmap, base }: { roadmap: QuarterlyFacts['roadmap']; base: string }) {
  return (
    <DataTable
      caption={`Дорожные карты: срок в квартале у ${count(roadmap.total, 'мероприятия', 'мероприятий', 'мероприятий')}, принято ${roadmap.accepted}`}
      showCaption
      dense
      columns={columnsOf(base)}
      rows={roadmap.rows}
      rowKey={({ itemId }) => itemId}
      className="mb-7"
    />
  )
}
