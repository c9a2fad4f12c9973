-- Which record counts for which source, whose it is, on which day: written by npm run facts from the modules' pieces.
CREATE OR REPLACE VIEW "FactSource" WITH (security_invoker = true) AS
  -- An agency is rated once a year, however often the rating is corrected.
  SELECT r."tenantId", 'RatingResult' AS kind, 'AGENCIES_RATED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", make_date(v."year", 12, 31) AS "on", 1::numeric AS quantity
    FROM "RatingResult" r JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"
    WHERE NOT EXISTS (
      SELECT 1 FROM "RatingResult" o JOIN "RatingVersion" w ON w."tenantId" = o."tenantId" AND w."id" = o."versionId"
      WHERE o."tenantId" = r."tenantId" AND o."agencyId" = r."agencyId" AND w."year" = v."year" AND w."version" < v."version")
  UNION ALL
  -- Marks on the main question of external clients, by shown batches, on the day of the last answer.
  SELECT r."tenantId", 'SurveyBlock' AS kind, 'CLIENTS_ANSWERED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."until" AS "on", r."answered"::numeric AS quantity
    FROM "SurveyBlock" r JOIN "Survey" s ON s."tenantId" = r."tenantId" AND s."id" = r."surveyId"
    WHERE r."answered" IS NOT NULL AND s."side" = 'EXTERNAL' AND s."audience" <> 'MODERATED'
  UNION ALL
  -- Of those marks 4 and 5.
  SELECT r."tenantId", 'SurveyBlock' AS kind, 'CLIENTS_SATISFIED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."until" AS "on", r."satisfied"::numeric AS quantity
    FROM "SurveyBlock" r JOIN "Survey" s ON s."tenantId" = r."tenantId" AND s."id" = r."surveyId"
    WHERE r."answered" IS NOT NULL AND s."side" = 'EXTERNAL' AND s."audience" <> 'MODERATED'
  UNION ALL
  -- An order of collecting feedback counts on the day of the act that first approved it.
  SELECT r."tenantId", 'FeedbackOrder' AS kind, 'FEEDBACK_ORDERS' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."actOn" AS "on", 1::numeric AS quantity
    FROM "FeedbackOrder" r
    WHERE r."kind" = 'COLLECTING' AND r."edition" = 1
  UNION ALL
  -- A practice counts on the day of its publication, as long as it is published.
  SELECT r."tenantId", 'Practice' AS kind, 'PRACTICES_PUBLISHED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", (r."publishedAt" AT TIME ZONE t."timeZone")::date AS "on", 1::numeric AS quantity
    FROM "Practice" r JOIN "Tenant" t ON t."id" = r."tenantId"
    WHERE r."status" = 'PUBLISHED' AND r."publishedAt" IS NOT NULL
  UNION ALL
  -- A problem counts on the day it was solved; a declined one does not, nor one that came back to work.
  SELECT r."tenantId", 'Problem' AS kind, 'PROBLEMS_SOLVED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", r."doneOn" AS "on", 1::numeric AS quantity
    FROM "Problem" r
    WHERE r."status" IN ('DONE', 'TOLD') AND r."doneOn" IS NOT NULL AND r."declinedOn" IS NULL
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
  -- A closed survey counts on the last day of its answers for each agency of which a batch is closed.
  SELECT r."tenantId", 'Survey' AS kind, 'SURVEYS_HELD' AS source, r."id" AS "recordId", e."agencyId" AS "agencyId", least(r."closesOn", (r."closedAt" AT TIME ZONE t."timeZone")::date) AS "on", 1::numeric AS quantity
    FROM "Survey" r JOIN "Tenant" t ON t."id" = r."tenantId" CROSS JOIN LATERAL (SELECT DISTINCT b."agencyId" FROM "SurveyBlock" b WHERE b."tenantId" = r."tenantId" AND b."surveyId" = r."id") e
    WHERE NOT r."template" AND r."status" = 'CLOSED' AND r."audience" <> 'MODERATED'
      AND r."purpose" NOT IN ('CULTURE', 'TRAINING') AND r."closedAt" IS NOT NULL
  UNION ALL
  -- A tool counts from the first day on which it was in use, as long as it still is.
  SELECT r."tenantId", 'ToolAdoption' AS kind, 'TOOLS_APPLIED' AS source, r."id" AS "recordId", r."agencyId" AS "agencyId", e."on" AS "on", 1::numeric AS quantity
    FROM "ToolAdoption" r CROSS JOIN LATERAL (SELECT min(x."since") AS "on" FROM "ToolAdoptionEvent" x WHERE x."tenantId" = r."tenantId" AND x."adoptionId" = r."id" AND x."level" IN ('APPLIED', 'STANDARD')) e
    WHERE r."level" IN ('APPLIED', 'STANDARD') AND e."on" IS NOT NULL;

