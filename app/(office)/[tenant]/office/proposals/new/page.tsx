import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { pageName } from '@/lib/page-names'
import { PageTitle } from '@/components/layout/PageTitle'
import { count } from '@/lib/core/format'
import { may } from '@/lib/access'
import { requireActor } from '@/lib/platform/actor'
import { filingPlaces } from '@/lib/proposals/count-queries'
import { newAwardCode } from '@/lib/core/code'
import { NewProposalForm } from './NewProposalForm'

export const metadata: Metadata = { title: 'Новое предложение' }

export default async function NewProposalPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant } = await params
  const actor = await requireActor(tenant, `/${tenant}/office/proposals/new`)
  if (!may(actor, 'proposal.file')) notFound()
  const places = (await filingPlaces(actor, {})).filter(({ mayFile }) => mayFile)
  const { answerDays, anonymous } = actor.tenant.settings.proposals
  return (
    <>
      <Breadcrumbs
        items={[{ label: pageName('proposals'), href: `/${tenant}/office/proposals` }, { label: 'Новое' }]}
      />
      <div className="max-w-[40rem]">
        <PageTitle
          title="Предложите улучшение"
          kicker={places.length === 1 ? places[0]?.name : undefined}
          lead={`Ответят в течение ${count(answerDays, 'рабочего дня', 'рабочих дней', 'рабочих дней')}; о каждом шаге портал сообщит вам письмом.`}
        />
        <NewProposalForm
          tenant={tenant}
          followCode={newAwardCode()}
          places={places}
          mayBeUnnamed={anonymous}
          name={actor.name}
          home={actor.memberships.find(({ agencyId }) => agencyId !== null)?.agencyId ?? null}
        />
      </div>
    </>
  )
}
