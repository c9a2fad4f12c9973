-- Proposals filed without an account; evidence that is a frozen copy of something in the portal.
ALTER TABLE "Proposal" ADD COLUMN "email" TEXT NOT NULL DEFAULT '', ADD COLUMN "consentAt" TIMESTAMPTZ(3);
CREATE UNIQUE INDEX "Proposal_tenantId_followHash_key" ON "Proposal"("tenantId", "followHash");
ALTER TABLE "Evidence" ADD COLUMN "sourceKind" TEXT, ADD COLUMN "sourceId" UUID;
