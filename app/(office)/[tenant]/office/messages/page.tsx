import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button, ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { StatusMark } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { formatShort } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { termText } from '@/lib/feedback/terms'
import {
  dayStateMark,
  dayStateText,
  messageKindLabels,
  messageStatusLabels,
  problemSign,
} from '@/lib/feedback/told/labels'
import { listWords } from '@/lib/feedback/told/message-queries'
import { messageKinds } from '@/lib/feedback/told/rules'
import type { MessageLine, MessageList } from '@/lib/feedback/told/view'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: pageName('messages') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

/** Words to the agencies: thanks, problems, ideas, with their days and answers. */
export default async function MessagesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', kind = '', status = '', agency = '', page = '1' } = await searchParams
  const at = `/${tenant}/office/messages`
  const actor = await requireActor(tenant, at)
  const list = await listWords(actor, { q, kind, status, agencyId: agency, page: pageNumber(page) })
  const { counts } = list
  const href = (change: Record<string, string>) => {
    const query = new URLSearchParams(
      Object.entries({ q, kind, status, agency, ...change }).filter(([, value]) => value !== ''),
    )
    return query.size > 0 ? `${at}?${query.toString()}` : at
  }
  const all = counts.NEW + counts.IN_WORK + counts.ANSWERED + counts.CLOSED
  const pill = (value: string, label: string, n: number) => ({
    href: href({ status: value }),
    label,
    count: n,
    current: status === value,
  })
  const filtered = q !== '' || kind !== '' || agency !== ''
  return (
    <>
      <OfficeTitle
        path="messages"
        says={
          counts.NEW > 0 ? `Ждут ответа: ${count(counts.NEW, 'слово жителя', 'слова жителей', 'слов жителей')}` : null
        }
        lead={`Спасибо, проблемы и идеи – без имени и входа, ответ по коду. Ответить надо за ${termText(actor.tenant.settings.feedback, 'answerDays')}.`}
        actions={
          list.own.length > 0 && (
            <ButtonLink href={`${at}/new`} variant="quiet">
              Записать сказанное
            </ButtonLink>
          )
        }
      />
      <LinkPills
        label="Состояние"
        items={[
          pill('', 'Все', all),
          pill('NEW', 'Ждут ответа', counts.NEW),
          ...(counts.LATE > 0 || status === 'LATE' ? [pill('LATE', 'Просрочен ответ', counts.LATE)] : []),
          pill('IN_WORK', 'В работе', counts.IN_WORK),
          pill('ANSWERED', 'Ответили', counts.ANSWERED),
          pill('CLOSED', 'Закрыты', counts.CLOSED),
        ]}
      />
      <Filters at={at} query={{ q, kind, status, agency }} list={list} filtered={filtered} />
      <DataTable
        caption="Слова жителей"
        dense
        rows={list.rows}
        rowKey={({ id }) => id}
        columns={columnsOf(tenant, list.agencies.length > 1)}
        empty={
          <EmptyState title={filtered || status ? 'Ничего не нашлось' : 'Пока никто не написал'}>
            {filtered || status
              ? 'Измените или сбросьте условия.'
              : 'Страница для слов есть у каждого органа: дайте ссылку на сайте или поставьте код у окна.'}
          </EmptyState>
        }
      />
      <Pagination page={list.page} pages={list.pages} href={(n) => href({ page: String(n) })} total={list.total} />
      {list.agencies.length === 1 && list.agencies[0] && (
        <p className="mt-6 text-sm text-muted">
          Страницы органа для людей: <a href={`/${tenant}/word/${list.agencies[0].slug}`}>сказать слово</a> ·{' '}
          <a href={`/${tenant}/told/${list.agencies[0].slug}`}>вы сказали – мы сделали</a>
        </p>
      )}
    </>
  )
}

type FilterProps = {
  at: string
  query: Record<'q' | 'kind' | 'status' | 'agency', string>
  list: MessageList
  filtered: boolean
}

function Filters({ at, query: { q, kind, status, agency }, list, filtered }: FilterProps) {
  return (
    <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
      {status && <input type="hidden" name="status" value={status} />}
      <SearchField label="Слова из сообщения" defaultValue={q} />
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
        name="kind"
        label="Что это"
        hideLabel
        empty="Всё"
        defaultValue={kind}
        options={messageKinds.map((value) => ({ value, label: messageKindLabels[value] }))}
      />
      <Button type="submit" variant="quiet">
        Показать
      </Button>
      {filtered && (
        <a href={status ? `${at}?status=${status}` : at} className="py-2">
          Сбросить
        </a>
      )}
    </form>
  )
}

const columnsOf = (tenant: string, several: boolean): Column<MessageLine>[] => [
  {
    key: 'text',
    header: 'Сообщение',
    phone: 'title',
    cell: ({ id, text, service, place }) => (
      <>
        <a href={`/${tenant}/office/messages/${id}`} className="line-clamp-2 font-medium">
          {text}
        </a>
        <span className="block text-sm font-normal text-muted">{[service, place].filter(Boolean).join(' · ')}</span>
      </>
    ),
  },
  { key: 'kind', header: 'Что это', width: '7rem', cell: ({ kind }) => messageKindLabels[kind] },
  ...(several
    ? [
        {
          key: 'agency',
          header: 'Орган',
          phone: 'wide' as const,
          width: '14rem',
          cell: (row: MessageLine) => row.agencyName,
        },
      ]
    : []),
  { key: 'on', header: 'Получено', width: '7rem', cell: ({ receivedOn }) => formatShort(receivedOn) },
  {
    key: 'state',
    header: 'Состояние',
    phone: 'wide',
    width: '15rem',
    cell: (row) => <MessageState row={row} tenant={tenant} />,
  },
]

function MessageState({ row, tenant }: { row: MessageLine; tenant: string }) {
  const { status, state, answerBy, problem, proposalId } = row
  const label = messageStatusLabels[status]
  return (
    <>
      {state ? (
        <>
          <StatusMark kind={dayStateMark(state)}>
            {label.short}: {state.code === 'LATE' ? 'надо было' : 'до'} {formatShort(answerBy)}
          </StatusMark>
          <span className="block text-sm text-muted">{dayStateText(state)}</span>
        </>
      ) : (
        <StatusMark kind={label.mark}>{label.short}</StatusMark>
      )}
      {problem && (
        <a href={`/${tenant}/office/problems/${problem.id}`} className="block text-sm">
          проблема {problemSign(problem.number)}
        </a>
      )}
      {proposalId && (
        <a href={`/${tenant}/office/proposals/${proposalId}`} className="block text-sm">
          предложение
        </a>
      )}
    </>
  )
}
