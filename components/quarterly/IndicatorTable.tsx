import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { compareDecimals, formatDecimal } from '@/lib/core/decimal'
import type { IndicatorLine } from '@/lib/quarterly/facts'

const value = (text: string | null, unit: string) =>
  text === null ? '–' : `${formatDecimal(text)}${unit.startsWith('процент') ? '\u00a0%' : ''}`

/** Whether the year's target is met already; a fact or a target that is not known has no light. */
function IndicatorMark({ line }: { line: IndicatorLine }) {
  if (line.target === null) return <StatusMark kind="none">цель не задана</StatusMark>
  if (line.fact === null) return <StatusMark kind="none">нет данных</StatusMark>
  const order = compareDecimals(line.fact, line.target)
  const met = line.comparison === 'AT_MOST' ? order <= 0 : line.comparison === 'EXACTLY' ? order === 0 : order >= 0
  return met ? (
    <StatusMark kind="ok">цель года достигнута</StatusMark>
  ) : (
    <StatusMark kind="warn">цель года пока не достигнута</StatusMark>
  )
}

/** Where the fact is from; of a formula – its parts and how they make it. */
function Origin({ line: { typed, formula } }: { line: IndicatorLine }) {
  if (!formula)
    return <span className="block text-sm text-muted">{typed ? 'вносится с документом' : 'считает портал'}</span>
  return (
    <span className="block text-sm text-muted">
      {typed
        ? 'внесён с документом: по формуле не считается'
        : formula.sample
          ? 'по примеру формулы портала'
          : 'по формуле'}
      {formula.parts.map((part) => (
        <span key={part} className="block">
          {part}
        </span>
      ))}
      <span className="block">{formula.workings}</span>
    </span>
  )
}

const columnsOf = (base: string): Column<IndicatorLine>[] => [
  {
    key: 'title',
    header: 'Показатель',
    phone: 'title',
    cell: (row) => (
      <a href={`${base}/plan/${row.id}`}>
        {row.number}. {row.title}
      </a>
    ),
  },
  { key: 'target', header: 'Цель года', numeric: true, width: '7rem', cell: (row) => value(row.target, row.unit) },
  { key: 'quarter', header: 'За квартал', numeric: true, width: '7rem', cell: (row) => value(row.quarter, row.unit) },
  { key: 'fact', header: 'С начала года', numeric: true, width: '8rem', cell: (row) => value(row.fact, row.unit) },
  {
    key: 'mark',
    header: 'Как идёт',
    width: '17rem',
    phone: 'wide',
    cell: (row) => (
      <>
        <IndicatorMark line={row} />
        <Origin line={row} />
      </>
    ),
  },
]

/** «Показатели плана»: the year's target, the quarter, the year so far, and how it goes. */
export function IndicatorTable({ rows, base }: { rows: IndicatorLine[]; base: string }) {
  return (
    <DataTable
      caption="Показатели плана"
      showCaption
      dense
      columns={columnsOf(base)}
      rows={rows}
      rowKey={({ id }) => id}
      className="mb-7"
    />
  )
}
