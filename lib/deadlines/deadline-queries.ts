import 'server-only'
import { addDays, type DateString } from '@/lib/core/dates'
import { reachOf } from '@/lib/core/permissions'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { pageCount } from '@/lib/core/pages'
import { monthOf, monthView, type MonthString, type MonthView } from './month'
import { dutyPeople } from '@/lib/people/addresses'
import { GROUP_SHOWN, readDeadlines, readGroups, SINCE, type DeadlineGroup, type ReadContext } from './due-queries'
import { dutyScope, readScope, seesMany, type Deadline, type DeadlineScope } from './rules'
import type { CalendarFilter } from './schema'
import { operations } from './operations'

export const DEADLINES_PER_PAGE = 50
const LATE_SHOWN = 10

export type CalendarPage = {
  view: CalendarFilter['view']
  month: MonthString
  today: DateString
  grid: MonthView
  groups: DeadlineGroup[]
  late: { rows: Deadline[]; total: number }
  /** To choose from; empty where the person has one agency only. */
  agencies: { id: string; name: string; kind: string }[]
}
export type DeadlineList = {
  rows: Deadline[]
  total: number
  page: number
  pages: number
  agencies: CalendarPage['agencies']
}

const contextOf = ({ tx, tenantId, actor, now }: QueryContext): ReadContext => ({
  tx,
  tenantId,
  timeZone: actor.tenant.timeZone,
  now,
})

/** What the view shows: everything the person sees, or what they owe. */
async function scopeOf(ctx: QueryContext, view: CalendarFilter['view']): Promise<DeadlineScope> {
  const { actor, tx, tenantId } = ctx
  if (view === 'all') return readScope(actor)
  if (actor.personId === null) return {}
  const known = (await dutyPeople({ tx, tenantId }, [actor.personId])).get(actor.personId)
  return known ? dutyScope(known) : {}
}

async function agencyChoices({ tx, tenantId, actor }: QueryContext): Promise<CalendarPage['agencies']> {
  const reach = reachOf(actor.memberships, operations['deadline.read'])
  if (reach === null || !seesMany(actor.memberships)) return []
  return tx.agency.findMany({
    where: { tenantId, status: 'ACTIVE', ...(reach === 'all' ? {} : { id: { in: [...reach] } }) },
    orderBy: { name: 'asc' },
    take: 1000,
    select: { id: true, name: true, kind: true },
  })
}

/** A month of the calendar and what is past its day. Seven statements at most, for any number of agencies. */
export const getCalendar = defineQuery({
  operation: operations['deadline.read'],
  run: async (ctx, filter: CalendarFilter): Promise<CalendarPage> => {
    const today = ctx.today
    const month = filter.month ?? monthOf(today)
    const grid = monthView(month, today)
    const read = contextOf(ctx)
    const scope = await scopeOf(ctx, filter.view)
    const groups = await readGroups(read, scope, { from: grid.from, to: grid.to }, filter)
    const late = await readDeadlines(
      read,
      scope,
      { from: SINCE, to: addDays(today, -1) },
      { ...filter, late: true },
      { limit: LATE_SHOWN },
    )
    return { view: filter.view, month, today, grid, groups, late, agencies: await agencyChoices(ctx) }
  },
})

/** One day, or all that is past its day, page by page. */
export const listDeadlines = defineQuery({
  operation: operations['deadline.read'],
  run: async (ctx, filter: CalendarFilter): Promise<DeadlineList> => {
    const today = ctx.today
    const scope = await scopeOf(ctx, filter.view)
    const window = filter.day === null ? { from: SINCE, to: addDays(today, -1) } : { from: filter.day, to: filter.day }
    const { rows, total } = await readDeadlines(
      contextOf(ctx),
      scope,
      window,
      { ...filter, late: filter.day === null },
      { limit: DEADLINES_PER_PAGE, offset: (filter.page - 1) * DEADLINES_PER_PAGE },
    )
    return {
      rows,
      total,
      page: filter.page,
      pages: pageCount(total, DEADLINES_PER_PAGE),
      agencies: await agencyChoices(ctx),
    }
  },
})

export { GROUP_SHOWN }
