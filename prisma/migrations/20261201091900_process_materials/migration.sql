-- CreateEnum
CREATE TYPE "MaterialKind" AS ENUM ('DOCUMENT', 'TEACHING');

-- CreateTable
CREATE TABLE "ProcessMaterial" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "kind" "MaterialKind" NOT NULL,
    "title" TEXT NOT NULL,
    "fileId" UUID,
    "url" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProcessMaterial_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "ProcessMaterial_tenantId_processId_idx" ON "ProcessMaterial"("tenantId", "processId");

-- CreateIndex
CREATE INDEX "ProcessMaterial_tenantId_fileId_idx" ON "ProcessMaterial"("tenantId", "fileId");

-- AddForeignKey
ALTER TABLE "ProcessMaterial" ADD CONSTRAINT "ProcessMaterial_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessMaterial" ADD CONSTRAINT "ProcessMaterial_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- A file of the portal or an address on the web, not both.
ALTER TABLE "ProcessMaterial" ADD CONSTRAINT "ProcessMaterial_place_check" CHECK ("fileId" IS NULL OR "url" = '');
SELECT gemba_protect('"ProcessMaterial"'::regclass);
