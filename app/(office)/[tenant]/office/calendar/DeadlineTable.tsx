import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { daysBetween, formatShort, type DateString } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { deadlineWords, deadlineStateLabels } from '@/lib/deadlines/labels'
import type { Deadline } from '@/lib/deadlines/rules'

/** Deadlines as a list; each opens what is to be done. */
export function DeadlineTable({
  slug,
  rows,
  today,
  caption,
}: {
  slug: string
  rows: Deadline[]
  today: DateString
  caption: string
}) {
  const columns: Column<Deadline>[] = [
    {
      key: 'title',
      header: 'Что сделать',
      width: '34%',
      phone: 'title',
      cell: ({ title, href }) => <a href={`/${slug}/office/${href}`}>{title}</a>,
    },
    { key: 'agency', header: 'Орган', width: '22%', cell: ({ agencyName }) => agencyName || 'Уполномоченный орган' },
    { key: 'kind', header: 'Вид', width: '15%', phone: 'hide', cell: ({ kind }) => deadlineWords(kind).one },
    { key: 'on', header: 'Срок', width: '9%', cell: ({ on }) => formatShort(on) },
    {
      key: 'state',
      header: 'Состояние',
      width: '20%',
      phone: 'bare',
      cell: ({ state, lateAfter }) => {
        const { mark, text } = deadlineStateLabels[state]
        return (
          <StatusMark kind={mark}>
            {state === 'OVERDUE' && today > lateAfter
              ? `просрочено на ${count(daysBetween(lateAfter, today), 'день', 'дня', 'дней')}`
              : text}
          </StatusMark>
        )
      },
    },
  ]
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ key }) => key} dense />
}
