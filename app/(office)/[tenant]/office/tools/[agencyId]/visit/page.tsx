import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { requireActor } from '@/lib/platform/actor'
import { unitLabel } from '@/lib/tools/labels'
import { getAgencyTools } from '@/lib/tools/queries'
import { VisitForm, type Asked } from './VisitForm'

export const metadata: Metadata = { title: 'Лист посещения' }

type Props = { params: Promise<{ tenant: string; agencyId: string }> }

export default async function VisitPage({ params }: Props) {
  const { tenant, agencyId } = await params
  const at = `/${tenant}/office/tools`
  const actor = await requireActor(tenant, `${at}/${agencyId}/visit`)
  const view = await getAgencyTools(actor, { id: agencyId })
  if (!view.can.visit) notFound()
  const asked = view.tools
    .filter(({ retired }) => !retired)
    .flatMap(({ key, title }): Asked[] => {
      const claims = view.claims.filter(({ tool }) => tool === key)
      return (claims.length > 0 ? claims : [{ unit: '', level: 'NOT_BEGUN' as const }]).map(({ unit, level }) => ({
        tool: key,
        title,
        unit,
        unitName: unitLabel(unit),
        claimed: level,
      }))
    })
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('tools'), href: at },
          { label: view.agency.name, href: `${at}/${agencyId}` },
          { label: 'Лист посещения' },
        ]}
      />
      <PageTitle
        title="Лист посещения"
        kicker={view.agency.name}
        lead="Рядом стоит уровень, о котором сообщил орган. Куратор получит письмо с выводом и расхождениями."
      />
      <VisitForm
        tenant={tenant}
        agencyId={agencyId}
        today={view.today}
        visitor={actor.name}
        asked={asked}
        uploadFor={view.uploadFor}
      />
    </>
  )
}
