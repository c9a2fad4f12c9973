import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { UnitFields } from '@/components/agencies/UnitFields'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { DateField } from '@/components/ui/DateField'
import { Section } from '@/components/ui/Section'
import { listUnits } from '@/lib/agencies/unit-queries'
import { requireActor, todayOf } from '@/lib/platform/actor'
import { endUnitAction, updateUnitAction } from '../action'

export const metadata: Metadata = { title: 'Подразделение' }

type Props = { params: Promise<{ tenant: string; id: string; unitId: string }> }

export default async function UnitPage({ params }: Props) {
  const { tenant, id, unitId } = await params
  const at = `/${tenant}/office/agencies/${id}`
  const actor = await requireActor(tenant, `${at}/units/${unitId}`)
  const { agency, units, can } = await listUnits(actor, { agencyId: id })
  const unit = units.find((one) => one.id === unitId)
  if (!unit || !can.edit) notFound()
  const hidden = { id: unitId, version: unit.version }
  const today = todayOf(actor)
  return (
    <div className="max-w-[44rem]">
      <Breadcrumbs
        items={[
          { label: agency.name, href: at },
          { label: 'Подразделения', href: `${at}/units` },
          { label: unit.name },
        ]}
      />
      <PageTitle title={unit.name} kicker={agency.name} />
      <ActionForm
        action={updateUnitAction}
        tenant={tenant}
        hidden={hidden}
        submitLabel="Сохранить"
        actions={
          <ButtonLink href={`${at}/units`} variant="quiet">
            Отмена
          </ButtonLink>
        }
      >
        <UnitFields values={unit} parents={units.filter((one) => one.id !== unitId)} />
      </ActionForm>
      <Section
        title="Упразднить"
        lead="Подразделение останется в истории и у процессов, где оно названо, но выбрать его будет нельзя."
        rule
      >
        <ActionForm action={endUnitAction} tenant={tenant} hidden={hidden} submitLabel="Упразднить" variant="danger">
          <DateField name="until" label="Последний день" defaultValue={today} max={today} />
        </ActionForm>
      </Section>
    </div>
  )
}
