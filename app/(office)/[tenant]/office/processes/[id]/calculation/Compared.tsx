import { cx } from '@/components/ui/cx'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { comparedGroups, type ComparedLine, differenceNote } from '@/lib/processes/money/comparison'
import { asksPerRun } from '@/lib/processes/steps/asks'
import type { CalculationView, Reckoned } from '@/lib/processes/money/calculation-queries'

const asksOf = ({ map, results }: Reckoned) => asksPerRun(map.rows, results?.figures.visits ?? [])

/** All figures before and after; of one state alone its figures only. */
export function Compared({ view, asIs, toBe }: { view: CalculationView; asIs: Reckoned; toBe: Reckoned | null }) {
  const before = asIs.results
  if (!before) return null
  const after = toBe?.results ?? null
  const groups = comparedGroups(before, after ?? before, {
    roles: asIs.question.roles,
    dayMinutes: view.dayMinutes,
    asks: { before: asksOf(asIs), after: asksOf(toBe?.results ? toBe : asIs) },
    client: { before: asIs.map.client, after: (after && toBe ? toBe : asIs).map.client },
  })
  const note = differenceNote(groups.flatMap(({ lines }) => lines))
  return (
    <>
      <div className="mt-4 grid gap-x-8 gap-y-2 lg:grid-cols-2">
        {groups.map(({ title, lines, note: apart }) => (
          <section key={title} className="border-t-2 border-ink pt-3">
            <h3 className="mb-2">{title}</h3>
            <DataTable
              caption={title}
              dense
              columns={after ? bothColumns : oneColumns}
              rows={lines}
              rowKey={({ key }) => key}
            />
            {apart && <p className="mt-2 text-sm text-muted">{apart}</p>}
          </section>
        ))}
      </div>
      {after && note && <p className="mt-2 text-sm text-muted">{note}</p>}
    </>
  )
}

const label: Column<ComparedLine> = {
  key: 'label',
  header: <span className="sr-only">Показатель</span>,
  phone: 'title',
  cell: ({ label: text, part }) => <span className={cx(part && 'pl-4 text-muted')}>{text}</span>,
}
const before: Column<ComparedLine> = {
  key: 'before',
  header: 'как есть',
  numeric: true,
  cell: (line) => line.before,
}
const oneColumns = [label, before]
const bothColumns: Column<ComparedLine>[] = [
  label,
  before,
  { key: 'after', header: 'как будет', numeric: true, cell: ({ after }) => after },
  {
    key: 'difference',
    header: 'разница',
    numeric: true,
    phone: 'lead',
    cell: ({ difference, better }) => (
      <b className={cx(better === true && 'text-ok', better === false && 'text-danger')}>{difference}</b>
    ),
  },
  {
    key: 'percent',
    header: 'изм.',
    numeric: true,
    cell: ({ percent }) => percent && <span className="text-muted">{percent}</span>,
  },
]
