import { toneText } from '@/components/rating/tones'
import type { LevelTone } from '@/components/rating/types'
import { DataTable, type Column } from '@/components/ui/DataTable'
import type { YearCell } from '@/lib/cockpit/years'
import type { YearRow, YearsView } from '@/lib/cockpit/years-queries'
import { formatDecimal } from '@/lib/core/decimal'

const signs = {
  UP: { glyph: '▲', word: 'больше на', look: 'text-ok' },
  DOWN: { glyph: '▼', word: 'меньше на', look: 'text-danger' },
} as const

function Change({ cell: { direction, change } }: { cell: YearCell }) {
  if (direction === null || direction === 'SAME' || change === null) return null
  const { glyph, word, look } = signs[direction]
  return (
    <span className="text-sm text-muted">
      {' '}
      <span aria-hidden="true" className={look}>
        {glyph}
      </span>
      <span className="sr-only">{word}</span> {change.replace(/^[+−]/, '')}
    </span>
  )
}

/** One figure of every agency, year beside year. */
export function YearsTable({ slug, view: { rows, years, levels, medians } }: { slug: string; view: YearsView }) {
  const columns: Column<YearRow>[] = [
    {
      key: 'name',
      header: 'Участник',
      phone: 'title',
      width: '34%',
      cell: (row) => <a href={`/${slug}/office/agencies/${row.id}#progress`}>{row.name}</a>,
    },
    ...years.map((year): Column<YearRow> => ({
      key: String(year),
      header: String(year),
      cell: (row) => {
        const cell = row.cells.find((one) => one.year === year)
        if (!cell || cell.value === null)
          return (
            <span className="text-muted">
              –<span className="sr-only"> нет данных</span>
            </span>
          )
        const level = levels.find(({ key }) => key === cell.level)
        return (
          <>
            {level && (
              <>
                <span aria-hidden="true" className={toneText[level.tone as LevelTone]}>
                  {level.glyph}
                </span>
                <span className="sr-only">{level.title}</span>{' '}
              </>
            )}
            {formatDecimal(cell.value)}
            <Change cell={cell} />
          </>
        )
      },
    })),
  ]
  return (
    <DataTable
      caption="Участники по годам"
      columns={columns}
      rows={rows}
      rowKey={({ id }) => id}
      dense
      className="matrix-years"
      foot={
        <tr role="row">
          <th role="rowheader" scope="row">
            Середина по программе
          </th>
          {medians.map((text, at) => (
            <td key={years[at]} role="cell" data-phone="value" data-label={String(years[at] ?? '')}>
              {text}
            </td>
          ))}
        </tr>
      }
    />
  )
}
