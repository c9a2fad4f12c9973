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
import { agencyChoices, getAgency } from '@/lib/agencies/queries'
import { requireActor } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { updateAgencyAction } from './action'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { getProgramme } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'

export const metadata: Metadata = { title: 'Изменить орган' }

export default async function EditAgencyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency || agency.status !== 'ACTIVE' || !may(actor, 'agency.update')) notFound()
  const [programme, agencies] = await Promise.all([getProgramme(actor, {}), agencyChoices(actor, {})])
  const at = `/${tenant}/office/agencies`
  const kinds = [...new Set<string>([...agencyKinds(programme), agency.kind])]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: at },
          { label: agency.name, href: `${at}/${id}` },
          { label: 'Изменить' },
        ]}
      />
      <PageTitle title="Изменить сведения об органе" />
      <ActionForm
        action={updateAgencyAction}
        tenant={tenant}
        hidden={{ id, version: agency.version }}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <AgencyFields
          kinds={kinds.map((value) => ({ value, label: agencyKindLabel(value) }))}
          parents={agencies.filter((other) => other.id !== id).map((other) => ({ value: other.id, label: other.name }))}
          values={{ ...agency, parentId: agency.parent?.id ?? null }}
        />
        <fieldset className="border-t border-line pt-4">
          <legend className="font-semibold">Если меняется наименование или подчинение</legend>
          <p className="mt-1 mb-4 text-muted">
            Прежнее останется в истории органа с датой и основанием. Опубликованные рейтинги не меняются.
          </p>
          <div className="grid gap-5">
            <DateField name="date" label="С какого дня" optional />
            <TextField
              name="basis"
              label="Основание"
              optional
              hint="Например: постановление Правительства от 05.06.2026 № 214"
            />
          </div>
        </fieldset>
      </ActionForm>
    </>
  )
}
