import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatDateTimeShort, formatShort } from '@/lib/core/dates'
import { processes } from '@/lib/processes/registry/labels'
import type { ActView } from '@/lib/processes/registry/registry-queries'

type Props = {
  tenant: string
  caption: string
  acts: readonly ActView[]
  timeZone: string
  /** Where a version is opened; left out – there is nothing more to see of it. */
  href?: (number: number) => string
}

/** Acts that approved a registry or its order, the last first. */
export function ActTable({ tenant, caption, acts, timeZone, href }: Props) {
  const columns: Column<ActView>[] = [
    {
      key: 'number',
      header: href ? 'Версия' : 'Редакция',
      width: '7rem',
      phone: 'title',
      cell: ({ number }) => (href ? <a href={href(number)}>Версия {number}</a> : String(number)),
    },
    {
      key: 'act',
      header: 'Акт',
      phone: 'wide',
      cell: ({ actTitle, actOn, actNumber, file }) => (
        <>
          {actTitle} от {formatShort(actOn)} № {actNumber}
          {file && (
            <a href={`/api/${tenant}/files/${file.id}`} download="" className="block wrap-anywhere">
              {file.name}
            </a>
          )}
        </>
      ),
    },
    ...(href
      ? [
          {
            key: 'count',
            header: 'В реестре',
            width: '9rem',
            cell: ({ count }: ActView) => processes(count),
          },
        ]
      : []),
    {
      key: 'by',
      header: 'Внёс',
      width: '14rem',
      cell: ({ approvedBy, approvedAt }) => (
        <>
          {approvedBy}
          <span className="block text-sm text-muted">{formatDateTimeShort(timeZone, approvedAt)}</span>
        </>
      ),
    },
  ]
  return (
    <DataTable caption={caption} dense columns={columns} rows={[...acts]} rowKey={({ number }) => String(number)} />
  )
}
