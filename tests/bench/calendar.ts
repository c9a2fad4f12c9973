import { getCalendar, listDeadlines } from '../../lib/deadlines/deadline-queries'
import { readCalendarFilter } from '../../lib/deadlines/schema'
import { loadActor } from '../../lib/platform/actor'
import { sessionToken } from '../../lib/account/auth-session'
import { sessionCookieName } from '../../lib/platform/session'
import { bySize, figured, pageFigures, type MeasuredPortal } from './measure'
import { fillProgramme } from './programme-data'

const [AGENCIES, MANY] = [300, 3000] as const

/**
 * A month of everything due to all agencies and the list of what is late, for 300 agencies and for ten times as many.
 */
export function measureCalendar({ ownerUrl, portal }: { ownerUrl: string; portal: MeasuredPortal }) {
  return bySize([AGENCIES, MANY], async (size) => {
    const { slug, sessionId } = await fillProgramme(ownerUrl, `calendar-${size}`, size)
    const actor = await loadActor(sessionId, slug)
    if (!actor) throw new Error('no actor')
    const cookie = `${sessionCookieName()}=${await sessionToken(sessionId)}`
    const all = { ...readCalendarFilter({}), view: 'all' as const }
    const { groups, late } = await getCalendar(actor, all)
    return {
      dueInMonth: groups.reduce((sum, { total }) => sum + total, 0),
      late: late.total,
      month: await figured(() => getCalendar(actor, all)),
      lateList: await figured(() => listDeadlines(actor, { ...all, late: true })),
      monthPage: await pageFigures(portal, cookie, `/${slug}/office/calendar`),
      latePage: await pageFigures(portal, cookie, `/${slug}/office/calendar?late=1&view=all`),
    }
  })
}
