import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { levelCell } from '@/components/rating/level-cell'
import { Button, ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { ListCell, ListColumn } from '@/components/ui/ListTable'
import { ListTable } from '@/components/ui/ListTable'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { LinkPills } from '@/components/ui/Tabs'
import { formatDateTimeShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { assessmentSorts, PAGE_SIZE, readStatus, type AssessmentSort } from '@/lib/rating/assessment/list'
import { listAssessments } from '@/lib/rating/assessment/queries'
import { timingMark } from '@/lib/rating/status/marks'
import { assessmentStatusLabels, levelSign } from '@/lib/rating/status/labels'
import { assessmentStatuses } from '@/lib/rating/status/rules'

type Search = {
  year?: string
  status?: string
  level?: string
  q?: string
  sort?: string
  desc?: string
  page?: string
}
type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Search> }

export const metadata: Metadata = { title: 'Самооценки' }

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
  const href = (change: Search): string => {
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
  const badges = new Map(methodology?.levels.map(({ code }) => [code, levelCell(levelSign(methodology, code))]))
  const score = (total: string | null, level: string | null): ListCell => {
    const badge = level === null ? undefined : badges.get(level)
    return total === null || !badge ? null : { text: formatDecimal(total), badge }
  }
  const columns: ListColumn[] = [
    { key: 'name', header: 'Участник', phone: 'title', ...sorting('name') },
    { key: 'status', header: 'Состояние', ...sorting('status') },
    { key: 'submitted', header: 'Сдана', ...sorting('submitted') },
    { key: 'self', header: 'Самооценка', ...sorting('self') },
    { key: 'result', header: 'После проверки', ...sorting('total') },
  ]
  const rows = list.rows.map((row) => ({
    key: row.id,
    cells: [
      { text: row.agencyName, href: `/${tenant}/office/assessments/${row.id}` },
      { text: assessmentStatusLabels[row.status].short, mark: timingMark(row) },
      row.submittedAt ? formatDateTimeShort(actor.tenant.timeZone, row.submittedAt) : null,
      score(row.selfTotal, row.selfLevel),
      score(row.resultTotal, row.resultLevel),
    ],
  }))
  const filtered = Boolean(search.status ?? search.level ?? search.q)
  if (!methodology) {
    return (
      <>
        <PageTitle title="Самооценок пока нет" />
        <EmptyState title="Ни одна кампания ещё не открыта">
          Самооценки появятся у всех участников, когда уполномоченный орган откроет рейтинг за год.
        </EmptyState>
      </>
    )
  }
  return (
    <>
      <PageTitle
        title={list.wide ? `Самооценки за ${list.year} год` : `Наши самооценки за ${list.year} год`}
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
        <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
          <input type="hidden" name="year" value={list.year ?? ''} />
          <SearchField label="Название участника" defaultValue={search.q} />
          <SelectField
            name="status"
            label="Состояние"
            hideLabel
            empty="Любое состояние"
            defaultValue={search.status ?? ''}
            options={assessmentStatuses.map((status) => ({
              value: status,
              label: assessmentStatusLabels[status].short,
            }))}
          />
          <SelectField
            name="level"
            label="Уровень"
            hideLabel
            empty="Любой уровень"
            defaultValue={search.level ?? ''}
            options={methodology.levels.map(({ code, title }) => ({ value: code, label: title }))}
          />
          <Button type="submit" variant="quiet">
            Найти
          </Button>
          {filtered && (
            <ButtonLink variant="text" href={href({ status: undefined, level: undefined, q: undefined })}>
              Сбросить
            </ButtonLink>
          )}
        </form>
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
        pages={Math.ceil(list.total / PAGE_SIZE)}
        href={(to) => href({ page: String(to) })}
        total={list.total}
      />
    </>
  )
}
