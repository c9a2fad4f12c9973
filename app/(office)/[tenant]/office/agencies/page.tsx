import type { Metadata } from 'next'
import Link from 'next/link'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { agencyKindLabel, agencyStatusLabels } from '@/lib/agencies/labels'
import { listAgencies } from '@/lib/agencies/queries'
import { agencyStatuses } from '@/lib/agencies/schema'
import { count } from '@/lib/core/format'
import { may, requireActor } from '@/lib/platform/actor'
import { getProgramme } from '@/lib/tenancy/queries'
import { agencyKinds } from '@/lib/tenancy/template'

export const metadata: Metadata = { title: 'Органы и организации' }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function AgenciesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', kind = '', status = 'ACTIVE', page = '1' } = await searchParams
  const actor = await requireActor(tenant)
  const [list, programme] = await Promise.all([listAgencies(actor, { q, kind, status, page: Number(page) || 1 }), getProgramme(actor, {})])
  const at = `/${tenant}/office/agencies`
  const href = (n: number) => `${at}?${new URLSearchParams({ q, kind, status, page: String(n) }).toString()}`
  const filtered = q !== '' || kind !== '' || status !== 'ACTIVE'
  const words = count(list.total, 'орган', 'органа', 'органов')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Кабинет', href: `/${tenant}/office` }, { label: 'Органы и организации' }]} />
      <PageTitle
        title={filtered ? `Найдено: ${words}` : `В программе ${words}`}
        actions={may(actor, 'agency.create') && (
          <>
            <ButtonLink href={`${at}/import`} variant="quiet">Загрузить из файла</ButtonLink>
            <ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink>
          </>
        )}
      />
      <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
        <SearchField label="Наименование или ИНН" defaultValue={q} />
        <SelectField name="kind" label="Вид" hideLabel empty="Все виды" defaultValue={kind} options={agencyKinds(programme).map((value) => ({ value, label: agencyKindLabel(value) }))} />
        <SelectField name="status" label="Состояние" hideLabel defaultValue={status} options={[...agencyStatuses.map((value) => ({ value, label: agencyStatusLabels[value] })), { value: 'ALL', label: 'В любом состоянии' }]} />
        <Button type="submit" variant="quiet">Показать</Button>
        {filtered && <Link href={at} className="py-2">Сбросить</Link>}
      </form>
      <DataTable
        caption="Органы и организации"
        dense
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={filtered
          ? <EmptyState title="Ничего не нашлось">Измените запрос или сбросьте условия: упразднённые и присоединённые органы показываются, если выбрать их состояние.</EmptyState>
          : <EmptyState title="Органов пока нет" action={may(actor, 'agency.create') && <><ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink><ButtonLink href={`${at}/import`} variant="quiet">Загрузить из файла</ButtonLink></>}>Добавьте участников программы: по одному или сразу все из таблицы. После этого можно назначать кураторов и открывать рейтинг.</EmptyState>}
        columns={[
          {
            key: 'name', header: 'Наименование', phone: 'title',
            cell: (row) => (
              <span className="block" style={{ paddingInlineStart: `${Math.min(row.depth, 6) * 1.25}rem` }}>
                <Link href={`${at}/${row.id}`} className="font-medium">{row.name}</Link>
                {row.status !== 'ACTIVE' && <span className="text-muted"> · {agencyStatusLabels[row.status].toLowerCase()}</span>}
                {!list.tree && row.parentName && <span className="block text-sm text-muted">{row.parentName}</span>}
              </span>
            ),
          },
          { key: 'kind', header: 'Вид', cell: (row) => agencyKindLabel(row.kind), width: '15rem' },
          { key: 'curator', header: 'Куратор', cell: (row) => row.curator ?? <span className="text-muted">не назначен</span>, width: '14rem' },
          { key: 'children', header: 'Подчинено', numeric: true, cell: (row) => row.children || '–', width: '6rem' },
          { key: 'people', header: 'Людей', numeric: true, cell: (row) => row.people || '–', width: '5rem' },
        ]}
      />
      <Pagination page={list.page} pages={list.pages} href={href} total={`Всего ${list.total}`} />
    </>
  )
}
