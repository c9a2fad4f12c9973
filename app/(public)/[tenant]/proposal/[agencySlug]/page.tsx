import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { count } from '@/lib/core/format'
import { filingAgency } from '@/lib/proposals/public'
import { newAwardCode } from '@/lib/core/code'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { PublicProposalForm } from './PublicProposalForm'

// Each copy of the form has a code of its own.
export const dynamic = 'force-dynamic'
export const metadata: Metadata = { title: 'Предложить улучшение', robots: { index: false } }

/** Where the poster's QR code leads: a proposal without an account. */
export default async function PublicProposalPage({
  params,
}: {
  params: Promise<{ tenant: string; agencySlug: string }>
}) {
  const { tenant: slug, agencySlug } = await params
  const tenant = await getPublicTenant(slug)
  const agency = tenant && (await filingAgency(tenant, agencySlug))
  if (!tenant || !agency) notFound()
  const { answerDays, anonymous, requireEmail } = tenant.settings.proposals
  return (
    <div className="max-w-[40rem]">
      <PageTitle
        title="Предложите улучшение"
        kicker={agency.name}
        lead={`Две минуты – и ваше предложение у команды лидеров органа. Ответят в течение ${count(answerDays, 'рабочего дня', 'рабочих дней', 'рабочих дней')}.`}
      />
      <PublicProposalForm
        tenantSlug={slug}
        agencySlug={agency.slug}
        followCode={newAwardCode()}
        mayBeUnnamed={anonymous}
        requireEmail={requireEmail}
      />
    </div>
  )
}
