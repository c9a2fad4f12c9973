import { DataTable } from '@/components/ui/DataTable'
import { formatDateTime } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import type { LoadView } from '@/lib/imports/queries'
import { UndoForm } from './UndoForm'

/** «44 новые, 12 изменены». */
const countsText = ({ made, changed, same }: LoadView['counts']): string =>
  [
    made > 0 && count(made, 'новая', 'новые', 'новых'),
    changed > 0 && count(changed, 'изменена', 'изменены', 'изменено'),
    same > 0 && count(same, 'такая же', 'такие же', 'таких же'),
  ]
    .filter(Boolean)
    .join(', ')

export function PastLoads({ loads, tenant, timeZone }: { loads: LoadView[]; tenant: string; timeZone: string }) {
  return (
    <DataTable
      caption="Прошлые загрузки"
      rows={loads}
      rowKey={({ id }) => id}
      columns={[
        {
          key: 'file',
          header: 'Файл',
          phone: 'title',
          cell: ({ id, fileName }) => <a href={`/${tenant}/office/imports/${id}`}>{fileName}</a>,
        },
        { key: 'when', header: 'Когда', cell: ({ loadedAt }) => (loadedAt ? formatDateTime(timeZone, loadedAt) : '–') },
        { key: 'who', header: 'Кто', cell: ({ byName }) => byName },
        { key: 'what', header: 'Записи', cell: ({ counts }) => countsText(counts) },
        {
          key: 'undo',
          header: 'Отмена',
          phone: 'wide',
          cell: (load) => <UndoCell load={load} tenant={tenant} timeZone={timeZone} />,
        },
      ]}
    />
  )
}

function UndoCell({ load, tenant, timeZone }: { load: LoadView; tenant: string; timeZone: string }) {
  if (load.status === 'UNDONE')
    return (
      <span className="text-muted">
        отменена{load.undoneAt ? ` ${formatDateTime(timeZone, load.undoneAt)}` : ''}
        {load.undone < load.total ? `; осталось ${count(load.total - load.undone, 'запись', 'записи', 'записей')}` : ''}
      </span>
    )
  if (!load.open) return <span className="text-muted">срок отмены вышел</span>
  if (load.undoable === 0) return <span className="text-muted">все записи с тех пор правили</span>
  return <UndoForm load={load} tenant={tenant} size="s" />
}
