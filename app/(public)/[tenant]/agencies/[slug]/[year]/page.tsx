import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { AgencyParts } from '@/components/agencies/AgencyParts'
import { AgencyScoreView } from '@/components/public/AgencyScoreView'
import { getOpenAgencyParts } from '@/lib/agency-parts/queries'
import { formatDecimal } from '@/lib/core/decimal'
import { getPublicTenant, getPublishedAgency } from '@/lib/rating/publication/published-queries'

export const revalidate = 10
export const generateStaticParams = () => []

type Props = { params: Promise<{ tenant: string; slug: string; year: string }> }

const load = async ({ params }: Props) => {
  const { tenant: tenantSlug, slug, year } = await params
  const tenant = await getPublicTenant(tenantSlug)
  if (!tenant || !/^\d{4}$/.test(year)) return null
  const agency = await getPublishedAgency(tenant.id, Number(year), slug)
  return agency && { tenant, agency, year: Number(year) }
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const found = await load(props)
  if (!found) return {}
  const { tenant, agency, year } = found
  return {
    title: `${agency.name}: ${formatDecimal(agency.total)} за ${year} год`,
    description: `${agency.name}: оценка ${formatDecimal(agency.total)} за ${year} год по программе «${tenant.programme}», по критериям и годам.`,
    alternates: { canonical: `/${tenant.slug}/agencies/${agency.slug}/${year}` },
  }
}

export default async function AgencyYearPage(props: Props) {
  const found = await load(props)
  if (!found) notFound()
  const { tenant, agency } = found
  return (
    <>
      <AgencyScoreView {...found} />
      <AgencyParts tenant={tenant.slug} parts={await getOpenAgencyParts(tenant, agency.slug)} />
      <p className="mt-8 flex flex-wrap gap-x-6 gap-y-2 print:hidden">
        <a href={`/${tenant.slug}/told/${agency.slug}`}>Вы сказали – мы сделали</a>
        <a href={`/${tenant.slug}/word/${agency.slug}`}>Скажите нам: спасибо, проблема, идея</a>
      </p>
    </>
  )
}
