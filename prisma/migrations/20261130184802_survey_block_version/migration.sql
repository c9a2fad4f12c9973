-- AlterTable
ALTER TABLE "SurveyBlock" ADD COLUMN     "versionId" UUID NOT NULL;

-- CreateIndex
CREATE INDEX "SurveyBlock_tenantId_versionId_idx" ON "SurveyBlock"("tenantId", "versionId");

-- AddForeignKey
ALTER TABLE "SurveyBlock" ADD CONSTRAINT "SurveyBlock_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "SurveyVersion"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
