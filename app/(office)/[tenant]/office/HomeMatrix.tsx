import { CockpitFilterForm } from '@/components/cockpit/CockpitFilterForm'
import { MatrixTable } from '@/components/cockpit/MatrixTable'
import { shownMatrix } from '@/components/cockpit/rows'
import { Section } from '@/components/ui/Section'
import { StatusKey } from '@/components/ui/StatusMark'
import { cockpitQuery, type CockpitFilter } from '@/lib/cockpit/filter'
import type { CockpitView } from '@/lib/cockpit/queries'
import { count, oneOrMany } from '@/lib/core/format'

const SHOWN = 10

/** The agencies at a glance: those who fall behind first, the rest a step away. */
export function HomeMatrix({ slug, filter, view }: { slug: string; filter: CockpitFilter; view: CockpitView }) {
  const { matrix, year, quarter, years, kinds, parents, side, seen } = view
  const office = `/${slug}/office`
  const all = `${office}/cockpit?${cockpitQuery(filter)}`
  if (seen === 0) return null
  const own = side === 'agency'
  return (
    <Section
      title={own ? oneOrMany(seen, 'Как идёт ваш орган', 'Как идут ваши органы') : 'Участники'}
      id="agencies"
      actions={
        (matrix.total > SHOWN || !own) && (
          <a href={all}>{own ? 'Подробнее' : `Все: ${count(matrix.total, 'участник', 'участника', 'участников')}`}</a>
        )
      }
    >
      <div className="mb-2.5 flex flex-wrap items-end justify-between gap-x-6 gap-y-3">
        {own ? (
          <p className="text-sm text-muted">
            Внизу – середина по всей программе: с ней видно, где вы относительно других.
          </p>
        ) : (
          <CockpitFilterForm
            base={office}
            filter={filter}
            year={year}
            quarter={quarter}
            years={years}
            kinds={kinds}
            parents={parents}
            columns={matrix.columns}
            brief
          />
        )}
        <StatusKey />
      </div>
      <MatrixTable
        matrix={shownMatrix(
          matrix,
          { slug, base: own ? `${office}/cockpit` : office, filter, year, quarter },
          { limit: SHOWN, medians: own },
        )}
      />
    </Section>
  )
}
