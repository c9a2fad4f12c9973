import { DataTable } from '@/components/ui/DataTable'
import { NumberStrip, Section, type NumberCell } from '@/components/ui/Section'
import { formatLong } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count, formatNumber, NBSP } from '@/lib/core/format'
import type { PublicQuestion, PublicResults } from '@/lib/feedback/publication/content'

const figure = (text: string): string => formatDecimal(text, { digits: 1 })
const states = { DONE: 'сделано', DOING: 'делаем', DECLINED: 'не сделаем' } as const

/** «Довольны 412 из 507: 81,3 %». */
export const resultsTitle = ({ main, answered }: PublicResults): string =>
  main
    ? `Довольны ${figure(main.share)}${NBSP}%: ${formatNumber(main.satisfied)} из ${formatNumber(main.n)}`
    : `Ответили ${count(answered, 'человек', 'человека', 'человек')}`

export function asked({ opensOn, closesOn }: Pick<PublicResults, 'opensOn' | 'closesOn'>): string {
  if (opensOn === null) return closesOn ? `до ${formatLong(closesOn)}` : ''
  return closesOn ? `с ${formatLong(opensOn)} по ${formatLong(closesOn)}` : `с ${formatLong(opensOn)}`
}

function figures({ main, answered, asked: of, rate, askedBasis, indices }: PublicResults): NumberCell[] {
  return [
    ...(main
      ? [
          {
            key: 'satisfied',
            value: `${figure(main.share)}${NBSP}%`,
            label: 'довольны',
            note: `${formatNumber(main.satisfied)} из ${formatNumber(main.n)}; среди всех клиентов – скорее всего от ${figure(main.low)} до ${figure(main.high)}${NBSP}%`,
          },
        ]
      : []),
    ...indices.map(({ title, text }, at) => ({ key: `index ${at}`, value: text, label: title })),
    {
      key: 'answered',
      value: formatNumber(answered),
      label: 'ответили',
      note:
        of !== null && rate !== null
          ? [`из ${formatNumber(of)} (${figure(rate)}${NBSP}%)`, askedBasis].filter(Boolean).join('. ')
          : 'сколько спросили, неизвестно',
    },
  ]
}

type Props = {
  content: PublicResults
  /** The page «Вы сказали – мы сделали» of the agency; null – asked over the whole programme. */
  toldHref: string | null
}

/** Published results as everybody reads them; the preview of the office is the same. */
export function PublishedResults({ content, toldHref }: Props) {
  const { summary, main, change, questions, words, problems, problemsUnshown, threshold } = content
  return (
    <>
      <p className="mb-6 max-w-[68ch] text-lg whitespace-pre-line">{summary}</p>
      <NumberStrip label="Главное" items={figures(content)} />
      {main && (
        <p className="mt-3 max-w-[68ch] text-sm text-muted">
          Довольны – отметки 4 и 5 из пяти на вопрос «{main.title}».
          {change && ` ${change[0]?.toUpperCase()}${change.slice(1)}.`} Группы меньше {threshold} человек не
          показываются.
        </p>
      )}
      <Problems problems={problems} unshown={problemsUnshown} toldHref={toldHref} />
      {words.length > 0 && (
        <Section title="Своими словами" rule lead="Несколько ответов, как они написаны.">
          <ul className="grid gap-4 lg:grid-cols-2">
            {words.map((text, at) => (
              <li key={at} className="border-l-2 border-line-strong pl-4 whitespace-pre-line">
                «{text}»
              </li>
            ))}
          </ul>
        </Section>
      )}
      {questions.length > 0 && (
        <Section title="Каждый вопрос" rule>
          {questions.map((question) => (
            <Question key={question.number} question={question} />
          ))}
        </Section>
      )}
    </>
  )
}

