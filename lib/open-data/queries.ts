import 'server-only'
import { cache } from 'react'
import { env } from '@/lib/platform/env'
import { withTenant } from '@/lib/platform/db'
import type { PublicTenant } from '@/lib/rating/published-queries'
import type { DataSet, Publisher } from './data-set'

/** The tenant as the publisher of its data sets. */
export const publisherOf = (tenant: PublicTenant): Publisher => ({
  slug: tenant.slug, name: tenant.name, programme: tenant.programme, authority: tenant.template.bodies.authority, timeZone: tenant.timeZone, ...tenant.settings.openData,
})

/** Full address of the tenant's open data. */
export const openDataBase = (tenant: PublicTenant): string => `${env().APP_URL.replace(/\/$/, '')}/${tenant.slug}/open-data`

/** Published years with their versions, newest first. */
export const listDataSets = cache(async (tenantId: string): Promise<DataSet[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.ratingVersion.findMany({ orderBy: [{ year: 'desc' }, { version: 'desc' }], select: { year: true, version: true, publishedAt: true, reason: true } })
    const years = [...new Set(rows.map((row) => row.year))]
    return years.map((year) => ({ year, versions: rows.filter((row) => row.year === year) }))
  }))
