'use client'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { stepColumns, type StepLine } from '@/lib/processes/model/step-lines'
import { meanOf } from '@/lib/processes/model/step-time'
import { shortTime } from '@/lib/processes/model/time-words'
import type { StepTime } from '@/lib/processes/model/types'
import type { TableRow } from '@/lib/processes/steps/changes'
import { takesSum } from '@/lib/processes/steps/sub'
import { useGrid } from './grid-context'

/** What stands in a step that is a process itself: folded until it is asked for. */
export function SubNote({ row, tenant }: { row: TableRow; tenant: string }) {
  const grid = useGrid()
  const { subId } = row.data
  const said = (time: StepTime) => shortTime(meanOf(time), grid.view.dayMinutes)
  const sub = grid.subs.find(({ id }) => id === subId)
  const named = sub ?? grid.view.subChoices.find(({ id }) => id === subId)
  const title = named ? `${named.code} ${named.name}` : 'другой процесс'
  const whose = !takesSum(row.data)
    ? 'в расчёте – время и стоимость самого шага'
    : sub?.sum
      ? `в расчёте – его сумма: ожидание ${said(sub.sum.wait)}, работа ${said(sub.sum.work)}`
      : 'в расчёте – его сумма'
  const link = subId && <a href={`/${tenant}/office/processes/${subId}/steps`}>Открыть подпроцесс</a>
  return (
    <div className="step-note">
      {sub && sub.lines.length > 0 ? (
        <details>
          <summary>
            Подпроцесс «{title}», шагов: {sub.lines.length}; <span className="text-muted">{whose}</span>
          </summary>
          <div className="mt-2">
            <DataTable
              caption={`Шаги подпроцесса «${title}»`}
              dense
              columns={columns}
              rows={sub.lines}
              rowKey={({ number }) => String(number)}
            />
            <p className="mt-2">{link}</p>
          </div>
        </details>
      ) : (
        <p>
          Подпроцесс «{title}»; <span className="text-muted">{whose}</span>. {link}
        </p>
      )}
    </div>
  )
}

const columns: Column<StepLine>[] = [
  { key: 'number', header: stepColumns.number, width: '3rem', phone: 'hide', cell: ({ number }) => number },
  { key: 'name', header: stepColumns.name, phone: 'title', cell: ({ name }) => name },
  { key: 'wait', header: stepColumns.wait, numeric: true, cell: ({ wait }) => wait },
  { key: 'work', header: stepColumns.work, numeric: true, cell: ({ work }) => work },
  { key: 'spent', header: stepColumns.spent, numeric: true, phone: 'lead', cell: ({ spent }) => spent },
]
