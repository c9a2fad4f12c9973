import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { ActionForm } from '@/components/ui/ActionForm'
import { ButtonLink } from '@/components/ui/Button'
import { CheckboxField } from '@/components/ui/ChoiceFields'
import { DateField } from '@/components/ui/DateField'
import { formatLong } from '@/lib/core/dates'
import { appointmentKindLabels, roleLabels, roleOfAppointment } from '@/lib/people/labels'
import { getAppointment } from '@/lib/people/queries'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { endAppointmentAction } from './action'

export const metadata: Metadata = { title: 'Завершить назначение' }

export default async function EndAppointmentPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const appointment = may(actor, 'appointment.end') ? await getAppointment(actor, { id }) : null
  if (!appointment) notFound()
  const back = `/${tenant}/office/agencies/${appointment.agencyId}`
  const role = roleOfAppointment[appointment.kind]
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: `/${tenant}/office/agencies` },
          { label: appointment.agencyName, href: back },
          { label: 'Завершить назначение' },
        ]}
      />
      <PageTitle
        title="Завершить назначение"
        lead={`${appointment.personName}, ${appointmentKindLabels[appointment.kind].toLowerCase()} с ${formatLong(appointment.from)} (акт № ${appointment.actNumber} от ${formatLong(appointment.actDate)}). Запись останется в истории.`}
      />
      <ActionForm
        action={endAppointmentAction}
        tenant={tenant}
        hidden={{ id, version: appointment.version }}
        submitLabel="Завершить"
        actions={
          <ButtonLink href={back} variant="quiet">
            Отмена
          </ButtonLink>
        }
        className="max-w-[44rem]"
      >
        <DateField name="until" label="Последний день" />
        {role && (
          <CheckboxField
            name="removeRole"
            defaultChecked
            label={`Снять роль «${roleLabels[role]}» в портале`}
            hint="Сразу. Не снимется, если человек назначен сюда ещё раз с той же ролью."
          />
        )}
      </ActionForm>
    </>
  )
}
