import { notFound, redirect } from 'next/navigation'
import { getNewestYearOf, getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

/** An agency's newest published score. */
export default async function AgencyPage({ params }: { params: Promise<{ tenant: string; slug: string }> }) {
  const { tenant: tenantSlug, slug } = await params
  const tenant = await getPublicTenant(tenantSlug)
  const year = tenant && (await getNewestYearOf(tenant.id, slug))
  if (!tenant || !year) notFound()
  redirect(`/${tenantSlug}/agencies/${slug}/${year}`)
}
