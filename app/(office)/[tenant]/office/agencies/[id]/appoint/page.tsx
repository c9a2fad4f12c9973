import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { getAgency } from '@/lib/agencies/queries'
import { listAppointments, personChoices } from '@/lib/people/queries'
import { requireActor } from '@/lib/platform/actor'
import { may } from '@/lib/access'
import { AppointForm } from './AppointForm'
import { getProgramme } from '@/lib/programme/queries'
import { curatorRule } from '@/lib/programme/act'

export const metadata: Metadata = { title: 'Назначение' }

export default async function AppointPage({ params }: { params: Promise<{ tenant: string; id: string }> }) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant)
  const agency = await getAgency(actor, { id })
  if (!agency || agency.status !== 'ACTIVE' || !may(actor, 'appointment.create')) notFound()
  const [people, appointments, programme] = await Promise.all([
    personChoices(actor, {}),
    listAppointments(actor, { agencyId: id }),
    getProgramme(actor, {}),
  ])
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('agencies'), href: `/${tenant}/office/agencies` },
          { label: agency.name, href: `/${tenant}/office/agencies/${id}` },
          { label: 'Назначение' },
        ]}
      />
      <PageTitle title="Новое назначение" lead={agency.name} />
      <AppointForm
        tenant={tenant}
        agencyId={id}
        people={people.map((person) => ({
          value: person.id,
          label: person.position ? `${person.name}, ${person.position}` : person.name,
          position: person.position,
        }))}
        current={appointments
          .filter((one) => one.current || one.until === null)
          .map(({ kind, personName, from }) => ({ kind, personName, from }))}
        curator={curatorRule(programme, agency.kind)}
      />
    </>
  )
}
