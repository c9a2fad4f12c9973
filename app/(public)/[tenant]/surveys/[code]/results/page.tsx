import { sentence } from '@/lib/core/format'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { asked, PublishedResults, resultsTitle } from '@/components/feedback/published/PublishedResults'
import { PageTitle } from '@/components/layout/PageTitle'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { getPublicResults } from '@/lib/feedback/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; code: string }> }

const load = async ({ params }: Props) => {
  const { tenant: slug, code } = await params
  const tenant = await getPublicTenant(slug)
  const found = tenant && (await getPublicResults(tenant.id, code))
  return found ? { tenant, found, code } : null
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const loaded = await load(props)
  if (loaded?.found.kind !== 'open') return { title: 'Результаты отозваны', robots: { index: false } }
  const { tenant, found, code } = loaded
  return {
    title: `Результаты опроса: ${found.content.title}`,
    description: found.content.summary.slice(0, 200),
    alternates: { canonical: `/${tenant.slug}/surveys/${code}/results` },
  }
}

/** Results of a survey as they were published; a withdrawn page says so and why. */
export default async function PublicResultsPage(props: Props) {
  const loaded = await load(props)
  if (!loaded) notFound()
  const { tenant, found } = loaded
  const list = `/${tenant.slug}/surveys`
  const day = (at: Date) => formatLong(instantToDate(tenant.timeZone, at))
  if (found.kind === 'withdrawn')
    return (
      <PageTitle
        size="l"
        kicker={<a href={list}>Результаты опросов</a>}
        title="Результаты этого опроса отозваны"
        lead={`«${found.title}». Отозваны ${day(found.on)}: ${found.reason}`}
      />
    )
  const { content, edition, publishedAt } = found
  const files = `/${tenant.slug}/open-data`
  return (
    <>
      <PageTitle
        size="l"
        kicker={<a href={list}>Результаты опросов</a>}
        title={resultsTitle(content)}
        lead={[content.title, content.agencyName, asked(content)].filter(Boolean).join(' · ')}
      />
      <PublishedResults
        content={content}
        toldHref={content.agencySlug && `/${tenant.slug}/told/${content.agencySlug}`}
      />
      <p className="mt-6 text-sm text-muted">
        {sentence(`Опубликовано ${day(publishedAt)}${edition > 1 ? `, редакция ${edition}` : ''}`)} Ответы безымянные:
        кто что ответил, не знает никто. · <a href={`${files}/surveys.json`}>JSON</a> ·{' '}
        <a href={`${files}/surveys.csv`}>CSV</a>
      </p>
    </>
  )
}
