import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RatingView } from '@/components/public/RatingView'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { getPublicTenant, getPublishedRating } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; year: string }> }

const load = async ({ params }: Props) => {
  const { tenant: slug, year } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant || !/^\d{4}$/.test(year)) return null
  const rating = await getPublishedRating(tenant.id, Number(year))
  return rating && { tenant, rating }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (!found) return {}
  const { tenant, rating } = found
  return {
    title: `Рейтинг за ${rating.year} год`,
    description: `${tenant.name}: рейтинг участников программы «${tenant.programme}» за ${rating.year} год, опубликован ${formatLong(instantToDate(tenant.timeZone, rating.publishedAt))}`,
    alternates: { canonical: `/${tenant.slug}/rating/${rating.year}` },
  }
}

export default async function RatingYearPage(props: Props) {
  const found = await load(props)
  if (!found) notFound()
  return <RatingView {...found} />
}
