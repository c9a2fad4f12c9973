-- Which record counts for which source, whose it is, on which day: written by npm run facts from the modules' pieces.
CREATE OR REPLACE VIEW "FactSource" WITH (security_invoker = true) AS
  -- An agency is rated once a year, however often the rating is corrected.
  SELECT r."tenantId", 'RatingResult' AS kind, 'AGENCIES_RATED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", make_date(v."year", 12, 31) AS "on", 1::numeric AS quantity
    FROM "RatingResult" r JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"
    WHERE NOT EXISTS (
      SELECT 1 FROM "RatingResult" o JOIN "RatingVersion" w ON w."tenantId" = o."tenantId" AND w."id" = o."versionId"
      WHERE o."tenantId" = r."tenantId" AND o."agencyId" = r."agencyId" AND w."year" = v."year" AND w."version" < v."version")
  UNION ALL
  -- A practice counts on the day of its publication, as long as it is published.
  SELECT r."tenantId", 'Practice' AS kind, 'PRACTICES_PUBLISHED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", (r."publishedAt" AT TIME ZONE t."timeZone")::date AS "on", 1::numeric AS quantity
    FROM "Practice" r JOIN "Tenant" t ON t."id" = r."tenantId"
    WHERE r."status" = 'PUBLISHED' AND r."publishedAt" IS NOT NULL
  UNION ALL
  -- A process of an approved registry counts on the day since when its new course is in force.
  SELECT r."tenantId", 'Process' AS kind, 'PROCESSES_REENGINEERED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."reengineeredOn" AS "on", 1::numeric AS quantity
    FROM "Process" r CROSS JOIN LATERAL (SELECT min(v."actOn") AS "on" FROM "RegistryVersion" v WHERE v."tenantId" = r."tenantId" AND v."kind" = 'REGISTRY' AND v."agencyId" IN (SELECT r."agencyId" UNION SELECT a."parentId" FROM "Agency" a WHERE a."tenantId" = r."tenantId" AND a."id" = r."agencyId") AND v."snapshot" @> jsonb_build_object('entries', jsonb_build_array(jsonb_build_object('id', r."id")))) e
    WHERE r."reengineeredOn" IS NOT NULL AND r."status" = 'ACTIVE' AND e."on" IS NOT NULL
  UNION ALL
  -- A process counts from the day of the first act that approved a registry with it, as long as it is in it.
  SELECT r."tenantId", 'Process' AS kind, 'PROCESSES_REGISTERED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", e."on" AS "on", 1::numeric AS quantity
    FROM "Process" r CROSS JOIN LATERAL (SELECT min(v."actOn") AS "on" FROM "RegistryVersion" v WHERE v."tenantId" = r."tenantId" AND v."kind" = 'REGISTRY' AND v."agencyId" IN (SELECT r."agencyId" UNION SELECT a."parentId" FROM "Agency" a WHERE a."tenantId" = r."tenantId" AND a."id" = r."agencyId") AND v."snapshot" @> jsonb_build_object('entries', jsonb_build_array(jsonb_build_object('id', r."id")))) e
    WHERE r."status" = 'ACTIVE' AND e."on" IS NOT NULL
  UNION ALL
  -- A project is finished on the day it was closed.
  SELECT r."tenantId", 'Project' AS kind, 'PROJECTS_FINISHED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."closedOn" AS "on", 1::numeric AS quantity
    FROM "Project" r
    WHERE r."status" IN ('MONITORING', 'FINISHED') AND r."closedOn" IS NOT NULL
  UNION ALL
  -- A project is opened on the day its first passport was approved; a cancelled one is not counted.
  SELECT r."tenantId", 'Project' AS kind, 'PROJECTS_OPENED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", v."on" AS "on", 1::numeric AS quantity
    FROM "Project" r CROSS JOIN LATERAL (SELECT min(x."approvedOn") AS "on" FROM "PassportVersion" x WHERE x."tenantId" = r."tenantId" AND x."projectId" = r."id" AND x."status" = 'APPROVED') v
    WHERE r."status" IN ('RUNNING', 'MONITORING', 'FINISHED') AND v."on" IS NOT NULL
  UNION ALL
  -- W 1.5: of the closed projects those that replicate a practice.
  SELECT r."tenantId", 'Project' AS kind, 'PROJECTS_REPLICATED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."closedOn" AS "on", 1::numeric AS quantity
    FROM "Project" r
    WHERE r."status" IN ('MONITORING', 'FINISHED') AND r."closedOn" IS NOT NULL AND r."practiceId" IS NOT NULL
  UNION ALL
  -- An accepted one counts on the day of the answer, also when it is done since.
  SELECT r."tenantId", 'Proposal' AS kind, 'PROPOSALS_ACCEPTED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", (r."answeredAt" AT TIME ZONE t."timeZone")::date AS "on", 1::numeric AS quantity
    FROM "Proposal" r JOIN "Tenant" t ON t."id" = r."tenantId"
    WHERE r."status" IN ('ACCEPTED', 'DONE') AND r."answeredAt" IS NOT NULL
  UNION ALL
  -- A proposal is done on the day that was told.
  SELECT r."tenantId", 'Proposal' AS kind, 'PROPOSALS_DONE' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."doneOn" AS "on", 1::numeric AS quantity
    FROM "Proposal" r
    WHERE r."doneOn" IS NOT NULL
  UNION ALL
  -- A proposal is filed on a day of the tenant's own time zone.
  SELECT r."tenantId", 'Proposal' AS kind, 'PROPOSALS_FILED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", (r."filedAt" AT TIME ZONE t."timeZone")::date AS "on", 1::numeric AS quantity
    FROM "Proposal" r JOIN "Tenant" t ON t."id" = r."tenantId"
  UNION ALL
  -- An accepted report counts in the quarter that it is about.
  SELECT r."tenantId", 'QuarterlyReport' AS kind, 'QUARTERLY_ACCEPTED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", (make_date(r."year", r."quarter" * 3, 1) + interval '1 month - 1 day')::date AS "on", 1::numeric AS quantity
    FROM "QuarterlyReport" r
    WHERE r."status" = 'ACCEPTED'
  UNION ALL
  -- A rating counts for the year that it rates, whenever it was published; corrections are the same rating.
  SELECT r."tenantId", 'RatingVersion' AS kind, 'RATING_PUBLISHED' AS source, r."id" AS "recordId", '00000000-0000-0000-0000-000000000000'::uuid AS "agencyId", make_date(r."year", 12, 31) AS "on", 1::numeric AS quantity
    FROM "RatingVersion" r
    WHERE r."version" = 1
  UNION ALL
  -- A tool counts from the first day on which it was in use, as long as it still is.
  SELECT r."tenantId", 'ToolAdoption' AS kind, 'TOOLS_APPLIED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", e."on" AS "on", 1::numeric AS quantity
    FROM "ToolAdoption" r CROSS JOIN LATERAL (SELECT min(x."since") AS "on" FROM "ToolAdoptionEvent" x WHERE x."tenantId" = r."tenantId" AND x."adoptionId" = r."id" AND x."level" IN ('APPLIED', 'STANDARD')) e
    WHERE r."level" IN ('APPLIED', 'STANDARD') AND e."on" IS NOT NULL;

