import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { PersonFields } from '@/components/people/PersonFields'
import { RoleFields } from '@/components/people/RoleFields'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { agencyChoices } from '@/lib/agencies/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { createPersonAction } from './action'

export const metadata: Metadata = { title: 'Новый человек' }

export default async function NewPersonPage({
  params,
  searchParams,
}: {
  params: Promise<{ tenant: string }>
  searchParams: Promise<{ agency?: string }>
}) {
  const { tenant } = await params
  const { agency } = await searchParams
  const actor = await requireActor(tenant)
  if (!may(actor, 'person.create')) notFound()
  const agencies = await agencyChoices(actor, {})
  const at = `/${tenant}/office/people`
  const known = agencies.find(({ id }) => id === agency)
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('people'), href: at }, { label: 'Новый человек' }]} />
      <PageTitle
        title="Новый человек"
        lead="Пароль человек задаёт сам по ссылке из письма. Роль можно дать сразу или позже."
      />
      <ActionForm
        action={createPersonAction}
        tenant={tenant}
        submitLabel="Добавить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <PersonFields emailHint="Сюда придёт приглашение; этим адресом человек входит" />
        <RoleFields
          agencies={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          role={known && 'CURATOR'}
          agencyId={known?.id}
          allowNone
        />
        <CheckboxField
          name="invite"
          defaultChecked
          label="Сразу отправить приглашение"
          hint="Ссылка действует 7 дней. Тем, кто уже входит в портал, придёт письмо без пароля."
        />
      </ActionForm>
    </>
  )
}
