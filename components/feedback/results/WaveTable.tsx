import { DataTable } from '@/components/ui/DataTable'
import { formatShort } from '@/lib/core/dates'
import type { Wave } from '@/lib/feedback/results/view-page'
import { changeText, intervalText, measureText, rateText } from '@/lib/feedback/results/words'

/** The main question over the waves, the latest first; what changed by more than chance is said. */
export function WaveTable({ at, waves }: { at: string; waves: Wave[] }) {
  return (
    <DataTable
      caption="Главный вопрос по волнам"
      dense
      columns={[
        {
          key: 'wave',
          header: 'Волна',
          phone: 'title',
          cell: ({ id, title, opensOn }: Wave) => (
            <>
              <a href={`${at}/${id}/results`}>{title}</a>
              {opensOn && <span className="text-muted"> · с {formatShort(opensOn)}</span>}
            </>
          ),
        },
        { key: 'forms', header: 'Ответили', numeric: true, cell: ({ forms }) => rateText(forms) },
        {
          key: 'measure',
          header: 'Результат',
          phone: 'lead',
          cell: ({ result: { status, measure } }) =>
            status === 'hidden' ? 'скрыто' : measure ? measureText(measure) : 'нет ответов',
        },
        {
          key: 'interval',
          header: 'Интервал 95 %',
          numeric: true,
          cell: ({ result: { measure } }) => (measure?.kind === 'marks' ? intervalText(measure.satisfied) : '–'),
        },
        { key: 'change', header: 'К прошлой волне', cell: ({ change }) => changeText(change) || '–' },
      ]}
      rows={waves}
      rowKey={({ id }) => id}
    />
  )
}
