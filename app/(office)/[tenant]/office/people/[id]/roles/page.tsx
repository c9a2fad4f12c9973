import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { RoleFields } from '@/components/people/RoleFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { agencyChoices } from '@/lib/agencies/queries'
import { getPerson } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { assignRoleAction } from './action'

export const metadata: Metadata = { title: 'Дать роль' }

export default async function AssignRolePage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const person = await getPerson(actor, { id })
  if (!person || !may(actor, 'person.assignRole')) notFound()
  const agencies = await agencyChoices(actor, {})
  const at = `/${tenant}/office/people`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('people'), href: at },
          { label: person.name, href: `${at}/${id}` },
          { label: 'Роль' },
        ]}
      />
      <PageTitle title="Дать роль" lead={person.name} />
      <ActionForm
        action={assignRoleAction}
        tenant={tenant}
        hidden={{ id, version: person.version }}
        submitLabel="Дать роль"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <RoleFields agencies={agencies.map((agency) => ({ value: agency.id, label: agency.name }))} />
      </ActionForm>
    </>
  )
}
