import 'server-only'
import type { DateString } from '@/lib/core/dates'
import { quarterRange, type Quarter } from '@/lib/core/quarters'
import type { Tx } from '@/lib/platform/db'
import { stageWasLateSql } from '@/lib/projects/stages/late-where'
import { oneOf } from '@/lib/platform/sql'
import { startedStatuses } from '@/lib/projects/state/rules'
import { inForceOnceSql, lateOnSql } from '@/lib/roadmaps/late-where'
import type { FactRef, FactRefs, QuarterlyFacts, RoadmapLine } from './facts'
import { indicatorLines } from './indicators-read'

/** Records listed by name in a report; the totals count all of them. */
const LISTED = 60

type Cover = { id: string; name: string; until: string | null }

/**
 * The agency and those that joined it (and those that had joined them) while the quarter lasted or after it: their
 * records go with its own.
 */
async function covered(tx: Tx, tenantId: string, agencyId: string, from: DateString): Promise<Cover[]> {
  return tx.$queryRaw<Cover[]>`
    WITH RECURSIVE joined AS (
      SELECT a."id", a."name", NULL::text AS until, 0 AS depth FROM "Agency" a WHERE a."tenantId" = ${tenantId}::uuid
        AND a."id" = ${agencyId}::uuid
      UNION ALL
      SELECT a."id", a."name", a."until"::text, j.depth + 1 FROM joined j
      JOIN "Agency" a ON a."tenantId" = ${tenantId}::uuid AND a."mergedIntoId" = j."id" AND a."until" >= ${from}::date
      WHERE j.depth < 10)
    SELECT "id", "name", until FROM joined ORDER BY depth, "name"`
}

type Found = { source: string; id: string; title: string; on: string; agencyId: string; total: bigint }
type FoundStage = {
  id: string
  title: string
  stage: string
  agencyId: string
  closedOn: string | null
  dueTo: string | null
  late: boolean
}
type Sums = { running: bigint; waiting: bigint; overdue: bigint; hours: string; money: string }
type FoundTool = { key: string; title: string; level: string; units: bigint }

/** The quarter and the agencies that are asked about; `asOf` – its end, or today. */
type Span = { tenantId: string; timeZone: string; ids: string[]; from: DateString; to: DateString; asOf: DateString }

const listedSources = [
  'PROJECTS_OPENED',
  'PROJECTS_FINISHED',
  'PROPOSALS_FILED',
  'PROPOSALS_ACCEPTED',
  'PROPOSALS_DONE',
  'PRACTICES_PUBLISHED',
]

const readRecords = (tx: Tx, { tenantId, ids, from, asOf }: Span): Promise<Found[]> =>
  tx.$queryRaw<Found[]>`
    SELECT * FROM (
      SELECT f."source", f."recordId" AS id,
        coalesce('№ ' || p."number" || '. ' || p."title", 'ППУ № ' || s."number" || '. ' || s."title", c."title",
        '') AS title,
        f."on"::text, f."agencyId", count(*) OVER (PARTITION BY f."source") AS total,
        row_number() OVER (PARTITION BY f."source" ORDER BY f."on", f."recordId") AS place
      FROM "FactRecord" f
      LEFT JOIN "Project" p ON p."tenantId" = f."tenantId" AND p."id" = f."recordId" AND f."source" LIKE 'PROJECTS%'
      LEFT JOIN "Proposal" s ON s."tenantId" = f."tenantId" AND s."id" = f."recordId" AND f."source" LIKE 'PROPOSALS%'
      LEFT JOIN "Practice" c ON c."tenantId" = f."tenantId" AND c."id" = f."recordId" AND f."source" LIKE 'PRACTICES%'
      WHERE f."tenantId" = ${tenantId}::uuid AND f."agencyId" = ANY(${ids}::uuid[])
        AND f."on" BETWEEN ${from}::date AND ${asOf}::date
        AND f."source" = ANY(${listedSources})) r
    WHERE place <= ${LISTED} ORDER BY "source", place`

