-- Portfolios led by an agency, and tasks of a portfolio across its projects.

-- AlterTable
ALTER TABLE "Portfolio" ADD COLUMN "agencyId" UUID, ADD COLUMN "personId" UUID;

-- CreateTable
CREATE TABLE "PortfolioTask" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "portfolioId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "status" "TaskStatus" NOT NULL DEFAULT 'WAITING',
    "personId" UUID,
    "responsible" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PortfolioTask_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PortfolioTaskProject" (
    "tenantId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "projectId" UUID NOT NULL,

    CONSTRAINT "PortfolioTaskProject_pkey" PRIMARY KEY ("tenantId","taskId","projectId")
);

-- CreateIndex
CREATE INDEX "Portfolio_tenantId_agencyId_idx" ON "Portfolio"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "Portfolio_tenantId_personId_idx" ON "Portfolio"("tenantId", "personId");

-- CreateIndex
CREATE INDEX "PortfolioTask_tenantId_portfolioId_idx" ON "PortfolioTask"("tenantId", "portfolioId");

-- CreateIndex
CREATE INDEX "PortfolioTask_tenantId_personId_status_idx" ON "PortfolioTask"("tenantId", "personId", "status");

-- CreateIndex
CREATE INDEX "PortfolioTaskProject_tenantId_projectId_idx" ON "PortfolioTaskProject"("tenantId", "projectId");

-- AddForeignKey
ALTER TABLE "Portfolio" ADD CONSTRAINT "Portfolio_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Portfolio" ADD CONSTRAINT "Portfolio_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioTask" ADD CONSTRAINT "PortfolioTask_tenantId_portfolioId_fkey" FOREIGN KEY ("tenantId", "portfolioId") REFERENCES "Portfolio"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioTask" ADD CONSTRAINT "PortfolioTask_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioTaskProject" ADD CONSTRAINT "PortfolioTaskProject_tenantId_taskId_fkey" FOREIGN KEY ("tenantId", "taskId") REFERENCES "PortfolioTask"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PortfolioTaskProject" ADD CONSTRAINT "PortfolioTaskProject_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Dates that the calendar looks up.
CREATE INDEX "PortfolioTask_open_due" ON "PortfolioTask"("tenantId", "dueOn") WHERE "removedAt" IS NULL AND "doneAt" IS NULL;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['PortfolioTask', 'PortfolioTaskProject']) AS name;
