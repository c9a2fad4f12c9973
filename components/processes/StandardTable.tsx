import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatShort, type DateString } from '@/lib/core/dates'
import { standardStateLabels } from '@/lib/processes/standard/labels'
import type { StandardLine } from '@/lib/processes/standard/view'

type Props = { tenant: string; rows: StandardLine[]; today: DateString }

/** The person's own reading of a standard in force. */
function mineOf({ mine, status }: StandardLine, today: DateString) {
  if (mine === null || status !== 'APPROVED') return <span className="text-muted">–</span>
  if (mine.readAt) return <StatusMark kind="ok">прочитан</StatusMark>
  return (
    <StatusMark kind={mine.dueOn < today ? 'bad' : 'warn'}>
      {mine.dueOn < today ? 'надо было до' : 'прочитать до'} {formatShort(mine.dueOn)}
    </StatusMark>
  )
}

/** Standards with their state; those that the person is to read come first. */
export function StandardTable({ tenant, rows, today }: Props) {
  const columns: Column<StandardLine>[] = [
    {
      key: 'name',
      header: 'Стандарт',
      phone: 'title',
      width: '38%',
      cell: ({ id, number, process, agency }) => (
        <>
          <a href={`/${tenant}/office/processes/standards/${id}`} className="font-medium">
            {process.code} {process.name}
          </a>
          <span className="block text-sm font-normal text-muted">
            версия {number} · {agency}
          </span>
        </>
      ),
    },
    {
      key: 'state',
      header: 'Состояние',
      phone: 'bare',
      cell: ({ state }) => (
        <StatusMark kind={standardStateLabels[state].mark}>{standardStateLabels[state].short}</StatusMark>
      ),
    },
    { key: 'from', header: 'Действует с', cell: ({ effectiveOn }) => (effectiveOn ? formatShort(effectiveOn) : '–') },
    {
      key: 'review',
      header: 'Пересмотр',
      cell: ({ reviewOn, status }) =>
        reviewOn && status === 'APPROVED' ? (
          <span className={reviewOn < today ? 'text-danger' : undefined}>
            {reviewOn < today && '✕ '}до {formatShort(reviewOn)}
          </span>
        ) : (
          '–'
        ),
    },
    {
      key: 'read',
      header: 'Прочитали',
      numeric: true,
      cell: ({ readers, read }) => (readers === 0 ? '–' : `${read} из ${readers}`),
    },
    { key: 'mine', header: 'Вы', phone: 'bare', cell: (row) => mineOf(row, today) },
  ]
  return <DataTable caption="Стандарты процессов" dense columns={columns} rows={rows} rowKey={({ id }) => id} />
}
