import type { MetadataRoute } from 'next'
import { listPublicOrders } from '@/lib/feedback/clients/public-orders'
import { listPublicResults } from '@/lib/feedback/publication/public-queries'
import { getGalleryCounts, listPublicPractices } from '@/lib/gallery/published-queries'
import { hasOpenData } from '@/lib/open-data/files'
import { env } from '@/lib/platform/env'
import { listPublicProcesses } from '@/lib/processes/publication/public-queries'
import { getPublicTenant, listPublicAgencies, listPublicTenants } from '@/lib/rating/publication/published-queries'

// The tenants come from the database, which is not there while the product is built.
export const dynamic = 'force-dynamic'

async function pagesOf(slug: string): Promise<string[]> {
  const tenant = await getPublicTenant(slug)
  if (!tenant) return []
  const agencies = tenant.years.length > 0 ? await listPublicAgencies(tenant.id) : []
  const gallery = await getGalleryCounts(tenant.id)
  const practices = gallery.practices > 0 ? await listPublicPractices(tenant.id, tenant.timeZone) : []
  const processes = await listPublicProcesses(tenant.id)
  const orders = await listPublicOrders({ tenant, now: new Date() })
  const results = await listPublicResults(tenant.id)
  return [
    ...(orders.length > 0 ? ['/orders'] : []),
    ...(results.length > 0 ? ['/surveys'] : []),
    ...results.map(({ code }) => `/surveys/${code}/results`),
    ...(processes.length > 0 ? ['/processes'] : []),
    ...processes.map((process) => `/processes/${process.slug}`),
    ...(gallery.projects > 0 ? ['/projects'] : []),
    ...(practices.length > 0 ? ['/practices'] : []),
    ...practices.map((practice) => `/practices/${practice.slug}`),
    '',
    '/agencies',
    ...(tenant.template.rating ? ['/method'] : []),
    ...((await hasOpenData(tenant)) ? ['/open-data'] : []),
    ...tenant.years.map((year) => `/rating/${year}`),
    ...agencies.flatMap(({ newest }) => (newest ? [`/agencies/${newest.slug}/${newest.year}`] : [])),
  ].map((path) => `/${slug}${path}`)
}

/** Public pages of every tenant; demonstration tenants are kept out of search engines. */
export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const base = env().APP_URL.replace(/\/$/, '')
  const pages = ['/']
  for (const { slug, isDemo } of await listPublicTenants()) if (!isDemo) pages.push(...(await pagesOf(slug)))
  return pages.map((path) => ({ url: base + path }))
}
