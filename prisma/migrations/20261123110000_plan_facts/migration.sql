-- Facts of the plan, counted from the portal's own records.

-- Which record counts for which source, whose it is, on which day and how much: the only place that says so.
-- "kind" is the table of the record; a source stands under one kind.
CREATE VIEW "FactSource" WITH (security_invoker = true) AS
  -- A project is opened on the day its first passport was approved; a cancelled one is not counted.
  SELECT p."tenantId", 'Project' AS kind, 'PROJECTS_OPENED' AS source, p."id" AS "recordId", p."agencyId", v."on", 1::numeric AS quantity
    FROM "Project" p CROSS JOIN LATERAL (
      SELECT min(x."approvedOn") AS "on" FROM "PassportVersion" x WHERE x."tenantId" = p."tenantId" AND x."projectId" = p."id" AND x."status" = 'APPROVED') v
    WHERE p."status" IN ('RUNNING', 'MONITORING', 'FINISHED') AND v."on" IS NOT NULL
  UNION ALL
  SELECT p."tenantId", 'Project', 'PROJECTS_FINISHED', p."id", p."agencyId", p."closedOn", 1
    FROM "Project" p WHERE p."status" IN ('MONITORING', 'FINISHED') AND p."closedOn" IS NOT NULL
  UNION ALL
  -- W 1.5: of the closed projects those that replicate a practice.
  SELECT p."tenantId", 'Project', 'PROJECTS_REPLICATED', p."id", p."agencyId", p."closedOn", 1
    FROM "Project" p WHERE p."status" IN ('MONITORING', 'FINISHED') AND p."closedOn" IS NOT NULL AND p."practiceId" IS NOT NULL
  UNION ALL
  SELECT p."tenantId", 'Proposal', 'PROPOSALS_FILED', p."id", p."agencyId", (p."filedAt" AT TIME ZONE t."timeZone")::date, 1
    FROM "Proposal" p JOIN "Tenant" t ON t."id" = p."tenantId"
  UNION ALL
  SELECT p."tenantId", 'Proposal', 'PROPOSALS_ACCEPTED', p."id", p."agencyId", (p."answeredAt" AT TIME ZONE t."timeZone")::date, 1
    FROM "Proposal" p JOIN "Tenant" t ON t."id" = p."tenantId" WHERE p."status" IN ('ACCEPTED', 'DONE') AND p."answeredAt" IS NOT NULL
  UNION ALL
  SELECT p."tenantId", 'Proposal', 'PROPOSALS_DONE', p."id", p."agencyId", p."doneOn", 1
    FROM "Proposal" p WHERE p."doneOn" IS NOT NULL
  UNION ALL
  SELECT p."tenantId", 'Practice', 'PRACTICES_PUBLISHED', p."id", p."agencyId", (p."publishedAt" AT TIME ZONE t."timeZone")::date, 1
    FROM "Practice" p JOIN "Tenant" t ON t."id" = p."tenantId" WHERE p."status" = 'PUBLISHED' AND p."publishedAt" IS NOT NULL
  UNION ALL
  -- A rating counts for the year that it rates, whenever it was published; corrections are the same rating.
  SELECT v."tenantId", 'RatingVersion', 'RATING_PUBLISHED', v."id", '00000000-0000-0000-0000-000000000000', make_date(v."year", 12, 31), 1
    FROM "RatingVersion" v WHERE v."version" = 1
  UNION ALL
  SELECT r."tenantId", 'RatingResult', 'AGENCIES_RATED', r."id", r."agencyId", make_date(v."year", 12, 31), 1
    FROM "RatingResult" r JOIN "RatingVersion" v ON v."tenantId" = r."tenantId" AND v."id" = r."versionId"
    WHERE NOT EXISTS (
      SELECT 1 FROM "RatingResult" o JOIN "RatingVersion" w ON w."tenantId" = o."tenantId" AND w."id" = o."versionId"
      WHERE o."tenantId" = r."tenantId" AND o."agencyId" = r."agencyId" AND w."year" = v."year" AND w."version" < v."version")
  UNION ALL
  -- An accepted report counts in the quarter that it is about.
  SELECT q."tenantId", 'QuarterlyReport', 'QUARTERLY_ACCEPTED', q."id", q."agencyId", (make_date(q."year", q."quarter" * 3, 1) + interval '1 month - 1 day')::date, 1
    FROM "QuarterlyReport" q WHERE q."status" = 'ACCEPTED'
  UNION ALL
  -- A tool counts from the first day on which it was in use, as long as it still is.
  SELECT a."tenantId", 'ToolAdoption', 'TOOLS_APPLIED', a."id", a."agencyId", e."on", 1
    FROM "ToolAdoption" a CROSS JOIN LATERAL (
      SELECT min(x."since") AS "on" FROM "ToolAdoptionEvent" x WHERE x."tenantId" = a."tenantId" AND x."adoptionId" = a."id" AND x."level" IN ('APPLIED', 'STANDARD')) e
    WHERE a."level" IN ('APPLIED', 'STANDARD') AND e."on" IS NOT NULL;
