-- The plan of indicators: what is planned, typed facts, and facts counted from the portal's own records.
CREATE TYPE "IndicatorComparison" AS ENUM ('AT_LEAST', 'AT_MOST', 'EXACTLY');
CREATE TYPE "IndicatorTotal" AS ENUM ('SUM', 'LAST');

CREATE TABLE "Indicator" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "sectionNumber" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "comparison" "IndicatorComparison" NOT NULL DEFAULT 'AT_LEAST',
    "total" "IndicatorTotal" NOT NULL DEFAULT 'SUM',
    "perAgency" BOOLEAN NOT NULL DEFAULT false,
    "responsible" JSONB NOT NULL DEFAULT '[]',
    "source" TEXT NOT NULL DEFAULT 'TYPED',
    "formula" JSONB,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "terms" JSONB NOT NULL DEFAULT '{}',
    "note" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "retiredFrom" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "Indicator_pkey" PRIMARY KEY ("tenantId", "id")
);
CREATE INDEX "Indicator_tenantId_position_idx" ON "Indicator"("tenantId", "position");

CREATE TABLE "IndicatorRevision" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "change" JSONB NOT NULL,
    "since" DATE NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    CONSTRAINT "IndicatorRevision_pkey" PRIMARY KEY ("tenantId", "id")
);
CREATE INDEX "IndicatorRevision_tenantId_indicatorId_at_idx" ON "IndicatorRevision"("tenantId", "indicatorId", "at");

CREATE TABLE "IndicatorTarget" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "agencyId" UUID,
    "value" DECIMAL(18,4) NOT NULL,
    CONSTRAINT "IndicatorTarget_pkey" PRIMARY KEY ("tenantId", "id")
);
CREATE UNIQUE INDEX "IndicatorTarget_tenantId_indicatorId_year_agencyId_key" ON "IndicatorTarget"("tenantId", "indicatorId", "year", "agencyId") NULLS NOT DISTINCT;
CREATE INDEX "IndicatorTarget_tenantId_agencyId_idx" ON "IndicatorTarget"("tenantId", "agencyId");

CREATE TABLE "IndicatorFact" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "indicatorId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "agencyId" UUID,
    "value" DECIMAL(18,4) NOT NULL,
    "part" DECIMAL(18,4),
    "whole" DECIMAL(18,4),
    "note" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "reason" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "replacedAt" TIMESTAMPTZ(3),
    CONSTRAINT "IndicatorFact_pkey" PRIMARY KEY ("tenantId", "id")
);
CREATE UNIQUE INDEX "IndicatorFact_tenantId_indicatorId_year_quarter_agencyId_version_key"
  ON "IndicatorFact"("tenantId", "indicatorId", "year", "quarter", "agencyId", "version") NULLS NOT DISTINCT;
CREATE UNIQUE INDEX "IndicatorFact_current_key" ON "IndicatorFact"("tenantId", "indicatorId", "year", "quarter", "agencyId") NULLS NOT DISTINCT WHERE "replacedAt" IS NULL;
CREATE INDEX "IndicatorFact_tenantId_indicatorId_year_idx" ON "IndicatorFact"("tenantId", "indicatorId", "year");
CREATE INDEX "IndicatorFact_tenantId_agencyId_idx" ON "IndicatorFact"("tenantId", "agencyId");

CREATE TABLE "FactRecord" (
    "tenantId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "recordId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "on" DATE NOT NULL,
    "quantity" DECIMAL(18,4) NOT NULL,
    CONSTRAINT "FactRecord_pkey" PRIMARY KEY ("tenantId", "source", "recordId", "agencyId")
);
CREATE INDEX "FactRecord_tenantId_source_on_recordId_idx" ON "FactRecord"("tenantId", "source", "on", "recordId");
CREATE INDEX "FactRecord_tenantId_agencyId_source_on_idx" ON "FactRecord"("tenantId", "agencyId", "source", "on");

CREATE TABLE "FactTotal" (
    "tenantId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "agencyId" UUID NOT NULL,
    "quantity" DECIMAL(18,4) NOT NULL,
    CONSTRAINT "FactTotal_pkey" PRIMARY KEY ("tenantId", "source", "year", "quarter", "agencyId")
);
CREATE INDEX "FactTotal_tenantId_year_agencyId_idx" ON "FactTotal"("tenantId", "year", "agencyId");

CREATE TABLE "ProgressPublication" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "snapshot" JSONB NOT NULL,
    CONSTRAINT "ProgressPublication_pkey" PRIMARY KEY ("tenantId", "id")
);
CREATE UNIQUE INDEX "ProgressPublication_tenantId_year_version_key" ON "ProgressPublication"("tenantId", "year", "version");

ALTER TABLE "IndicatorRevision" ADD CONSTRAINT "IndicatorRevision_tenantId_indicatorId_fkey" FOREIGN KEY ("tenantId", "indicatorId") REFERENCES "Indicator"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_tenantId_indicatorId_fkey" FOREIGN KEY ("tenantId", "indicatorId") REFERENCES "Indicator"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorTarget" ADD CONSTRAINT "IndicatorTarget_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorFact" ADD CONSTRAINT "IndicatorFact_tenantId_indicatorId_fkey" FOREIGN KEY ("tenantId", "indicatorId") REFERENCES "Indicator"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "IndicatorFact" ADD CONSTRAINT "IndicatorFact_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "IndicatorFact" ADD CONSTRAINT "IndicatorFact_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['Indicator', 'IndicatorTarget', 'IndicatorFact', 'FactRecord', 'FactTotal']) AS name;
SELECT gemba_protect(format('%I', name)::regclass, true) FROM unnest(ARRAY['IndicatorRevision', 'ProgressPublication']) AS name;

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
      WHERE o."tenantId" = r."tenantId" AND o."agencyId" = r."agencyId" AND w."year" = v."year" AND w."version" < v."version");
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
