import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable, type Column } from '@/components/ui/DataTable'
import { DialogButton } from '@/components/ui/Dialog'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { LinkPills } from '@/components/ui/Tabs'
import { TextArea } from '@/components/ui/TextArea'
import { LevelBadge } from '@/components/rating/LevelBadge'
import { formatLong, formatShort } from '@/lib/core/dates'
import { formatDecimal } from '@/lib/core/decimal'
import { count } from '@/lib/core/format'
import { may, requireActor } from '@/lib/platform/actor'
import type { AwardState } from '@/lib/rating/award/document'
import { AWARD_PAGE, listAwards, type AwardListRow } from '@/lib/rating/award/queries'
import { awardKindLabels, awardStateLabels } from '@/lib/rating/award/rules'
import { pageCount, pageNumber } from '@/lib/core/pages'
import { confirmAwardAction } from './action'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: 'Дипломы и свидетельства' }

const marks: Record<AwardState, StatusKind> = { VALID: 'ok', EXPIRING: 'warn', EXPIRED: 'bad', REVOKED: 'none' }
const stateText = ({ state, validUntil, asks }: AwardListRow): string => {
  if (state === 'REVOKED') return awardStateLabels.REVOKED
  if (validUntil === null) return 'бессрочно'
  return `до ${formatShort(validUntil)}, ${state === 'VALID' || asks ? awardStateLabels[state] : 'заменено более поздним рейтингом'}`
}
const one = (value: string | string[] | undefined): string => (Array.isArray(value) ? value[0] : value) ?? ''

export default async function AwardsPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const query = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/awards`)
  const year = Number.parseInt(one(query.year), 10) || null
  const confirm = one(query.confirm) === '1'
  const q = one(query.q)
  const page = pageNumber(query.page)
  const list = await listAwards(actor, { year, kind: null, confirm, q, page })
  const mayConfirm = may(actor, 'award.confirm')
  const at = `/${tenant}/office/awards`
  const href = (changes: Record<string, string>) =>
    `${at}?${new URLSearchParams(Object.entries({ year: year ? String(year) : '', confirm: confirm ? '1' : '', q, ...changes }).filter(([, value]) => value !== '')).toString()}`
  const columns: Column<AwardListRow>[] = [
    {
      key: 'agency',
      header: 'Участник',
      phone: 'title',
      cell: (row) => (
        <>
          <span className="font-medium">{row.agencyName}</span>
          <span className="block text-sm text-muted">
            {awardKindLabels[row.kind]} {row.number}
          </span>
        </>
      ),
    },
    { key: 'year', header: 'Год', numeric: true, cell: (row) => row.year },
    {
      key: 'level',
      header: 'Уровень',
      cell: (row) => <LevelBadge tone={row.level.tone} glyph={row.level.glyph} name={row.level.title} />,
    },
    { key: 'total', header: 'Оценка', numeric: true, cell: (row) => formatDecimal(row.total) },
    { key: 'issued', header: 'Выдано', cell: (row) => formatShort(row.issuedOn) },
    {
      key: 'state',
      header: 'Действие',
      cell: (row) => (
        <StatusMark kind={row.state !== 'REVOKED' && row.state !== 'VALID' && !row.asks ? 'none' : marks[row.state]}>
          {stateText(row)}
          {row.confirmedOn && (
            <span className="block text-sm text-muted">
              подтверждено {formatShort(row.confirmedOn)}
              {row.basis && `: ${row.basis}`}
            </span>
          )}
        </StatusMark>
      ),
    },
    {
      key: 'links',
      header: <span className="sr-only">Документ</span>,
      phone: 'wide',
      cell: (row) => (
        <span className="flex flex-wrap gap-x-3 print:hidden md:flex-nowrap md:justify-end">
          <ButtonLink href={`/api/${tenant}/documents/awards/${row.code}.pdf`} download="" variant="text" size="s">
            PDF
            <span className="sr-only">
              : {awardKindLabels[row.kind]} {row.number}
            </span>
          </ButtonLink>
          <ButtonLink href={`/${tenant}/check/${row.code}`} variant="text" size="s">
            Проверка<span className="sr-only"> {row.number}</span>
          </ButtonLink>
          {mayConfirm && row.asks && (
            <DialogButton label="Подтвердить" size="s" title={`Подтвердить уровень: ${row.agencyName}`}>
              <ActionForm
                action={confirmAwardAction}
                tenant={tenant}
                hidden={{ awardId: row.id }}
                submitLabel="Подтвердить ещё на год"
              >
                <p className="text-muted">
                  Уровень «{row.level.title}» за {row.year} год действует до{' '}
                  {row.validUntil ? formatLong(row.validUntil) : ''}. Номер и код документа останутся прежними.
                </p>
                <TextArea
                  name="basis"
                  label="Основание"
                  rows={3}
                  hint="Решение или протокол: номер, дата, что установлено"
                />
              </ActionForm>
            </DialogButton>
          )}
        </span>
      ),
    },
  ]
  return (
    <>
      <PageTitle
        title={
          list.toConfirm > 0
            ? `${mayConfirm ? 'Подтвердить' : 'Требуют подтверждения'}: ${count(list.toConfirm, 'уровень', 'уровня', 'уровней')}`
            : 'Дипломы и свидетельства'
        }
        lead="«Лидер» присваивается на год и подтверждается уполномоченным органом. Подлинность любого документа проверяется по коду без входа в портал."
      />
      <LinkPills
        label="Год"
        items={[
          { href: href({ year: '', confirm: '', page: '' }), label: 'Все', current: year === null && !confirm },
          ...list.years.map((known) => ({
            href: href({ year: String(known), confirm: '', page: '' }),
            label: String(known),
            current: known === year && !confirm,
          })),
          ...(list.toConfirm > 0
            ? [
                {
                  href: href({ year: '', confirm: '1', page: '' }),
                  label: 'Требуют подтверждения',
                  count: list.toConfirm,
                  current: confirm,
                },
              ]
            : []),
        ]}
      />
      <form action={at} className="my-4 flex flex-wrap items-end gap-4">
        {year && <input type="hidden" name="year" value={year} />}
        <SearchField label="Участник или номер" placeholder="Например, К-2025-017" defaultValue={q} className="grow" />
        <Button type="submit" variant="quiet">
          Найти
        </Button>
      </form>
      <DataTable
        caption="Дипломы и свидетельства"
        columns={columns}
        rows={list.rows}
        rowKey={({ id }) => id}
        dense
        empty={
          <EmptyState title={q || confirm ? 'Ничего не нашлось' : 'Документов пока нет'}>
            {q
              ? 'Измените поиск.'
              : confirm
                ? 'Подтверждать сейчас нечего.'
                : 'Свидетельства об уровне и дипломы появляются при публикации рейтинга.'}
          </EmptyState>
        }
      />
      <Pagination
        page={page}
        pages={pageCount(list.total, AWARD_PAGE)}
        href={(n) => href({ page: String(n) })}
        total={list.total}
      />
    </>
  )
}
