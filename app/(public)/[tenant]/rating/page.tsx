import { notFound, redirect } from 'next/navigation'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

/** The newest published rating. */
export default async function RatingPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params
  const year = (await getPublicTenant(slug))?.years[0]
  if (year === undefined) notFound()
  redirect(`/${slug}/rating/${year}`)
}
