import 'server-only'
import { createHash } from 'node:crypto'
import { addDays, todayIn } from '@/lib/core/dates'
import { can, reachOf } from '@/lib/core/permissions'
import { tokenHash } from '@/lib/platform/secrets'
import { platformDb, withTenant } from '@/lib/platform/db'
import { publicUrl } from '@/lib/platform/public-url'
import { calendarText } from './ical'
import { dutyPeople } from '@/lib/people/addresses'
import { readDeadlines } from './due-queries'
import { dutyScope, readScope, type Deadline } from './rules'
import { operations } from './operations'

const BACK_DAYS = 366
const AHEAD_DAYS = 400
const MOST = 2_000
/** How often reading is noted. */
const NOTE_MS = 10 * 60_000

export type FeedFile = { text: string; etag: string; changedAt: Date }

const feedName = (scope: 'PERSONAL' | 'AGENCY', tenantName: string, agencyName: string | null): string =>
  scope === 'PERSONAL' ? `Мои сроки. ${tenantName}` : `Сроки: ${agencyName ?? 'все органы'}. ${tenantName}`

/** Changes exactly when the calendar's reader would see a difference. */
const digestOf = (name: string, deadlines: readonly Deadline[]): string =>
  createHash('sha256')
    .update(
      JSON.stringify([
        name,
        deadlines.map(({ key, on, title, agencyName, href, state }) => [
          key,
          on,
          title,
          agencyName,
          href,
          state === 'OVERDUE',
        ]),
      ]),
    )
    .digest('hex')

/**
 * What a private address answers; null for garbage, another tenant's token, a revoked feed, and a person who is blocked
 * or may no longer see a calendar or that agency. The person's rights are those of this moment. Five statements at
 * most.
 */
export async function readFeed(slug: string, token: string, now: Date): Promise<FeedFile | null> {
  const tenant = await platformDb().tenant.findUnique({
    where: { slug },
    select: { id: true, name: true, timeZone: true },
  })
  if (!tenant) return null
  const { id: tenantId, timeZone } = tenant
  return withTenant(tenantId, async (tx) => {
    const feed = await tx.calendarFeed.findUnique({
      where: { tenantId_tokenHash: { tenantId, tokenHash: tokenHash(token) } },
      include: { agency: { select: { name: true } } },
    })
    if (!feed || feed.revokedAt !== null) return null
    const person = (await dutyPeople({ tx, tenantId }, [feed.personId])).get(feed.personId)
    if (!person || reachOf(person.memberships, operations['deadline.read']) === null) return null
    if (feed.agencyId !== null && !can(person.memberships, operations['deadline.read'], feed.agencyId)) return null
    const today = todayIn(timeZone, now)
    const scope = feed.scope === 'PERSONAL' ? dutyScope(person) : readScope(person)
    const window = { from: addDays(today, -BACK_DAYS), to: addDays(today, AHEAD_DAYS) }
    const { rows } = await readDeadlines(
      { tx, tenantId, timeZone, now },
      scope,
      window,
      feed.agencyId === null ? {} : { agencyId: feed.agencyId },
      { limit: MOST },
    )
    const name = feedName(feed.scope, tenant.name, feed.agency?.name ?? null)
    const body = digestOf(name, rows)
    // HTTP's dates have no fractions of a second.
    const changedAt =
      body === feed.body && feed.changedAt !== null ? feed.changedAt : new Date(Math.floor(now.getTime() / 1000) * 1000)
    if (body !== feed.body || feed.lastReadAt === null || now.getTime() - feed.lastReadAt.getTime() > NOTE_MS) {
      await tx.calendarFeed.update({
        where: { tenantId_id: { tenantId, id: feed.id } },
        data: { body, changedAt, lastReadAt: now },
        select: { id: true },
      })
    }
    const text = calendarText({
      name,
      deadlines: rows,
      changedAt,
      office: publicUrl(`/${slug}/office`),
      alarms: feed.scope === 'PERSONAL',
    })
    return { text, etag: `"${body.slice(0, 32)}"`, changedAt }
  })
}
