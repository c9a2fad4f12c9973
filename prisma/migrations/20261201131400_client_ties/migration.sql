-- AlterTable
ALTER TABLE "FeedbackMessage" ADD COLUMN     "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL';

-- AlterTable
ALTER TABLE "Problem" ADD COLUMN     "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL';

-- Whose clients spoke: as the survey or the touchpoint says.
UPDATE "Problem" p SET "side" = s."side" FROM "Survey" s
  WHERE s."tenantId" = p."tenantId" AND s."id" = p."surveyId" AND s."side" <> 'EXTERNAL';
UPDATE "FeedbackMessage" m SET "side" = t."side" FROM "Touchpoint" t
  WHERE t."tenantId" = m."tenantId" AND t."id" = m."touchpointId" AND t."side" <> 'EXTERNAL';

-- CreateTable
CREATE TABLE "SegmentApart" (
    "tenantId" UUID NOT NULL,
    "segmentId" UUID NOT NULL,
    "commonId" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "on" DATE NOT NULL,

    CONSTRAINT "SegmentApart_pkey" PRIMARY KEY ("tenantId","segmentId","commonId")
);

-- CreateIndex
CREATE INDEX "SegmentApart_tenantId_commonId_idx" ON "SegmentApart"("tenantId", "commonId");

-- CreateIndex
CREATE INDEX "Problem_tenantId_roadmapItemId_idx" ON "Problem"("tenantId", "roadmapItemId");

-- AddForeignKey
ALTER TABLE "SegmentApart" ADD CONSTRAINT "SegmentApart_tenantId_segmentId_fkey" FOREIGN KEY ("tenantId", "segmentId") REFERENCES "ClientSegment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SegmentApart" ADD CONSTRAINT "SegmentApart_tenantId_commonId_fkey" FOREIGN KEY ("tenantId", "commonId") REFERENCES "ClientSegment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"SegmentApart"'::regclass);
