'use client'
import { toneText } from '@/components/rating/tones'
import type { LevelTone } from '@/components/rating/types'
import { cx } from '@/components/ui/cx'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import type { ShownCell, ShownMatrix, ShownRow } from './rows'

const REASONS = 2

export function Figure({ cell: { level, text, aside, mark } }: { cell: ShownCell }) {
  const small = aside && <span className="text-sm text-muted">{aside}</span>
  if (!level)
    return (
      <StatusMark kind={mark}>
        {text}
        {small && <> {small}</>}
      </StatusMark>
    )
  return (
    <span className="inline-flex items-baseline gap-[0.4em] whitespace-nowrap">
      <span aria-hidden="true" className={toneText[level.tone as LevelTone]}>
        {level.glyph}
      </span>
      <span>
        {text} <span className="sr-only">{level.title} </span>
        {small}
      </span>
    </span>
  )
}

/** The whole cell is the way to the evidence; its row and column are said before it, the reason after it. */
function MatrixCell({ cell, of, column }: { cell: ShownCell; of: string; column: string }) {
  if (!cell.href)
    return (
      <span className="matrix-cell" title={cell.title}>
        <Figure cell={cell} />
      </span>
    )
  return (
    <a href={cell.href} title={cell.title ?? cell.level?.title} className="matrix-cell">
      <span className="sr-only">
        {column}, {of}:{' '}
      </span>
      <Figure cell={cell} />
      {cell.title && <span className="sr-only">, {cell.title}</span>}
    </a>
  )
}

function Name({ row }: { row: ShownRow }) {
  const shown = row.reasons.slice(0, REASONS)
  const rest = row.reasons.length - shown.length
  return (
    <span
      className="flex items-baseline gap-2"
      style={row.depth > 0 ? { paddingInlineStart: `${Math.min(row.depth, 5) * 1.25}rem` } : undefined}
    >
      {row.fold && (
        <a data-stay href={row.fold.href} aria-label={row.fold.label} className="w-5 shrink-0 text-center no-underline">
          {row.fold.open ? '−' : '+'}
        </a>
      )}
      <span className="min-w-0">
        {row.href ? <a href={row.href}>{row.name}</a> : row.name}
        <span className="sr-only"> – {row.word}</span>
        {row.note && <span className="block text-sm font-normal text-muted">{row.note}</span>}
        {shown.length > 0 && (
          <span className={cx('block text-sm font-normal', row.mark === 'bad' ? 'text-danger' : 'text-muted')}>
            {shown.join('; ')}
            {rest > 0 && `; ещё ${rest}`}
          </span>
        )}
      </span>
    </span>
  )
}

/** Agencies × what is expected of them; each cell – sign, words, colour – leads to what it is made of. */
export function MatrixTable({
  matrix,
  big,
}: {
  matrix: ShownMatrix
  /** For the wall: large, nothing to press but the evidence. */
  big?: boolean
}) {
  const [name, ...rest] = matrix.columns
  const sort = (column: ShownMatrix['columns'][number] | undefined) =>
    big ? {} : { sortHref: column?.sortHref, sorted: column?.sorted }
  const columns: Column<ShownRow>[] = [
    {
      ...sort(name),
      key: 'name',
      header: name?.header ?? '',
      phone: 'title',
      width: '26%',
      cell: (row) => <Name row={row} />,
    },
    ...rest.map((column, at): Column<ShownRow> => ({
      ...sort(column),
      key: column.key,
      header: column.header,
      cell: (row) => {
        const cell = row.cells[at]
        return cell && <MatrixCell cell={cell} of={row.name} column={column.header} />
      },
    })),
  ]
  return (
    <DataTable
      caption={matrix.caption}
      columns={columns}
      rows={matrix.rows}
      rowKey={({ key }) => key}
      dense={!big}
      className={cx('matrix', big && 'matrix-big')}
      foot={
        matrix.medians && (
          <tr role="row">
            <th role="rowheader" scope="row">
              Середина по программе
            </th>
            {matrix.medians.map((text, at) => (
              <td key={rest[at]?.key ?? at} role="cell" data-phone="value" data-label={rest[at]?.header}>
                {text}
              </td>
            ))}
          </tr>
        )
      }
    />
  )
}
