import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { RatingView } from '@/components/public/RatingView'
import { getPublicTenant, getPublishedRating } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Прежняя редакция рейтинга', robots: { index: false } }

/** An older version of a rating: it stays visible after a correction (domain §3.4). */
export default async function RatingVersionPage({
  params,
}: {
  params: Promise<{ tenant: string; year: string; version: string }>
}) {
  const { tenant: slug, year, version } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant || !/^\d{4}$/.test(year) || !/^\d{1,4}$/.test(version)) notFound()
  const rating = await getPublishedRating(tenant.id, Number(year), Number(version))
  if (!rating) notFound()
  return <RatingView tenant={tenant} rating={rating} />
}
