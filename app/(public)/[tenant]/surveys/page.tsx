import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ResultsList } from '@/components/feedback/published/ResultsList'
import { PageTitle } from '@/components/layout/PageTitle'
import { count } from '@/lib/core/format'
import { listPublicResults } from '@/lib/feedback/publication/public-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Результаты опросов' }

/** All published results of the programme, the newest first. */
export default async function PublicSurveysPage({ params }: { params: Promise<{ tenant: string }> }) {
  const tenant = await getPublicTenant((await params).tenant)
  const results = tenant ? await listPublicResults(tenant.id) : []
  if (!tenant || results.length === 0) notFound()
  return (
    <>
      <PageTitle
        size="l"
        kicker={tenant.name}
        title={`Что ответили клиенты: ${count(results.length, 'опрос', 'опроса', 'опросов')}`}
        lead="Довольны – отметки 4 и 5 из пяти. Ответы безымянные."
      />
      <ResultsList slug={tenant.slug} timeZone={tenant.timeZone} results={results} />
      <p className="mt-6 text-sm text-muted">
        Открытые данные: <a href={`/${tenant.slug}/open-data/surveys.csv`}>результаты опросов, CSV</a> ·{' '}
        <a href={`/${tenant.slug}/open-data/surveys.json`}>JSON</a> ·{' '}
        <a href={`/${tenant.slug}/open-data#surveys`}>паспорт набора</a>
      </p>
    </>
  )
}
