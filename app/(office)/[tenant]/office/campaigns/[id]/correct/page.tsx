import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { criterionName } from '@/lib/rating/methodology/types'
import { getPublication } from '@/lib/rating/publication/queries'
import { CorrectionForm } from './CorrectionForm'

type Props = { params: Promise<{ tenant: string; id: string }> }

export const metadata: Metadata = { title: 'Исправление рейтинга' }

export default async function CorrectPage({ params }: Props) {
  const { tenant, id } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/campaigns/${id}/correct`)
  const view = await getPublication(actor, { campaignId: id })
  const [last] = view.versions
  if (!last || !may(actor, 'campaign.correct')) notFound()
  return (
    <>
      <Breadcrumbs
        items={[
          { label: pageName('campaigns'), href: `/${tenant}/office/campaigns` },
          { label: 'Публикация', href: `/${tenant}/office/campaigns/${id}/publish` },
          { label: 'Исправление' },
        ]}
      />
      <PageTitle
        title={`Исправить рейтинг за ${view.campaign.year} год`}
        kicker={`Действует версия ${last.version}`}
        lead="Появится новая версия с причиной. Прежняя останется доступной. Свидетельства тех, у кого изменятся оценка или уровень, будут отозваны и выданы заново."
      />
      {view.addable.length > 0 && (
        <Notice title="В новую версию войдут" className="mb-6">
          {view.addable.map(({ agencyName }) => agencyName).join(', ')}: итог подведён после публикации.
        </Notice>
      )}
      <CorrectionForm
        tenant={tenant}
        campaignId={id}
        baseVersion={last.version}
        mayBeEmpty={view.addable.length > 0}
        agencies={view.lines}
        criteria={view.methodology.criteria.map((criterion) => ({
          number: criterion.number,
          title: criterionName(criterion),
          options: criterion.options.map(({ score, text }) => ({ score, text })),
        }))}
      />
    </>
  )
}
