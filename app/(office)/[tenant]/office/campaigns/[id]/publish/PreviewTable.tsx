import { LevelOf, TotalTrack } from '@/components/rating/review/TotalTrack'
import { LevelStrip } from '@/components/rating/LevelStrip'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatDecimal } from '@/lib/core/decimal'
import { formatDifference } from '@/lib/core/format'
import { compareDecimals } from '@/lib/core/decimal'
import type { PreviewRow, PublicationView } from '@/lib/rating/publication/queries'
import { levelSign } from '@/lib/rating/methodology/labels'

/** The rating as the public will see it: levels, places, and the change against the year before. */
export function PreviewTable({ view }: { view: PublicationView }) {
  const { methodology, preview, previousYear } = view
  const levels = methodology.levels.map(({ code }) => {
    const { tone, glyph, title } = levelSign(methodology, code)
    return { key: code, tone, glyph, name: title, count: preview.filter(({ level }) => level === code).length }
  })
  const columns: Column<PreviewRow>[] = [
    { key: 'place', header: '№', numeric: true, width: '3rem', phone: 'lead', cell: ({ place }) => place },
    {
      key: 'name',
      header: 'Участник',
      phone: 'title',
      cell: ({ agencyName }) => <span className="font-medium">{agencyName}</span>,
    },
    {
      key: 'track',
      header: 'Шкала',
      width: '28%',
      phone: 'wide',
      cell: ({ total, level }) => <TotalTrack methodology={methodology} total={total} level={level} />,
    },
    { key: 'total', header: 'Оценка', numeric: true, cell: ({ total }) => <b>{formatDecimal(total)}</b> },
    { key: 'level', header: 'Уровень', cell: ({ level }) => <LevelOf methodology={methodology} level={level} /> },
    {
      key: 'self',
      header: 'К самооценке',
      numeric: true,
      cell: ({ selfTotal, total }) =>
        selfTotal === null ? <span className="text-muted">не сдана</span> : formatDifference(selfTotal, total),
    },
    ...(previousYear === null
      ? []
      : [
          {
            key: 'previous',
            header: `К ${previousYear}`,
            numeric: true,
            cell: ({ previous, total }: PreviewRow) =>
              previous ? (
                <span
                  className={
                    compareDecimals(total, previous.total) < 0
                      ? 'text-danger'
                      : compareDecimals(total, previous.total) > 0
                        ? 'text-ok'
                        : undefined
                  }
                >
                  {formatDifference(previous.total, total)}
                </span>
              ) : (
                <span className="text-muted">нет</span>
              ),
          },
        ]),
  ]
  if (preview.length === 0) return <p className="text-muted">Итог пока не подведён ни по одному участнику.</p>
  return (
    <>
      <LevelStrip levels={levels} />
      <div className="mt-4">
        <DataTable
          caption={`Рейтинг за ${view.campaign.year} год`}
          columns={columns}
          rows={preview}
          rowKey={({ agencyId }) => agencyId}
          dense
        />
      </div>
    </>
  )
}
