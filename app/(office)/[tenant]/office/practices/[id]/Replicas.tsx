import { unitOf } from '@/lib/core/units'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDecimal } from '@/lib/core/decimal'
import { changeText } from '@/lib/practices/labels'
import type { ComparedGoal } from '@/lib/practices/practice'
import type { Replica } from '@/lib/practices/queries'

type Row = ComparedGoal & { key: string; replicaOf: Replica }

const verdicts = {
  REPLICA: { kind: 'ok', text: 'лучше исходного' },
  ORIGINAL: { kind: 'warn', text: 'слабее исходного' },
  EQUAL: { kind: 'ok', text: 'как у исходного' },
} as const

const Side = ({ side, unit }: { side: ComparedGoal['original']; unit: string }) =>
  side === null ? (
    <span className="text-muted">нет измерений</span>
  ) : (
    <>
      {side.before !== null && <>{formatDecimal(side.before)} → </>}
      <b>{formatDecimal(side.after)}</b> {unitOf(side.after, unit)}
      <span className="block text-sm text-muted">{changeText(side.change)}</span>
    </>
  )

/** What each adopting agency reached, beside what the practice promised. */
export function Replicas({ tenant, replicas }: { tenant: string; replicas: Replica[] }) {
  const rows = replicas
    .filter(({ goals }) => goals.some(({ replica }) => replica !== null))
    .flatMap((replicaOf): Row[] =>
      replicaOf.goals.map((goal, i) => ({ ...goal, replicaOf, key: `${replicaOf.projectId}-${i}` })),
    )
  const columns: Column<Row>[] = [
    {
      key: 'who',
      header: 'Кто тиражирует',
      phone: 'title',
      cell: ({ replicaOf }) =>
        replicaOf.open ? (
          <a href={`/${tenant}/office/projects/${replicaOf.projectId}/results`}>{replicaOf.agencyName}</a>
        ) : (
          replicaOf.agencyName
        ),
    },
    { key: 'goal', header: 'Цель', phone: 'wide', cell: ({ name }) => name },
    { key: 'original', header: 'Исходный проект', cell: ({ original, unit }) => <Side side={original} unit={unit} /> },
    { key: 'replica', header: 'Тиражирование', cell: ({ replica, unit }) => <Side side={replica} unit={unit} /> },
    {
      key: 'verdict',
      header: 'Сравнение',
      phone: 'wide',
      cell: ({ better }) =>
        better === null ? (
          <span className="text-muted">–</span>
        ) : (
          <StatusMark kind={verdicts[better].kind}>{verdicts[better].text}</StatusMark>
        ),
    },
  ]
  return (
    <DataTable
      caption="Результаты тиражирования рядом с исходными"
      columns={columns}
      rows={rows}
      rowKey={({ key }) => key}
      dense
    />
  )
}
