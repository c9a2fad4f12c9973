import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AgencyFields } from '@/components/agencies/AgencyFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { TextField } from '@/components/ui/TextField'
import { agencyChoices } from '@/lib/agencies/queries'
import { requireActor } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { createAgencyAction } from './action'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { getProgramme } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'

export const metadata: Metadata = { title: 'Новый орган' }

export default async function NewAgencyPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant)
  if (!may(actor, 'agency.create')) notFound()
  const [programme, agencies] = await Promise.all([getProgramme(actor, {}), agencyChoices(actor, {})])
  const at = `/${tenant}/office/agencies`
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('agencies'), href: at }, { label: 'Новый орган' }]} />
      <PageTitle title="Новый орган или организация" />
      <ActionForm
        action={createAgencyAction}
        tenant={tenant}
        submitLabel="Добавить"
        actions={
          <ButtonLink href={at} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <AgencyFields
          kinds={agencyKinds(programme).map((value) => ({ value, label: agencyKindLabel(value) }))}
          parents={agencies.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <DateField
          name="since"
          label="Действует с"
          optional
          hint="ДД.ММ.ГГГГ. Если орган создан давно, оставьте пустым"
        />
        <TextField name="basis" label="Основание" optional hint="Акт о создании: вид, номер, дата" />
      </ActionForm>
    </>
  )
}
