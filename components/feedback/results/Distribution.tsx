import { DataTable } from '@/components/ui/DataTable'
import { formatNumber } from '@/lib/core/format'
import type { QuestionResult, RowLine, ValueLine } from '@/lib/feedback/results/view'
import { figureText, measureText, intervalText } from '@/lib/feedback/results/words'

/** One question: what people said, how many of them, and its measure. */
export function Distribution({ result }: { result: QuestionResult }) {
  const { question, number, status, n, dontKnow, values, rows, measure, measureHidden, partly } = result
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
            {measureHidden && ' · общий показатель скрыт: одной из строк ответили мало'}
            {partly && ' · часть ответов не показана: в их партии на этот вопрос ответили мало'}
          </p>
          {values.length > 0 && <Values caption={question.title} values={values} />}
          {rows.length > 0 && <Rows caption={question.title} rows={rows} />}
        </>
      )}
    </section>
  )
}

/** Values with their bars; `before` – shares of the wave before, a tick on each bar. */
export function Values({
  caption,
  values,
  before = [],
}: {
  caption: string
  values: readonly ValueLine[]
  before?: readonly ValueLine[]
}) {
  const earlier = new Map(before.map(({ id, share }) => [id, share]))
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
          cell: ({ id, share }) => (
            <span aria-hidden className="relative block h-3 bg-line">
              <span className="block h-3 bg-accent" style={{ width: `${(share.raw * 100).toFixed(1)}%` }} />
              {earlier.has(id) && (
                <span
                  className="absolute -inset-y-1 w-0.5 bg-ink"
                  style={{ left: `${((earlier.get(id)?.raw ?? 0) * 100).toFixed(1)}%` }}
                />
              )}
            </span>
          ),
        },
        { key: 'share', header: '%', numeric: true, phone: 'lead', cell: ({ share }) => figureText(share) },
        { key: 'count', header: 'Человек', numeric: true, cell: ({ count }) => formatNumber(count) },
        ...(before.length > 0
          ? [
              {
                key: 'before',
                header: 'В прошлый раз, %',
                numeric: true,
                cell: ({ id }: ValueLine) => {
                  const share = earlier.get(id)
                  return share ? figureText(share) : '–'
                },
              },
            ]
          : []),
      ]}
      rows={[...values]}
      rowKey={({ id }) => id}
    />
  )
}

function Rows({ caption, rows }: { caption: string; rows: RowLine[] }) {
  const importance = rows.some((row) => row.importance !== null)
  const mean = rows.some((row) => row.mean !== null)
  const options = rows.find((row) => row.values.length > 0)?.values ?? []
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
                cell: (row: RowLine) => (row.importance ? figureText(row.importance) : row.hidden ? 'скрыто' : '–'),
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
                cell: (row: RowLine) => (row.mean ? figureText(row.mean) : row.hidden ? 'скрыто' : '–'),
              },
            ]
          : []),
        ...options.map(({ id, label }) => ({
          key: `option ${id}`,
          header: `${label}, %`,
          numeric: true,
          cell: (row: RowLine) => {
            const chosen = row.values.find((one) => one.id === id)
            return chosen ? figureText(chosen.share) : row.hidden ? 'скрыто' : '–'
          },
        })),
        {
          key: 'n',
          header: 'Человек',
          numeric: true,
          cell: ({ n, hidden }: RowLine) => (hidden ? '–' : formatNumber(n)),
        },
      ]}
      rows={rows}
      rowKey={({ id }) => id}
    />
  )
}
