import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { ListColumn, ListRow } from '@/components/ui/ListTable'
import { ListTable } from '@/components/ui/ListTable'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { agencyKindLabel, agencyStatusLabels } from '@/lib/agencies/labels'
import { listAgencies } from '@/lib/agencies/queries'
import { agencyStatuses } from '@/lib/agencies/schema'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { getProgramme } from '@/lib/tenancy/queries'
import { agencyKinds } from '@/lib/tenancy/template'

export const metadata: Metadata = { title: 'Органы и организации' }

const columns: ListColumn[] = [
  { key: 'name', header: 'Наименование', phone: 'title' },
  { key: 'kind', header: 'Вид', width: '15rem' },
  { key: 'curator', header: 'Куратор', width: '14rem' },
  { key: 'children', header: 'Подчинено', numeric: true, width: '6rem' },
  { key: 'people', header: 'Людей', numeric: true, width: '5rem' },
]

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function AgenciesPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { q = '', kind = '', status = 'ACTIVE', page = '1' } = await searchParams
  const actor = await requireActor(tenant)
  const [list, programme] = await Promise.all([
    listAgencies(actor, { q, kind, status, page: pageNumber(page) }),
    getProgramme(actor, {}),
  ])
  const at = `/${tenant}/office/agencies`
  const href = (n: number) => `${at}?${new URLSearchParams({ q, kind, status, page: String(n) }).toString()}`
  const rows = list.rows.map((row): ListRow => ({
    key: row.id,
    cells: [
      {
        text: row.name,
        href: `${at}/${row.id}`,
        strong: true,
        indent: row.depth,
        aside: row.status === 'ACTIVE' ? undefined : ` · ${agencyStatusLabels[row.status].toLowerCase()}`,
        notes: !list.tree && row.parentName ? [row.parentName] : undefined,
      },
      agencyKindLabel(row.kind),
      row.curator ?? { text: 'не назначен', muted: true },
      String(row.children || '–'),
      String(row.people || '–'),
    ],
  }))
  const filtered = q !== '' || kind !== '' || status !== 'ACTIVE'
  const words = count(list.total, 'орган', 'органа', 'органов')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Кабинет', href: `/${tenant}/office` }, { label: 'Органы и организации' }]} />
      <PageTitle
        title={filtered ? `Найдено: ${words}` : `В программе ${words}`}
        actions={
          may(actor, 'agency.create') && (
            <>
              <ButtonLink href={`${at}/import`} variant="quiet">
                Загрузить из файла
              </ButtonLink>
              <ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink>
            </>
          )
        }
      />
      <form className="mb-5 flex flex-wrap items-end gap-3" role="search">
        <SearchField label="Наименование или ИНН" defaultValue={q} />
        <SelectField
          name="kind"
          label="Вид"
          hideLabel
          empty="Все виды"
          defaultValue={kind}
          options={agencyKinds(programme).map((value) => ({ value, label: agencyKindLabel(value) }))}
        />
        <SelectField
          name="status"
          label="Состояние"
          hideLabel
          defaultValue={status}
          options={[
            ...agencyStatuses.map((value) => ({ value, label: agencyStatusLabels[value] })),
            { value: 'ALL', label: 'В любом состоянии' },
          ]}
        />
        <Button type="submit" variant="quiet">
          Показать
        </Button>
        {filtered && (
          <a href={at} className="py-2">
            Сбросить
          </a>
        )}
      </form>
      <ListTable
        caption="Органы и организации"
        columns={columns}
        rows={rows}
        empty={
          filtered ? (
            <EmptyState title="Ничего не нашлось">
              Измените запрос или сбросьте условия: упразднённые и присоединённые органы показываются, если выбрать их
              состояние.
            </EmptyState>
          ) : (
            <EmptyState
              title="Органов пока нет"
              action={
                may(actor, 'agency.create') && (
                  <>
                    <ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink>
                    <ButtonLink href={`${at}/import`} variant="quiet">
                      Загрузить из файла
                    </ButtonLink>
                  </>
                )
              }
            >
              Добавьте участников программы: по одному или сразу все из таблицы. После этого можно назначать кураторов и
              открывать рейтинг.
            </EmptyState>
          )
        }
      />
      <Pagination page={list.page} pages={list.pages} href={href} total={list.total} />
    </>
  )
}
