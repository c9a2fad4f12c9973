import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import type { ListColumn, ListRow } from '@/components/ui/ListTable'
import { ListTable } from '@/components/ui/ListTable'
import { Pagination } from '@/components/ui/Pagination'
import { agencyStatusLabels } from '@/lib/agencies/labels'
import { listAgencies, type AgencyPage } from '@/lib/agencies/queries'
import { count } from '@/lib/core/format'
import { pageNumber } from '@/lib/core/pages'
import { requireActor } from '@/lib/platform/actor'
import { AgencySearch } from './AgencySearch'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { getProgramme } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'
import { may } from '@/lib/access'

export const metadata: Metadata = { title: pageName('agencies') }

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
  const rows = agencyRows(tenant, list)
  const filtered = q !== '' || kind !== '' || status !== 'ACTIVE'
  const words = count(list.total, 'орган', 'органа', 'органов')
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: pageName('agencies') }]} />
      <OfficeTitle
        path="agencies"
        says={filtered ? `Найдено: ${words}` : `В программе ${words}`}
        actions={
          may(actor, 'agency.create') && (
            <>
              <ButtonLink href={`${at}/import`} variant="quiet">
                Загрузить из таблицы
              </ButtonLink>
              <ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink>
            </>
          )
        }
      />
      <AgencySearch tenant={tenant} kinds={agencyKinds(programme)} filter={{ q, kind, status }} filtered={filtered} />
      <ListTable
        caption="Органы и организации"
        columns={columns}
        rows={rows}
        empty={<NoAgencies tenant={tenant} filtered={filtered} mayCreate={may(actor, 'agency.create')} />}
      />
      <Pagination page={list.page} pages={list.pages} href={href} total={list.total} />
    </>
  )
}

/** The agency with its place in the tree, its curator, and how much stands under it. */
function agencyRows(tenant: string, list: AgencyPage): ListRow[] {
  const at = `/${tenant}/office/agencies`
  return list.rows.map((row) => ({
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
}

function NoAgencies({ tenant, filtered, mayCreate }: { tenant: string; filtered: boolean; mayCreate: boolean }) {
  const at = `/${tenant}/office/agencies`
  return filtered ? (
    <EmptyState title="Ничего не нашлось">
      Измените запрос или сбросьте условия: упразднённые и присоединённые органы показываются, если выбрать их
      состояние.
    </EmptyState>
  ) : (
    <EmptyState
      title="Органов пока нет"
      action={
        mayCreate && (
          <>
            <ButtonLink href={`${at}/new`}>Добавить орган</ButtonLink>
            <ButtonLink href={`${at}/import`} variant="quiet">
              Загрузить из таблицы
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
