import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import type { AgencyView } from '@/lib/agencies/queries'
import type { Role } from '@/lib/core/permissions'
import { roleLabels } from '@/lib/people/labels'

export function AgencyPeople({
  people,
  tenant,
  agencyId,
  canAdd,
}: {
  people: NonNullable<AgencyView['people']>
  tenant: string
  agencyId: string
  canAdd: boolean
}) {
  const office = `/${tenant}/office`
  return (
    <Section
      title="Люди с ролями в портале"
      actions={
        canAdd && (
          <ButtonLink href={`${office}/people/new?agency=${agencyId}`} size="s" variant="quiet">
            Добавить человека
          </ButtonLink>
        )
      }
    >
      {people.length === 0 && (
        <p className="text-muted">
          Пока никто не работает в портале от этого органа. Назначьте куратора и дайте ему доступ.
        </p>
      )}
      <ul className="grid gap-1">
        {people.map((person) => (
          <li key={`${person.id}-${person.role}`}>
            <a href={`${office}/people/${person.id}`}>{person.name}</a>
            <span className="text-muted">
              {' '}
              · {roleLabels[person.role as Role]}
              {person.position && ` · ${person.position}`}
              {person.blocked && ' · доступ закрыт'}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}
