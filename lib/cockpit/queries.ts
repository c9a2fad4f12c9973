import 'server-only'
import { addDays, type DateString } from '@/lib/core/dates'
import { deadlineWords } from '@/lib/deadlines/labels'
import { agencyKindLabel } from '@/lib/core/agency-kinds'
import { readDeadlines, readGroups, SINCE } from '@/lib/deadlines/due-queries'
import { givenScope, readScope, type Deadline } from '@/lib/deadlines/rules'
import { calendarQuery, readCalendarFilter } from '@/lib/deadlines/schema'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { readCockpit, type CockpitData } from './read'
import type { CockpitFilter } from './filter'
import { matrixOf, type Matrix } from './matrix'
import type { MatrixAgency } from './rollup'
import type { CockpitBar, CockpitFrame } from '@/lib/core/cockpit'
import { operations } from './operations'
import { operations as deadlineOperations } from '@/lib/deadlines/operations'

export type CockpitView = {
  matrix: Matrix
  year: number
  quarter: CockpitFrame['quarter']
  years: number[]
  /** What the conditions offer. */
  kinds: { value: string; label: string }[]
  parents: { value: string; label: string }[]
  parentName: string | null
  /** Agencies that the person sees. */
  seen: number
  side: 'staff' | 'agency'
  bars: CockpitBar[]
}

const visible = ({ reach }: QueryContext, agencies: readonly MatrixAgency[]): MatrixAgency[] => {
  if (reach === 'all') return [...agencies]
  const own = new Set(reach)
  return agencies.filter(({ id }) => own.has(id))
}

function viewOf(ctx: QueryContext, data: CockpitData, filter: CockpitFilter): CockpitView {
  const { agencies, columns, frame, bars, years } = data
  const mine = visible(ctx, agencies)
  const parents = new Set(mine.map(({ parentId }) => parentId))
  const kinds = [...new Set(mine.map(({ kind }) => kind))]
  return {
    matrix: matrixOf(agencies, mine, columns, filter, agencyKindLabel),
    year: frame.year,
    quarter: frame.quarter,
    years,
    side: frame.side,
    bars,
    seen: mine.length,
    kinds: kinds
      .map((value) => ({ value, label: agencyKindLabel(value) }))
      .sort((a, b) => a.label.localeCompare(b.label, 'ru')),
    parents: mine.filter(({ id }) => parents.has(id)).map(({ id, name }) => ({ value: id, label: name })),
    parentName: mine.find(({ id }) => id === filter.parent)?.name ?? null,
  }
}

/** The matrix of agencies for a filter. Eleven statements (readCockpit), whatever the number of agencies and years. */
export const getCockpit = defineQuery({
  operation: operations['cockpit.read'],
  run: async (ctx, filter: CockpitFilter): Promise<CockpitView> => viewOf(ctx, await readCockpit(ctx, filter), filter),
})

export type NearestDeadline = { key: string; day: DateString; text: string; state: Deadline['state']; href: string }

const DAYS_AHEAD = 90
const NEAREST = 6

/**
 * What falls due next of all that the person sees, after the tasks given to them that are past their day; alike things
 * of a day are one line.
 * Other things past their day stand in «Что вас ждёт».
 */
export const getNearestDeadlines = defineQuery({
  operation: deadlineOperations['deadline.read'],
  run: async (ctx, _input: Record<never, never>): Promise<NearestDeadline[]> => {
    const { tx, tenantId, actor, now } = ctx
    const { timeZone } = actor.tenant
    const today = ctx.today
    const read = { tx, tenantId, timeZone, now }
    const single = ({ key, on, title, agencyName, state, href }: Deadline): NearestDeadline => ({
      key,
      day: on,
      state,
      text: [title, agencyName].filter(Boolean).join(' · '),
      href,
    })
    const { rows: late } = await readDeadlines(
      read,
      givenScope(actor),
      { from: SINCE, to: addDays(today, -1) },
      {},
      { limit: NEAREST },
    )
    const groups = await readGroups(
      read,
      readScope(actor),
      { from: today, to: addDays(today, DAYS_AHEAD) },
      {},
      NEAREST,
    )
    const ahead = groups.flatMap(({ kind, on, total, first: [one] }): NearestDeadline[] => {
      if (one === undefined || total === 1) return one ? [single(one)] : []
      return [
        {
          key: `${on} ${kind}`,
          day: on,
          state: one.state,
          text: `${deadlineWords(kind).many}: ${total}`,
          href: `calendar?${calendarQuery({ ...readCalendarFilter({}), view: 'all', day: on })}`,
        },
      ]
    })
    return [...late.map(single), ...ahead]
  },
})
