-- CreateEnum
CREATE TYPE "TableImportStatus" AS ENUM ('DRAFT', 'LOADED', 'UNDONE');

-- DropForeignKey
ALTER TABLE "AgencyEvent" DROP CONSTRAINT "AgencyEvent_tenantId_agencyId_fkey";

-- CreateTable
CREATE TABLE "TableImport" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "personId" UUID,
    "byName" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "TableImportStatus" NOT NULL DEFAULT 'DRAFT',
    "choice" JSONB NOT NULL DEFAULT '{}',
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "counts" JSONB NOT NULL DEFAULT '{}',
    "restId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "loadedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "TableImport_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "TableImportFile" (
    "tenantId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "TableImportFile_pkey" PRIMARY KEY ("tenantId","importId")
);

-- CreateTable
CREATE TABLE "TableImportRow" (
    "tenantId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "row" INTEGER NOT NULL,
    "recordId" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "made" BOOLEAN NOT NULL,
    "before" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "undoneAt" TIMESTAMPTZ(3),

    CONSTRAINT "TableImportRow_pkey" PRIMARY KEY ("tenantId","importId","row")
);

-- CreateTable
CREATE TABLE "TableTitle" (
    "tenantId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "TableTitle_pkey" PRIMARY KEY ("tenantId","kind","title")
);

-- CreateIndex
CREATE INDEX "TableImport_tenantId_kind_createdAt_idx" ON "TableImport"("tenantId", "kind", "createdAt");

-- AddForeignKey
ALTER TABLE "AgencyEvent" ADD CONSTRAINT "AgencyEvent_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableImportFile" ADD CONSTRAINT "TableImportFile_tenantId_importId_fkey" FOREIGN KEY ("tenantId", "importId") REFERENCES "TableImport"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "TableImportRow" ADD CONSTRAINT "TableImportRow_tenantId_importId_fkey" FOREIGN KEY ("tenantId", "importId") REFERENCES "TableImport"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"TableImport"'::regclass);

SELECT gemba_protect('"TableImportFile"'::regclass);

SELECT gemba_protect('"TableImportRow"'::regclass);

SELECT gemba_protect('"TableTitle"'::regclass);
