import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { readTenantSettings } from '@/lib/core/tenant'
import type { Tx } from '@/lib/platform/db'
import { askBy, askingState, type Asking, type AskingState } from './asking'
import { inForce } from './order'

export type AskingRow = Asking & {
  /** An agency, or – null – a group of processes of the whole programme. */
  agencyId: string | null
  /** Key of the group; '' – of an agency. */
  group: string
  name: string
  /** Last day on which asking again is in time. */
  by: DateString
  state: AskingState
  /** The survey that asked last. */
  survey: { id: string; title: string } | null
  /** The order whose months count; null – the programme's. */
  ruled: 'order' | 'programme'
}

type Facts = {
  agencyId: string | null
  group: string
  name: string
  parentId: string | null
  since: Date
  askedOn: Date | null
  open: boolean | null
  surveyId: string | null
  surveyTitle: string | null
}
type Context = { tx: Tx; tenantId: string; today: DateString; timeZone: string }

/**
 * Every active agency and every group of processes with the survey that asked its clients last: one statement. A survey
 * of the whole programme has asked an agency when a batch of its answers stands under that agency.
 */
const factsOf = ({ tx, tenantId, today, timeZone }: Context): Promise<Facts[]> => tx.$queryRaw<Facts[]>`
  WITH asked AS (
    SELECT s."id", s."title", s."agencyId", p."group",
      (s."status" = 'OPEN' AND coalesce(s."closesOn", ${dayColumn(today)}::date) >= ${dayColumn(today)}::date) AS open,
      CASE s."status" WHEN 'OPEN' THEN least(s."closesOn", ${dayColumn(today)}::date)
        ELSE least(s."closesOn", (s."closedAt" AT TIME ZONE ${timeZone})::date) END AS "on"
    FROM "Survey" s LEFT JOIN "Process" p ON p."tenantId" = s."tenantId" AND p."id" = s."processId"
    WHERE s."tenantId" = ${tenantId}::uuid AND NOT s."template" AND s."status" <> 'DRAFT'
      AND s."purpose" NOT IN ('CULTURE', 'TRAINING')
  ), groups AS (
    SELECT p."group", min((p."createdAt" AT TIME ZONE ${timeZone})::date) AS since FROM "Process" p
    WHERE p."tenantId" = ${tenantId}::uuid AND p."status" = 'ACTIVE' AND p."group" <> '' GROUP BY 1)
  SELECT a."id" AS "agencyId", '' AS "group", a."name", a."parentId",
    (a."createdAt" AT TIME ZONE ${timeZone})::date AS since,
    l."on" AS "askedOn", l.open, l."id" AS "surveyId", l."title" AS "surveyTitle"
  FROM "Agency" a LEFT JOIN LATERAL (
    SELECT * FROM asked s WHERE s."agencyId" = a."id" OR EXISTS (
      SELECT 1 FROM "SurveyBlock" b
      WHERE b."tenantId" = a."tenantId" AND b."surveyId" = s."id" AND b."agencyId" = a."id")
    ORDER BY s.open DESC, s."on" DESC NULLS LAST, s."id" LIMIT 1) l ON true
  WHERE a."tenantId" = ${tenantId}::uuid AND a."status" = 'ACTIVE'
  UNION ALL
  SELECT NULL, g."group", g."group", NULL, g.since, l."on", l.open, l."id", l."title"
  FROM groups g LEFT JOIN LATERAL (
    SELECT * FROM asked s WHERE s."group" = g."group"
    ORDER BY s.open DESC, s."on" DESC NULLS LAST, s."id" LIMIT 1) l ON true
  ORDER BY "name"`

/** The months that the order of each agency sets, where the one in force sets any. */
async function orderedMonths({ tx, tenantId, today }: Context): Promise<Map<string, number>> {
  const rows = await tx.feedbackOrder.findMany({
    where: { tenantId, kind: 'COLLECTING' },
    select: { agencyId: true, edition: true, from: true, until: true, months: true },
  })
  const byAgency = Map.groupBy(rows, ({ agencyId }) => agencyId)
  return new Map(
    [...byAgency].flatMap(([agencyId, orders]) => {
      const days = orders.map((order) => ({
        ...order,
        from: dayOf(order.from),
        until: order.until && dayOf(order.until),
      }))
      const months = inForce(days, today)?.months
      return months ? [[agencyId, months] as const] : []
    }),
  )
}

/** Who is to be asked when, of the whole tenant; the one place where the portal reckons it. */
export async function readAskings(ctx: Context): Promise<AskingRow[]> {
  const { tx, tenantId, today } = ctx
  const tenant = await tx.tenant.findUniqueOrThrow({ where: { id: tenantId }, select: { settings: true } })
  const { feedback, processes } = readTenantSettings(tenant.settings)
  const months = await orderedMonths(ctx)
  const facts = await factsOf(ctx)
  return facts.flatMap(
    ({ agencyId, group, name, parentId, since, askedOn, open, surveyId, surveyTitle }): AskingRow[] => {
      const known = processes.groups.find(({ key }) => key === group)
      if (agencyId === null && !known) return []
      const own =
        agencyId === null ? undefined : (months.get(agencyId) ?? (parentId ? months.get(parentId) : undefined))
      const asking: Asking = {
        askedOn: askedOn && dayOf(askedOn),
        open: open ?? false,
        since: dayOf(since),
        months: own ?? feedback.periodMonths,
      }
      return [
        {
          ...asking,
          ...{ agencyId, group, name: known?.title ?? name },
          by: askBy(asking),
          state: askingState(asking, today),
          survey: surveyId && surveyTitle !== null ? { id: surveyId, title: surveyTitle } : null,
          ruled: own === undefined ? 'programme' : 'order',
        },
      ]
    },
  )
}