/** Stages closed in the quarter, and those that were behind at its end. */
const readStages = (tx: Tx, { tenantId, ids, from, asOf }: Span): Promise<FoundStage[]> =>
  tx.$queryRaw<FoundStage[]>`
    SELECT p."id", '№ ' || p."number" || '. ' || p."title" AS title,
      s."number" || '. ' || coalesce((SELECT x->>'title' FROM jsonb_array_elements(p."form"->'stages') x
      WHERE (x->>'number')::int = s."number"), 'этап') AS stage,
      p."agencyId", s."closedOn"::text, s."dueTo"::text,
      NOT coalesce(s."closedOn" BETWEEN ${from}::date AND ${asOf}::date, false) AS late
    FROM "ProjectStage" s JOIN "Project" p ON p."tenantId" = s."tenantId" AND p."id" = s."projectId"
    WHERE s."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${ids}::uuid[])
      AND ${oneOf('p."status"', startedStatuses)}
      AND (s."closedOn" BETWEEN ${from}::date AND ${asOf}::date
        OR ${stageWasLateSql('s', 'p', asOf)})
    ORDER BY coalesce(s."closedOn", s."dueTo"), p."number", s."number" LIMIT 400`

/** Projects that go on and proposals as they stood at the end, what was done in the quarter saves. */
async function readSums(tx: Tx, { tenantId, timeZone, ids, from, asOf }: Span): Promise<Sums | undefined> {
  const [sums] = await tx.$queryRaw<Sums[]>`
    SELECT
      (SELECT count(*) FROM "FactRecord" f JOIN "Project" p ON p."tenantId" = f."tenantId" AND p."id" = f."recordId"
        WHERE f."tenantId" = ${tenantId}::uuid AND f."source" = 'PROJECTS_OPENED' AND f."agencyId" = ANY(${ids}::uuid[])
          AND f."on" <= ${asOf}::date AND (p."closedOn" IS NULL OR p."closedOn" > ${asOf}::date)) AS running,
      count(*) FILTER (WHERE open) AS waiting,
      count(*) FILTER (WHERE open AND s."answerDue" < ${asOf}::date) AS overdue,
      coalesce(sum(nullif(s."hours", '')::numeric) FILTER (WHERE ready), 0)::text AS hours,
      coalesce(sum(nullif(s."money", '')::numeric) FILTER (WHERE ready), 0)::text AS money
    FROM (SELECT s.*, (s."answeredAt" IS NULL
      OR (s."answeredAt" AT TIME ZONE ${timeZone})::date > ${asOf}::date) AS open,
        s."doneOn" BETWEEN ${from}::date AND ${asOf}::date AS ready
      FROM "Proposal" s WHERE s."tenantId" = ${tenantId}::uuid AND s."agencyId" = ANY(${ids}::uuid[])
        AND (s."filedAt" AT TIME ZONE ${timeZone})::date <= ${asOf}::date) s`
  return sums
}

const readTools = (tx: Tx, { tenantId, ids, asOf }: Span): Promise<FoundTool[]> =>
  tx.$queryRaw<FoundTool[]>`
    SELECT t."key", t."title", coalesce(max(a."level"), 'NOT_BEGUN')::text AS level,
      count(*) FILTER (WHERE a."level" > 'NOT_BEGUN') AS units
    FROM "Tool" t LEFT JOIN "ToolAdoption" a ON a."tenantId" = t."tenantId" AND a."tool" = t."key"
      AND a."agencyId" = ANY(${ids}::uuid[]) AND a."since" <= ${asOf}::date
    WHERE t."tenantId" = ${tenantId}::uuid AND t."retiredOn" IS NULL
    GROUP BY t."tenantId", t."key", t."title", t."position" ORDER BY t."position"`

