import type { Metadata } from 'next'
import Link from 'next/link'
import { LevelOf } from '@/components/rating/review/TotalTrack'
import { PageTitle } from '@/components/layout/PageTitle'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { LinkPills } from '@/components/ui/Tabs'
import { StatusMark } from '@/components/ui/StatusMark'
import { formatDateTimeShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/labels'
import { listVerification, VERIFICATION_PAGE, verificationFilters, type VerificationFilter, type VerificationRow } from '@/lib/rating/verification-queries'
import { VerificationFilters } from './VerificationFilters'

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | string[] | undefined>> }

export const metadata: Metadata = { title: 'Проверка самооценок' }

const filterLabels: Record<VerificationFilter, string> = {
  WAITING: 'Все ждущие', SUBMITTED: 'Взять в работу', VERIFICATION: 'Проверяются', ANSWERED: 'Ответили на запрос', VERIFIED: 'Проверены', DONE: 'После проверки',
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

export default async function VerificationPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/verification`)
  const filter = verificationFilters.find((known) => known === one(query.state)) ?? 'WAITING'
  const page = Math.max(1, Number.parseInt(one(query.page), 10) || 1)
  const input = { filter, mine: one(query.mine) === '1', q: one(query.q), campaignId: one(query.campaign) || null, page }
  const list = await listVerification(actor, input)
  const href = (changes: Record<string, string>) => {
    const next = new URLSearchParams(Object.entries({ state: filter, mine: input.mine ? '1' : '', q: input.q, campaign: list.campaignId ?? '', ...changes }).filter(([, value]) => value !== ''))
    return `/${tenant}/office/verification?${next.toString()}`
  }
  const at = (row: VerificationRow) => `/${tenant}/office/verification/${row.id}`
  const columns: Column<VerificationRow>[] = [
    { key: 'agency', header: 'Участник', phone: 'title', cell: (row) => <Link href={at(row)} className="font-medium">{row.agencyName}</Link> },
    { key: 'state', header: 'Состояние', cell: (row) => (row.status === 'VERIFICATION' ? `проверяется, ${row.scored} оценено` : assessmentStatusLabels[row.status].short) },
    {
      key: 'since', header: 'Ждёт с', cell: (row) => row.submittedAt
        ? <>{formatDateTimeShort(actor.tenant.timeZone, row.submittedAt)}{row.waitingDays !== null && <span className="block text-sm text-muted">{count(row.waitingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')}</span>}</>
        : <span className="text-muted">не сдана</span>,
    },
    { key: 'verifier', header: 'Проверяет', cell: (row) => (row.verifierName ? <>{row.verifierName}{row.mine && ' (вы)'}</> : <span className="text-muted">никто</span>) },
    {
      key: 'requests', header: 'Запросы', cell: (row) => row.answeredRequests > 0 ? <StatusMark kind="warn">{`ответ: ${row.answeredRequests}`}</StatusMark>
        : row.openRequests > 0 ? <StatusMark kind="none">{`ждём: ${row.openRequests}`}</StatusMark> : <span className="text-muted">нет</span>,
    },
    { key: 'self', header: 'Самооценка', numeric: true, cell: (row) => (row.selfTotal ? formatDecimal(row.selfTotal) : '–') },
    { key: 'verified', header: 'Проверка', numeric: true, cell: (row) => (row.verifiedTotal ? formatDecimal(row.verifiedTotal) : '–') },
    { key: 'level', header: 'Уровень', cell: (row) => { const level = row.verifiedLevel ?? row.selfLevel; return level && list.methodology ? <LevelOf methodology={list.methodology} level={level} /> : '–' } },
  ]
  const waiting = list.counts.WAITING
  return (
    <>
      <PageTitle title={waiting > 0 ? `Ждут проверки: ${waiting}` : 'Проверка: никто не ждёт'} kicker={list.year ? `Рейтинг за ${list.year} год` : undefined} />
      <LinkPills label="Состояние" items={verificationFilters.map((known) => ({ href: href({ state: known, page: '' }), label: filterLabels[known], count: list.counts[known], current: known === filter }))} />
      <VerificationFilters tenant={tenant} state={filter} mine={input.mine} q={input.q} campaignId={list.campaignId ?? ''} campaigns={list.campaigns} />
      <DataTable
        caption="Самооценки на проверке" columns={columns} rows={list.rows} rowKey={({ id }) => id} dense
        empty={<EmptyState title={input.q || input.mine ? 'Ничего не нашлось' : 'Здесь пусто'}>{input.q || input.mine ? 'Измените поиск или снимите отбор.' : 'Самооценки появляются здесь, когда куратор отправляет их на проверку.'}</EmptyState>}
      />
      <Pagination page={page} pages={Math.max(1, Math.ceil(list.total / VERIFICATION_PAGE))} href={(n) => href({ page: String(n) })} total={`Всего ${list.total}`} />
    </>
  )
}