GRANT SELECT ON "FactSource" TO gemba_app;

CREATE FUNCTION gemba_fact_add(tenant uuid, kind text, agency uuid, day date, difference numeric) RETURNS void LANGUAGE sql AS $$
  INSERT INTO "FactTotal" AS t ("tenantId", "source", "year", "quarter", "agencyId", "quantity")
  VALUES (tenant, kind, extract(year FROM day)::int, extract(quarter FROM day)::int, agency, difference)
  ON CONFLICT ("tenantId", "source", "year", "quarter", "agencyId") DO UPDATE SET "quantity" = t."quantity" + excluded."quantity"
$$;

-- Brings FactRecord and FactTotal in line with one changed record: what it counts for now, less what it counted for.
CREATE FUNCTION gemba_fact_refresh(tenant uuid, of_kind text, record uuid) RETURNS void LANGUAGE plpgsql AS $$
DECLARE r record;
BEGIN
  FOR r IN DELETE FROM "FactRecord" f WHERE f."tenantId" = tenant AND f."recordId" = record AND f."source" = ANY (gemba_fact_sources(of_kind))
      AND NOT EXISTS (SELECT 1 FROM "FactSource" s WHERE s."tenantId" = tenant AND s.kind = of_kind AND s."recordId" = record
        AND s.source = f."source" AND s."agencyId" = f."agencyId" AND s."on" = f."on" AND s.quantity = f."quantity")
      RETURNING f.* LOOP
    PERFORM gemba_fact_add(tenant, r."source", r."agencyId", r."on", -r."quantity");
  END LOOP;
  FOR r IN INSERT INTO "FactRecord" ("tenantId", "source", "recordId", "agencyId", "on", "quantity")
      SELECT s."tenantId", s.source, s."recordId", s."agencyId", s."on", s.quantity FROM "FactSource" s
      WHERE s."tenantId" = tenant AND s.kind = of_kind AND s."recordId" = record ORDER BY s.source
      ON CONFLICT DO NOTHING RETURNING * LOOP
    PERFORM gemba_fact_add(tenant, r."source", r."agencyId", r."on", r."quantity");
  END LOOP;
END $$;

CREATE FUNCTION gemba_fact_sources(of_kind text) RETURNS text[] LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE of_kind
    WHEN 'Project' THEN ARRAY['PROJECTS_OPENED', 'PROJECTS_FINISHED', 'PROJECTS_REPLICATED']
    WHEN 'Proposal' THEN ARRAY['PROPOSALS_FILED', 'PROPOSALS_ACCEPTED', 'PROPOSALS_DONE']
    WHEN 'Practice' THEN ARRAY['PRACTICES_PUBLISHED']
    WHEN 'RatingVersion' THEN ARRAY['RATING_PUBLISHED']
    WHEN 'RatingResult' THEN ARRAY['AGENCIES_RATED']
    WHEN 'QuarterlyReport' THEN ARRAY['QUARTERLY_ACCEPTED']
    WHEN 'ToolAdoption' THEN ARRAY['TOOLS_APPLIED']
    ELSE ARRAY[]::text[] END
