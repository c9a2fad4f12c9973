-- Road maps: the programme's and the agencies' own.
-- CreateEnum
CREATE TYPE "RoadmapKind" AS ENUM ('PROGRAMME', 'DEPARTMENTAL');

-- CreateEnum
CREATE TYPE "RoadmapStatus" AS ENUM ('DRAFT', 'APPROVAL', 'APPROVED', 'CLOSED');

-- CreateEnum
CREATE TYPE "RoadmapPartStatus" AS ENUM ('OPEN', 'SUBMITTED', 'RETURNED', 'ACCEPTED', 'CLOSED');

-- CreateEnum
CREATE TYPE "RoadmapChangeKind" AS ENUM ('ADD', 'EDIT', 'REMOVE');

-- CreateEnum
CREATE TYPE "RoadmapChangeStatus" AS ENUM ('PROPOSED', 'CONSENTED', 'REFUSED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "RoadmapConsent" AS ENUM ('COUNCIL', 'AUTHORITY');

-- CreateEnum
CREATE TYPE "RoadmapEventKind" AS ENUM ('CREATED', 'LOADED', 'RENAMED', 'SENT', 'TAKEN_BACK', 'APPROVED', 'CLOSED', 'CHANGE_PROPOSED', 'CHANGE_WITHDRAWN', 'CHANGE_CONSENTED', 'CHANGE_REFUSED', 'PART_ASSIGNED', 'PART_SUBMITTED', 'PART_TAKEN_BACK', 'PART_RETURNED', 'PART_ACCEPTED', 'PART_REOPENED', 'PART_PASSED', 'PART_CLOSED');

-- CreateTable
CREATE TABLE "Roadmap" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" "RoadmapKind" NOT NULL,
    "agencyId" UUID,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "status" "RoadmapStatus" NOT NULL DEFAULT 'DRAFT',
    "yearFrom" INTEGER NOT NULL,
    "yearTo" INTEGER NOT NULL,
    "inForceOn" DATE,
    "approveWithinDays" INTEGER,
    "approvalDue" DATE,
    "approvedOn" DATE,
    "approvedByName" TEXT NOT NULL DEFAULT '',
    "approvedByPosition" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "templateKey" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Roadmap_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoadmapItem" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roadmapId" UUID NOT NULL,
    "number" TEXT NOT NULL,
    "sectionNumber" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "dueText" TEXT NOT NULL DEFAULT '',
    "result" TEXT NOT NULL,
    "responsible" JSONB NOT NULL,
    "position" INTEGER NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RoadmapItem_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoadmapPart" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "agencyId" UUID,
    "bodyName" TEXT NOT NULL,
    "groupName" TEXT NOT NULL DEFAULT '',
    "lead" BOOLEAN NOT NULL DEFAULT false,
    "position" INTEGER NOT NULL DEFAULT 0,
    "status" "RoadmapPartStatus" NOT NULL DEFAULT 'OPEN',
    "submittedOn" DATE,
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "remark" TEXT NOT NULL DEFAULT '',
    "closedReason" TEXT NOT NULL DEFAULT '',
    "formerBody" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RoadmapPart_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoadmapProof" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "partId" UUID NOT NULL,
    "fileId" UUID,
    "url" TEXT,
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "handedAt" TIMESTAMPTZ(3),

    CONSTRAINT "RoadmapProof_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoadmapChange" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roadmapId" UUID NOT NULL,
    "itemId" UUID,
    "kind" "RoadmapChangeKind" NOT NULL,
    "status" "RoadmapChangeStatus" NOT NULL DEFAULT 'PROPOSED',
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT NOT NULL,
    "proposedBy" TEXT NOT NULL,
    "proposedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "consent" "RoadmapConsent",
    "protocol" TEXT NOT NULL DEFAULT '',
    "consentOn" DATE,
    "remark" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "RoadmapChange_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RoadmapEvent" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "roadmapId" UUID NOT NULL,
    "itemId" UUID,
    "partId" UUID,
    "agencyId" UUID,
    "kind" "RoadmapEventKind" NOT NULL,
    "words" JSONB NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "RoadmapEvent_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Roadmap_tenantId_kind_status_idx" ON "Roadmap"("tenantId", "kind", "status");

-- CreateIndex
CREATE INDEX "Roadmap_tenantId_agencyId_yearTo_idx" ON "Roadmap"("tenantId", "agencyId", "yearTo" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "Roadmap_tenantId_templateKey_key" ON "Roadmap"("tenantId", "templateKey");

-- CreateIndex
CREATE INDEX "RoadmapItem_tenantId_roadmapId_position_idx" ON "RoadmapItem"("tenantId", "roadmapId", "position");

-- CreateIndex
CREATE INDEX "RoadmapItem_tenantId_dueOn_idx" ON "RoadmapItem"("tenantId", "dueOn");

-- CreateIndex
CREATE INDEX "RoadmapPart_tenantId_agencyId_status_idx" ON "RoadmapPart"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "RoadmapPart_tenantId_status_idx" ON "RoadmapPart"("tenantId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "RoadmapPart_tenantId_itemId_agencyId_key" ON "RoadmapPart"("tenantId", "itemId", "agencyId");

-- CreateIndex
CREATE INDEX "RoadmapProof_tenantId_partId_idx" ON "RoadmapProof"("tenantId", "partId");

-- CreateIndex
CREATE INDEX "RoadmapChange_tenantId_roadmapId_proposedAt_idx" ON "RoadmapChange"("tenantId", "roadmapId", "proposedAt");

-- CreateIndex
CREATE INDEX "RoadmapChange_tenantId_status_idx" ON "RoadmapChange"("tenantId", "status");

-- CreateIndex
CREATE INDEX "RoadmapEvent_tenantId_roadmapId_at_idx" ON "RoadmapEvent"("tenantId", "roadmapId", "at");

-- CreateIndex
CREATE INDEX "RoadmapEvent_tenantId_itemId_idx" ON "RoadmapEvent"("tenantId", "itemId");

-- AddForeignKey
ALTER TABLE "Roadmap" ADD CONSTRAINT "Roadmap_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Roadmap" ADD CONSTRAINT "Roadmap_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapItem" ADD CONSTRAINT "RoadmapItem_tenantId_roadmapId_fkey" FOREIGN KEY ("tenantId", "roadmapId") REFERENCES "Roadmap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapPart" ADD CONSTRAINT "RoadmapPart_tenantId_itemId_fkey" FOREIGN KEY ("tenantId", "itemId") REFERENCES "RoadmapItem"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapPart" ADD CONSTRAINT "RoadmapPart_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapProof" ADD CONSTRAINT "RoadmapProof_tenantId_partId_fkey" FOREIGN KEY ("tenantId", "partId") REFERENCES "RoadmapPart"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapProof" ADD CONSTRAINT "RoadmapProof_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapChange" ADD CONSTRAINT "RoadmapChange_tenantId_roadmapId_fkey" FOREIGN KEY ("tenantId", "roadmapId") REFERENCES "Roadmap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapChange" ADD CONSTRAINT "RoadmapChange_tenantId_itemId_fkey" FOREIGN KEY ("tenantId", "itemId") REFERENCES "RoadmapItem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapChange" ADD CONSTRAINT "RoadmapChange_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RoadmapEvent" ADD CONSTRAINT "RoadmapEvent_tenantId_roadmapId_fkey" FOREIGN KEY ("tenantId", "roadmapId") REFERENCES "Roadmap"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['Roadmap', 'RoadmapItem', 'RoadmapPart', 'RoadmapProof', 'RoadmapChange']) AS name;
SELECT gemba_protect('"RoadmapEvent"'::regclass, true);
