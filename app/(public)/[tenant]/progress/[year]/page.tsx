import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PublicProgress } from '@/components/plan/PublicProgress'
import { formatLong, instantToDate } from '@/lib/core/dates'
import { getPublishedProgress, publishedProgressYears } from '@/lib/plan/published-queries'
import { getPublicTenant } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; year: string }> }

const load = async ({ params }: Props) => {
  const { tenant: slug, year } = await params
  const tenant = await getPublicTenant(slug)
  if (!tenant || !/^\d{4}$/.test(year)) return null
  const progress = await getPublishedProgress(tenant.id, Number(year))
  return progress && { tenant, progress, years: await publishedProgressYears(tenant.id) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (!found) return {}
  const { tenant, progress } = found
  return {
    title: `Ход программы за ${progress.year} год`,
    description: `${tenant.name}: план и факт программы «${tenant.programme}» за ${progress.year} год, опубликовано ${formatLong(instantToDate(tenant.timeZone, progress.publishedAt))}`,
    alternates: { canonical: `/${tenant.slug}/progress/${progress.year}` },
  }
}

export default async function ProgressYearPage(props: Props) {
  const found = await load(props)
  if (!found) notFound()
  return <PublicProgress {...found} />
}