function Problems({
  problems,
  unshown,
  toldHref,
}: {
  problems: PublicResults['problems']
  unshown: number
  toldHref: string | null
}) {
  if (problems.length === 0 && unshown === 0) return null
  return (
    <Section
      title="Что вы сказали и что мы делаем"
      rule
      lead="Как было в день публикации."
      actions={toldHref && <a href={toldHref}>Как сейчас: вы сказали – мы сделали</a>}
    >
      <ul>
        {problems.map(({ title, state, text }, at) => (
          <li key={at} className="border-b border-line py-3">
            <b>{title}</b>
            <span className="block">
              <span className="text-muted">{states[state]}</span>
              {text && ` – ${text}`}
            </span>
          </li>
        ))}
      </ul>
      {unshown > 0 && (
        <p className="mt-3 text-muted">Ещё разбираем: {count(unshown, 'проблема', 'проблемы', 'проблем')}.</p>
      )}
    </Section>
  )
}

function Question({
  question: { number, title, status, n, dontKnow, measure, values, rows },
}: {
  question: PublicQuestion
}) {
  return (
    <section className="mt-6 border-t border-line pt-4">
      <h3>
        {number}. {title}
      </h3>
      <p className="mb-3 text-muted">
        {status === 'hidden'
          ? 'Ответов мало, и показать их нельзя.'
          : status === 'none'
            ? 'На этот вопрос никто не ответил.'
            : [`Ответили ${formatNumber(n)}`, dontKnow > 0 && `ещё «не знаю» – ${formatNumber(dontKnow)}`, measure]
                .filter(Boolean)
                .join(' · ')}
      </p>
      {status === 'shown' && values.length > 0 && (
        <DataTable
          caption={title}
          dense
          columns={[
            {
              key: 'label',
              header: 'Ответ',
              phone: 'title',
              cell: ({ label }: PublicQuestion['values'][number]) => label,
            },
            {
              key: 'bar',
              header: <span className="sr-only">Доля</span>,
              width: '45%',
              phone: 'hide',
              cell: ({ share }) => (
                <span aria-hidden className="block h-3 bg-line">
                  <span className="block h-3 bg-accent" style={{ width: `${share}%` }} />
                </span>
              ),
            },
            { key: 'share', header: '%', numeric: true, phone: 'lead', cell: ({ share }) => figure(share) },
            { key: 'count', header: 'Человек', numeric: true, cell: (one) => formatNumber(one.count) },
          ]}
          rows={values}
          rowKey={({ id }) => id}
        />
      )}
      {status === 'shown' && rows.length > 0 && <Rows title={title} rows={rows} />}
    </section>
  )
}

function Rows({ title, rows }: { title: string; rows: PublicQuestion['rows'] }) {
  const options = rows.find(({ values }) => values.length > 0)?.values ?? []
  const has = (key: 'mean' | 'importance') => rows.some((row) => row[key] !== null)
  type Row = PublicQuestion['rows'][number]
  const told = (row: Row, text: string | null | undefined) => (text ? figure(text) : row.n === null ? 'скрыто' : '–')
  return (
    <DataTable
      caption={title}
      dense
      columns={[
        { key: 'label', header: 'Строка', phone: 'title', cell: ({ label }: Row) => label },
        ...(has('importance')
          ? [{ key: 'importance', header: 'Важность', numeric: true, cell: (row: Row) => told(row, row.importance) }]
          : []),
        ...(has('mean')
          ? [
              {
                ...{ key: 'mean', header: 'В среднем', numeric: true, phone: 'lead' as const },
                cell: (row: Row) => told(row, row.mean),
              },
            ]
          : []),
        ...options.map(({ id, label }) => ({
          ...{ key: `option ${id}`, header: `${label}, %`, numeric: true },
          cell: (row: Row) => told(row, row.values.find((one) => one.id === id)?.share),
        })),
        { key: 'n', header: 'Человек', numeric: true, cell: ({ n }: Row) => (n === null ? '–' : formatNumber(n)) },
      ]}
      rows={rows}
      rowKey={({ label }) => label}
    />
  )
}
