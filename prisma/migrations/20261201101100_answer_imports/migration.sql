-- AlterTable
ALTER TABLE "SurveyResponse" DROP COLUMN "importId";

-- CreateTable
CREATE TABLE "AnswerImport" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "personId" UUID,
    "byName" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "status" "TableImportStatus" NOT NULL DEFAULT 'DRAFT',
    "choice" JSONB NOT NULL DEFAULT '{}',
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "taken" INTEGER,
    "keys" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "loadedAt" TIMESTAMPTZ(3),
    "undoneAt" TIMESTAMPTZ(3),
    "undoneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "AnswerImport_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AnswerImportFile" (
    "tenantId" UUID NOT NULL,
    "importId" UUID NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "AnswerImportFile_pkey" PRIMARY KEY ("tenantId","importId")
);

-- CreateIndex
CREATE INDEX "AnswerImport_tenantId_surveyId_idx" ON "AnswerImport"("tenantId", "surveyId");

-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_importId_idx" ON "SurveyIntake"("tenantId", "importId");

-- AddForeignKey
ALTER TABLE "AnswerImport" ADD CONSTRAINT "AnswerImport_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AnswerImportFile" ADD CONSTRAINT "AnswerImportFile_tenantId_importId_fkey" FOREIGN KEY ("tenantId", "importId") REFERENCES "AnswerImport"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"AnswerImport"'::regclass);

SELECT gemba_protect('"AnswerImportFile"'::regclass);
