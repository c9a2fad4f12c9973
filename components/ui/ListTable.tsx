'use client'
import type { ReactNode } from 'react'
import { cx } from './cx'
import { DataTable, type Column } from './DataTable'
import { StatusMark, type StatusKind } from './StatusMark'

/** A glyph and a word; `look` – classes of its colours. */
export type ListBadge = { look: string; glyph: string; word: string }

/** What a cell says; null is a muted dash. */
export type ListCell =
  | string
  | null
  | {
      text?: string
      href?: string
      strong?: boolean
      muted?: boolean
      mark?: StatusKind
      /** The text is a time: this instant, ISO. */
      time?: string
      /** Stands after the text. */
      badge?: ListBadge
      /** Muted, on the same line. */
      aside?: string
      /** Muted lines under the text. */
      notes?: string[]
      /** A line under the text that says what is overdue. */
      late?: string
      /** Steps from the left: depth in a tree. */
      indent?: number
    }

/** `cells` in the order of the columns. */
export type ListRow = { key: string; cells: ListCell[] }
export type ListColumn = Omit<Column<ListRow>, 'cell'>

type Props = { caption: string; columns: ListColumn[]; rows: ListRow[]; empty?: ReactNode }

function textOf({
  text = '',
  href,
  strong,
  muted,
  mark,
  time,
  badge,
  aside,
}: Exclude<ListCell, string | null>): ReactNode {
  const look = cx(strong && 'font-medium', muted && 'text-muted') || undefined
  const words = href ? (
    <a href={href} className={look}>
      {text}
    </a>
  ) : look ? (
    <span className={look}>{text}</span>
  ) : (
    text
  )
  if (time) return <time dateTime={time}>{words}</time>
  if (mark) return <StatusMark kind={mark}>{words}</StatusMark>
  if (badge) {
    return (
      <span className="inline-flex flex-wrap items-baseline gap-x-2">
        {words}
        <span className={cx('level-badge', badge.look)}>
          <span aria-hidden="true">{badge.glyph}</span>
          {badge.word}
        </span>
      </span>
    )
  }
  return aside ? (
    <>
      {words}
      <span className="text-muted">{aside}</span>
    </>
  ) : (
    words
  )
}

/**
 * Called, not drawn as components: a list has hundreds of cells, and a component of its own costs each of them a third
 * more.
 */
function cellOf(cell: ListCell): ReactNode {
  if (cell === null) return <span className="text-muted">–</span>
  if (typeof cell === 'string') return cell
  if (!cell.late && !cell.notes && !cell.indent) return textOf(cell)
  const all = (
    <>
      {textOf(cell)}
      {cell.late && (
        <span className="block text-sm">
          <StatusMark kind="bad">{cell.late}</StatusMark>
        </span>
      )}
      {cell.notes?.map((note, at) => (
        <span key={at} className="block text-sm text-muted">
          {note}
        </span>
      ))}
    </>
  )
  return cell.indent ? (
    <span className="block" style={{ paddingInlineStart: `${Math.min(cell.indent, 6) * 1.25}rem` }}>
      {all}
    </span>
  ) : (
    all
  )
}

/**
 * A long list of words and links in a DataTable: the one way to draw such a list. The page hands over words, not
 * elements: they cross to the browser once, as data, and cost the server a quarter of what fifty rows of elements do.
 */
export function ListTable({ columns, rows, ...table }: Props) {
  const drawn = columns.map((column, at): Column<ListRow> => ({
    ...column,
    cell: ({ cells }) => cellOf(cells[at] ?? null),
  }))
  return <DataTable {...table} dense columns={drawn} rows={rows} rowKey={({ key }) => key} />
}
