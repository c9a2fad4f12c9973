import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { levelCell } from '@/components/rating/level-cell'
import { EmptyState } from '@/components/ui/EmptyState'
import type { ListCell, ListColumn, ListRow } from '@/components/ui/ListTable'
import { ListTable } from '@/components/ui/ListTable'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { formatDateTimeShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { pageCount, pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { assessmentSorts, PAGE_SIZE, readStatus, type AssessmentSort } from '@/lib/rating/assessment/list'
import { listAssessments, type AssessmentListView } from '@/lib/rating/assessment/queries'
import { timingMark } from '@/lib/rating/status/marks'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import { levelSign } from '@/lib/rating/methodology/labels'
import { AssessmentSearchForm, type AssessmentSearch } from './AssessmentSearch'

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<AssessmentSearch> }

export const metadata: Metadata = { title: pageName('assessments') }

export default async function AssessmentsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/assessments`)
  const search = await searchParams
  const sort = assessmentSorts.find((one) => one === search.sort) ?? 'name'
  const page = pageNumber(search.page)
  const list = await listAssessments(actor, {
    year: Number(search.year) || undefined,
    status: readStatus(search.status),
    level: search.level || undefined,
    search: search.q,
    sort,
    descending: search.desc === '1',
    page,
  })
  const { methodology } = list
  const href = (change: AssessmentSearch): string => {
    const query = new URLSearchParams(
      Object.entries({ ...search, page: undefined, ...change }).flatMap(([key, value]) =>
        value ? [[key, value]] : [],
      ),
    )
    return `/${tenant}/office/assessments${query.size > 0 ? `?${query.toString()}` : ''}`
  }
  const sorting = (by: AssessmentSort) => ({
    sortHref: href({ sort: by, desc: sort === by && search.desc !== '1' ? '1' : undefined }),
    sorted: sort === by ? (search.desc === '1' ? ('desc' as const) : ('asc' as const)) : undefined,
  })
  const columns: ListColumn[] = [
    { key: 'name', header: 'Участник', phone: 'title', ...sorting('name') },
    { key: 'status', header: 'Состояние', ...sorting('status') },
    { key: 'submitted', header: 'Сдана', ...sorting('submitted') },
    { key: 'self', header: 'Самооценка', ...sorting('self') },
    { key: 'result', header: 'После проверки', ...sorting('total') },
  ]
  const rows = assessmentRows(tenant, actor.tenant.timeZone, list)
  const filtered = Boolean(search.status ?? search.level ?? search.q)
  if (!methodology) {
    return (
      <>
        <OfficeTitle path="assessments" says="Самооценок пока нет" />
        <EmptyState title="Ни одна кампания ещё не открыта">
          Самооценки появятся у всех участников, когда уполномоченный орган откроет рейтинг за год.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <OfficeTitle
        path="assessments"
        says={`${pageName('assessments')} за ${list.year} год`}
        lead={list.wide ? undefined : 'Вашего органа и подведомственных ему.'}
      />
      <LinkPills
        label="Годы"
        items={list.years.map(({ year }) => ({
          href: href({ year: String(year) }),
          label: String(year),
          current: year === list.year,
        }))}
      />
      {(list.wide || list.total > 5 || filtered) && (
        <AssessmentSearchForm
          year={list.year}
          levels={methodology.levels}
          search={search}
          resetHref={filtered ? href({ status: undefined, level: undefined, q: undefined }) : null}
        />
      )}
      <ListTable
        caption={`Самооценки за ${list.year} год`}
        columns={columns}
        rows={rows}
        empty={
          <EmptyState title="Ничего не найдено">
            {filtered
              ? 'Измените условия поиска или сбросьте их.'
              : 'Ваш орган не участвует в рейтинге этого года. Обратитесь в уполномоченный орган.'}
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pages={pageCount(list.total, PAGE_SIZE)}
        href={(to) => href({ page: String(to) })}
        total={list.total}
      />
    </>
  )
}

function assessmentRows(tenant: string, timeZone: string, { methodology, rows }: AssessmentListView): ListRow[] {
  const badges = new Map(methodology?.levels.map(({ code }) => [code, levelCell(levelSign(methodology, code))]))
  const score = (total: string | null, level: string | null): ListCell => {
    const badge = level === null ? undefined : badges.get(level)
    return total === null || !badge ? null : { text: formatDecimal(total), badge }
  }
  return rows.map((row) => ({
    key: row.id,
    cells: [
      { text: row.agencyName, href: `/${tenant}/office/assessments/${row.id}` },
      { text: assessmentStatusLabels[row.status].short, mark: timingMark(row) },
      row.submittedAt ? formatDateTimeShort(timeZone, row.submittedAt) : null,
      score(row.selfTotal, row.selfLevel),
      score(row.resultTotal, row.resultLevel),
    ],
  }))
}
