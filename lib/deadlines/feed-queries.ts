import 'server-only'
import { reachOf } from '@/lib/core/permissions'
import { defineQuery } from '@/lib/platform/query'
import type { DigestSetting } from './digest'
import { seesMany } from './rules'
import { operations } from './operations'

export type FeedLine = {
  id: string
  scope: 'PERSONAL' | 'AGENCY'
  agencyName: string | null
  createdAt: Date
  lastReadAt: Date | null
}
export type SubscriptionPage = {
  feeds: FeedLine[]
  digest: Omit<DigestSetting, 'updatedAt'> | null
  email: string
  agencies: { id: string; name: string }[]
}

/** The person's own feeds that work, and the digest they chose. */
export const getSubscription = defineQuery({
  operation: operations['deadline.read'],
  run: async ({ tx, tenantId, actor }, _input: Record<string, never>): Promise<SubscriptionPage> => {
    const { personId, memberships } = actor
    if (personId === null) return { feeds: [], digest: null, email: '', agencies: [] }
    const feeds = await tx.calendarFeed.findMany({
      where: { tenantId, personId, revokedAt: null },
      orderBy: { createdAt: 'asc' },
      take: 100,
      select: { id: true, scope: true, agency: { select: { name: true } }, createdAt: true, lastReadAt: true },
    })
    const digest = await tx.digestChoice.findUnique({
      where: { tenantId_personId: { tenantId, personId } },
      select: { frequency: true, weekday: true, hour: true, everyDay: true },
    })
    const person = await tx.person.findUnique({
      where: { tenantId_id: { tenantId, id: personId } },
      select: { email: true },
    })
    const reach = reachOf(memberships, operations['deadline.read']) ?? []
    const agencies = seesMany(memberships)
      ? await tx.agency.findMany({
          where: { tenantId, status: 'ACTIVE', ...(reach === 'all' ? {} : { id: { in: [...reach] } }) },
          orderBy: { name: 'asc' },
          take: 1000,
          select: { id: true, name: true },
        })
      : []
    return {
      feeds: feeds.map(({ agency, ...feed }) => ({ ...feed, agencyName: agency?.name ?? null })),
      digest,
      email: person?.email ?? '',
      agencies,
    }
  },
})
