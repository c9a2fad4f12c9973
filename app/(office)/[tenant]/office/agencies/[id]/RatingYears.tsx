import { DataTable } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatDecimal } from '@/lib/core/decimal'
import type { AgencyYear } from '@/lib/agencies/queries'

/** What was published about the agency, year by year. */
export function RatingYears({ years }: { years: AgencyYear[] }) {
  return (
    <Section title="Рейтинг по годам">
      <DataTable
        caption="Рейтинг по годам"
        dense
        rows={years}
        rowKey={(year) => String(year.year)}
        empty={<p className="text-muted">Опубликованных оценок ещё нет.</p>}
        columns={[
          { key: 'year', header: 'Год', cell: (year) => year.year, phone: 'title', width: '6rem' },
          {
            key: 'total',
            header: 'Оценка',
            numeric: true,
            cell: (year) => formatDecimal(year.total),
            width: '6rem',
          },
          { key: 'level', header: 'Уровень', cell: (year) => year.levelTitle },
          { key: 'place', header: 'Место', numeric: true, cell: (year) => year.place, width: '6rem' },
          {
            key: 'version',
            header: 'Публикация',
            cell: (year) => (year.version > 1 ? `исправленная, № ${year.version}` : 'первая'),
          },
        ]}
      />
    </Section>
  )
}
