import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { TextField } from '@/components/ui/TextField'
import { getAgency } from '@/lib/agencies/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { abolishAgencyAction } from './action'

export const metadata: Metadata = { title: 'Упразднить орган' }

export default async function AbolishAgencyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency || agency.status !== 'ACTIVE' || !may(actor, 'agency.abolish')) notFound()
  const at = `/${tenant}/office/agencies`
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: at },
          { label: agency.name, href: `${at}/${id}` },
          { label: 'Упразднить' },
        ]}
      />
      <PageTitle
        title={`Упразднить: ${agency.name}`}
        lead="Орган больше не будет участвовать в рейтингах, его назначения завершатся этим днём. История, люди и опубликованные оценки останутся доступны. Отменить нельзя."
      />
      <ActionForm
        action={abolishAgencyAction}
        tenant={tenant}
        hidden={{ id, version: agency.version }}
        submitLabel="Упразднить"
        variant="danger"
        confirm={{
          title: 'Упразднить орган?',
          text: `${agency.name}. Вернуть его в действующие будет нельзя.`,
          confirmLabel: 'Упразднить',
          tone: 'danger',
        }}
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <DateField name="date" label="Дата упразднения" />
        <TextField name="basis" label="Основание" hint="Например: постановление Правительства от 05.06.2026 № 214" />
      </ActionForm>
    </>
  )
}
