-- Processes: registry, maps as tables of steps, prices of resources, approved versions; units of agencies.

-- CreateEnum
CREATE TYPE "ProcessKind" AS ENUM ('WITHIN', 'BETWEEN');

-- CreateEnum
CREATE TYPE "ProcessStatus" AS ENUM ('ACTIVE', 'DROPPED');

-- CreateEnum
CREATE TYPE "MapState" AS ENUM ('AS_IS', 'TO_BE');

-- CreateEnum
CREATE TYPE "ResourceKind" AS ENUM ('ROLE', 'MATERIAL', 'OVERHEAD');

-- CreateEnum
CREATE TYPE "RegistryActKind" AS ENUM ('REGISTRY', 'ORDER');

-- CreateTable
CREATE TABLE "Unit" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "parentId" UUID,
    "name" TEXT NOT NULL,
    "shortName" TEXT NOT NULL DEFAULT '',
    "head" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL DEFAULT 0,
    "until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Unit_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Process" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "ProcessKind" NOT NULL,
    "group" TEXT NOT NULL DEFAULT '',
    "carries" TEXT NOT NULL DEFAULT '',
    "unitId" UUID,
    "representative" TEXT NOT NULL DEFAULT '',
    "personId" UUID,
    "inputs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "outputs" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "consumers" JSONB NOT NULL DEFAULT '[]',
    "regulations" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "systems" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "indicators" JSONB NOT NULL DEFAULT '[]',
    "runsPerYear" INTEGER,
    "federalId" TEXT NOT NULL DEFAULT '',
    "typicalId" UUID,
    "status" "ProcessStatus" NOT NULL DEFAULT 'ACTIVE',
    "droppedOn" DATE,
    "droppedBasis" TEXT,
    "mergedIntoId" UUID,
    "reengineeredOn" DATE,
    "reengineeredBasis" TEXT,
    "cameFrom" TEXT,
    "changedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('russian', "code" || ' ' || "name"), 'A') ||
      to_tsvector('russian', "representative" || ' ' || "federalId")) STORED,

    CONSTRAINT "Process_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessParticipant" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "unitId" UUID,

    CONSTRAINT "ProcessParticipant_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessLink" (
    "tenantId" UUID NOT NULL,
    "fromId" UUID NOT NULL,
    "toId" UUID NOT NULL,
    "what" TEXT NOT NULL,

    CONSTRAINT "ProcessLink_pkey" PRIMARY KEY ("tenantId","fromId","toId")
);

-- CreateTable
CREATE TABLE "ProcessPair" (
    "tenantId" UUID NOT NULL,
    "aId" UUID NOT NULL,
    "bId" UUID NOT NULL,
    "decidedBy" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessPair_pkey" PRIMARY KEY ("tenantId","aId","bId")
);

-- CreateTable
CREATE TABLE "ProcessComment" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "stepId" UUID,
    "stepName" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "asks" BOOLEAN NOT NULL DEFAULT true,
    "byName" TEXT NOT NULL,
    "personId" UUID,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProcessComment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessMap" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "state" "MapState" NOT NULL,
    "startId" UUID,
    "oneOff" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "readyOn" DATE,
    "resources" TEXT NOT NULL DEFAULT '',
    "bpmn" TEXT,
    "bpmnName" TEXT NOT NULL DEFAULT '',
    "sound" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessMap_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessStep" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapId" UUID NOT NULL,
    "position" DOUBLE PRECISION NOT NULL,
    "data" JSONB NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "edits" JSONB NOT NULL DEFAULT '{}',
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProcessStep_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessCalculation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "mapId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "day" DATE NOT NULL,
    "model" JSONB NOT NULL,
    "roles" JSONB NOT NULL,
    "prices" JSONB NOT NULL,
    "figures" JSONB NOT NULL,
    "runsPerYear" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "approvedBy" TEXT NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessCalculation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessResource" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "kind" "ResourceKind" NOT NULL,
    "name" TEXT NOT NULL,
    "measure" TEXT NOT NULL DEFAULT '',
    "retiredOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessResource_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessResourcePrice" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "resourceId" UUID NOT NULL,
    "from" DATE NOT NULL,
    "to" DATE,
    "price" DECIMAL(16,4) NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessResourcePrice_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "TypicalProcess" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "group" TEXT NOT NULL DEFAULT '',
    "carries" TEXT NOT NULL DEFAULT '',
    "note" TEXT NOT NULL DEFAULT '',
    "retiredOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TypicalProcess_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RegistryVersion" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "kind" "RegistryActKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "actTitle" TEXT NOT NULL,
    "actNumber" TEXT NOT NULL,
    "actOn" DATE NOT NULL,
    "fileId" UUID,
    "snapshot" JSONB NOT NULL,
    "approvedBy" TEXT NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RegistryVersion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessPublication" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "slug" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProcessPublication_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Unit_tenantId_agencyId_position_idx" ON "Unit"("tenantId", "agencyId", "position");

