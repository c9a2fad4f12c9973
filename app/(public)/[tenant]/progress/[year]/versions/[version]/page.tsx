import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicProgress } from '@/components/plan/PublicProgress'
import { getPublishedProgress, publishedProgressYears } from '@/lib/plan/published-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []
export const metadata: Metadata = { title: 'Ход программы: прежняя редакция', robots: { index: false } }

export default async function ProgressVersionPage({
  params,
}: {
  params: Promise<{ tenant: string; year: string; version: string }>
}) {
  const { tenant: slug, year, version } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant || !/^\d{4}$/.test(year) || !/^\d{1,4}$/.test(version)) notFound()
  const progress = await getPublishedProgress(tenant.id, Number(year), Number(version))
  if (!progress) notFound()
  return <PublicProgress tenant={tenant} progress={progress} years={await publishedProgressYears(tenant.id)} />
}
