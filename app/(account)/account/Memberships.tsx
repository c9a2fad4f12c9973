import { ButtonLink } from '@/components/ui/Button'
import { StatusMark } from '@/components/ui/StatusMark'
import { roleLabels } from '@/lib/people/labels'
import type { Account } from '@/lib/account/auth-account'

type Tenant = Account['tenants'][number]

const roleText = ({ role, agencyName }: Tenant['roles'][number]): string =>
  agencyName ? `${roleLabels[role]} – ${agencyName}` : roleLabels[role]

/** The person's programmes, each with the way into its office. */
export function Memberships({ tenants }: { tenants: Tenant[] }) {
  return (
    <ul className="border-t border-line">
      {tenants.map((tenant) => (
        <li
          key={tenant.id}
          className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 border-b border-line py-4"
        >
          <div className="min-w-0 flex-1 basis-64">
            <h2 className="text-lg">{tenant.name}</h2>
            <p className="text-muted">
              {tenant.roles.length > 0 ? tenant.roles.map(roleText).join('; ') : 'ролей пока нет'}
            </p>
          </div>
          {tenant.blocked ? (
            <StatusMark kind="bad">доступ закрыт</StatusMark>
          ) : (
            <ButtonLink href={`/${tenant.slug}/office`}>Открыть кабинет</ButtonLink>
          )}
        </li>
      ))}
    </ul>
  )
}
