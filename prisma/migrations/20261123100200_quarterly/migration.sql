-- Quarterly reports, how they are due, and the consolidated note.
CREATE TYPE "DayShift" AS ENUM ('KEEP', 'NEXT_WORKING');
CREATE TYPE "QuarterlyStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

CREATE TABLE "QuarterlyRule" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fromYear" INTEGER NOT NULL,
    "fromQuarter" INTEGER NOT NULL,
    "active" BOOLEAN NOT NULL DEFAULT true,
    "dueDay" INTEGER NOT NULL,
    "lateAfterDay" INTEGER NOT NULL,
    "shift" "DayShift" NOT NULL DEFAULT 'KEEP',
    "remindDays" INTEGER NOT NULL DEFAULT 5,
    "text" TEXT NOT NULL DEFAULT '',
    "madeBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarterlyRule_pkey" PRIMARY KEY ("tenantId","id"),
    CONSTRAINT "QuarterlyRule_days_check" CHECK ("dueDay" BETWEEN 1 AND 31 AND "lateAfterDay" BETWEEN "dueDay" AND 31 AND "fromQuarter" BETWEEN 1 AND 4)
);
CREATE INDEX "QuarterlyRule_tenantId_fromYear_fromQuarter_idx" ON "QuarterlyRule"("tenantId", "fromYear", "fromQuarter");

CREATE TABLE "QuarterlyReport" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "status" "QuarterlyStatus" NOT NULL DEFAULT 'DRAFT',
    "dueOn" DATE NOT NULL,
    "lateAfter" DATE NOT NULL,
    "facts" JSONB,
    "words" JSONB NOT NULL DEFAULT '{}',
    "firstSentAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarterlyReport_pkey" PRIMARY KEY ("tenantId","id"),
    CONSTRAINT "QuarterlyReport_quarter_check" CHECK ("quarter" BETWEEN 1 AND 4 AND "lateAfter" >= "dueOn"),
    CONSTRAINT "QuarterlyReport_facts_check" CHECK ("status" = 'DRAFT' OR ("facts" IS NOT NULL AND "submittedAt" IS NOT NULL))
);
CREATE UNIQUE INDEX "QuarterlyReport_tenantId_agencyId_year_quarter_key" ON "QuarterlyReport"("tenantId", "agencyId", "year", "quarter");
CREATE INDEX "QuarterlyReport_tenantId_year_quarter_status_idx" ON "QuarterlyReport"("tenantId", "year", "quarter", "status");

CREATE TABLE "QuarterlyReportEvent" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarterlyReportEvent_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE INDEX "QuarterlyReportEvent_tenantId_reportId_at_idx" ON "QuarterlyReportEvent"("tenantId", "reportId", "at");

CREATE TABLE "QuarterlyReminder" (
    "tenantId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "sentTo" INTEGER NOT NULL DEFAULT 0,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarterlyReminder_pkey" PRIMARY KEY ("tenantId","agencyId","year","quarter","kind")
);
CREATE INDEX "QuarterlyReminder_tenantId_year_quarter_idx" ON "QuarterlyReminder"("tenantId", "year", "quarter");

CREATE TABLE "QuarterlyNote" (
    "tenantId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "quarter" INTEGER NOT NULL,
    "words" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "QuarterlyNote_pkey" PRIMARY KEY ("tenantId","year","quarter")
);

ALTER TABLE "QuarterlyReport" ADD CONSTRAINT "QuarterlyReport_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "QuarterlyReportEvent" ADD CONSTRAINT "QuarterlyReportEvent_tenantId_reportId_fkey" FOREIGN KEY ("tenantId", "reportId") REFERENCES "QuarterlyReport"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "QuarterlyReminder" ADD CONSTRAINT "QuarterlyReminder_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['QuarterlyReport', 'QuarterlyNote']) AS name;
SELECT gemba_protect(format('%I', name)::regclass, true) FROM unnest(ARRAY['QuarterlyRule', 'QuarterlyReportEvent', 'QuarterlyReminder']) AS name;
