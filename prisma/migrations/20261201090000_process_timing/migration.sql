-- CreateEnum
CREATE TYPE "ObservationOutcome" AS ENUM ('DONE', 'SKIPPED', 'RETURNED');

-- CreateEnum
CREATE TYPE "ObservationVerdict" AS ENUM ('BY_RULE', 'COUNTED', 'LEFT_OUT');

-- CreateEnum
CREATE TYPE "TimingPart" AS ENUM ('WORK', 'WAIT');

-- CreateTable
CREATE TABLE "TimingSeries" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapId" UUID NOT NULL,
    "place" TEXT NOT NULL,
    "runWord" TEXT NOT NULL,
    "planned" INTEGER NOT NULL,
    "stepIds" UUID[],
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closedBy" TEXT,
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TimingSeries_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "TimingObservation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "seriesId" UUID NOT NULL,
    "runId" UUID NOT NULL,
    "runNumber" INTEGER NOT NULL,
    "stepId" UUID NOT NULL,
    "stepName" TEXT NOT NULL,
    "outcome" "ObservationOutcome" NOT NULL,
    "waitedFrom" TIMESTAMPTZ(3),
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "pausedSeconds" INTEGER NOT NULL DEFAULT 0,
    "waitSeconds" INTEGER,
    "workSeconds" INTEGER,
    "defect" BOOLEAN NOT NULL DEFAULT false,
    "wastes" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "verdict" "ObservationVerdict" NOT NULL DEFAULT 'BY_RULE',
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedBy" TEXT,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "byName" TEXT NOT NULL,
    "personId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TimingObservation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "TimingTaking" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapId" UUID NOT NULL,
    "stepId" UUID NOT NULL,
    "stepName" TEXT NOT NULL,
    "part" "TimingPart" NOT NULL,
    "least" TEXT NOT NULL,
    "usual" TEXT NOT NULL,
    "most" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE NOT NULL,
    "observationIds" UUID[],
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TimingTaking_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "TimingSeries_tenantId_mapId_idx" ON "TimingSeries"("tenantId", "mapId");

-- CreateIndex
CREATE INDEX "TimingObservation_tenantId_seriesId_stepId_idx" ON "TimingObservation"("tenantId", "seriesId", "stepId");

-- CreateIndex
CREATE INDEX "TimingTaking_tenantId_mapId_stepId_idx" ON "TimingTaking"("tenantId", "mapId", "stepId");

-- AddForeignKey
ALTER TABLE "TimingSeries" ADD CONSTRAINT "TimingSeries_tenantId_mapId_fkey" FOREIGN KEY ("tenantId", "mapId") REFERENCES "ProcessMap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimingObservation" ADD CONSTRAINT "TimingObservation_tenantId_seriesId_fkey" FOREIGN KEY ("tenantId", "seriesId") REFERENCES "TimingSeries"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TimingTaking" ADD CONSTRAINT "TimingTaking_tenantId_mapId_fkey" FOREIGN KEY ("tenantId", "mapId") REFERENCES "ProcessMap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"TimingSeries"'::regclass);

SELECT gemba_protect('"TimingObservation"'::regclass);

SELECT gemba_protect('"TimingTaking"'::regclass, true);

ALTER TABLE "TimingSeries"
    ADD CONSTRAINT "TimingSeries_planned_check" CHECK ("planned" BETWEEN 1 AND 1000),
    ADD CONSTRAINT "TimingSeries_closed_check" CHECK (("closedAt" IS NULL) = ("closedBy" IS NULL));
ALTER TABLE "TimingObservation"
    ADD CONSTRAINT "TimingObservation_times_check" CHECK ("endedAt" >= "startedAt" AND "startedAt" >= coalesce("waitedFrom", "startedAt")),
    ADD CONSTRAINT "TimingObservation_seconds_check" CHECK ("workSeconds" >= 0 AND "waitSeconds" >= 0 AND "pausedSeconds" >= 0),
    ADD CONSTRAINT "TimingObservation_skipped_check" CHECK ("outcome" <> 'SKIPPED' OR "workSeconds" IS NULL);
