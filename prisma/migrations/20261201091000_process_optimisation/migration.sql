-- CreateEnum
CREATE TYPE "SolutionState" AS ENUM ('PROPOSED', 'CHOSEN', 'POSTPONED', 'REJECTED');

-- CreateEnum
CREATE TYPE "OptimisationPaperKind" AS ENUM ('INFO', 'PLAN');

-- CreateEnum
CREATE TYPE "OptimisationPaperStatus" AS ENUM ('SENT', 'AGREED', 'APPROVED', 'RETURNED');

-- CreateEnum
CREATE TYPE "StandardStatus" AS ENUM ('DRAFT', 'APPROVED', 'SUPERSEDED');

-- CreateTable
CREATE TABLE "Optimisation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "planDueOn" DATE,
    "openedBy" TEXT NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Optimisation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "OptimisationProblem" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "optimisationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "pins" JSONB NOT NULL DEFAULT '[]',
    "whys" JSONB NOT NULL DEFAULT '[]',
    "causes" JSONB NOT NULL DEFAULT '[]',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OptimisationProblem_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "OptimisationSolution" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "optimisationId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "problemIds" UUID[],
    "effort" DECIMAL(6,1) NOT NULL,
    "state" "SolutionState" NOT NULL DEFAULT 'PROPOSED',
    "reason" TEXT NOT NULL DEFAULT '',
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OptimisationSolution_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "OptimisationMeasure" (
    "tenantId" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "optimisationId" UUID NOT NULL,
    "solutionId" UUID,
    "internal" BOOLEAN NOT NULL DEFAULT false,
    "indicator" TEXT NOT NULL,
    "unit" TEXT NOT NULL DEFAULT '',
    "was" TEXT NOT NULL DEFAULT '',
    "target" TEXT NOT NULL,
    "cost" DECIMAL(14,2) NOT NULL DEFAULT 0,
    "system" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "OptimisationMeasure_pkey" PRIMARY KEY ("tenantId","taskId")
);

-- CreateTable
CREATE TABLE "OptimisationPaper" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "optimisationId" UUID NOT NULL,
    "kind" "OptimisationPaperKind" NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "status" "OptimisationPaperStatus" NOT NULL DEFAULT 'SENT',
    "sentBy" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "agreedBy" TEXT,
    "agreedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',
    "receivedBy" TEXT,
    "receivedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OptimisationPaper_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "OptimisationTrouble" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "optimisationId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "taskId" UUID,
    "text" TEXT NOT NULL,
    "raisedBy" TEXT NOT NULL,
    "raisedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "OptimisationTrouble_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProcessStandard" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "StandardStatus" NOT NULL DEFAULT 'DRAFT',
    "content" JSONB NOT NULL,
    "actTitle" TEXT NOT NULL DEFAULT '',
    "actNumber" TEXT NOT NULL DEFAULT '',
    "actOn" DATE,
    "effectiveOn" DATE,
    "reviewOn" DATE,
    "tolerance" INTEGER NOT NULL DEFAULT 20,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approvedBy" TEXT,
    "approvedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ProcessStandard_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "StandardReading" (
    "tenantId" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "readAt" TIMESTAMPTZ(3),

    CONSTRAINT "StandardReading_pkey" PRIMARY KEY ("tenantId","standardId","personId")
);

-- CreateTable
CREATE TABLE "StandardCheck" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "standardId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "measuredOn" DATE,
    "runs" INTEGER,
    "lead" DECIMAL(10,2),
    "right" DECIMAL(5,2),
    "holds" BOOLEAN,
    "note" TEXT NOT NULL DEFAULT '',
    "byName" TEXT,
    "at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "StandardCheck_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Optimisation_tenantId_processId_idx" ON "Optimisation"("tenantId", "processId");

