import { DataTable, type Column } from '@/components/ui/DataTable'
import { formatDecimal } from '@/lib/core/decimal'
import { formatFraction, multiply } from '@/lib/core/fraction'
import { costKindLabels } from '@/lib/processes/model/labels'
import { costKinds } from '@/lib/processes/model/money'
import { printedCost } from '@/lib/processes/model/printed'
import { meanOf } from '@/lib/processes/model/step-time'
import type { Reckoned } from '@/lib/processes/money/calculation-queries'
import { shortTime } from '@/lib/processes/model/time-words'

type Line = { id: string; number: number; name: string; role: string; visits: string; minutes: string; cost: string }

const roubles = (text: string): string => formatDecimal(text, { digits: 2 })

/** How a run's cost came about: step by step, by kind and by role; each list adds up to the run. */
export function StepMoney({ title, one, dayMinutes }: { title: string; one: Reckoned; dayMinutes: string }) {
  const { results, map, question } = one
  if (!results?.cost) return null
  const printed = printedCost(results.cost)
  const roleName = new Map(question.roles.map(({ id, name }) => [id, name]))
  const lines = map.model.steps.map((step, i): Line => {
    const visits = results.figures.visits[i]
    return {
      id: step.id,
      number: i + 1,
      name: step.name,
      role: step.roles.map(({ role }) => roleName.get(role) ?? '').join(', ') || 'без работника',
      visits: visits ? formatFraction(visits, 2) : '–',
      minutes: visits ? shortTime(multiply(visits, meanOf(step.work)), dayMinutes) : '–',
      cost: roubles(printed.byStep[i] ?? '0'),
    }
  })
  return (
    <details className="mt-6 border-t-2 border-ink pt-3">
      <summary className="cursor-pointer text-lg font-semibold">{title}</summary>
      <div className="mt-4">
        <DataTable
          caption={title}
          dense
          columns={columns}
          rows={lines}
          rowKey={({ id }) => id}
          foot={
            <tr role="row">
              <th role="rowheader" scope="row" colSpan={5} className="text-left">
                Прогон
              </th>
              <td role="cell" className="text-right">
                <b>{roubles(printed.run)}</b>
              </td>
            </tr>
          }
        />
        <div className="mt-4 grid gap-x-8 gap-y-4 md:grid-cols-2">
          <Parts
            title="По видам затрат, ₽"
            rows={costKinds.map((kind) => [costKindLabels[kind], printed.byKind[kind]])}
          />
          <Parts
            title="Труд по ролям с накладными, ₽"
            rows={[...printed.byRole]
              .filter(([, cost]) => /[1-9]/.test(cost))
              .map(([role, cost]) => [roleName.get(role) ?? '', cost])}
            note={
              printed.labourDiffers
                ? `Всего ${roubles(printed.labour)}: с суммой оплаты труда и накладных расходится на копейку округления.`
                : undefined
            }
          />
        </div>
      </div>
    </details>
  )
}

function Parts({ title, rows, note }: { title: string; rows: [string, string][]; note?: string }) {
  return (
    <div>
      <h3 className="mb-1">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-x-4">
        {rows.map(([name, cost]) => (
          <div key={name} className="contents">
            <dt className="border-b border-line py-1">{name}</dt>
            <dd className="border-b border-line py-1 text-right">{roubles(cost)}</dd>
          </div>
        ))}
      </dl>
      {note && <p className="mt-1 text-sm text-muted">{note}</p>}
    </div>
  )
}

const columns: Column<Line>[] = [
  { key: 'number', header: '№', width: '3rem', phone: 'hide', cell: ({ number }) => number },
  { key: 'name', header: 'Шаг', phone: 'title', cell: ({ number, name }) => <span>{name || `Шаг ${number}`}</span> },
  { key: 'role', header: 'Роль', cell: ({ role }) => role },
  { key: 'visits', header: 'Проходов', numeric: true, cell: ({ visits }) => visits },
  { key: 'minutes', header: 'Работа', numeric: true, cell: ({ minutes }) => minutes },
  { key: 'cost', header: '₽', numeric: true, phone: 'lead', cell: ({ cost }) => cost },
]