-- CreateIndex
CREATE INDEX "Unit_tenantId_parentId_idx" ON "Unit"("tenantId", "parentId");

-- CreateIndex
CREATE INDEX "Process_tenantId_status_agencyId_idx" ON "Process"("tenantId", "status", "agencyId");

-- CreateIndex
CREATE INDEX "Process_tenantId_typicalId_idx" ON "Process"("tenantId", "typicalId");

-- CreateIndex
CREATE INDEX "Process_tenantId_personId_idx" ON "Process"("tenantId", "personId");

-- CreateIndex
CREATE INDEX "Process_tenantId_unitId_idx" ON "Process"("tenantId", "unitId");

-- CreateIndex
CREATE INDEX "Process_tenantId_mergedIntoId_idx" ON "Process"("tenantId", "mergedIntoId");

-- CreateIndex
CREATE INDEX "Process_search_idx" ON "Process" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Process_tenantId_agencyId_code_key" ON "Process"("tenantId", "agencyId", "code");

-- CreateIndex
CREATE INDEX "ProcessParticipant_tenantId_processId_idx" ON "ProcessParticipant"("tenantId", "processId");

-- CreateIndex
CREATE INDEX "ProcessParticipant_tenantId_agencyId_idx" ON "ProcessParticipant"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "ProcessParticipant_tenantId_unitId_idx" ON "ProcessParticipant"("tenantId", "unitId");

-- CreateIndex
CREATE INDEX "ProcessLink_tenantId_toId_idx" ON "ProcessLink"("tenantId", "toId");

-- CreateIndex
CREATE INDEX "ProcessPair_tenantId_bId_idx" ON "ProcessPair"("tenantId", "bId");

