import { HistoryLineChart } from '@/components/charts/HistoryLineChart'
import { QuarterBars } from '@/components/charts/QuarterBars'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { StatusMark } from '@/components/ui/StatusMark'
import type { AgencyProgress, ProgressYear } from '@/lib/cockpit/progress-queries'
import { reasonsText, standingWords } from '@/lib/cockpit/standing'
import { formatDecimal } from '@/lib/core/decimal'
import { NBSP } from '@/lib/core/format'
import { ProgressCells } from './ProgressCells'
import { columnTitles, shownCell } from './rows'

type Props = { slug: string; agency: { name: string; slug: string }; progress: AgencyProgress }

/** A year's columns are those of what the programme has. */
const yearColumnsOf = (has: AgencyProgress['has']): Column<ProgressYear>[] => [
  { key: 'year', header: 'Год', phone: 'title', width: '5rem', cell: (one) => one.year },
  ...(has.rating
    ? [
        {
          key: 'total',
          header: 'Оценка',
          numeric: true,
          width: '6rem',
          cell: (one: ProgressYear) => (one.total === null ? '–' : formatDecimal(one.total)),
        },
        {
          key: 'level',
          header: 'Уровень',
          cell: (one: ProgressYear) =>
            one.level ? (
              <LevelBadge tone={one.level.tone} glyph={one.level.glyph} name={one.level.title} />
            ) : (
              <span className="text-muted">нет оценки</span>
            ),
        },
        {
          key: 'place',
          header: 'Место',
          numeric: true,
          width: '5rem',
          cell: (one: ProgressYear) => one.place ?? '–',
        },
      ]
    : []),
  { key: 'projects', header: 'Завершено проектов', numeric: true, cell: (one) => one.projects },
  { key: 'proposals', header: 'Подано предложений', numeric: true, cell: (one) => one.proposals },
  ...(has.roadmap
    ? [
        {
          key: 'roadmap',
          header: 'Дорожная карта',
          numeric: true,
          cell: (one: ProgressYear) => (one.parts === 0 ? '–' : `${one.delivered}${NBSP}из${NBSP}${one.parts}`),
        },
      ]
    : []),
  ...(has.reports
    ? [{ key: 'reports', header: 'Принято отчётов', numeric: true, cell: (one: ProgressYear) => one.reports }]
    : []),
]

/** How an agency goes: what stands today with the way to the evidence, and its years. */
export function AgencyProgressSection({ slug, agency, progress }: Props) {
  const { columns, cells, standing, years, has, scale, quarters, year, quarter } = progress
  const titles = columnTitles(year, quarter)
  const { text, mark } = standingWords[standing.state]
  const points = years.toReversed().map((one) => ({ year: one.year, score: one.total, levelName: one.level?.title }))
  const rated = points.filter(({ score }) => score !== null)
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
          columns={yearColumnsOf(has)}
          rows={years}
          rowKey={(one) => String(one.year)}
          dense
        />
      </div>
      <div className="mt-8 grid gap-8 md:grid-cols-2">
        {scale && rated.length > 1 && (
          <HistoryLineChart
            title="Оценка рейтинга по годам"
            fileName={`${agency.slug}-rating`}
            points={points.filter(({ year: one }) => one >= (rated[0]?.year ?? 0) && one <= (rated.at(-1)?.year ?? 0))}
            max={scale.max}
            thresholds={scale.thresholds}
          />
        )}
        {busy && (
          <QuarterBars
            title="Проекты и предложения по кварталам"
            fileName={`${agency.slug}-quarters`}
            points={quarters}
            series={[
              { key: 'PROJECTS_OPENED', name: 'Открыто проектов' },
              { key: 'PROJECTS_FINISHED', name: 'Завершено проектов' },
              { key: 'PROPOSALS_FILED', name: 'Подано предложений' },
            ]}
          />
        )}
      </div>
    </Section>
  )
}