CREATE OR REPLACE FUNCTION gemba_fact_sources(of_kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE of_kind
    WHEN 'FeedbackOrder' THEN ARRAY['FEEDBACK_ORDERS']
    WHEN 'Practice' THEN ARRAY['PRACTICES_PUBLISHED']
    WHEN 'Problem' THEN ARRAY['PROBLEMS_SOLVED']
    WHEN 'Process' THEN ARRAY['PROCESSES_REENGINEERED', 'PROCESSES_REGISTERED']
    WHEN 'Project' THEN ARRAY['PROJECTS_FINISHED', 'PROJECTS_OPENED', 'PROJECTS_REPLICATED']
    WHEN 'Proposal' THEN ARRAY['PROPOSALS_ACCEPTED', 'PROPOSALS_DONE', 'PROPOSALS_FILED']
    WHEN 'QuarterlyReport' THEN ARRAY['QUARTERLY_ACCEPTED']
    WHEN 'RatingResult' THEN ARRAY['AGENCIES_RATED']
    WHEN 'RatingVersion' THEN ARRAY['RATING_PUBLISHED']
    WHEN 'Survey' THEN ARRAY['SURVEYS_HELD']
    WHEN 'SurveyBlock' THEN ARRAY['CLIENTS_ANSWERED', 'CLIENTS_SATISFIED']
    WHEN 'ToolAdoption' THEN ARRAY['TOOLS_APPLIED']
    ELSE ARRAY[]::text[] END
$$;

-- A survey that ends, a batch that is closed (of a survey and by itself), a problem that is solved or comes back, an
-- order: the rest of them decides nothing.
CREATE FUNCTION gemba_fact_survey_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gemba_fact_refresh(coalesce(NEW."tenantId", OLD."tenantId"), 'Survey', coalesce(NEW."surveyId", OLD."surveyId"));
  RETURN NULL;
END $$;
CREATE TRIGGER facts_survey AFTER INSERT OR DELETE ON "SurveyBlock" FOR EACH ROW EXECUTE FUNCTION gemba_fact_survey_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "SurveyBlock" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "SurveyBlock" FOR EACH ROW
  WHEN ((OLD."agencyId", OLD."until", OLD."answered", OLD."satisfied") IS DISTINCT FROM (NEW."agencyId", NEW."until", NEW."answered", NEW."satisfied"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Survey" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Survey" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."closesOn", OLD."closedAt", OLD."purpose", OLD."audience", OLD."template") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."closesOn", NEW."closedAt", NEW."purpose", NEW."audience", NEW."template"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Problem" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Problem" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."doneOn", OLD."declinedOn") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."doneOn", NEW."declinedOn"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "FeedbackOrder" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "FeedbackOrder" FOR EACH ROW
  WHEN ((OLD."kind", OLD."agencyId", OLD."edition", OLD."actOn") IS DISTINCT FROM (NEW."kind", NEW."agencyId", NEW."edition", NEW."actOn"))
  EXECUTE FUNCTION gemba_fact_changed();

SELECT gemba_fact_rebuild("id") FROM "Tenant";
SELECT set_config('app.tenant_id', '', true);
