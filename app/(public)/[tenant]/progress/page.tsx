import { notFound, redirect } from 'next/navigation'
import { publishedProgressYears } from '@/lib/plan/published-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

/** The newest published year. */
export default async function ProgressPage({ params }: { params: Promise<{ tenant: string }> }) {
  const { tenant: slug } = await params
  const tenant = await getPublicTenant(slug)
  const year = tenant && (await publishedProgressYears(tenant.id))[0]
  if (!year) notFound()
  redirect(`/${slug}/progress/${year}`)
}
