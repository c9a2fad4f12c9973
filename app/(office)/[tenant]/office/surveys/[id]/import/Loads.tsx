import { DataTable } from '@/components/ui/DataTable'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { AnswerFileLoad } from '@/lib/feedback/import/queries'
import { Undo } from './Undo'

type Props = { loads: AnswerFileLoad[]; at: string; tenant: string; timeZone: string }

/** Files whose answers were taken, with what can still be taken back. */
export function Loads({ loads, at, tenant, timeZone }: Props) {
  return (
    <DataTable
      caption="Перенесённые файлы"
      rows={loads}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          header: 'Файл',
          phone: 'title',
          cell: ({ id, fileName }) => <a href={`${at}/${id}`}>{fileName}</a>,
        },
        { key: 'when', header: 'Когда', cell: ({ loadedAt }) => (loadedAt ? formatDateTime(timeZone, loadedAt) : '–') },
        { key: 'who', header: 'Кто', cell: ({ byName }) => byName },
        { key: 'what', header: 'Взято', cell: ({ taken }) => count(taken, 'ответ', 'ответа', 'ответов') },
        {
          key: 'undo',
          header: 'Отмена',
          phone: 'wide',
          cell: (load) =>
            load.undone ? (
              <span className="text-muted">
                отменён{load.undoneAt ? ` ${formatDateTime(timeZone, load.undoneAt)}` : ''}
              </span>
            ) : load.undoable ? (
              <Undo load={load} tenant={tenant} />
            ) : (
              <span className="text-muted">ответы вошли в партию результатов</span>
            ),
        },
      ]}
    />
  )
}