const readParts = (tx: Tx, { tenantId, ids, from, to, asOf }: Span): Promise<RoadmapLine[]> =>
  tx.$queryRaw<RoadmapLine[]>`
    SELECT i."id" AS "itemId", i."roadmapId", i."number", i."title", i."dueOn"::text AS "dueOn",
      p."status"::text AS status,
      ${lateOnSql(asOf)} AS late
    FROM "RoadmapPart" p JOIN "RoadmapItem" i ON i."tenantId" = p."tenantId" AND i."id" = p."itemId"
      AND i."removedAt" IS NULL
    JOIN "Roadmap" m ON m."tenantId" = i."tenantId" AND m."id" = i."roadmapId" AND ${inForceOnceSql}
    WHERE p."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${ids}::uuid[]) AND p."status" <> 'CLOSED'
      AND i."dueOn" BETWEEN ${from}::date AND ${to}::date
    ORDER BY i."dueOn", i."position" LIMIT 400`

/**
 * What the portal's records say of the agency in the quarter, up to its end or today. What counts for a source and a
 * day is the plan's own rule (the view FactSource): a report and an indicator can never disagree. The number of
 * statements does not depend on the records.
 */
export async function quarterlyFacts(
  tx: Tx,
  { tenantId, timeZone, today }: { tenantId: string; timeZone: string; today: DateString },
  agencyId: string,
  quarter: Quarter,
): Promise<QuarterlyFacts> {
  const { from, to } = quarterRange(quarter)
  const asOf = today < to ? today : to
  const agencies = await covered(tx, tenantId, agencyId, from)
  const ids = agencies.map(({ id }) => id)
  const former = new Map(agencies.filter(({ id }) => id !== agencyId).map(({ id, name }) => [id, name]))
  const of = (id: string): string | null => former.get(id) ?? null

  const span = { tenantId, timeZone, ids, from, to, asOf }
  const records = await readRecords(tx, span)
  const refs = (source: string): FactRefs => {
    const rows = records.filter((row) => row.source === source)
    return {
      total: Number(rows[0]?.total ?? 0),
      rows: rows.map(({ id, title, on, agencyId: at }): FactRef => ({ id, title, on, of: of(at), note: '' })),
    }
  }

  const stages = await readStages(tx, span)
  const stageRefs = (late: boolean): FactRefs => {
    const rows = stages.filter((row) => row.late === late)
    return {
      total: rows.length,
      rows: rows.slice(0, LISTED).map(({ id, title, stage, agencyId: at, closedOn, dueTo }) => ({
        id,
        title,
        on: late ? dueTo : closedOn,
        of: of(at),
        note: stage,
      })),
    }
  }

  const sums = await readSums(tx, span)
  const tools = await readTools(tx, span)
  const parts = await readParts(tx, span)
  const proposals = (source: string): number => refs(source).total
  return {
    asOf,
    indicators: await indicatorLines(tx, { tenantId, agencyId, agencyIds: ids, quarter, asOf }),
    opened: refs('PROJECTS_OPENED'),
    finished: refs('PROJECTS_FINISHED'),
    stages: stageRefs(false),
    late: stageRefs(true),
    running: Number(sums?.running ?? 0),
    proposals: {
      filed: proposals('PROPOSALS_FILED'),
      accepted: proposals('PROPOSALS_ACCEPTED'),
      done: proposals('PROPOSALS_DONE'),
      waiting: Number(sums?.waiting ?? 0),
      overdue: Number(sums?.overdue ?? 0),
      hours: sums?.hours ?? '0',
      money: sums?.money ?? '0',
      rows: refs('PROPOSALS_DONE').rows,
    },
    practices: refs('PRACTICES_PUBLISHED'),
    roadmap: {
      total: parts.length,
      accepted: parts.filter(({ status }) => status === 'ACCEPTED').length,
      late: parts.filter(({ late }) => late).length,
      rows: parts.slice(0, LISTED),
    },
    tools: tools.map(({ units, ...tool }) => ({ ...tool, units: Number(units) })),
    including: agencies.filter(({ id }) => id !== agencyId),
  }
}
