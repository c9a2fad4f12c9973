import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PersonFields } from '@/components/people/PersonFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { getPerson } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { updatePersonAction } from './action'

export const metadata: Metadata = { title: 'Изменить сведения' }

export default async function EditPersonPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const person = await getPerson(actor, { id })
  if (!person || !may(actor, 'person.update')) notFound()
  const at = `/${tenant}/office/people`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('people'), href: at },
          { label: person.name, href: `${at}/${id}` },
          { label: 'Изменить' },
        ]}
      />
      <PageTitle title="Изменить сведения о человеке" />
      <ActionForm
        action={updatePersonAction}
        tenant={tenant}
        hidden={{ id, version: person.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <PersonFields
          values={person}
          emailHint="Новый адрес – новый вход: на него придёт приглашение, прежний адрес доступ потеряет"
        />
      </ActionForm>
    </>
  )
}
