import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AgencyParts } from '@/components/agencies/AgencyParts'
import { AgencyHistory } from '@/components/agencies/AgencyHistory'
import { AgencyProgressSection } from '@/components/cockpit/AgencyProgressSection'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { AppointmentTable } from '@/components/people/AppointmentTable'
import { ButtonLink } from '@/components/ui/Button'
import { Section } from '@/components/ui/Section'
import { getAgency } from '@/lib/agencies/queries'
import { getAgencyParts } from '@/lib/agency-parts/queries'
import { getAgencyProgress } from '@/lib/cockpit/progress-queries'
import { listAppointments } from '@/lib/people/queries'
import { requireActor } from '@/lib/platform/actor'
import { getNewestYearOf } from '@/lib/rating/publication/published-queries'
import { AgencyActions } from './AgencyActions'
import { AgencyFacts, EndNotice, Subordinates } from './AgencyFacts'
import { AgencyPeople } from './AgencyPeople'
import { RatingYears } from './RatingYears'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { may } from '@/lib/access'

export const metadata: Metadata = { title: 'Орган' }

export default async function AgencyPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency) notFound()
  const office = `/${tenant}/office`
  const at = `${office}/agencies`
  const active = agency.status === 'ACTIVE'
  const appointments = may(actor, 'appointment.read', id) ? await listAppointments(actor, { agencyId: id }) : null
  const progress = active && may(actor, 'cockpit.read', id) ? await getAgencyProgress(actor, { id }) : null
  return (
    <>
      <Breadcrumbs items={[{ label: pageName('agencies'), href: at }, { label: agency.name }]} />
      <PageTitle
        kicker={agencyKindLabel(agency.kind)}
        title={agency.name}
        actions={active && <AgencyActions tenant={tenant} actor={actor} id={id} />}
      />
      {!active && <EndNotice tenant={tenant} agency={agency} />}
      <AgencyFacts
        tenant={tenant}
        agency={agency}
        published={(await getNewestYearOf(actor.tenant.id, agency.slug)) !== null}
      />
      {progress && <AgencyProgressSection slug={tenant} agency={agency} progress={progress} />}
      <AgencyParts tenant={tenant} parts={await getAgencyParts(actor, { id })} />
      {appointments && (
        <Section
          title="Назначения"
          lead="Руководитель, куратор и команды – по распорядительным актам. Завершённые назначения остаются в истории."
          actions={
            active &&
            may(actor, 'appointment.create') && (
              <ButtonLink href={`${at}/${id}/appoint`} size="s">
                Назначить
              </ButtonLink>
            )
          }
        >
          <AppointmentTable
            rows={appointments}
            office={office}
            of="agency"
            canEnd={active && may(actor, 'appointment.end')}
            linkPeople={may(actor, 'person.read', id)}
          />
        </Section>
      )}
      {agency.people && (
        <AgencyPeople
          people={agency.people}
          tenant={tenant}
          agencyId={id}
          canAdd={active && may(actor, 'person.create')}
        />
      )}
      {agency.children.length > 0 && <Subordinates tenant={tenant} agency={agency} />}
      {!progress && <RatingYears years={agency.years} />}
      <Section title="История">
        <AgencyHistory events={agency.events} />
      </Section>
    </>
  )
}
