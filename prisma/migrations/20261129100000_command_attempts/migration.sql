-- CreateTable
CREATE TABLE "CommandAttempt" (
    "tenantId" UUID NOT NULL,
    "operation" TEXT NOT NULL,
    "doer" TEXT NOT NULL,
    "key" UUID NOT NULL,
    "result" JSONB,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CommandAttempt_pkey" PRIMARY KEY ("tenantId","operation","doer","key")
);

-- CreateIndex
CREATE INDEX "CommandAttempt_tenantId_at_idx" ON "CommandAttempt"("tenantId", "at");

SELECT gemba_protect('"CommandAttempt"'::regclass);
