-- An agency may leave a campaign that is under way, and come back while it is.
ALTER TYPE "AssessmentStatus" ADD VALUE 'WITHDRAWN';

ALTER TABLE "SelfAssessment"
  ADD COLUMN "withdrawnFrom" "AssessmentStatus",
  ADD COLUMN "withdrawnAt" TIMESTAMPTZ(3),
  ADD COLUMN "withdrawnBy" TEXT,
  ADD COLUMN "withdrawnReason" TEXT;

-- As text: a value added in this transaction cannot be named in it.
ALTER TABLE "SelfAssessment" ADD CONSTRAINT "SelfAssessment_withdrawn_check"
  CHECK (("status"::text = 'WITHDRAWN') = ("withdrawnFrom" IS NOT NULL) AND ("withdrawnFrom" IS NULL) = ("withdrawnReason" IS NULL));
