import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SelectField } from '@/components/ui/SelectField'
import { yearOf } from '@/lib/core/dates'
import { count, formatNumber } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { problemSign } from '@/lib/feedback/told/labels'
import { listTopics } from '@/lib/feedback/told/message-queries'
import { monthText } from '@/lib/feedback/told/topics'
import type { TopicLine } from '@/lib/feedback/told/view'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { AddTopicForm, EditTopicForm, PasteTopicsForm, RemoveTopicForm } from './TopicForms'

export const metadata: Metadata = { title: 'Темы жалоб' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

/** Topics of complaints by month (Belgorod 5.5.3): a source of problems. */
export default async function TopicsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { agency = '', year = '', page = '1' } = await searchParams
  const at = `/${tenant}/office/problems/topics`
  const actor = await requireActor(tenant, at)
  const today = todayOf(actor)
  const list = await listTopics(actor, { agencyId: agency, year: Number(year) || undefined, page: pageNumber(page) })
  const thisYear = yearOf(today)
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('problems'), href: `/${tenant}/office/problems` }, { label: 'Темы жалоб' }]}
      />
      <PageTitle
        title={
          list.total > 0
            ? `${count(list.sum, 'жалоба', 'жалобы', 'жалоб')} по ${count(list.total, 'теме', 'темам', 'темам')} и месяцам`
            : 'Темы жалоб'
        }
        lead="О чём жалуются жители по данным центра управления регионом. Из темы одним нажатием делают проблему."
        actions={
          list.own.length > 0 && (
            <>
              <DialogButton label="Вставить таблицу" title="Темы жалоб из таблицы">
                <PasteTopicsForm tenant={tenant} />
              </DialogButton>
              <DialogButton label="Записать тему" title="Тема жалоб" variant="primary">
                <AddTopicForm tenant={tenant} agencies={list.own} month={today.slice(0, 7)} />
              </DialogButton>
            </>
          )
        }
      />
      <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
        {list.agencies.length > 1 && (
          <ComboField
            name="agency"
            label="Орган"
            hideLabel
            placeholder="Все органы"
            defaultValue={agency}
            options={list.agencies.map(({ id, name }) => ({ value: id, label: name }))}
            className="w-64"
          />
        )}
        <SelectField
          name="year"
          label="Год"
          hideLabel
          empty="За все годы"
          defaultValue={year}
          options={[0, 1, 2].map((back) => ({ value: String(thisYear - back), label: `${thisYear - back} год` }))}
        />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
      </form>
      <DataTable
        caption="Темы жалоб по месяцам"
        dense
        rows={list.rows}
        rowKey={({ id }) => id}
        columns={columnsOf(tenant, list.agencies.length > 1)}
        empty={
          <EmptyState title="Тем пока нет">
            Запишите тему или вставьте таблицу, которую присылает центр управления регионом.
          </EmptyState>
        }
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        total={list.total}
        href={(n) =>
          `${at}?${new URLSearchParams({ ...(agency && { agency }), ...(year && { year }), page: String(n) }).toString()}`
        }
      />
    </>
  )
}

const columnsOf = (tenant: string, several: boolean): Column<TopicLine>[] => [
  {
    key: 'theme',
    header: 'Тема',
    phone: 'title',
    cell: ({ theme, source }) => (
      <>
        {theme}
        <span className="block text-sm font-normal text-muted">{source}</span>
      </>
    ),
  },
  ...(several
    ? [
        {
          key: 'agency',
          header: 'Орган',
          phone: 'wide' as const,
          width: '16rem',
          cell: (row: TopicLine) => row.agencyName,
        },
      ]
    : []),
  { key: 'month', header: 'Месяц', width: '9rem', cell: ({ month }) => monthText(month) },
  { key: 'count', header: 'Жалоб', numeric: true, width: '6rem', cell: (row) => formatNumber(row.count) },
  {
    key: 'problem',
    header: 'Проблема',
    phone: 'wide',
    width: '14rem',
    cell: ({ id, problem, canEdit, theme }) =>
      problem ? (
        <a href={`/${tenant}/office/problems/${problem.id}`}>
          {problemSign(problem.number)} {problem.title}
        </a>
      ) : (
        canEdit && (
          <a href={`/${tenant}/office/problems/new?topics=${id}`}>
            Завести проблему<span className="sr-only">: {theme}</span>
          </a>
        )
      ),
  },
  {
    key: 'edit',
    header: <span className="sr-only">Действия</span>,
    phone: 'wide',
    width: '10rem',
    cell: (row) =>
      row.canEdit && (
        <div className="flex flex-wrap items-center gap-3">
          <DialogButton
            label={
              <>
                Исправить<span className="sr-only">: {row.theme}</span>
              </>
            }
            title={row.theme}
            size="s"
            variant="text"
          >
            <EditTopicForm tenant={tenant} topic={row} />
          </DialogButton>
          {row.problem === null && <RemoveTopicForm tenant={tenant} topic={row} />}
        </div>
      ),
  },
]
