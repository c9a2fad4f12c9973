-- CreateTable
CREATE TABLE "CheckForm" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "ruling" TEXT NOT NULL DEFAULT '',
    "body" JSONB NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckForm_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CheckCampaign" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "basis" TEXT NOT NULL DEFAULT '',
    "formTitle" TEXT NOT NULL,
    "sample" BOOLEAN NOT NULL DEFAULT false,
    "ruling" TEXT NOT NULL DEFAULT '',
    "form" JSONB NOT NULL,
    "checkBy" DATE NOT NULL,
    "planBy" DATE NOT NULL,
    "doneBy" DATE NOT NULL,
    "items" JSONB NOT NULL DEFAULT '{}',
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckCampaign_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessCheck" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "answers" JSONB NOT NULL DEFAULT '{}',
    "share" TEXT,
    "grade" TEXT,
    "signedBy" TEXT,
    "signedAt" TIMESTAMPTZ(3),
    "planBasis" TEXT NOT NULL DEFAULT '',
    "planOn" DATE,
    "planBy" TEXT,
    "doneOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProcessCheck_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CheckMeasure" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "questions" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "responsible" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "projectId" UUID,
    "doneOn" DATE,
    "result" TEXT NOT NULL DEFAULT '',
    "doneBy" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CheckMeasure_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "ProcessCheck_tenantId_processId_idx" ON "ProcessCheck"("tenantId", "processId");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessCheck_tenantId_campaignId_processId_key" ON "ProcessCheck"("tenantId", "campaignId", "processId");

-- CreateIndex
CREATE INDEX "CheckMeasure_tenantId_checkId_idx" ON "CheckMeasure"("tenantId", "checkId");

-- CreateIndex
CREATE INDEX "CheckMeasure_tenantId_projectId_idx" ON "CheckMeasure"("tenantId", "projectId");

-- AddForeignKey
ALTER TABLE "ProcessCheck" ADD CONSTRAINT "ProcessCheck_tenantId_campaignId_fkey" FOREIGN KEY ("tenantId", "campaignId") REFERENCES "CheckCampaign"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessCheck" ADD CONSTRAINT "ProcessCheck_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckMeasure" ADD CONSTRAINT "CheckMeasure_tenantId_checkId_fkey" FOREIGN KEY ("tenantId", "checkId") REFERENCES "ProcessCheck"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CheckMeasure" ADD CONSTRAINT "CheckMeasure_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect('"CheckForm"'::regclass);

SELECT gemba_protect('"CheckCampaign"'::regclass);

SELECT gemba_protect('"ProcessCheck"'::regclass);

SELECT gemba_protect('"CheckMeasure"'::regclass);

-- A letter is given by a signature and stays with it.
ALTER TABLE "ProcessCheck" ADD CONSTRAINT "ProcessCheck_signed_check" CHECK (("signedAt" IS NULL) = ("grade" IS NULL));
ALTER TABLE "CheckCampaign"
    ADD CONSTRAINT "CheckCampaign_days_check" CHECK ("checkBy" <= "planBy" AND "planBy" <= "doneBy");
