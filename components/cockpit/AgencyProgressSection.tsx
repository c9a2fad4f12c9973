import { HistoryLineChart } from '@/components/charts/HistoryLineChart'
import { QuarterBars } from '@/components/charts/QuarterBars'
import { LevelBadge } from '@/components/rating/LevelBadge'
import type { LevelTone } from '@/components/rating/types'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import type { AgencyProgress, ProgressYear } from '@/lib/cockpit/progress-queries'
import { reasonsText, standingWords } from '@/lib/cockpit/standing'
import { agencyBars } from '@/lib/cockpit/year-specs'
import { ProgressCells } from './ProgressCells'
import { columnTitles, shownCell } from './rows'

type Props = { slug: string; agency: { name: string; slug: string }; progress: AgencyProgress }

const yearColumnsOf = (columns: AgencyProgress['yearColumns']): Column<ProgressYear>[] => [
  { key: 'year', header: 'Год', phone: 'title', width: '5rem', cell: (one) => one.year },
  ...columns.map(({ key, ...column }): Column<ProgressYear> => ({
    key,
    ...column,
    cell: ({ cells }) => {
      const cell = cells[key]
      if (cell?.level)
        return <LevelBadge tone={cell.level.tone as LevelTone} glyph={cell.level.glyph} name={cell.text} />
      return cell?.none ? <span className="text-muted">{cell.text}</span> : cell?.text
    },
  })),
]

/** How an agency goes: what stands today with the way to the evidence, and its years. */
export function AgencyProgressSection({ slug, agency, progress }: Props) {
  const { columns, cells, standing, yearColumns, years, lines, quarters, year, quarter } = progress
  const titles = columnTitles(year, quarter)
  const { text, mark } = standingWords[standing.state]
  const busy = quarters.some(({ values }) => Object.values(values).some((n) => n > 0))
  return (
    <Section title="Ход работы" id="progress">
      <p className="mb-4">
        <StatusMark kind={mark}>{text}</StatusMark>
        {standing.reasons.length > 0 && <span className="block text-muted">{reasonsText(standing)}</span>}
      </p>
      <ProgressCells
        label={`Ход работы: ${agency.name}`}
        items={columns.flatMap((key, at) => {
          const cell = cells[at]
          return cell ? [{ key, title: titles[key], cell: shownCell(slug, cell) }] : []
        })}
      />
      <div className="mt-6">
        <DataTable
          caption="Ход работы по годам"
          columns={yearColumnsOf(yearColumns)}
          rows={years}
          rowKey={(one) => String(one.year)}
          dense
        />
      </div>
      <div className="mt-8 grid gap-8 md:grid-cols-2">
        {lines.map(({ file, ...line }) => (
          <HistoryLineChart key={file} fileName={`${agency.slug}-${file}`} {...line} />
        ))}
        {busy && (
          <QuarterBars
            title={agencyBars.title}
            fileName={`${agency.slug}-quarters`}
            points={quarters}
            series={agencyBars.series}
          />
        )}
      </div>
    </Section>
  )
}
