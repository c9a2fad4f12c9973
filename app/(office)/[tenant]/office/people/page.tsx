import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { agencyChoices } from '@/lib/agencies/queries'
import { count } from '@/lib/core/format'
import { isUuid } from '@/lib/core/ids'
import { roles } from '@/lib/core/permissions'
import { listPeople } from '@/lib/people/queries'
import { requireActor } from '@/lib/platform/actor'
import { pageNumber } from '@/lib/core/pages'
import { may } from '@/lib/access'
import { peopleColumns } from './people-columns'
import { PeopleSearch } from './PeopleSearch'

export const metadata: Metadata = { title: pageName('people') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function PeoplePage({ params, searchParams }: Props) {
  const { tenant } = await params
  const given = await searchParams
  const filter = {
    q: given.q ?? '',
    role: roles.some((role) => role === given.role) ? (given.role ?? '') : '',
    access: given.access ?? '',
    agencyId: given.agencyId && isUuid(given.agencyId) ? given.agencyId : '',
  }
  const actor = await requireActor(tenant)
  const [list, agencies] = await Promise.all([
    listPeople(actor, { ...filter, page: pageNumber(given.page) }),
    agencyChoices(actor, {}),
  ])
  const at = `/${tenant}/office/people`
  const filtered = Object.values(filter).some((value) => value !== '')
  const words = count(list.total, 'человек', 'человека', 'человек')
  return (
    <>
      <Breadcrumbs items={[{ label: pageName(''), href: `/${tenant}/office` }, { label: pageName('people') }]} />
      <OfficeTitle
        path="people"
        says={filtered ? `Найдено: ${words}` : `В программе ${words}`}
        actions={
          may(actor, 'person.create') && (
            <>
              <ButtonLink href={`${at}/import`} variant="quiet">
                Загрузить из таблицы
              </ButtonLink>
              <ButtonLink href={`${at}/new`}>Добавить человека</ButtonLink>
            </>
          )
        }
      />
      <PeopleSearch tenant={tenant} agencies={agencies} filter={filter} filtered={filtered} />
      <DataTable
        caption="Люди и роли"
        dense
        rows={list.rows}
        rowKey={(row) => row.id}
        empty={
          filtered ? (
            <EmptyState title="Никого не нашлось">Измените запрос или сбросьте условия.</EmptyState>
          ) : (
            <EmptyState
              title="Людей пока нет"
              action={may(actor, 'person.create') && <ButtonLink href={`${at}/new`}>Добавить человека</ButtonLink>}
            >
              Добавьте сотрудников и кураторов: каждый получит письмо со ссылкой и задаст пароль сам.
            </EmptyState>
          )
        }
        columns={peopleColumns(tenant)}
      />
      <Pagination
        page={list.page}
        pages={list.pages}
        href={(n) => `${at}?${new URLSearchParams({ ...filter, page: String(n) }).toString()}`}
        total={list.total}
      />
    </>
  )
}
