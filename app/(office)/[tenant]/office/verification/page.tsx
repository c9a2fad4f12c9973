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
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { assessmentStatusLabels } from '@/lib/rating/status/labels'
import {
  listVerification,
  VERIFICATION_PAGE,
  verificationFilters,
  type VerificationFilter,
} from '@/lib/rating/verification/queries'
import { pageCount, pageNumber } from '@/lib/core/pages'
import { VerificationFilters } from './VerificationFilters'
import { levelSign } from '@/lib/rating/methodology/labels'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: pageName('verification') }

const columns: ListColumn[] = [
  { key: 'agency', header: 'Участник', phone: 'title' },
  { key: 'state', header: 'Состояние' },
  { key: 'since', header: 'Ждёт с' },
  { key: 'verifier', header: 'Проверяет' },
  { key: 'requests', header: 'Запросы' },
  { key: 'self', header: 'Самооценка', numeric: true },
  { key: 'verified', header: 'Проверка', numeric: true },
  { key: 'level', header: 'Уровень' },
]

const filterLabels: Record<VerificationFilter, string> = {
  WAITING: 'Все ждущие',
  SUBMITTED: 'Взять в работу',
  VERIFICATION: 'Проверяются',
  ANSWERED: 'Ответили на запрос',
  VERIFIED: 'Проверены',
  DONE: 'После проверки',
}

const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

export default async function VerificationPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/verification`)
  const filter = verificationFilters.find((known) => known === one(query.state)) ?? 'WAITING'
  const page = pageNumber(query.page)
  const input = {
    filter,
    mine: one(query.mine) === '1',
    q: one(query.q),
    campaignId: one(query.campaign) || null,
    page,
  }
  const list = await listVerification(actor, input)
  const href = (changes: Record<string, string>) => {
    const next = new URLSearchParams(
      Object.entries({
        state: filter,
        mine: input.mine ? '1' : '',
        q: input.q,
        campaign: list.campaignId ?? '',
        ...changes,
      }).filter(([, value]) => value !== ''),
    )
    return `/${tenant}/office/verification?${next.toString()}`
  }
  const level = (code: string | null): ListCell =>
    code && list.methodology ? { badge: levelCell(levelSign(list.methodology, code)) } : '–'
  const rows = list.rows.map((row): ListRow => ({
    key: row.id,
    cells: [
      { text: row.agencyName, href: `/${tenant}/office/verification/${row.id}`, strong: true },
      row.status === 'VERIFICATION' ? `проверяется, ${row.scored} оценено` : assessmentStatusLabels[row.status].short,
      row.submittedAt
        ? {
            text: formatDateTimeShort(actor.tenant.timeZone, row.submittedAt),
            notes:
              row.waitingDays === null
                ? undefined
                : [count(row.waitingDays, 'рабочий день', 'рабочих дня', 'рабочих дней')],
          }
        : { text: 'не сдана', muted: true },
      row.verifierName ? `${row.verifierName}${row.mine ? ' (вы)' : ''}` : { text: 'никто', muted: true },
      row.answeredRequests > 0
        ? { text: `ответ: ${row.answeredRequests}`, mark: 'warn' }
        : row.openRequests > 0
          ? { text: `ждём: ${row.openRequests}`, mark: 'none' }
          : { text: 'нет', muted: true },
      row.selfTotal ? formatDecimal(row.selfTotal) : '–',
      row.verifiedTotal ? formatDecimal(row.verifiedTotal) : '–',
      level(row.verifiedLevel ?? row.selfLevel),
    ],
  }))
  const waiting = list.counts.WAITING
  return (
    <>
      <OfficeTitle
        path="verification"
        says={waiting > 0 ? `Ждут проверки: ${waiting}` : 'Никто не ждёт проверки'}
        kicker={list.year ? `Рейтинг за ${list.year} год` : undefined}
      />
      <LinkPills
        label="Состояние"
        items={verificationFilters.map((known) => ({
          href: href({ state: known, page: '' }),
          label: filterLabels[known],
          count: list.counts[known],
          current: known === filter,
        }))}
      />
      <VerificationFilters
        tenant={tenant}
        state={filter}
        mine={input.mine}
        q={input.q}
        campaignId={list.campaignId ?? ''}
        campaigns={list.campaigns}
      />
      <ListTable
        caption="Самооценки на проверке"
        columns={columns}
        rows={rows}
        empty={
          <EmptyState title={input.q || input.mine ? 'Ничего не нашлось' : 'Здесь пусто'}>
            {input.q || input.mine
              ? 'Измените поиск или снимите отбор.'
              : 'Самооценки появляются здесь, когда куратор отправляет их на проверку.'}
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pages={pageCount(list.total, VERIFICATION_PAGE)}
        href={(n) => href({ page: String(n) })}
        total={list.total}
      />
    </>
  )
}
