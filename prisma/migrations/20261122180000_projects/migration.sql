-- Lean projects: passports, work, results, practices; proposals for improvement.
-- CreateEnum
CREATE TYPE "MeasurementStatus" AS ENUM ('REPORTED', 'CONFIRMED', 'REJECTED');

-- CreateEnum
CREATE TYPE "EffectKind" AS ENUM ('MONEY', 'HOURS');

-- CreateEnum
CREATE TYPE "ReportKind" AS ENUM ('OPENING', 'INTERIM', 'CLOSING');

-- CreateEnum
CREATE TYPE "ReportStatus" AS ENUM ('DUE', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateEnum
CREATE TYPE "PracticeStatus" AS ENUM ('DRAFT', 'SUBMITTED', 'RETURNED', 'PUBLISHED', 'WITHDRAWN');

-- CreateEnum
CREATE TYPE "ProjectKind" AS ENUM ('LEAN', 'CLIENT_CENTRIC');

-- CreateEnum
CREATE TYPE "ProjectStatus" AS ENUM ('DRAFT', 'APPROVAL', 'RUNNING', 'MONITORING', 'FINISHED', 'CANCELLED');

-- CreateEnum
CREATE TYPE "PassportStatus" AS ENUM ('SUBMITTED', 'RETURNED', 'APPROVED');

-- CreateEnum
CREATE TYPE "TaskStatus" AS ENUM ('WAITING', 'DOING', 'DONE');

-- CreateEnum
CREATE TYPE "ProposalStatus" AS ENUM ('FILED', 'ACCEPTED', 'DECLINED', 'DONE');

-- CreateTable
CREATE TABLE "TenantCounter" (
    "tenantId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "last" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "TenantCounter_pkey" PRIMARY KEY ("tenantId","key")
);

-- CreateTable
CREATE TABLE "GoalMeasurement" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "goalId" TEXT NOT NULL,
    "measuredOn" DATE NOT NULL,
    "value" TEXT NOT NULL,
    "stability" BOOLEAN NOT NULL DEFAULT false,
    "comment" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "status" "MeasurementStatus" NOT NULL DEFAULT 'REPORTED',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "GoalMeasurement_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectEffect" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "EffectKind" NOT NULL,
    "amount" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "basis" TEXT NOT NULL,
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "fileId" UUID,
    "status" "MeasurementStatus" NOT NULL DEFAULT 'REPORTED',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "reason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ProjectEffect_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectReport" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" "ReportKind" NOT NULL,
    "direction" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "status" "ReportStatus" NOT NULL DEFAULT 'DUE',
    "body" JSONB NOT NULL DEFAULT '{}',
    "facts" JSONB,
    "askedBy" TEXT NOT NULL DEFAULT '',
    "submittedBy" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "remarks" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectReport_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SignificanceForm" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignificanceForm_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SignificanceEvaluation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "form" JSONB NOT NULL,
    "answers" JSONB NOT NULL,
    "total" TEXT NOT NULL,
    "comment" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SignificanceEvaluation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Practice" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "status" "PracticeStatus" NOT NULL DEFAULT 'DRAFT',
    "title" TEXT NOT NULL,
    "problem" TEXT NOT NULL DEFAULT '',
    "solution" TEXT NOT NULL DEFAULT '',
    "results" JSONB NOT NULL DEFAULT '[]',
    "conditions" TEXT NOT NULL DEFAULT '',
    "contact" TEXT NOT NULL DEFAULT '',
    "slug" TEXT NOT NULL,
    "remarks" TEXT NOT NULL DEFAULT '',
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('russian', "title"), 'A') || to_tsvector('russian', "problem" || ' ' || "solution" || ' ' || "conditions")) STORED,

    CONSTRAINT "Practice_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PracticeFile" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "practiceId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "title" TEXT NOT NULL,

    CONSTRAINT "PracticeFile_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Project" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" "ProjectKind" NOT NULL,
    "status" "ProjectStatus" NOT NULL DEFAULT 'DRAFT',
    "agencyId" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "leaderName" TEXT NOT NULL DEFAULT '',
    "startsOn" DATE,
    "endsOn" DATE,
    "ground" TEXT NOT NULL DEFAULT '',
    "portfolioId" UUID,
    "proposalId" UUID,
    "practiceId" UUID,
    "form" JSONB NOT NULL,
    "fields" JSONB NOT NULL,
    "edits" JSONB NOT NULL DEFAULT '{}',
    "doubts" JSONB NOT NULL DEFAULT '{}',
    "version" INTEGER NOT NULL DEFAULT 1,
    "stage" INTEGER NOT NULL DEFAULT 1,
    "publishedAt" TIMESTAMPTZ(3),
    "publicText" JSONB,
    "closedOn" DATE,
    "stabilityDue" DATE,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('russian', "title"), 'A') || to_tsvector('russian', "number"::text || ' ' || "leaderName" || ' ' || coalesce("fields" ->> 'process', ''))) STORED,

    CONSTRAINT "Project_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectParticipant" (
    "tenantId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "part" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ProjectParticipant_pkey" PRIMARY KEY ("tenantId","projectId","agencyId")
);

