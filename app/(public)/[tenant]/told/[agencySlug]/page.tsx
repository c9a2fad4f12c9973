import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PageTitle } from '@/components/layout/PageTitle'
import { Notice } from '@/components/ui/Notice'
import { Section } from '@/components/ui/Section'
import { LinkPills } from '@/components/ui/Tabs'
import { ResultsList } from '@/components/feedback/published/ResultsList'
import { ToldBars } from '@/components/feedback/ToldBars'
import { ToldSections } from '@/components/feedback/ToldSections'
import { WordAside } from '@/components/feedback/WordAside'
import { formatLong, todayIn } from '@/lib/core/dates'
import { count, NBSP } from '@/lib/core/format'
import { listPublicOrders } from '@/lib/feedback/clients/public-orders'
import { termsOf } from '@/lib/feedback/terms'
import { listPublicResults } from '@/lib/feedback/publication/public-queries'
import { toldLead, toldTitle } from '@/lib/feedback/told/labels'
import { wordAgency } from '@/lib/feedback/told/public'
import { getToldPage } from '@/lib/feedback/told/public-told'
import type { ToldPage } from '@/lib/feedback/told/view'
import { newToken } from '@/lib/platform/secrets'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

// Each copy of the form has a key of its own.
export const dynamic = 'force-dynamic'

type Props = {
  params: Promise<{ tenant: string; agencySlug: string }>
  searchParams: Promise<{ year?: string; point?: string }>
}

export const metadata: Metadata = { title: 'Вы сказали – мы сделали' }

/** How often people wrote in the year: «780 ответов на опросы и 203 сообщения с этой страницы». */
function written({ answers, messages, year }: ToldPage): string {
  const parts = [
    answers > 0 && `${count(answers, 'ответ', 'ответа', 'ответов')} на${NBSP}опросы`,
    messages > 0 && `${count(messages, 'сообщение', 'сообщения', 'сообщений')} с${NBSP}этой страницы`,
  ].filter((part) => part !== false)
  const all = answers + messages
  if (all === 0) return ''
  return parts.length === 2
    ? `В ${year} году вы написали нам ${count(all, 'раз', 'раза', 'раз')}: ${parts.join(' и ')}. `
    : `В ${year} году мы получили от вас ${parts.join('')}. `
}

/** «Вы сказали – мы сделали» of an agency (Kirov app. 1 §8). */
export default async function ToldAgencyPage({ params, searchParams }: Props) {
  const { tenant: slug, agencySlug } = await params
  const { year: asked, point = '' } = await searchParams
  const tenant = await getPublicTenant(slug)
  const now = new Date()
  const told = tenant && (await getToldPage(tenant, agencySlug, asked ? Number(asked) : null, now))
  if (!tenant || !told) notFound()
  const { agency, heir, tally, year, years, lines } = told
  const collecting = (await listPublicOrders({ tenant, now })).find(
    (order) => order.kind === 'COLLECTING' && order.agency.slug === agency.slug,
  )
  const here = point === '' ? null : await wordAgency(tenant, agencySlug, point)
  const at = `/${slug}/told/${agency.slug}`
  const results = (await listPublicResults(tenant.id)).filter((one) => one.agencySlug === agency.slug)
  return (
    <>
      <PageTitle
        size="l"
        kicker={`${agency.name} · на ${formatLong(todayIn(tenant.timeZone, now))}`}
        title={toldTitle(tally)}
        lead={
          lines.length > 0 || tally.unshown > 0
            ? `${written(told)}${toldLead(tally)}`
            : `${written(told)}Пока здесь пусто: расскажем, что вы сказали и что мы сделали, как только разберём первые просьбы.`
        }
      />
      {heir && (
        <Notice className="mb-6" title="Этого органа больше нет">
          Что не успели решить, делает {heir.name}: <a href={`/${slug}/told/${heir.slug}`}>страница преемника</a>.
        </Notice>
      )}
      {years.length > 1 && (
        <LinkPills
          label="Год"
          items={years.map((one) => ({ href: `${at}?year=${one}`, label: String(one), current: one === year }))}
        />
      )}
      <div className="grid gap-x-12 gap-y-10 lg:grid-cols-[minmax(0,1fr)_21.5rem] lg:items-start">
        <div>
          <ToldBars tally={tally} />
          <ToldSections told={told} />
          {collecting && (
            <p className="mt-6">
              Как мы собираем обратную связь: <a href={`/${slug}/orders`}>{collecting.actTitle}</a>
            </p>
          )}
          {results.length > 0 && (
            <Section title="Что показали опросы" rule>
              <ResultsList slug={slug} timeZone={tenant.timeZone} results={results} own />
            </Section>
          )}
        </div>
        {agency.open && (
          <WordAside
            tenant={slug}
            agencySlug={agency.slug}
            formKey={newToken()}
            point={point}
            services={told.services}
            answerDays={termsOf(tenant.settings.feedback, here?.point?.side ?? 'EXTERNAL').answerDays}
            appealUrl={tenant.settings.feedback.appealUrl}
          />
        )}
      </div>
    </>
  )
}
