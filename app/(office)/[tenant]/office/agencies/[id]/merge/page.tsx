import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { ComboField } from '@/components/ui/ComboField'
import { DateField } from '@/components/ui/DateField'
import { TextField } from '@/components/ui/TextField'
import { agencyChoices, getAgency } from '@/lib/agencies/queries'
import { count } from '@/lib/core/format'
import { may } from '@/lib/access'
import { passing } from '@/lib/modules'
import { requireActor } from '@/lib/platform/actor'
import { mergeAgencyAction } from './action'

export const metadata: Metadata = { title: 'Присоединить орган' }

export default async function MergeAgencyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency || agency.status !== 'ACTIVE' || !may(actor, 'agency.merge')) notFound()
  const agencies = await agencyChoices(actor, {})
  const at = `/${tenant}/office/agencies`
  const children = agency.children.filter((child) => child.status === 'ACTIVE').length
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: at },
          { label: agency.name, href: `${at}/${id}` },
          { label: 'Присоединить' },
        ]}
      />
      <PageTitle
        title={`Присоединить: ${agency.name}`}
        lead={`${children > 0 ? `Подчинённые органы (${count(children, 'орган', 'органа', 'органов')}) перейдут к новому. ` : ''}Роли людей останутся при прежнем органе – переназначьте их. История и опубликованные оценки останутся доступны под прежним наименованием. Отменить нельзя.`}
      />
      <ActionForm
        action={mergeAgencyAction}
        tenant={tenant}
        hidden={{ id, version: agency.version }}
        submitLabel="Присоединить"
        variant="danger"
        confirm={{
          title: 'Присоединить орган?',
          text: `${agency.name} перестанет быть самостоятельным участником.`,
          confirmLabel: 'Присоединить',
          tone: 'danger',
        }}
        actions={
          <ButtonLink href={`${at}/${id}`} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <ComboField
          name="intoId"
          label="К какому органу"
          options={agencies.filter((other) => other.id !== id).map((other) => ({ value: other.id, label: other.name }))}
        />
        <DateField name="date" label="Дата присоединения" />
        <TextField name="basis" label="Основание" hint="Например: постановление Правительства от 05.06.2026 № 214" />
        <div>
          <h2 className="mb-1 text-lg">Что перейдёт и что закончится</h2>
          <ul className="grid list-disc gap-1 pl-5">
            {passing.map((words) => (
              <li key={words}>{words}</li>
            ))}
          </ul>
        </div>
      </ActionForm>
    </>
  )
}