-- CreateTable
CREATE TABLE "PassportVersion" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "status" "PassportStatus" NOT NULL DEFAULT 'SUBMITTED',
    "fields" JSONB NOT NULL,
    "submittedBy" TEXT NOT NULL,
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "agreedBy" TEXT,
    "agreedAt" TIMESTAMPTZ(3),
    "approverName" TEXT,
    "approverPosition" TEXT,
    "approvedOn" DATE,
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "fileId" UUID,
    "sentAt" TIMESTAMPTZ(3),

    CONSTRAINT "PassportVersion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "PassportRemark" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "path" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "resolvedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PassportRemark_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectStage" (
    "tenantId" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "plannedFrom" DATE,
    "plannedTo" DATE,
    "dueFrom" DATE,
    "dueTo" DATE,
    "startedOn" DATE,
    "closedOn" DATE,
    "closedBy" TEXT,
    "result" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ProjectStage_pkey" PRIMARY KEY ("tenantId","projectId","number")
);

-- CreateTable
CREATE TABLE "StageMove" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "fromStart" DATE,
    "fromEnd" DATE,
    "toStart" DATE,
    "toEnd" DATE,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StageMove_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectTask" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "board" TEXT NOT NULL DEFAULT 'ROADMAP',
    "stage" INTEGER,
    "title" TEXT NOT NULL,
    "details" TEXT NOT NULL DEFAULT '',
    "status" "TaskStatus" NOT NULL DEFAULT 'WAITING',
    "personId" UUID,
    "responsible" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "rank" DOUBLE PRECISION NOT NULL DEFAULT 0,
    "doneAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectTask_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectArtefact" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "stage" INTEGER NOT NULL,
    "tool" TEXT NOT NULL DEFAULT '',
    "title" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "fileId" UUID,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectArtefact_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectNote" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "heldOn" DATE NOT NULL,
    "present" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProjectNote_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProjectEvent" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "projectId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProjectEvent_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Portfolio" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "goal" TEXT NOT NULL DEFAULT '',
    "owner" TEXT NOT NULL DEFAULT '',
    "closedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Portfolio_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SavedView" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SavedView_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Proposal" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "agencyId" UUID NOT NULL,
    "status" "ProposalStatus" NOT NULL DEFAULT 'FILED',
    "title" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "problem" TEXT NOT NULL,
    "suggestion" TEXT NOT NULL,
    "personId" UUID,
    "authorName" TEXT NOT NULL DEFAULT '',
    "anonymous" BOOLEAN NOT NULL DEFAULT false,
    "followHash" TEXT,
    "filedAt" TIMESTAMPTZ(3) NOT NULL,
    "answerDue" DATE NOT NULL,
    "escalatedAt" TIMESTAMPTZ(3),
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,
    "answer" TEXT NOT NULL DEFAULT '',
    "responsible" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "doneOn" DATE,
    "hours" TEXT,
    "money" TEXT,
    "hourRate" TEXT,
    "effectBasis" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "search" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('russian', "title"), 'A') || to_tsvector('russian', "number"::text || ' ' || "place" || ' ' || "problem" || ' ' || "suggestion")) STORED,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProposalPhoto" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "fileId" UUID NOT NULL,

    CONSTRAINT "ProposalPhoto_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProposalTransition" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "proposalId" UUID NOT NULL,
    "from" "ProposalStatus" NOT NULL,
    "to" "ProposalStatus" NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ProposalTransition_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "GoalMeasurement_tenantId_projectId_goalId_measuredOn_idx" ON "GoalMeasurement"("tenantId", "projectId", "goalId", "measuredOn");