$$;

CREATE FUNCTION gemba_fact_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gemba_fact_refresh(coalesce(NEW."tenantId", OLD."tenantId"), TG_TABLE_NAME, coalesce(NEW."id", OLD."id"));
  RETURN NULL;
END $$;
CREATE FUNCTION gemba_fact_passport_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gemba_fact_refresh(coalesce(NEW."tenantId", OLD."tenantId"), 'Project', coalesce(NEW."projectId", OLD."projectId"));
  RETURN NULL;
END $$;

-- A change that decides nothing (a letter typed in a passport) costs nothing.
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Project" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Project" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."closedOn", OLD."practiceId") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."closedOn", NEW."practiceId"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "PassportVersion" FOR EACH ROW EXECUTE FUNCTION gemba_fact_passport_changed();
CREATE TRIGGER facts AFTER UPDATE ON "PassportVersion" FOR EACH ROW
  WHEN ((OLD."status", OLD."approvedOn", OLD."projectId") IS DISTINCT FROM (NEW."status", NEW."approvedOn", NEW."projectId"))
  EXECUTE FUNCTION gemba_fact_passport_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Proposal" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Proposal" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."filedAt", OLD."answeredAt", OLD."doneOn") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."filedAt", NEW."answeredAt", NEW."doneOn"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "Practice" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "Practice" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."publishedAt") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."publishedAt"))
  EXECUTE FUNCTION gemba_fact_changed();
-- Published results are frozen: they are only ever added.
CREATE TRIGGER facts AFTER INSERT ON "RatingVersion" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER INSERT ON "RatingResult" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();

CREATE FUNCTION gemba_fact_tool_changed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM gemba_fact_refresh(NEW."tenantId", 'ToolAdoption', NEW."adoptionId");
  RETURN NULL;
END $$;

CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "QuarterlyReport" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "QuarterlyReport" FOR EACH ROW
  WHEN ((OLD."status", OLD."agencyId", OLD."year", OLD."quarter") IS DISTINCT FROM (NEW."status", NEW."agencyId", NEW."year", NEW."quarter"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts_new AFTER INSERT OR DELETE ON "ToolAdoption" FOR EACH ROW EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER UPDATE ON "ToolAdoption" FOR EACH ROW
  WHEN ((OLD."level", OLD."agencyId") IS DISTINCT FROM (NEW."level", NEW."agencyId"))
  EXECUTE FUNCTION gemba_fact_changed();
CREATE TRIGGER facts AFTER INSERT ON "ToolAdoptionEvent" FOR EACH ROW EXECUTE FUNCTION gemba_fact_tool_changed();

-- Counts a tenant's facts anew from its records; for what was there before this migration, and after a change of the view.
CREATE FUNCTION gemba_fact_rebuild(tenant uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  PERFORM set_config('app.tenant_id', tenant::text, true);
  DELETE FROM "FactRecord" WHERE "tenantId" = tenant;
  DELETE FROM "FactTotal" WHERE "tenantId" = tenant;
  INSERT INTO "FactRecord" ("tenantId", "source", "recordId", "agencyId", "on", "quantity")
    SELECT "tenantId", source, "recordId", "agencyId", "on", quantity FROM "FactSource" WHERE "tenantId" = tenant;
  INSERT INTO "FactTotal" ("tenantId", "source", "year", "quarter", "agencyId", "quantity")
    SELECT "tenantId", "source", extract(year FROM "on")::int, extract(quarter FROM "on")::int, "agencyId", sum("quantity")
    FROM "FactRecord" WHERE "tenantId" = tenant GROUP BY 1, 2, 3, 4, 5;
END $$;
SELECT gemba_fact_rebuild("id") FROM "Tenant";
SELECT set_config('app.tenant_id', '', true);
