-- AlterTable
ALTER TABLE "TimingTaking" ADD COLUMN     "batchId" UUID,
ADD COLUMN     "was" TEXT,
ADD COLUMN     "written" TEXT;

-- CreateIndex
CREATE INDEX "TimingTaking_tenantId_batchId_idx" ON "TimingTaking"("tenantId", "batchId");
