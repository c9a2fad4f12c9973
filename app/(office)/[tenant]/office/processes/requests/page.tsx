import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { CourseState } from '@/components/processes/CourseState'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { agree, count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { requestTitle } from '@/lib/processes/request/labels'
import { answerFilters, listAnswers, type AnswerFilter, type AnswerList } from '@/lib/processes/request/queries'
import type { AnswerLine } from '@/lib/processes/request/view'

export const metadata: Metadata = { title: pageName('processes/requests') }

type Query = Record<string, string | string[] | undefined>
type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Query> }

const filters: Record<AnswerFilter, string> = {
  WAITING: 'Ждут ответа',
  LATE: 'Просрочены',
  SUBMITTED: 'На рассмотрении',
  ACCEPTED: 'Приняты',
  ALL: 'Все',
}
const isFilter = (text: unknown): text is AnswerFilter => answerFilters.some((one) => one === text)

const titleOf = ({ counts, request }: AnswerList): string | null => {
  if (request) return `${requestTitle(request.number)}: сдали ${counts.SUBMITTED + counts.ACCEPTED} из ${counts.ALL}`
  return counts.LATE > 0
    ? `${agree(counts.LATE, 'Просрочен', 'Просрочены')} ${count(counts.LATE, 'ответ', 'ответа', 'ответов')} о ходе процессов`
    : null
}

export default async function RequestsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const at = `/${tenant}/office/processes/requests`
  const actor = await requireActor(tenant, at)
  const asked = typeof query.request === 'string' ? query.request : null
  const filter = isFilter(query.show) ? query.show : asked ? 'ALL' : 'WAITING'
  const page = pageNumber(query.page)
  const list = await listAnswers(actor, { filter, request: asked, page })
  const href = (show: AnswerFilter, n = 1): string =>
    `${at}?show=${show}${list.request ? `&request=${list.request.id}` : ''}${n > 1 ? `&page=${n}` : ''}`
  const left = /^\d{1,4}$/.test(String(query.left ?? '')) ? Number(query.left) : 0
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('processes'), href: `/${tenant}/office/processes` },
          { label: pageName('processes/requests'), ...(list.request && { href: at }) },
          ...(list.request ? [{ label: requestTitle(list.request.number) }] : []),
        ]}
      />
      <OfficeTitle
        path="processes/requests"
        says={titleOf(list)}
        kicker={list.request?.title}
        lead={
          list.canAsk
            ? undefined
            : 'Процессный офис спрашивает, как процесс идёт на самом деле: шаги, времена, объёмы и цены ресурсов. Заполняет команда, сдаёт куратор.'
        }
        actions={
          list.canAsk && (
            <ButtonLink href={`${at}/new`} variant="primary">
              Запросить ход процессов
            </ButtonLink>
          )
        }
      />
      {left > 0 && (
        <Notice tone="info" className="mb-4">
          {count(left, 'процесс', 'процесса', 'процессов')} из отмеченных в запрос не {agree(left, 'вошёл', 'вошли')}: о
          них уже спрошено и ответ ещё не принят.
        </Notice>
      )}
      <LinkPills
        label="Состояние"
        items={answerFilters.map((key) => ({
          href: href(key),
          label: filters[key],
          count: list.counts[key],
          current: key === filter,
        }))}
      />
      <DataTable
        caption="Ответы о ходе процессов"
        columns={columnsOf(at, actor.tenant.timeZone)}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title="Здесь пусто">
            {list.canAsk
              ? 'Отметьте процессы и срок: их владельцы получат письма, ответы соберутся здесь.'
              : 'Ответов в этом состоянии нет.'}
          </EmptyState>
        }
      />
      <Pagination page={page} pages={list.pages} href={(n) => href(filter, n)} total={list.total} />
    </>
  )
}

const columnsOf = (at: string, timeZone: string): Column<AnswerLine>[] => [
  {
    key: 'agency',
    header: 'Кто отвечает',
    phone: 'title',
    cell: ({ id, agency }) => <a href={`${at}/${id}`}>{agency}</a>,
  },
  {
    key: 'request',
    header: 'Запрос',
    cell: ({ request }) => (
      <a href={`${at}?request=${request.id}`}>
        {requestTitle(request.number)}. {request.title}
      </a>
    ),
  },
  { key: 'processes', header: 'Процессов', numeric: true, cell: ({ processes }) => processes },
  { key: 'due', header: 'Срок', cell: ({ request }) => formatShort(request.dueOn) },
  {
    key: 'sent',
    header: 'Сдан',
    cell: ({ submittedAt }) => (submittedAt ? formatShort(instantToDate(timeZone, submittedAt)) : '–'),
  },
  { key: 'state', header: 'Состояние', cell: (row) => <CourseState {...row} /> },
]
