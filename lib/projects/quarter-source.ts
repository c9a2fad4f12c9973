import 'server-only'
import type { FactRefs } from '@/lib/core/quarter-part'
import { countedRefs, LISTED, type QuarterSource } from '@/lib/platform/quarter-part'
import { oneOf } from '@/lib/platform/sql'
import { stageWasLateSql } from './stages/late-where'
import { startedStatuses } from './state/rules'

type FoundStage = {
  id: string
  title: string
  stage: string
  agencyId: string
  closedOn: string | null
  dueTo: string | null
  late: boolean
}

export const projectsQuarterSource: QuarterSource = {
  facts: async (tx, span) => {
    const { tenantId, ids, from, asOf, of } = span
    const records = await countedRefs(tx, span, {
      table: 'Project',
      title: `'№ ' || r."number" || '. ' || r."title"`,
      sources: ['PROJECTS_OPENED', 'PROJECTS_FINISHED'],
    })
    // Stages closed in the quarter, and those that were behind at its end.
    const stages = await tx.$queryRaw<FoundStage[]>`
      SELECT p."id", '№ ' || p."number" || '. ' || p."title" AS title,
        s."number" || '. ' || coalesce((SELECT x->>'title' FROM jsonb_array_elements(p."form"->'stages') x
        WHERE (x->>'number')::int = s."number"), 'этап') AS stage,
        p."agencyId", s."closedOn"::text, s."dueTo"::text,
        NOT coalesce(s."closedOn" BETWEEN ${from}::date AND ${asOf}::date, false) AS late
      FROM "ProjectStage" s JOIN "Project" p ON p."tenantId" = s."tenantId" AND p."id" = s."projectId"
      WHERE s."tenantId" = ${tenantId}::uuid AND p."agencyId" = ANY(${[...ids]}::uuid[])
        AND ${oneOf('p."status"', startedStatuses)}
        AND (s."closedOn" BETWEEN ${from}::date AND ${asOf}::date
          OR ${stageWasLateSql('s', 'p', asOf)})
      ORDER BY coalesce(s."closedOn", s."dueTo"), p."number", s."number" LIMIT 400`
    const stageRefs = (late: boolean): FactRefs => {
      const rows = stages.filter((row) => row.late === late)
      return {
        total: rows.length,
        rows: rows.slice(0, LISTED).map(({ id, title, stage, agencyId, closedOn, dueTo }) => ({
          id,
          title,
          on: late ? dueTo : closedOn,
          of: of(agencyId),
          note: stage,
        })),
      }
    }
    const [sums] = await tx.$queryRaw<{ running: bigint }[]>`
      SELECT count(*) AS running FROM "FactRecord" f
      JOIN "Project" p ON p."tenantId" = f."tenantId" AND p."id" = f."recordId"
      WHERE f."tenantId" = ${tenantId}::uuid AND f."source" = 'PROJECTS_OPENED'
        AND f."agencyId" = ANY(${[...ids]}::uuid[]) AND f."on" <= ${asOf}::date
        AND (p."closedOn" IS NULL OR p."closedOn" > ${asOf}::date)`
    return {
      opened: records.PROJECTS_OPENED,
      finished: records.PROJECTS_FINISHED,
      stages: stageRefs(false),
      late: stageRefs(true),
      running: Number(sums?.running ?? 0),
    }
  },
  sums: (tx, { tenantId, from, asOf }) => tx.$queryRaw`
    SELECT p."agencyId", count(*) FILTER (WHERE s."closedOn" BETWEEN ${from}::date AND ${asOf}::date)::int AS stages,
      count(*) FILTER (WHERE ${stageWasLateSql('s', 'p', asOf)})::int AS late
    FROM "ProjectStage" s JOIN "Project" p ON p."tenantId" = s."tenantId" AND p."id" = s."projectId"
      AND ${oneOf('p."status"', startedStatuses)}
    WHERE s."tenantId" = ${tenantId}::uuid GROUP BY 1`,
}
