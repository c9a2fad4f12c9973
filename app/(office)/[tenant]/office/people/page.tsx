import type { Metadata } from 'next'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { Button, ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DataTable } from '@/components/ui/DataTable'
import { EmptyState } from '@/components/ui/EmptyState'
import { Pagination } from '@/components/ui/Pagination'
import { SearchField } from '@/components/ui/SearchField'
import { SelectField } from '@/components/ui/SelectField'
import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { agencyChoices } from '@/lib/agencies/queries'
import { count } from '@/lib/core/format'
import { isUuid } from '@/lib/core/ids'
import { roles } from '@/lib/core/permissions'
import { accessLabels, accessStates, roleLabels, type AccessState } from '@/lib/people/labels'
import { listPeople } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'

export const metadata: Metadata = { title: 'Люди и роли' }

const marks: Record<AccessState, StatusKind> = { ACTIVE: 'ok', INVITED: 'warn', NONE: 'none', BLOCKED: 'bad' }
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
    listPeople(actor, { ...filter, page: Number(given.page) || 1 }),
    agencyChoices(actor, {}),
  ])
  const at = `/${tenant}/office/people`
  const filtered = Object.values(filter).some((value) => value !== '')
  const words = count(list.total, 'человек', 'человека', 'человек')
  return (
    <>
      <Breadcrumbs items={[{ label: 'Кабинет', href: `/${tenant}/office` }, { label: 'Люди и роли' }]} />
      <PageTitle
        title={filtered ? `Найдено: ${words}` : `В программе ${words}`}
        actions={
          may(actor, 'person.create') && (
            <>
              <ButtonLink href={`${at}/import`} variant="quiet">
                Загрузить из файла
              </ButtonLink>
              <ButtonLink href={`${at}/new`}>Добавить человека</ButtonLink>
            </>
          )
        }
      />
      <form className="mb-5 grid gap-3 md:grid-cols-[2fr_1fr_2fr_1fr_auto] md:items-end" role="search">
        <SearchField label="Фамилия, должность или почта" defaultValue={filter.q} />
        <SelectField
          name="role"
          label="Роль"
          hideLabel
          empty="Все роли"
          defaultValue={filter.role}
          options={roles.map((value) => ({ value, label: roleLabels[value] }))}
        />
        <ComboField
          name="agencyId"
          label="Орган"
          hideLabel
          placeholder="Все органы"
          defaultValue={filter.agencyId || undefined}
          options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <SelectField
          name="access"
          label="Доступ"
          hideLabel
          empty="Любой доступ"
          defaultValue={filter.access}
          options={accessStates.map((value) => ({ value, label: accessLabels[value] }))}
        />
        <span className="flex flex-wrap items-center gap-3">
          <Button type="submit" variant="quiet">
            Показать
          </Button>
          {filtered && <a href={at}>Сбросить</a>}
        </span>
      </form>
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
        columns={[
          {
            key: 'name',
            header: 'Человек',
            phone: 'title',
            cell: (row) => (
              <>
                <a href={`${at}/${row.id}`} className="font-medium">
                  {row.name}
                </a>
                {row.position && <span className="block text-sm text-muted">{row.position}</span>}
              </>
            ),
          },
          {
            key: 'email',
            header: 'Электронная почта',
            cell: (row) => <span className="wrap-anywhere">{row.email}</span>,
            width: '16rem',
          },
          {
            key: 'roles',
            header: 'Роли',
            phone: 'wide',
            cell: (row) =>
              row.roles.length === 0 ? (
                <span className="text-muted">ролей нет</span>
              ) : (
                row.roles.map((role) => (
                  <span key={role.id} className="block">
                    {roleLabels[role.role]}
                    {role.agencyName && <span className="text-muted"> · {role.agencyName}</span>}
                  </span>
                ))
              ),
          },
          {
            key: 'access',
            header: 'Доступ',
            cell: (row) => <StatusMark kind={marks[row.access]}>{accessLabels[row.access]}</StatusMark>,
            width: '13rem',
          },
        ]}
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
