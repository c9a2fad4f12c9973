import 'server-only'
import { type DateString } from '@/lib/core/dates'
import { previousQuarter, quarterOf, quarterRange, type Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import {
  dueDays,
  firstQuarter,
  notAsked,
  ruleOf,
  sentTiming,
  stateOf,
  type QuarterlyRule,
  type QuarterlyState,
  type QuarterlyStatus,
} from './rules'
import { quarterlyRules } from './load'
import type { QuarterlySummary, QuarterlyLine } from './view'

type Row = {
  agencyId: string
  name: string
  kind: string
  parentId: string | null
  since: string | null
  until: string | null
  intoId: string | null
  intoName: string | null
  reportId: string | null
  status: QuarterlyStatus | null
  sentOn: string | null
  dueOn: string | null
  lateAfter: string | null
}
type Where = {
  tenantId: string
  timeZone: string
  today: DateString
  /** null – every agency. */
  agencyIds: readonly string[] | null
}

const noCounts = (): Record<QuarterlyState, number> => ({
  NOT_BEGUN: 0,
  DRAFT: 0,
  OVERDUE: 0,
  SUBMITTED: 0,
  SUBMITTED_LATE: 0,
  RETURNED: 0,
  ACCEPTED: 0,
  NOT_ASKED: 0,
})

/**
 * How every agency stands with the quarter's report: one statement over agencies and reports, whatever their number
 * (and one for the rules, unless they are given). Agencies that were gone before the quarter began are left out.
 */
export async function quarterlySummary(
  tx: Tx,
  { tenantId, timeZone, today, agencyIds }: Where,
  quarter: Quarter,
  known?: readonly QuarterlyRule[],
): Promise<QuarterlySummary> {
  const rules = known ?? (await quarterlyRules(tx, tenantId))
  const rule = ruleOf(rules, quarter)
  if (!rule) return { quarter, rule: null, due: null, rows: [], counts: noCounts() }
  const due = dueDays(rule, quarter)
  const { from } = quarterRange(quarter)
  const found = await tx.$queryRaw<Row[]>`
    SELECT a."id" AS "agencyId", a."name", a."kind", a."parentId", a."since"::text, a."until"::text, m."id" AS "intoId",
      m."name" AS "intoName",
      r."id" AS "reportId", r."status"::text AS "status",
      (r."firstSentAt" AT TIME ZONE ${timeZone})::date::text AS "sentOn", r."dueOn"::text, r."lateAfter"::text
    FROM "Agency" a
    LEFT JOIN "Agency" m ON m."tenantId" = a."tenantId" AND m."id" = a."mergedIntoId"
    LEFT JOIN "QuarterlyReport" r ON r."tenantId" = a."tenantId" AND r."agencyId" = a."id"
      AND r."year" = ${quarter.year} AND r."quarter" = ${quarter.quarter}
    WHERE a."tenantId" = ${tenantId}::uuid
      AND (${agencyIds === null} OR a."id" = ANY(${[...(agencyIds ?? [])]}::uuid[]))
      AND (a."until" IS NULL OR a."until" >= ${from}::date OR r."id" IS NOT NULL)
    ORDER BY a."name", a."id"`
  const counts = noCounts()
  const rows = found.map((row): QuarterlyLine => {
    const gone = notAsked(
      {
        since: row.since,
        until: row.until,
        mergedInto: row.intoId === null ? null : { id: row.intoId, name: row.intoName ?? '' },
      },
      quarter,
      due.dueOn,
    )
    const own = { dueOn: row.dueOn ?? due.dueOn, lateAfter: row.lateAfter ?? due.lateAfter }
    const report = row.status === null ? null : { status: row.status, sentOn: row.sentOn, ...own }
    const state = stateOf(report, gone === null, due, today)
    counts[state] += 1
    return {
      agencyId: row.agencyId,
      name: row.name,
      kind: row.kind,
      parentId: row.parentId,
      reportId: row.reportId,
      state,
      ...own,
      sentOn: row.sentOn,
      timing: row.sentOn === null ? null : sentTiming(row.sentOn, own),
      notAsked: state === 'NOT_ASKED' ? gone : null,
      since: row.since,
      until: row.until,
    }
  })
  return { quarter, rule, due, rows, counts }
}

/** The quarter that is being reported on: the last closed one, or the first that the rules ask about. */
export function reportedQuarter(rules: readonly QuarterlyRule[], today: DateString): Quarter {
  const last = previousQuarter(quarterOf(today))
  const first = firstQuarter(rules)
  return first && (first.year > last.year || (first.year === last.year && first.quarter > last.quarter)) ? first : last
}
