import { DataTable } from '@/components/ui/DataTable'
import { formatNumber } from '@/lib/core/format'
import type { QuestionResult, RowLine, ValueLine } from '@/lib/feedback/results/view'
import { figureText, measureText, intervalText, percentText } from '@/lib/feedback/results/words'

/** One question: what people said, how many of them, and its measure. */
export function Distribution({ result }: { result: QuestionResult }) {
  const { question, number, status, n, dontKnow, values, rows, measure } = result
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h3>
        {number}. {question.title}
      </h3>
      {status === 'hidden' && <p className="text-muted">Скрыто: ответов мало, и показать их нельзя.</p>}
      {status === 'none' && <p className="text-muted">На этот вопрос пока никто не ответил.</p>}
      {status === 'shown' && (
        <>
          <p className="mb-3 text-muted">
            {['Ответили: ', formatNumber(n), dontKnow > 0 ? `, ещё «не знаю»: ${formatNumber(dontKnow)}` : ''].join('')}
            {measure && ` · ${measureText(measure)}`}
            {measure?.kind === 'marks' &&
              ` (интервал ${intervalText(measure.satisfied)}), средняя ${figureText(measure.mean)}, медиана ${figureText(measure.median)}`}
            {measure?.kind === 'nps' && measure.interval && ` (интервал ${intervalText(measure.interval)})`}
          </p>
          {values.length > 0 && <Values caption={question.title} values={values} />}
          {rows.length > 0 && <Rows caption={question.title} rows={rows} />}
        </>
      )}
    </section>
  )
}

function Values({ caption, values }: { caption: string; values: ValueLine[] }) {
  return (
    <DataTable
      caption={caption}
      dense
      columns={[
        { key: 'label', header: 'Ответ', phone: 'title', cell: ({ label }: ValueLine) => label },
        {
          key: 'bar',
          header: <span className="sr-only">Доля</span>,
          width: '45%',
          phone: 'hide',
          cell: ({ share }) => (
            <span aria-hidden className="block h-3 bg-line">
              <span className="block h-3 bg-accent" style={{ width: `${(share.raw * 100).toFixed(1)}%` }} />
            </span>
          ),
        },
        { key: 'share', header: '%', numeric: true, phone: 'lead', cell: ({ share }) => percentText(share) },
        { key: 'count', header: 'Человек', numeric: true, cell: ({ count }) => formatNumber(count) },
      ]}
      rows={values}
      rowKey={({ id }) => id}
    />
  )
}

function Rows({ caption, rows }: { caption: string; rows: RowLine[] }) {
  const importance = rows.some((row) => row.importance !== null)
  const mean = rows.some((row) => row.mean !== null)
  return (
    <DataTable
      caption={caption}
      dense
      columns={[
        { key: 'label', header: 'Строка', phone: 'title', cell: ({ label }: RowLine) => label },
        ...(importance
          ? [
              {
                key: 'importance',
                header: 'Важность',
                numeric: true,
                cell: (row: RowLine) => (row.importance ? figureText(row.importance) : '–'),
              },
            ]
          : []),
        ...(mean
          ? [
              {
                key: 'mean',
                header: 'В среднем',
                numeric: true,
                phone: 'lead' as const,
                cell: (row: RowLine) => (row.mean ? figureText(row.mean) : '–'),
              },
            ]
          : []),
        { key: 'n', header: 'Человек', numeric: true, cell: ({ n }: RowLine) => formatNumber(n) },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
