import 'server-only'
import { cache } from 'react'
import { addYears } from '@/lib/core/dates'
import { env } from '@/lib/platform/env'
import { withTenant } from '@/lib/platform/db'
import { dayOf } from '@/lib/core/db-day'
import type { PublicTenant } from '@/lib/rating/publication/published-queries'
import type { DataSet, Publisher } from './data-set'

/** The tenant as the publisher of its data sets. */
export const publisherOf = (tenant: PublicTenant): Publisher => ({
  slug: tenant.slug,
  name: tenant.name,
  programme: tenant.programme,
  authority: tenant.template.bodies.authority,
  timeZone: tenant.timeZone,
  ...tenant.settings.openData,
})

/** Full address of the tenant's open data. */
export const openDataBase = (tenant: PublicTenant): string =>
  `${env().APP_URL.replace(/\/$/, '')}/${tenant.slug}/open-data`

/**
 * Published years with their versions, newest first; a data set holds until the next year's rating is due (K app. 3
 * §4.1).
 */
export const listDataSets = cache(async (tenantId: string): Promise<DataSet[]> =>
  withTenant(tenantId, async (tx) => {
    const rows = await tx.ratingVersion.findMany({
      orderBy: [{ year: 'desc' }, { version: 'desc' }],
      select: {
        year: true,
        version: true,
        publishedAt: true,
        reason: true,
        campaign: { select: { publicationDue: true } },
      },
    })
    return [...Map.groupBy(rows, ({ year }) => year)].map(([year, versions]) => ({
      year,
      validUntil: versions[0] ? addYears(dayOf(versions[0].campaign.publicationDue), 1) : '',
      versions: versions.map(({ version, publishedAt, reason }) => ({ version, publishedAt, reason })),
    }))
  }),
)