CREATE OR REPLACE FUNCTION gemba_fact_sources(of_kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE of_kind
    WHEN 'Practice' THEN ARRAY['PRACTICES_PUBLISHED']
    WHEN 'Process' THEN ARRAY['PROCESSES_REENGINEERED', 'PROCESSES_REGISTERED']
    WHEN 'Project' THEN ARRAY['PROJECTS_FINISHED', 'PROJECTS_OPENED', 'PROJECTS_REPLICATED']
    WHEN 'Proposal' THEN ARRAY['PROPOSALS_ACCEPTED', 'PROPOSALS_DONE', 'PROPOSALS_FILED']
    WHEN 'QuarterlyReport' THEN ARRAY['QUARTERLY_ACCEPTED']
    WHEN 'RatingResult' THEN ARRAY['AGENCIES_RATED']
    WHEN 'RatingVersion' THEN ARRAY['RATING_PUBLISHED']
    WHEN 'ToolAdoption' THEN ARRAY['TOOLS_APPLIED']
    ELSE ARRAY[]::text[] END
$$;

-- A new course, a process that leaves the registry, another owner, an approval: the rest of a process decides nothing.
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Process" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Process" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."reengineeredOn", OLD."changedAt") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."reengineeredOn", NEW."changedAt"))
  EXECUTE FUNCTION gemba_fact_changed();

SELECT gemba_fact_rebuild("id") FROM "Tenant";
SELECT set_config('app.tenant_id', '', true);
