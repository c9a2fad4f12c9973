import type { ReactNode } from 'react'
import { cx } from './cx'

export type Column<Row> = {
  key: string
  header: ReactNode
  cell: (row: Row, index: number) => ReactNode
  /** Right-aligned figures. */
  numeric?: boolean
  /** CSS width of the column on a wide screen. */
  width?: string
  /**
   * On a phone the row is a card: title; lead – the answer, at the title's right; value – «label value» (default);
   * bare – without label; wide – a line of its own without label; hide – left out.
   */
  phone?: 'title' | 'lead' | 'value' | 'bare' | 'wide' | 'hide'
  /** Label on the phone card when the header is not a text. */
  phoneLabel?: string
  /** Address that sorts by this column. */
  sortHref?: string
  sorted?: 'asc' | 'desc'
}

type Props<Row> = {
  /** Says what the table holds; for screen readers, visible with `showCaption`. */
  caption: string
  showCaption?: boolean
  columns: Column<Row>[]
  rows: Row[]
  rowKey: (row: Row) => string
  rowClass?: (row: Row) => string | undefined
  /** 14 px and tight rows, for daily work. */
  dense?: boolean
  empty?: ReactNode
  foot?: ReactNode
  className?: string
}

const sortGlyph = { asc: '↑', desc: '↓' } as const
const sortName = { asc: 'ascending', desc: 'descending' } as const

/**
 * A real table; on a narrow page each row becomes a card. Roles are written out because cards are not `display: table`.
 */
export function DataTable<Row>({
  caption,
  showCaption,
  columns,
  rows,
  rowKey,
  rowClass,
  dense,
  empty,
  foot,
  className,
}: Props<Row>) {
  if (rows.length === 0 && empty) return <>{empty}</>
  return (
    <table role="table" className={cx('data-table', dense && 'data-table-dense', className)}>
      <caption className={showCaption ? 'mb-2 text-left text-sm text-muted' : 'sr-only'}>{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          {columns.map((column) => (
            <th
              key={column.key}
              role="columnheader"
              scope="col"
              style={{ width: column.width }}
              data-numeric={column.numeric || undefined}
              aria-sort={column.sorted ? sortName[column.sorted] : undefined}
            >
              {column.sortHref ? (
                <a href={column.sortHref} className="text-muted">
                  {column.header}
                  {column.sorted && <span aria-hidden="true">{`\u00a0${sortGlyph[column.sorted]}`}</span>}
                </a>
              ) : (
                column.header
              )}
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup">
        {rows.map((row, index) => (
          <tr key={rowKey(row)} role="row" className={rowClass?.(row)}>
            {columns.map((column) => {
              const phone = column.phone ?? 'value'
              const label = column.phoneLabel ?? (typeof column.header === 'string' ? column.header : undefined)
              return (
                <td
                  key={column.key}
                  role="cell"
                  data-numeric={column.numeric || undefined}
                  data-phone={phone}
                  data-label={phone === 'value' ? label : undefined}
                >
                  {column.cell(row, index)}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
      {foot && <tfoot role="rowgroup">{foot}</tfoot>}
    </table>
  )
}