-- CreateIndex
CREATE INDEX "GoalMeasurement_tenantId_status_idx" ON "GoalMeasurement"("tenantId", "status");

-- CreateIndex
CREATE INDEX "ProjectEffect_tenantId_projectId_idx" ON "ProjectEffect"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectEffect_tenantId_year_status_idx" ON "ProjectEffect"("tenantId", "year", "status");

-- CreateIndex
CREATE INDEX "ProjectReport_tenantId_projectId_idx" ON "ProjectReport"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectReport_tenantId_status_dueOn_idx" ON "ProjectReport"("tenantId", "status", "dueOn");

-- CreateIndex
CREATE UNIQUE INDEX "SignificanceForm_tenantId_version_key" ON "SignificanceForm"("tenantId", "version");

-- CreateIndex
CREATE INDEX "SignificanceEvaluation_tenantId_projectId_idx" ON "SignificanceEvaluation"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "Practice_tenantId_status_publishedAt_idx" ON "Practice"("tenantId", "status", "publishedAt" DESC);

-- CreateIndex
CREATE INDEX "Practice_search_idx" ON "Practice" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Practice_tenantId_projectId_key" ON "Practice"("tenantId", "projectId");

-- CreateIndex
CREATE UNIQUE INDEX "Practice_tenantId_slug_key" ON "Practice"("tenantId", "slug");

-- CreateIndex
CREATE INDEX "PracticeFile_tenantId_practiceId_idx" ON "PracticeFile"("tenantId", "practiceId");

