import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Breadcrumbs } from '@/components/layout/Breadcrumbs'
import { PageTitle } from '@/components/layout/PageTitle'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'
import { Recompute } from './Recompute'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Пересчитать рейтинг' }

/** Recomputes a published rating in the reader's own browser, by the same pure functions. */
export default async function RecomputePage({ params }: { params: Promise<{ tenant: string; year: string }> }) {
  const { tenant: slug, year } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant?.years.includes(Number(year))) notFound()
  return (
    <>
      <Breadcrumbs
        items={[{ label: `Рейтинг за ${year} год`, href: `/${slug}/rating/${year}` }, { label: 'Пересчёт' }]}
      />
      <PageTitle
        size="l"
        title="Пересчитать рейтинг"
        lead="Ваш браузер скачает опубликованный файл, заново сложит все баллы с коэффициентами, определит уровни и сравнит с опубликованным. Сервер в расчёте не участвует."
      />
      <Recompute href={`/${slug}/open-data/rating-${year}.json`} year={Number(year)} />
    </>
  )
}
