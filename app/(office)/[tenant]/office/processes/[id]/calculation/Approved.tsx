import { DataTable, type Column } from '@/components/ui/DataTable'
import { Section } from '@/components/ui/Section'
import { formatDateTime, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { subtract } from '@/lib/core/fraction'
import { printedCost } from '@/lib/processes/model/printed'
import { processResults } from '@/lib/processes/model/results'
import type { ApprovedCalculation, CalculationView } from '@/lib/processes/money/calculation-queries'
import { signed } from '@/lib/processes/money/comparison'
import { inDays } from '@/lib/processes/money/headline'
import { mapStateLabels } from '@/lib/processes/model/states'

type Line = ApprovedCalculation & { lead: string; run: string; now: string; change: string }

/** Approved calculations by their own steps and prices, and what the table of steps costs now. */
export function Approved({ view, timeZone }: { view: CalculationView; timeZone: string }) {
  const lines = view.approved.map((one): Line => {
    const results = processResults(one.model, one.question)
    const current = view.states[one.state]?.results
    return {
      ...one,
      lead: results.figures.lead.exact ? inDays(results.figures.lead.mean, view.dayMinutes) : '–',
      run: results.cost ? formatDecimal(printedCost(results.cost).run, { digits: 2 }) : '–',
      now: current?.cost ? formatDecimal(printedCost(current.cost).run, { digits: 2 }) : '–',
      change: results.cost && current?.cost ? signed(subtract(current.cost.run, results.cost.run), 2) : '–',
    }
  })
  return (
    <Section title="Утверждённые расчёты" rule>
      <DataTable caption="Утверждённые расчёты" columns={columnsOf(timeZone)} rows={lines} rowKey={({ id }) => id} />
    </Section>
  )
}

const columnsOf = (timeZone: string): Column<Line>[] => [
  {
    key: 'what',
    header: 'Расчёт',
    phone: 'title',
    cell: ({ state, number, note }) => (
      <>
        {mapStateLabels[state]}, версия {number}
        {note && <span className="block text-sm text-muted">{note}</span>}
      </>
    ),
  },
  { key: 'day', header: 'Цены на', cell: ({ day }) => formatShort(day) },
  {
    key: 'by',
    header: 'Утвердил',
    cell: ({ approvedBy, approvedAt }) => `${approvedBy}, ${formatDateTime(timeZone, approvedAt)}`,
  },
  { key: 'lead', header: 'Время, р. д.', numeric: true, cell: ({ lead }) => lead },
  { key: 'run', header: 'Прогон, ₽', numeric: true, phone: 'lead', cell: ({ run }) => <b>{run}</b> },
  { key: 'now', header: 'Сейчас, ₽', numeric: true, cell: ({ now }) => now },
  { key: 'change', header: 'Разница, ₽', numeric: true, cell: ({ change }) => change },
]
