import type { Metadata } from 'next'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { formatShort, instantToDate } from '@/lib/core/dates'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireOperator } from '@/lib/account/operator'
import { listTenants } from '@/lib/tenancy/queries'

export const metadata: Metadata = { title: 'Программы' }

export default async function OperatorPage({
  searchParams,
}: {
  searchParams: Promise<{ q?: string; page?: string; created?: string }>
}) {
  const { q = '', page, created } = await searchParams
  const operator = await requireOperator()
  const list = await listTenants(operator, { q, page: pageNumber(page) })
  const fresh = list.rows.find((row) => row.slug === created)
  return (
    <>
      <PageTitle
        title={
          q
            ? `Найдено: ${count(list.total, 'программа', 'программы', 'программ')}`
            : `На портале ${count(list.total, 'программа', 'программы', 'программ')}`
        }
        lead="Оператор создаёт программы регионов и муниципалитетов и не видит того, что внутри."
        actions={<ButtonLink href="/operator/new">Создать программу</ButtonLink>}
      />
      {fresh && (
        <p role="status" className="mb-5 rounded-card bg-ok-soft px-4 py-3.5">
          ✓ Создано: {fresh.name}. Первому сотруднику уполномоченного органа отправлено приглашение.
        </p>
      )}
      <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
        <SearchField label="Регион, муниципалитет или программа" defaultValue={q} />
        <Button type="submit" variant="quiet">
          Найти
        </Button>
        {q && (
          <a href="/operator" className="py-2">
            Сбросить
          </a>
        )}
      </form>
      <DataTable
        caption="Программы на портале"
        rows={list.rows}
        rowKey={(row) => row.slug}
        empty={
          q ? (
            <EmptyState title="Ничего не нашлось">Измените запрос.</EmptyState>
          ) : (
            <EmptyState
              title="Программ пока нет"
              action={<ButtonLink href="/operator/new">Создать программу</ButtonLink>}
            >
              Выберите один из пяти шаблонов или загрузите свой.
            </EmptyState>
          )
        }
        columns={[
          {
            key: 'name',
            header: 'Регион или муниципалитет',
            phone: 'title',
            cell: (row) => (
              <>
                <b>{row.name}</b>
                {row.isDemo && <span className="text-muted"> · демонстрация</span>}
              </>
            ),
          },
          { key: 'programme', header: 'Программа', cell: (row) => row.programme },
          { key: 'slug', header: 'Адрес', cell: (row) => <a href={`/${row.slug}`}>/{row.slug}</a> },
          { key: 'modules', header: 'Разделы', cell: (row) => row.modules.join(', ') || '–' },
          {
            key: 'created',
            header: 'Создана',
            cell: (row) => formatShort(instantToDate('Europe/Moscow', row.createdAt)),
            width: '8rem',
          },
        ]}
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(n) => `/operator?${new URLSearchParams({ q, page: String(n) }).toString()}`}
      />
    </>
  )
}
