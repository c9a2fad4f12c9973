-- Results of surveys for the public; satisfaction of each closed batch, as it shows it.

-- AlterTable
ALTER TABLE "SurveyBlock" ADD COLUMN     "answered" INTEGER,
ADD COLUMN     "satisfied" INTEGER;

-- CreateTable
CREATE TABLE "SurveyPublication" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SurveyPublication_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "SurveyPublication_tenantId_surveyId_number_key" ON "SurveyPublication"("tenantId", "surveyId", "number");

-- AddForeignKey
ALTER TABLE "SurveyPublication" ADD CONSTRAINT "SurveyPublication_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"SurveyPublication"'::regclass);
ALTER TABLE "SurveyPublication"
    ADD CONSTRAINT "SurveyPublication_withdrawn_check" CHECK (("withdrawnAt" IS NULL) = ("withdrawnReason" IS NULL));
ALTER TABLE "SurveyBlock"
    ADD CONSTRAINT "SurveyBlock_satisfied_check" CHECK (("answered" IS NULL) = ("satisfied" IS NULL) AND "satisfied" <= "answered");

-- Batches closed before this: the shown cell of the first question with marks of 1…5 (lib/feedback/survey/main-question.ts).
DO $$
DECLARE t record;
BEGIN
  FOR t IN SELECT "id" FROM "Tenant" LOOP
    PERFORM set_config('app.tenant_id', t."id"::text, true);
    UPDATE "SurveyBlock" b
      SET "answered" = c."n", "satisfied" = coalesce((c."counts"->>'4')::int, 0) + coalesce((c."counts"->>'5')::int, 0)
      FROM "SurveyVersion" v, "SurveyCell" c
      WHERE b."tenantId" = t."id" AND v."tenantId" = b."tenantId" AND v."id" = b."versionId"
        AND c."tenantId" = b."tenantId" AND c."blockId" = b."id" AND c."cell" = '[]' AND c."shown"
        AND c."questionId" = jsonb_path_query_first(v."content",
          '$.pages[*].questions[*] ? ((@.kind == "scale" || @.kind == "stars") && @.min == 1 && @.max == 5)')->>'id';
  END LOOP;
  PERFORM set_config('app.tenant_id', '', true);
END $$;
