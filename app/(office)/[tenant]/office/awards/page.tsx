import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { Button } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { LinkPills } from '@/components/ui/Tabs'
import { count } from '@/lib/core/format'
import { requireActor } from '@/lib/platform/actor'
import { AWARD_PAGE, listAwards } from '@/lib/rating/award/queries'
import { pageCount, pageNumber } from '@/lib/core/pages'
import { may } from '@/lib/access'
import { awardColumns } from './award-columns'

type Props = {
  params: Promise<{ tenant: string }>
  searchParams: Promise<Record<string, string | string[] | undefined>>
}

export const metadata: Metadata = { title: pageName('awards') }

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
  const columns = awardColumns({ tenant, mayConfirm })
  return (
    <>
      <OfficeTitle
        path="awards"
        says={
          list.toConfirm > 0
            ? `${mayConfirm ? 'Подтвердить' : 'Требуют подтверждения'}: ${count(list.toConfirm, 'уровень', 'уровня', 'уровней')}`
            : null
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
