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

CREATE INDEX "IndicatorFact_tenantId_year_idx" ON "IndicatorFact"("tenantId", "year");
