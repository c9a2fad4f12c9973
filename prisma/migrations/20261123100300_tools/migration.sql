-- Tools of the programme: how far each is applied, with proof, and visits that check it.
CREATE TYPE "ToolLevel" AS ENUM ('NOT_BEGUN', 'PILOT', 'APPLIED', 'STANDARD');

CREATE TABLE "Tool" (
    "tenantId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "hint" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "fromAct" BOOLEAN NOT NULL DEFAULT false,
    "retiredOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tool_pkey" PRIMARY KEY ("tenantId","key")
);
CREATE INDEX "Tool_tenantId_position_idx" ON "Tool"("tenantId", "position");

CREATE TABLE "ToolAdoption" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "tool" TEXT NOT NULL,
    "level" "ToolLevel" NOT NULL DEFAULT 'NOT_BEGUN',
    "since" DATE NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolAdoption_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE UNIQUE INDEX "ToolAdoption_tenantId_agencyId_tool_unit_key" ON "ToolAdoption"("tenantId", "agencyId", "tool", "unit");
CREATE INDEX "ToolAdoption_tenantId_tool_level_idx" ON "ToolAdoption"("tenantId", "tool", "level");

CREATE TABLE "ToolAdoptionEvent" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "adoptionId" UUID NOT NULL,
    "fromLevel" "ToolLevel",
    "level" "ToolLevel" NOT NULL,
    "since" DATE NOT NULL,
    "fileId" UUID,
    "url" TEXT,
    "note" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ToolAdoptionEvent_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE INDEX "ToolAdoptionEvent_tenantId_adoptionId_at_idx" ON "ToolAdoptionEvent"("tenantId", "adoptionId", "at");

CREATE TABLE "ToolVisit" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "agencyId" UUID NOT NULL,
    "visitedOn" DATE NOT NULL,
    "visitors" TEXT NOT NULL,
    "hosts" TEXT NOT NULL DEFAULT '',
    "conclusion" TEXT NOT NULL,
    "fileId" UUID,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,

    CONSTRAINT "ToolVisit_pkey" PRIMARY KEY ("tenantId","id"),
    CONSTRAINT "ToolVisit_withdrawn_check" CHECK (("withdrawnAt" IS NULL) = ("withdrawnReason" IS NULL))
);
CREATE UNIQUE INDEX "ToolVisit_tenantId_number_key" ON "ToolVisit"("tenantId", "number");
CREATE INDEX "ToolVisit_tenantId_agencyId_visitedOn_idx" ON "ToolVisit"("tenantId", "agencyId", "visitedOn");

CREATE TABLE "ToolFinding" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitId" UUID NOT NULL,
    "tool" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "claimed" "ToolLevel" NOT NULL,
    "seen" "ToolLevel" NOT NULL,
    "remark" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ToolFinding_pkey" PRIMARY KEY ("tenantId","id")
);
CREATE UNIQUE INDEX "ToolFinding_tenantId_visitId_tool_unit_key" ON "ToolFinding"("tenantId", "visitId", "tool", "unit");

ALTER TABLE "ToolAdoption" ADD CONSTRAINT "ToolAdoption_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ToolAdoption" ADD CONSTRAINT "ToolAdoption_tenantId_tool_fkey" FOREIGN KEY ("tenantId", "tool") REFERENCES "Tool"("tenantId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ToolAdoptionEvent" ADD CONSTRAINT "ToolAdoptionEvent_tenantId_adoptionId_fkey" FOREIGN KEY ("tenantId", "adoptionId") REFERENCES "ToolAdoption"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ToolAdoptionEvent" ADD CONSTRAINT "ToolAdoptionEvent_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ToolVisit" ADD CONSTRAINT "ToolVisit_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ToolVisit" ADD CONSTRAINT "ToolVisit_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "ToolFinding" ADD CONSTRAINT "ToolFinding_tenantId_visitId_fkey" FOREIGN KEY ("tenantId", "visitId") REFERENCES "ToolVisit"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "ToolFinding" ADD CONSTRAINT "ToolFinding_tenantId_tool_fkey" FOREIGN KEY ("tenantId", "tool") REFERENCES "Tool"("tenantId", "key") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['Tool', 'ToolAdoption', 'ToolVisit']) AS name;
SELECT gemba_protect(format('%I', name)::regclass, true) FROM unnest(ARRAY['ToolAdoptionEvent', 'ToolFinding']) AS name;