-- CreateIndex
CREATE UNIQUE INDEX "Optimisation_tenantId_number_key" ON "Optimisation"("tenantId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "Optimisation_tenantId_projectId_key" ON "Optimisation"("tenantId", "projectId");

-- CreateIndex
CREATE UNIQUE INDEX "OptimisationProblem_tenantId_optimisationId_number_key" ON "OptimisationProblem"("tenantId", "optimisationId", "number");

-- CreateIndex
CREATE UNIQUE INDEX "OptimisationSolution_tenantId_optimisationId_number_key" ON "OptimisationSolution"("tenantId", "optimisationId", "number");

-- CreateIndex
CREATE INDEX "OptimisationMeasure_tenantId_optimisationId_idx" ON "OptimisationMeasure"("tenantId", "optimisationId");

-- CreateIndex
CREATE INDEX "OptimisationMeasure_tenantId_solutionId_idx" ON "OptimisationMeasure"("tenantId", "solutionId");

-- CreateIndex
CREATE UNIQUE INDEX "OptimisationPaper_tenantId_optimisationId_kind_number_key" ON "OptimisationPaper"("tenantId", "optimisationId", "kind", "number");

-- CreateIndex
CREATE INDEX "OptimisationTrouble_tenantId_optimisationId_idx" ON "OptimisationTrouble"("tenantId", "optimisationId");

-- CreateIndex
CREATE INDEX "OptimisationTrouble_tenantId_agencyId_idx" ON "OptimisationTrouble"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "OptimisationTrouble_tenantId_taskId_idx" ON "OptimisationTrouble"("tenantId", "taskId");

-- CreateIndex
CREATE INDEX "ProcessStandard_tenantId_status_idx" ON "ProcessStandard"("tenantId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ProcessStandard_tenantId_processId_number_key" ON "ProcessStandard"("tenantId", "processId", "number");

-- CreateIndex
CREATE INDEX "StandardReading_tenantId_personId_idx" ON "StandardReading"("tenantId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "StandardCheck_tenantId_standardId_dueOn_key" ON "StandardCheck"("tenantId", "standardId", "dueOn");

-- AddForeignKey
ALTER TABLE "Optimisation" ADD CONSTRAINT "Optimisation_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Optimisation" ADD CONSTRAINT "Optimisation_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationProblem" ADD CONSTRAINT "OptimisationProblem_tenantId_optimisationId_fkey" FOREIGN KEY ("tenantId", "optimisationId") REFERENCES "Optimisation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationSolution" ADD CONSTRAINT "OptimisationSolution_tenantId_optimisationId_fkey" FOREIGN KEY ("tenantId", "optimisationId") REFERENCES "Optimisation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationMeasure" ADD CONSTRAINT "OptimisationMeasure_tenantId_taskId_fkey" FOREIGN KEY ("tenantId", "taskId") REFERENCES "ProjectTask"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationMeasure" ADD CONSTRAINT "OptimisationMeasure_tenantId_optimisationId_fkey" FOREIGN KEY ("tenantId", "optimisationId") REFERENCES "Optimisation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationMeasure" ADD CONSTRAINT "OptimisationMeasure_tenantId_solutionId_fkey" FOREIGN KEY ("tenantId", "solutionId") REFERENCES "OptimisationSolution"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationPaper" ADD CONSTRAINT "OptimisationPaper_tenantId_optimisationId_fkey" FOREIGN KEY ("tenantId", "optimisationId") REFERENCES "Optimisation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationTrouble" ADD CONSTRAINT "OptimisationTrouble_tenantId_optimisationId_fkey" FOREIGN KEY ("tenantId", "optimisationId") REFERENCES "Optimisation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationTrouble" ADD CONSTRAINT "OptimisationTrouble_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "OptimisationTrouble" ADD CONSTRAINT "OptimisationTrouble_tenantId_taskId_fkey" FOREIGN KEY ("tenantId", "taskId") REFERENCES "ProjectTask"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProcessStandard" ADD CONSTRAINT "ProcessStandard_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardReading" ADD CONSTRAINT "StandardReading_tenantId_standardId_fkey" FOREIGN KEY ("tenantId", "standardId") REFERENCES "ProcessStandard"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardReading" ADD CONSTRAINT "StandardReading_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StandardCheck" ADD CONSTRAINT "StandardCheck_tenantId_standardId_fkey" FOREIGN KEY ("tenantId", "standardId") REFERENCES "ProcessStandard"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect('"Optimisation"'::regclass);

SELECT gemba_protect('"OptimisationProblem"'::regclass);

SELECT gemba_protect('"OptimisationSolution"'::regclass);

SELECT gemba_protect('"OptimisationMeasure"'::regclass);

SELECT gemba_protect('"OptimisationPaper"'::regclass);

SELECT gemba_protect('"OptimisationTrouble"'::regclass);

SELECT gemba_protect('"ProcessStandard"'::regclass);

SELECT gemba_protect('"StandardReading"'::regclass);

SELECT gemba_protect('"StandardCheck"'::regclass);

ALTER TABLE "OptimisationPaper"
    ADD CONSTRAINT "OptimisationPaper_plan_check" CHECK ("kind" = 'PLAN' OR "status" = 'SENT');
ALTER TABLE "OptimisationSolution" ADD CONSTRAINT "OptimisationSolution_effort_check" CHECK ("effort" > 0);
ALTER TABLE "OptimisationMeasure" ADD CONSTRAINT "OptimisationMeasure_cost_check" CHECK ("cost" >= 0);
ALTER TABLE "ProcessStandard"
    ADD CONSTRAINT "ProcessStandard_approved_check" CHECK (("status" = 'DRAFT') = ("approvedAt" IS NULL));
ALTER TABLE "StandardCheck"
    ADD CONSTRAINT "StandardCheck_measured_check" CHECK (("holds" IS NULL) = ("measuredOn" IS NULL));
-- One version of a process's standard is being written at a time, and one is in force.
CREATE UNIQUE INDEX "ProcessStandard_draft" ON "ProcessStandard"("tenantId", "processId") WHERE "status" = 'DRAFT';
CREATE UNIQUE INDEX "ProcessStandard_approved" ON "ProcessStandard"("tenantId", "processId") WHERE "status" = 'APPROVED';
