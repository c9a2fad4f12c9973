import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { count, formatNumber } from '@/lib/core/format'
import {
  isOverviewBy,
  notSplitText,
  overviewBy,
  overviewSays,
  type OverviewBy,
  type OverviewLine,
} from '@/lib/feedback/results/overview'
import { getSatisfaction, type Overview } from '@/lib/feedback/results/overview-queries'
import { changeText, figureText, intervalText } from '@/lib/feedback/results/words'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('surveys/results') }

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

/** Satisfaction over all surveys of the year, put together by what they are about. */
export default async function OverviewPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const at = `/${tenant}/office/surveys/results`
  const actor = await requireActor(tenant, at)
  const wanted = typeof query.by === 'string' ? query.by : ''
  const asked = typeof query.year === 'string' && /^20\d\d$/.test(query.year) ? Number(query.year) : null
  const overview = await getSatisfaction(actor, {
    by: isOverviewBy(wanted) ? wanted : 'service',
    year: asked,
  })
  const { by, year, years, total } = overview
  const notSplit = notSplitText(by, total)
  const link = (key: OverviewBy, of: number): string => `${at}?by=${key}&year=${of}`
  return (
    <>
      <OfficeTitle
        path="surveys/results"
        says={overviewSays(by, year, total)}
        lead="Довольны – отметки 4 и 5 из пяти на главный вопрос каждого опроса. Считаются закрытые партии ответов."
      />
      <nav aria-label="По чему сложить" className="mb-3 flex flex-wrap gap-2">
        {(Object.keys(overviewBy) as OverviewBy[]).map((key) => (
          <ButtonLink
            key={key}
            size="s"
            variant={key === by ? 'primary' : 'quiet'}
            aria-current={key === by ? 'page' : undefined}
            href={link(key, year)}
          >
            {overviewBy[key]}
          </ButtonLink>
        ))}
      </nav>
      {years.length > 1 && (
        <nav aria-label="Год" className="mb-5 flex flex-wrap gap-4">
          {years.map((one) =>
            one === year ? (
              <b key={one} aria-current="page">
                {one}
              </b>
            ) : (
              <a key={one} href={link(by, one)}>
                {one}
              </a>
            ),
          )}
        </nav>
      )}
      <Lines tenant={tenant} overview={overview} threshold={actor.tenant.settings.feedback.threshold} />
      {notSplit && <p className="mt-2 text-muted">{notSplit}</p>}
    </>
  )
}

type LinesProps = { tenant: string; overview: Overview; threshold: number }

function Lines({ tenant, overview: { by, year, lines, surveys, total }, threshold }: LinesProps) {
  const titles = new Map(surveys.map(({ id, title }) => [id, title]))
  return (
    <DataTable
      caption={`${overviewBy[by]}: довольны за ${year} год`}
      dense
      columns={[
        {
          key: 'label',
          header: overviewBy[by],
          phone: 'title',
          width: '30%',
          cell: ({ label }: OverviewLine) => label,
        },
        {
          key: 'share',
          header: 'Довольны, %',
          numeric: true,
          phone: 'lead',
          cell: ({ measure }) => (measure ? <b>{figureText(measure.satisfied.share)}</b> : 'показать нечего'),
        },
        {
          key: 'n',
          header: 'Из скольких',
          numeric: true,
          cell: ({ measure }) =>
            measure ? `${formatNumber(measure.satisfied.count)} из ${formatNumber(measure.n)}` : '–',
        },
        {
          key: 'interval',
          header: 'Интервал 95 %',
          numeric: true,
          cell: ({ measure }) => (measure ? intervalText(measure.satisfied) : '–'),
        },
        {
          key: 'before',
          header: `${year - 1}, %`,
          numeric: true,
          cell: ({ before }) => (before ? figureText(before.satisfied.share) : '–'),
        },
        { key: 'change', header: 'К прошлому году', cell: ({ change }) => changeText(change) || '–' },
        {
          key: 'surveys',
          header: 'Опросы',
          cell: ({ surveys: ids }) =>
            ids.length > 2 ? (
              count(ids.length, 'опрос', 'опроса', 'опросов')
            ) : (
              <span className="grid gap-1">
                {ids.map((id) => (
                  <a key={id} href={`/${tenant}/office/surveys/${id}/results`}>
                    {titles.get(id)}
                  </a>
                ))}
              </span>
            ),
        },
      ]}
      rows={lines}
      rowKey={({ key }) => key || 'all'}
      empty={
        <p className="text-muted">
          {total.n > 0
            ? 'Ни у одного опроса года это не названо: сложите ответы по-другому.'
            : `В этом году об этом не спрашивали, или ответов меньше ${threshold}.`}
        </p>
      }
    />
  )
}
