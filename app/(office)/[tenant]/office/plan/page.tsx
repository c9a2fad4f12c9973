import type { Metadata } from 'next'
import { OfficeTitle } from '@/components/layout/OfficeTitle'
import { pageName } from '@/lib/page-names'
import { ButtonLink } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { Notice } from '@/components/ui/Notice'
import { count } from '@/lib/core/format'
import { getPlan } from '@/lib/plan/queries'
import { requireActor } from '@/lib/platform/actor'
import { LoadPlanButton } from './LoadPlanButton'
import { PlanActions } from './PlanActions'
import { PlanChoice } from './PlanChoice'
import { PublicationNote, RetiredIndicators } from './PlanNotes'
import { PlanSummary } from './PlanSummary'
import { PlanTable } from './PlanTable'

export const metadata: Metadata = { title: pageName('plan') }

type Props = { params: Promise<{ tenant: string }>; searchParams: Promise<Record<string, string | undefined>> }

export default async function PlanPage({ params, searchParams }: Props) {
  const { tenant } = await params
  const { year: asked, agency: agencyId = '' } = await searchParams
  const actor = await requireActor(tenant, `/${tenant}/office/plan`)
  const plan = await getPlan(actor, { year: Number(asked) || undefined, agencyId })
  const { year, agency } = plan
  const at = `/${tenant}/office/plan`
  const sections = [...Map.groupBy(plan.rows, ({ indicator }) => `${indicator.sectionNumber}\n${indicator.section}`)]
  return (
    <>
      <OfficeTitle
        path="plan"
        says={`${pageName('plan')} на ${year} год`}
        lead={agency ? agency.name : 'Вся программа: цели, факты и то, чем закончится год при нынешнем темпе.'}
        actions={<PlanActions tenant={tenant} plan={plan} />}
      />
      {plan.can.edit && plan.loadable > 0 && (
        <Notice
          className="mb-5"
          title={`В акте есть ${count(plan.loadable, 'показатель', 'показателя', 'показателей')}, которых нет в плане`}
          action={<LoadPlanButton tenant={tenant} />}
        >
          Они загрузятся с целями по годам; то, что уже в плане, не изменится.
        </Notice>
      )}
      <PlanChoice tenant={tenant} plan={plan} />
      {plan.rows.length === 0 ? (
        <EmptyState
          title="В плане пока нет показателей"
          action={plan.can.edit && <ButtonLink href={`${at}/new`}>Добавить показатель</ButtonLink>}
        >
          {plan.can.edit
            ? 'Добавьте показатели сами или загрузите их из акта программы.'
            : 'Показатели добавляет уполномоченный орган.'}
        </EmptyState>
      ) : (
        <PlanSummary plan={plan} />
      )}
      {sections.map(([key, rows]) => (
        <PlanTable key={key} tenant={tenant} rows={rows} year={year} agency={agency} />
      ))}
      {plan.retired.length > 0 && <RetiredIndicators tenant={tenant} plan={plan} />}
      {plan.rows.length > 0 && <PublicationNote tenant={tenant} timeZone={actor.tenant.timeZone} plan={plan} />}
    </>
  )
}