-- CreateIndex
CREATE INDEX "ProcessComment_tenantId_processId_at_idx" ON "ProcessComment"("tenantId", "processId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessMap_tenantId_processId_state_key" ON "ProcessMap"("tenantId", "processId", "state");

-- CreateIndex
CREATE INDEX "ProcessStep_tenantId_mapId_position_idx" ON "ProcessStep"("tenantId", "mapId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessCalculation_tenantId_mapId_number_key" ON "ProcessCalculation"("tenantId", "mapId", "number");

-- CreateIndex
CREATE INDEX "ProcessResource_tenantId_agencyId_kind_idx" ON "ProcessResource"("tenantId", "agencyId", "kind");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessResourcePrice_tenantId_resourceId_from_key" ON "ProcessResourcePrice"("tenantId", "resourceId", "from");

-- CreateIndex
CREATE UNIQUE INDEX "TypicalProcess_tenantId_code_key" ON "TypicalProcess"("tenantId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "RegistryVersion_tenantId_agencyId_kind_number_key" ON "RegistryVersion"("tenantId", "agencyId", "kind", "number");

-- CreateIndex
CREATE INDEX "ProcessPublication_tenantId_slug_idx" ON "ProcessPublication"("tenantId", "slug");

-- CreateIndex
CREATE INDEX "ProcessPublication_tenantId_withdrawnAt_idx" ON "ProcessPublication"("tenantId", "withdrawnAt");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessPublication_tenantId_processId_number_key" ON "ProcessPublication"("tenantId", "processId", "number");

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Unit" ADD CONSTRAINT "Unit_tenantId_parentId_fkey" FOREIGN KEY ("tenantId", "parentId") REFERENCES "Unit"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Process" ADD CONSTRAINT "Process_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Process" ADD CONSTRAINT "Process_tenantId_unitId_fkey" FOREIGN KEY ("tenantId", "unitId") REFERENCES "Unit"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Process" ADD CONSTRAINT "Process_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Process" ADD CONSTRAINT "Process_tenantId_typicalId_fkey" FOREIGN KEY ("tenantId", "typicalId") REFERENCES "TypicalProcess"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Process" ADD CONSTRAINT "Process_tenantId_mergedIntoId_fkey" FOREIGN KEY ("tenantId", "mergedIntoId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessParticipant" ADD CONSTRAINT "ProcessParticipant_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessParticipant" ADD CONSTRAINT "ProcessParticipant_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessParticipant" ADD CONSTRAINT "ProcessParticipant_tenantId_unitId_fkey" FOREIGN KEY ("tenantId", "unitId") REFERENCES "Unit"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessLink" ADD CONSTRAINT "ProcessLink_tenantId_fromId_fkey" FOREIGN KEY ("tenantId", "fromId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessLink" ADD CONSTRAINT "ProcessLink_tenantId_toId_fkey" FOREIGN KEY ("tenantId", "toId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessPair" ADD CONSTRAINT "ProcessPair_tenantId_aId_fkey" FOREIGN KEY ("tenantId", "aId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessPair" ADD CONSTRAINT "ProcessPair_tenantId_bId_fkey" FOREIGN KEY ("tenantId", "bId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessComment" ADD CONSTRAINT "ProcessComment_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessMap" ADD CONSTRAINT "ProcessMap_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessStep" ADD CONSTRAINT "ProcessStep_tenantId_mapId_fkey" FOREIGN KEY ("tenantId", "mapId") REFERENCES "ProcessMap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessCalculation" ADD CONSTRAINT "ProcessCalculation_tenantId_mapId_fkey" FOREIGN KEY ("tenantId", "mapId") REFERENCES "ProcessMap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessResource" ADD CONSTRAINT "ProcessResource_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessResourcePrice" ADD CONSTRAINT "ProcessResourcePrice_tenantId_resourceId_fkey" FOREIGN KEY ("tenantId", "resourceId") REFERENCES "ProcessResource"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistryVersion" ADD CONSTRAINT "RegistryVersion_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RegistryVersion" ADD CONSTRAINT "RegistryVersion_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessPublication" ADD CONSTRAINT "ProcessPublication_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "Process"
    ADD CONSTRAINT "Process_dropped_check" CHECK (("status" = 'DROPPED') = ("droppedOn" IS NOT NULL)),
    ADD CONSTRAINT "Process_runs_check" CHECK ("runsPerYear" >= 0);
ALTER TABLE "ProcessPair" ADD CONSTRAINT "ProcessPair_order_check" CHECK ("aId" < "bId");
ALTER TABLE "ProcessLink" ADD CONSTRAINT "ProcessLink_other_check" CHECK ("fromId" <> "toId");
ALTER TABLE "ProcessMap" ADD CONSTRAINT "ProcessMap_oneOff_check" CHECK ("oneOff" >= 0);
ALTER TABLE "ProcessResourcePrice"
    ADD CONSTRAINT "ProcessResourcePrice_price_check" CHECK ("price" >= 0),
    ADD CONSTRAINT "ProcessResourcePrice_days_check" CHECK ("to" IS NULL OR "to" >= "from");
ALTER TABLE "ProcessPublication"
    ADD CONSTRAINT "ProcessPublication_withdrawn_check" CHECK (("withdrawnAt" IS NULL) = ("withdrawnReason" IS NULL));
-- One edition of a process is public at a time, and an address belongs to one process.
CREATE UNIQUE INDEX "ProcessPublication_public" ON "ProcessPublication"("tenantId", "processId") WHERE "withdrawnAt" IS NULL;
CREATE UNIQUE INDEX "ProcessPublication_public_slug" ON "ProcessPublication"("tenantId", "slug") WHERE "withdrawnAt" IS NULL;
-- A unit's name stands once among its neighbours.
CREATE UNIQUE INDEX "Unit_name" ON "Unit"("tenantId", "agencyId", coalesce("parentId", "agencyId"), lower("name")) WHERE "until" IS NULL;
CREATE UNIQUE INDEX "ProcessResource_name"
    ON "ProcessResource"("tenantId", coalesce("agencyId", "tenantId"), "kind", lower("name")) WHERE "retiredOn" IS NULL;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY[
  'Unit', 'Process', 'ProcessParticipant', 'ProcessLink', 'ProcessPair', 'ProcessComment', 'ProcessMap', 'ProcessStep',
  'ProcessResource', 'ProcessResourcePrice', 'TypicalProcess', 'ProcessPublication']) AS name;
-- What was approved is never changed or removed by the app.
SELECT gemba_protect(format('%I', name)::regclass, true)
  FROM unnest(ARRAY['ProcessCalculation', 'RegistryVersion']) AS name;
