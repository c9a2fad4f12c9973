import { StatusMark, type StatusKind } from '@/components/ui/StatusMark'
import { accessLabels, roleLabels, type AccessState } from '@/lib/people/labels'
import type { Column } from '@/components/ui/DataTable'
import type { PersonLine } from '@/lib/people/queries'

const marks: Record<AccessState, StatusKind> = { ACTIVE: 'ok', INVITED: 'warn', NONE: 'none', BLOCKED: 'bad' }

/** A person, the roles in the portal, and whether they can sign in. */
export function peopleColumns(tenant: string): Column<PersonLine>[] {
  const at = `/${tenant}/office/people`
  return [
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
  ]
}
