import { DataTable } from '@/components/ui/DataTable'
import { formatNumber } from '@/lib/core/format'
import { changeText, intervalText, measureText } from '@/lib/feedback/results/words'
import type { GroupLine } from '@/lib/feedback/results/view'

/** Groups of one attribute beside each other, the lowest first. */
export function GroupTable({ title, lines, notSplit }: { title: string; lines: GroupLine[]; notSplit: number }) {
  return (
    <>
      <DataTable
        caption={`Главный вопрос: ${title}`}
        dense
        columns={[
          { key: 'label', header: title, phone: 'title', cell: ({ label }: GroupLine) => label },
          {
            key: 'measure',
            header: 'Результат',
            phone: 'lead',
            cell: ({ result }) =>
              result === null ? (
                <span className="text-muted">скрыто</span>
              ) : (
                result.measure && measureText(result.measure)
              ),
          },
          {
            key: 'interval',
            header: 'Интервал 95 %',
            numeric: true,
            cell: ({ result }) => (result?.measure?.kind === 'marks' ? intervalText(result.measure.satisfied) : '–'),
          },
          {
            key: 'n',
            header: 'Ответили',
            numeric: true,
            cell: ({ result }) => (result === null ? '–' : formatNumber(result.n)),
          },
          { key: 'against', header: 'Против остальных', cell: ({ against }) => changeText(against) || '–' },
        ]}
        rows={lines}
        rowKey={({ cell }) => cell}
      />
      {notSplit > 0 && (
        <p className="mt-2 text-muted">
          Не разложено: {formatNumber(notSplit)}. Это ответы без группы и ответы групп, которые по отдельности не
          показываются: мало ответов здесь или у соседа.
        </p>
      )}
    </>
  )
}