-- CreateIndex
CREATE INDEX "Project_tenantId_status_updatedAt_id_idx" ON "Project"("tenantId", "status", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Project_tenantId_updatedAt_id_idx" ON "Project"("tenantId", "updatedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Project_tenantId_agencyId_status_idx" ON "Project"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "Project_tenantId_title_idx" ON "Project"("tenantId", "title");

-- CreateIndex
CREATE INDEX "Project_tenantId_endsOn_idx" ON "Project"("tenantId", "endsOn");

-- CreateIndex
CREATE INDEX "Project_tenantId_portfolioId_idx" ON "Project"("tenantId", "portfolioId");

-- CreateIndex
CREATE INDEX "Project_tenantId_practiceId_idx" ON "Project"("tenantId", "practiceId");

-- CreateIndex
CREATE INDEX "Project_search_idx" ON "Project" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Project_tenantId_number_key" ON "Project"("tenantId", "number");

-- CreateIndex
CREATE INDEX "ProjectParticipant_tenantId_agencyId_idx" ON "ProjectParticipant"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "PassportVersion_tenantId_status_idx" ON "PassportVersion"("tenantId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "PassportVersion_tenantId_projectId_number_key" ON "PassportVersion"("tenantId", "projectId", "number");

-- CreateIndex
CREATE INDEX "PassportRemark_tenantId_versionId_idx" ON "PassportRemark"("tenantId", "versionId");

-- CreateIndex
CREATE INDEX "StageMove_tenantId_projectId_idx" ON "StageMove"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectTask_tenantId_projectId_idx" ON "ProjectTask"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectTask_tenantId_personId_status_idx" ON "ProjectTask"("tenantId", "personId", "status");

-- CreateIndex
CREATE INDEX "ProjectArtefact_tenantId_projectId_idx" ON "ProjectArtefact"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectNote_tenantId_projectId_idx" ON "ProjectNote"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "ProjectEvent_tenantId_projectId_at_idx" ON "ProjectEvent"("tenantId", "projectId", "at");

-- CreateIndex
CREATE UNIQUE INDEX "Portfolio_tenantId_title_key" ON "Portfolio"("tenantId", "title");

-- CreateIndex
CREATE UNIQUE INDEX "SavedView_tenantId_personId_list_name_key" ON "SavedView"("tenantId", "personId", "list", "name");

-- CreateIndex
CREATE INDEX "Proposal_tenantId_agencyId_status_idx" ON "Proposal"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "Proposal_tenantId_status_answerDue_idx" ON "Proposal"("tenantId", "status", "answerDue");

-- CreateIndex
CREATE INDEX "Proposal_tenantId_filedAt_id_idx" ON "Proposal"("tenantId", "filedAt" DESC, "id");

-- CreateIndex
CREATE INDEX "Proposal_tenantId_personId_idx" ON "Proposal"("tenantId", "personId");

-- CreateIndex
CREATE INDEX "Proposal_search_idx" ON "Proposal" USING GIN ("search");

-- CreateIndex
CREATE UNIQUE INDEX "Proposal_tenantId_number_key" ON "Proposal"("tenantId", "number");

-- CreateIndex
CREATE INDEX "ProposalPhoto_tenantId_proposalId_idx" ON "ProposalPhoto"("tenantId", "proposalId");

-- CreateIndex
CREATE INDEX "ProposalTransition_tenantId_proposalId_idx" ON "ProposalTransition"("tenantId", "proposalId");

-- AddForeignKey
ALTER TABLE "GoalMeasurement" ADD CONSTRAINT "GoalMeasurement_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "GoalMeasurement" ADD CONSTRAINT "GoalMeasurement_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectEffect" ADD CONSTRAINT "ProjectEffect_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectEffect" ADD CONSTRAINT "ProjectEffect_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectReport" ADD CONSTRAINT "ProjectReport_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SignificanceEvaluation" ADD CONSTRAINT "SignificanceEvaluation_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Practice" ADD CONSTRAINT "Practice_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Practice" ADD CONSTRAINT "Practice_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeFile" ADD CONSTRAINT "PracticeFile_tenantId_practiceId_fkey" FOREIGN KEY ("tenantId", "practiceId") REFERENCES "Practice"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PracticeFile" ADD CONSTRAINT "PracticeFile_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_portfolioId_fkey" FOREIGN KEY ("tenantId", "portfolioId") REFERENCES "Portfolio"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_proposalId_fkey" FOREIGN KEY ("tenantId", "proposalId") REFERENCES "Proposal"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Project" ADD CONSTRAINT "Project_tenantId_practiceId_fkey" FOREIGN KEY ("tenantId", "practiceId") REFERENCES "Practice"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectParticipant" ADD CONSTRAINT "ProjectParticipant_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectParticipant" ADD CONSTRAINT "ProjectParticipant_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassportVersion" ADD CONSTRAINT "PassportVersion_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassportVersion" ADD CONSTRAINT "PassportVersion_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "PassportRemark" ADD CONSTRAINT "PassportRemark_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "PassportVersion"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectStage" ADD CONSTRAINT "ProjectStage_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "StageMove" ADD CONSTRAINT "StageMove_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTask" ADD CONSTRAINT "ProjectTask_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTask" ADD CONSTRAINT "ProjectTask_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectTask" ADD CONSTRAINT "ProjectTask_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectArtefact" ADD CONSTRAINT "ProjectArtefact_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectArtefact" ADD CONSTRAINT "ProjectArtefact_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectNote" ADD CONSTRAINT "ProjectNote_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProjectEvent" ADD CONSTRAINT "ProjectEvent_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SavedView" ADD CONSTRAINT "SavedView_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalPhoto" ADD CONSTRAINT "ProposalPhoto_tenantId_proposalId_fkey" FOREIGN KEY ("tenantId", "proposalId") REFERENCES "Proposal"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalPhoto" ADD CONSTRAINT "ProposalPhoto_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProposalTransition" ADD CONSTRAINT "ProposalTransition_tenantId_proposalId_fkey" FOREIGN KEY ("tenantId", "proposalId") REFERENCES "Proposal"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY[
  'TenantCounter', 'GoalMeasurement', 'ProjectEffect', 'ProjectReport', 'Practice', 'PracticeFile', 'Project', 'ProjectParticipant', 'PassportVersion', 'PassportRemark', 'ProjectStage', 'ProjectTask', 'ProjectArtefact', 'ProjectNote', 'Portfolio', 'SavedView', 'Proposal', 'ProposalPhoto']) AS name;
SELECT gemba_protect(format('%I', name)::regclass, true) FROM unnest(ARRAY[
  'SignificanceForm', 'SignificanceEvaluation', 'StageMove', 'ProjectEvent', 'ProposalTransition']) AS name;
