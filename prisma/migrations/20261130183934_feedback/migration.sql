-- CreateEnum
CREATE TYPE "ClientSide" AS ENUM ('EXTERNAL', 'INTERNAL');

-- CreateEnum
CREATE TYPE "SurveyPurpose" AS ENUM ('SERVICE', 'INTERNAL_CLIENT', 'TRAINING', 'INTERVIEW', 'FOCUS_GROUP', 'CULTURE', 'NEEDS', 'OTHER');

-- CreateEnum
CREATE TYPE "SurveyStatus" AS ENUM ('DRAFT', 'OPEN', 'CLOSED');

-- CreateEnum
CREATE TYPE "SurveyAudience" AS ENUM ('PUBLIC', 'INVITED', 'EMPLOYEES', 'MODERATED');

-- CreateEnum
CREATE TYPE "SurveyChannel" AS ENUM ('LINK', 'TOUCHPOINT', 'KIOSK', 'INVITATION', 'EMPLOYEE', 'PAPER', 'PHONE', 'SHEET', 'IMPORT');

-- CreateEnum
CREATE TYPE "TouchpointStatus" AS ENUM ('ACTIVE', 'CLOSED');

-- CreateEnum
CREATE TYPE "ListApprovalKind" AS ENUM ('TOUCHPOINTS', 'SEGMENTS');

-- CreateEnum
CREATE TYPE "FeedbackOrderKind" AS ENUM ('COLLECTING', 'TOUCHPOINTS', 'CLIENTS');

-- CreateEnum
CREATE TYPE "ProblemStatus" AS ENUM ('NEW', 'IN_WORK', 'DONE', 'DECLINED', 'TOLD', 'JOINED');

-- CreateEnum
CREATE TYPE "MessageKind" AS ENUM ('THANKS', 'PROBLEM', 'IDEA');

-- CreateEnum
CREATE TYPE "MessageStatus" AS ENUM ('NEW', 'IN_WORK', 'ANSWERED', 'CLOSED');

-- CreateEnum
CREATE TYPE "LifeSituationStatus" AS ENUM ('CANDIDATE', 'CHOSEN', 'DECLINED', 'CLOSED');

-- CreateEnum
CREATE TYPE "StudyKind" AS ENUM ('INTERVIEW', 'FOCUS_GROUP', 'OBSERVATION', 'OWN_EXPERIENCE', 'DESK');

-- CreateEnum
CREATE TYPE "SurveyReportStatus" AS ENUM ('DRAFT', 'SIGNED', 'WITHDRAWN');

-- CreateTable
CREATE TABLE "Survey" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "title" TEXT NOT NULL,
    "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL',
    "purpose" "SurveyPurpose" NOT NULL DEFAULT 'SERVICE',
    "audience" "SurveyAudience" NOT NULL DEFAULT 'PUBLIC',
    "service" TEXT NOT NULL DEFAULT '',
    "processId" UUID,
    "situationId" UUID,
    "projectId" UUID,
    "status" "SurveyStatus" NOT NULL DEFAULT 'DRAFT',
    "opensOn" DATE,
    "closesOn" DATE,
    "code" TEXT NOT NULL,
    "draft" JSONB NOT NULL DEFAULT '{}',
    "asked" INTEGER,
    "askedBasis" TEXT NOT NULL DEFAULT '',
    "quotas" JSONB NOT NULL DEFAULT '[]',
    "splits" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "previousId" UUID,
    "template" BOOLEAN NOT NULL DEFAULT false,
    "openedAt" TIMESTAMPTZ(3),
    "closedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Survey_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyVersion" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "startedBy" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyVersion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyIntake" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "touchpointId" UUID,
    "segmentId" UUID,
    "channel" "SurveyChannel" NOT NULL,
    "forOther" BOOLEAN NOT NULL DEFAULT false,
    "day" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "importId" UUID,

    CONSTRAINT "SurveyIntake_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyAttempt" (
    "tenantId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "SurveyAttempt_pkey" PRIMARY KEY ("tenantId","hash")
);

-- CreateTable
CREATE TABLE "SurveyResponse" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "blockId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "touchpointId" UUID,
    "segmentId" UUID,
    "channel" "SurveyChannel" NOT NULL,
    "forOther" BOOLEAN NOT NULL DEFAULT false,
    "day" DATE NOT NULL,
    "answers" JSONB NOT NULL,
    "importId" UUID,

    CONSTRAINT "SurveyResponse_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyBlock" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "closedOn" DATE NOT NULL,
    "threshold" INTEGER NOT NULL,

    CONSTRAINT "SurveyBlock_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyCell" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "blockId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "cell" TEXT NOT NULL,
    "shown" BOOLEAN NOT NULL,
    "counts" JSONB NOT NULL DEFAULT '{}',
    "n" INTEGER,
    "dontKnow" INTEGER,

    CONSTRAINT "SurveyCell_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyWords" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "blockId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "questionId" TEXT NOT NULL,
    "cell" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "withheld" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "SurveyWords_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyTheme" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "name" TEXT NOT NULL,
    "words" TEXT[],
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "SurveyTheme_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyThemeMark" (
    "tenantId" UUID NOT NULL,
    "wordsId" UUID NOT NULL,
    "themeId" UUID NOT NULL,
    "on" BOOLEAN NOT NULL,
    "by" TEXT NOT NULL,

    CONSTRAINT "SurveyThemeMark_pkey" PRIMARY KEY ("tenantId","wordsId","themeId")
);

-- CreateTable
CREATE TABLE "SurveyInvited" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL DEFAULT '',
    "day" DATE NOT NULL,

    CONSTRAINT "SurveyInvited_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyKey" (
    "tenantId" UUID NOT NULL,
    "hash" TEXT NOT NULL,
    "surveyId" UUID NOT NULL,
    "used" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "SurveyKey_pkey" PRIMARY KEY ("tenantId","hash")
);

-- CreateTable
CREATE TABLE "SurveyMarks" (
    "tenantId" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "hashes" TEXT[] DEFAULT ARRAY[]::TEXT[],

    CONSTRAINT "SurveyMarks_pkey" PRIMARY KEY ("tenantId","surveyId")
);

-- CreateTable
CREATE TABLE "Touchpoint" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL',
    "channel" TEXT NOT NULL,
    "place" TEXT NOT NULL DEFAULT '',
    "service" TEXT NOT NULL DEFAULT '',
    "processId" UUID,
    "unitId" UUID,
    "owner" TEXT NOT NULL DEFAULT '',
    "surveyId" UUID,
    "status" "TouchpointStatus" NOT NULL DEFAULT 'ACTIVE',
    "closedOn" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Touchpoint_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyDesk" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "touchpointId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "quota" INTEGER NOT NULL,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyDesk_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ClientListApproval" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "kind" "ListApprovalKind" NOT NULL,
    "edition" INTEGER NOT NULL,
    "actTitle" TEXT NOT NULL,
    "actNumber" TEXT NOT NULL,
    "actOn" DATE NOT NULL,
    "fileId" UUID,
    "content" JSONB NOT NULL,
    "approvedBy" TEXT NOT NULL,
    "approvedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientListApproval_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ClientSegment" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "name" TEXT NOT NULL,
    "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL',
    "kind" TEXT NOT NULL DEFAULT '',
    "profile" JSONB NOT NULL DEFAULT '{}',
    "mergedIntoId" UUID,
    "retired" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientSegment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "FeedbackOrder" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "kind" "FeedbackOrderKind" NOT NULL,
    "edition" INTEGER NOT NULL,
    "actTitle" TEXT NOT NULL,
    "actNumber" TEXT NOT NULL,
    "actOn" DATE NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "months" INTEGER,
    "fileId" UUID,
    "public" BOOLEAN NOT NULL DEFAULT false,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "FeedbackOrder_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Problem" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "said" TEXT NOT NULL DEFAULT '',
    "heard" INTEGER,
    "heardWhere" TEXT NOT NULL DEFAULT '',
    "status" "ProblemStatus" NOT NULL DEFAULT 'NEW',
    "measure" TEXT NOT NULL DEFAULT '',
    "ownerName" TEXT NOT NULL DEFAULT '',
    "personId" UUID,
    "sortBy" DATE NOT NULL,
    "dueOn" DATE,
    "moved" JSONB NOT NULL DEFAULT '[]',
    "processId" UUID,
    "projectId" UUID,
    "roadmapItemId" UUID,
    "situationId" UUID,
    "surveyId" UUID,
    "touchpointId" UUID,
    "service" TEXT NOT NULL DEFAULT '',
    "answer" TEXT NOT NULL DEFAULT '',
    "proof" TEXT NOT NULL DEFAULT '',
    "doneOn" DATE,
    "tellBy" DATE,
    "toldOn" DATE,
    "publishedAt" TIMESTAMPTZ(3),
    "joinedToId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Problem_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ProblemWords" (
    "tenantId" UUID NOT NULL,
    "problemId" UUID NOT NULL,
    "wordsId" UUID NOT NULL,

    CONSTRAINT "ProblemWords_pkey" PRIMARY KEY ("tenantId","problemId","wordsId")
);

-- CreateTable
CREATE TABLE "FeedbackMessage" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "codeHash" TEXT NOT NULL,
    "kind" "MessageKind" NOT NULL,
    "service" TEXT NOT NULL DEFAULT '',
    "touchpointId" UUID,
    "place" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "receivedOn" DATE NOT NULL,
    "answerBy" DATE NOT NULL,
    "status" "MessageStatus" NOT NULL DEFAULT 'NEW',
    "answer" TEXT NOT NULL DEFAULT '',
    "answeredOn" DATE,
    "answeredBy" TEXT,
    "problemId" UUID,
    "proposalId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "FeedbackMessage_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ToldAddress" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "surveyId" UUID,
    "problemId" UUID,
    "address" TEXT NOT NULL,
    "day" DATE NOT NULL,

    CONSTRAINT "ToldAddress_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ComplaintTopic" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "theme" TEXT NOT NULL,
    "month" DATE NOT NULL,
    "count" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "importId" UUID,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "ComplaintTopic_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "LifeSituation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "title" TEXT NOT NULL,
    "about" TEXT NOT NULL DEFAULT '',
    "side" "ClientSide" NOT NULL DEFAULT 'EXTERNAL',
    "status" "LifeSituationStatus" NOT NULL DEFAULT 'CANDIDATE',
    "marks" JSONB NOT NULL DEFAULT '{}',
    "services" JSONB NOT NULL DEFAULT '[]',
    "segmentIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "touchpointIds" UUID[] DEFAULT ARRAY[]::UUID[],
    "decisions" JSONB NOT NULL DEFAULT '{}',
    "scenario" JSONB NOT NULL DEFAULT '{}',
    "roadmapId" UUID,
    "report" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "LifeSituation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ClientJourney" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "situationId" UUID NOT NULL,
    "who" TEXT NOT NULL,
    "segmentId" UUID,
    "stages" JSONB NOT NULL DEFAULT '[]',
    "interviews" INTEGER,
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedBy" TEXT NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientJourney_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ClientStudy" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "situationId" UUID,
    "segmentId" UUID,
    "kind" "StudyKind" NOT NULL,
    "title" TEXT NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE NOT NULL,
    "people" INTEGER,
    "notes" TEXT NOT NULL DEFAULT '',
    "findings" TEXT NOT NULL DEFAULT '',
    "sources" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "publishedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ClientStudy_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SurveyReport" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "surveyId" UUID NOT NULL,
    "agencyId" UUID,
    "number" TEXT NOT NULL DEFAULT '',
    "on" DATE,
    "signer" TEXT NOT NULL DEFAULT '',
    "conclusions" JSONB NOT NULL DEFAULT '[]',
    "status" "SurveyReportStatus" NOT NULL DEFAULT 'DRAFT',
    "snapshot" JSONB,
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SurveyReport_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Survey_tenantId_agencyId_idx" ON "Survey"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "Survey_tenantId_processId_idx" ON "Survey"("tenantId", "processId");

-- CreateIndex
CREATE INDEX "Survey_tenantId_situationId_idx" ON "Survey"("tenantId", "situationId");

-- CreateIndex
CREATE INDEX "Survey_tenantId_projectId_idx" ON "Survey"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "Survey_tenantId_previousId_idx" ON "Survey"("tenantId", "previousId");

-- CreateIndex
CREATE UNIQUE INDEX "Survey_tenantId_code_key" ON "Survey"("tenantId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyVersion_tenantId_surveyId_number_key" ON "SurveyVersion"("tenantId", "surveyId", "number");

-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_surveyId_agencyId_idx" ON "SurveyIntake"("tenantId", "surveyId", "agencyId");

-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_versionId_idx" ON "SurveyIntake"("tenantId", "versionId");

-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_agencyId_idx" ON "SurveyIntake"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_touchpointId_idx" ON "SurveyIntake"("tenantId", "touchpointId");

-- CreateIndex
CREATE INDEX "SurveyAttempt_tenantId_day_idx" ON "SurveyAttempt"("tenantId", "day");

-- CreateIndex
CREATE INDEX "SurveyResponse_tenantId_surveyId_idx" ON "SurveyResponse"("tenantId", "surveyId");

-- CreateIndex
CREATE INDEX "SurveyResponse_tenantId_versionId_idx" ON "SurveyResponse"("tenantId", "versionId");

-- CreateIndex
CREATE INDEX "SurveyResponse_tenantId_blockId_idx" ON "SurveyResponse"("tenantId", "blockId");

-- CreateIndex
CREATE INDEX "SurveyResponse_tenantId_agencyId_idx" ON "SurveyResponse"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "SurveyResponse_tenantId_touchpointId_idx" ON "SurveyResponse"("tenantId", "touchpointId");

-- CreateIndex
CREATE INDEX "SurveyBlock_tenantId_agencyId_idx" ON "SurveyBlock"("tenantId", "agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyBlock_tenantId_surveyId_agencyId_number_key" ON "SurveyBlock"("tenantId", "surveyId", "agencyId", "number");

-- CreateIndex
CREATE INDEX "SurveyCell_tenantId_surveyId_questionId_cell_idx" ON "SurveyCell"("tenantId", "surveyId", "questionId", "cell");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyCell_tenantId_blockId_questionId_cell_key" ON "SurveyCell"("tenantId", "blockId", "questionId", "cell");

-- CreateIndex
CREATE INDEX "SurveyWords_tenantId_surveyId_questionId_idx" ON "SurveyWords"("tenantId", "surveyId", "questionId");

-- CreateIndex
CREATE INDEX "SurveyWords_tenantId_blockId_idx" ON "SurveyWords"("tenantId", "blockId");

-- CreateIndex
CREATE INDEX "SurveyTheme_tenantId_agencyId_idx" ON "SurveyTheme"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "SurveyThemeMark_tenantId_themeId_idx" ON "SurveyThemeMark"("tenantId", "themeId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyInvited_tenantId_surveyId_address_key" ON "SurveyInvited"("tenantId", "surveyId", "address");

-- CreateIndex
CREATE INDEX "SurveyKey_tenantId_surveyId_idx" ON "SurveyKey"("tenantId", "surveyId");

-- CreateIndex
CREATE INDEX "Touchpoint_tenantId_agencyId_idx" ON "Touchpoint"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "Touchpoint_tenantId_processId_idx" ON "Touchpoint"("tenantId", "processId");

-- CreateIndex
CREATE INDEX "Touchpoint_tenantId_unitId_idx" ON "Touchpoint"("tenantId", "unitId");

-- CreateIndex
CREATE UNIQUE INDEX "Touchpoint_tenantId_code_key" ON "Touchpoint"("tenantId", "code");

-- CreateIndex
CREATE INDEX "SurveyDesk_tenantId_touchpointId_idx" ON "SurveyDesk"("tenantId", "touchpointId");

-- CreateIndex
CREATE UNIQUE INDEX "SurveyDesk_tenantId_hash_key" ON "SurveyDesk"("tenantId", "hash");

-- CreateIndex
CREATE INDEX "ClientListApproval_tenantId_fileId_idx" ON "ClientListApproval"("tenantId", "fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ClientListApproval_tenantId_agencyId_kind_edition_key" ON "ClientListApproval"("tenantId", "agencyId", "kind", "edition");

-- CreateIndex
CREATE INDEX "ClientSegment_tenantId_agencyId_idx" ON "ClientSegment"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "ClientSegment_tenantId_mergedIntoId_idx" ON "ClientSegment"("tenantId", "mergedIntoId");

-- CreateIndex
CREATE INDEX "FeedbackOrder_tenantId_fileId_idx" ON "FeedbackOrder"("tenantId", "fileId");

-- CreateIndex
CREATE UNIQUE INDEX "FeedbackOrder_tenantId_agencyId_kind_edition_key" ON "FeedbackOrder"("tenantId", "agencyId", "kind", "edition");

-- CreateIndex
CREATE INDEX "Problem_tenantId_agencyId_status_idx" ON "Problem"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "Problem_tenantId_processId_idx" ON "Problem"("tenantId", "processId");

-- CreateIndex
CREATE INDEX "Problem_tenantId_projectId_idx" ON "Problem"("tenantId", "projectId");

-- CreateIndex
CREATE INDEX "Problem_tenantId_situationId_idx" ON "Problem"("tenantId", "situationId");

-- CreateIndex
CREATE INDEX "Problem_tenantId_joinedToId_idx" ON "Problem"("tenantId", "joinedToId");

-- CreateIndex
CREATE UNIQUE INDEX "Problem_tenantId_agencyId_number_key" ON "Problem"("tenantId", "agencyId", "number");

-- CreateIndex
CREATE INDEX "ProblemWords_tenantId_wordsId_idx" ON "ProblemWords"("tenantId", "wordsId");

-- CreateIndex
CREATE INDEX "FeedbackMessage_tenantId_agencyId_status_idx" ON "FeedbackMessage"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "FeedbackMessage_tenantId_touchpointId_idx" ON "FeedbackMessage"("tenantId", "touchpointId");

-- CreateIndex
CREATE INDEX "FeedbackMessage_tenantId_problemId_idx" ON "FeedbackMessage"("tenantId", "problemId");

-- CreateIndex
CREATE UNIQUE INDEX "FeedbackMessage_tenantId_codeHash_key" ON "FeedbackMessage"("tenantId", "codeHash");

-- CreateIndex
CREATE INDEX "ToldAddress_tenantId_agencyId_idx" ON "ToldAddress"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "ToldAddress_tenantId_problemId_idx" ON "ToldAddress"("tenantId", "problemId");

-- CreateIndex
CREATE UNIQUE INDEX "ComplaintTopic_tenantId_agencyId_theme_month_source_key" ON "ComplaintTopic"("tenantId", "agencyId", "theme", "month", "source");

-- CreateIndex
CREATE INDEX "LifeSituation_tenantId_agencyId_idx" ON "LifeSituation"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "ClientJourney_tenantId_situationId_idx" ON "ClientJourney"("tenantId", "situationId");

-- CreateIndex
CREATE INDEX "ClientStudy_tenantId_agencyId_idx" ON "ClientStudy"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "ClientStudy_tenantId_situationId_idx" ON "ClientStudy"("tenantId", "situationId");

-- CreateIndex
CREATE INDEX "ClientStudy_tenantId_segmentId_idx" ON "ClientStudy"("tenantId", "segmentId");

-- CreateIndex
CREATE INDEX "SurveyReport_tenantId_surveyId_idx" ON "SurveyReport"("tenantId", "surveyId");

-- CreateIndex
CREATE INDEX "SurveyReport_tenantId_agencyId_idx" ON "SurveyReport"("tenantId", "agencyId");

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_tenantId_situationId_fkey" FOREIGN KEY ("tenantId", "situationId") REFERENCES "LifeSituation"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Survey" ADD CONSTRAINT "Survey_tenantId_previousId_fkey" FOREIGN KEY ("tenantId", "previousId") REFERENCES "Survey"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyVersion" ADD CONSTRAINT "SurveyVersion_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyIntake" ADD CONSTRAINT "SurveyIntake_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyIntake" ADD CONSTRAINT "SurveyIntake_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "SurveyVersion"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyIntake" ADD CONSTRAINT "SurveyIntake_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyIntake" ADD CONSTRAINT "SurveyIntake_tenantId_touchpointId_fkey" FOREIGN KEY ("tenantId", "touchpointId") REFERENCES "Touchpoint"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "SurveyVersion"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_tenantId_blockId_fkey" FOREIGN KEY ("tenantId", "blockId") REFERENCES "SurveyBlock"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyResponse" ADD CONSTRAINT "SurveyResponse_tenantId_touchpointId_fkey" FOREIGN KEY ("tenantId", "touchpointId") REFERENCES "Touchpoint"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyBlock" ADD CONSTRAINT "SurveyBlock_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyBlock" ADD CONSTRAINT "SurveyBlock_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyCell" ADD CONSTRAINT "SurveyCell_tenantId_blockId_fkey" FOREIGN KEY ("tenantId", "blockId") REFERENCES "SurveyBlock"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyWords" ADD CONSTRAINT "SurveyWords_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyWords" ADD CONSTRAINT "SurveyWords_tenantId_blockId_fkey" FOREIGN KEY ("tenantId", "blockId") REFERENCES "SurveyBlock"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyTheme" ADD CONSTRAINT "SurveyTheme_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyThemeMark" ADD CONSTRAINT "SurveyThemeMark_tenantId_wordsId_fkey" FOREIGN KEY ("tenantId", "wordsId") REFERENCES "SurveyWords"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyThemeMark" ADD CONSTRAINT "SurveyThemeMark_tenantId_themeId_fkey" FOREIGN KEY ("tenantId", "themeId") REFERENCES "SurveyTheme"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyInvited" ADD CONSTRAINT "SurveyInvited_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyKey" ADD CONSTRAINT "SurveyKey_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyMarks" ADD CONSTRAINT "SurveyMarks_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Touchpoint" ADD CONSTRAINT "Touchpoint_tenantId_unitId_fkey" FOREIGN KEY ("tenantId", "unitId") REFERENCES "Unit"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyDesk" ADD CONSTRAINT "SurveyDesk_tenantId_touchpointId_fkey" FOREIGN KEY ("tenantId", "touchpointId") REFERENCES "Touchpoint"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientListApproval" ADD CONSTRAINT "ClientListApproval_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientListApproval" ADD CONSTRAINT "ClientListApproval_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientSegment" ADD CONSTRAINT "ClientSegment_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientSegment" ADD CONSTRAINT "ClientSegment_tenantId_mergedIntoId_fkey" FOREIGN KEY ("tenantId", "mergedIntoId") REFERENCES "ClientSegment"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackOrder" ADD CONSTRAINT "FeedbackOrder_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackOrder" ADD CONSTRAINT "FeedbackOrder_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_tenantId_projectId_fkey" FOREIGN KEY ("tenantId", "projectId") REFERENCES "Project"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_tenantId_situationId_fkey" FOREIGN KEY ("tenantId", "situationId") REFERENCES "LifeSituation"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Problem" ADD CONSTRAINT "Problem_tenantId_joinedToId_fkey" FOREIGN KEY ("tenantId", "joinedToId") REFERENCES "Problem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemWords" ADD CONSTRAINT "ProblemWords_tenantId_problemId_fkey" FOREIGN KEY ("tenantId", "problemId") REFERENCES "Problem"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ProblemWords" ADD CONSTRAINT "ProblemWords_tenantId_wordsId_fkey" FOREIGN KEY ("tenantId", "wordsId") REFERENCES "SurveyWords"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackMessage" ADD CONSTRAINT "FeedbackMessage_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackMessage" ADD CONSTRAINT "FeedbackMessage_tenantId_touchpointId_fkey" FOREIGN KEY ("tenantId", "touchpointId") REFERENCES "Touchpoint"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "FeedbackMessage" ADD CONSTRAINT "FeedbackMessage_tenantId_problemId_fkey" FOREIGN KEY ("tenantId", "problemId") REFERENCES "Problem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAddress" ADD CONSTRAINT "ToldAddress_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldAddress" ADD CONSTRAINT "ToldAddress_tenantId_problemId_fkey" FOREIGN KEY ("tenantId", "problemId") REFERENCES "Problem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ComplaintTopic" ADD CONSTRAINT "ComplaintTopic_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "LifeSituation" ADD CONSTRAINT "LifeSituation_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientJourney" ADD CONSTRAINT "ClientJourney_tenantId_situationId_fkey" FOREIGN KEY ("tenantId", "situationId") REFERENCES "LifeSituation"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientStudy" ADD CONSTRAINT "ClientStudy_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientStudy" ADD CONSTRAINT "ClientStudy_tenantId_situationId_fkey" FOREIGN KEY ("tenantId", "situationId") REFERENCES "LifeSituation"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ClientStudy" ADD CONSTRAINT "ClientStudy_tenantId_segmentId_fkey" FOREIGN KEY ("tenantId", "segmentId") REFERENCES "ClientSegment"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyReport" ADD CONSTRAINT "SurveyReport_tenantId_surveyId_fkey" FOREIGN KEY ("tenantId", "surveyId") REFERENCES "Survey"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SurveyReport" ADD CONSTRAINT "SurveyReport_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect('"Survey"'::regclass);

SELECT gemba_protect('"SurveyVersion"'::regclass, true);

SELECT gemba_protect('"SurveyIntake"'::regclass);

SELECT gemba_protect('"SurveyAttempt"'::regclass);

SELECT gemba_protect('"SurveyResponse"'::regclass, true);

SELECT gemba_protect('"SurveyBlock"'::regclass, true);

SELECT gemba_protect('"SurveyCell"'::regclass, true);

SELECT gemba_protect('"SurveyWords"'::regclass);

SELECT gemba_protect('"SurveyTheme"'::regclass);

SELECT gemba_protect('"SurveyThemeMark"'::regclass);

SELECT gemba_protect('"SurveyInvited"'::regclass);

SELECT gemba_protect('"SurveyKey"'::regclass);

SELECT gemba_protect('"SurveyMarks"'::regclass);

SELECT gemba_protect('"Touchpoint"'::regclass);

SELECT gemba_protect('"SurveyDesk"'::regclass);

SELECT gemba_protect('"ClientListApproval"'::regclass, true);

SELECT gemba_protect('"ClientSegment"'::regclass);

SELECT gemba_protect('"FeedbackOrder"'::regclass);

SELECT gemba_protect('"Problem"'::regclass);

SELECT gemba_protect('"ProblemWords"'::regclass);

SELECT gemba_protect('"FeedbackMessage"'::regclass);

SELECT gemba_protect('"ToldAddress"'::regclass);

SELECT gemba_protect('"ComplaintTopic"'::regclass);

SELECT gemba_protect('"LifeSituation"'::regclass);

SELECT gemba_protect('"ClientJourney"'::regclass);

SELECT gemba_protect('"ClientStudy"'::regclass);

SELECT gemba_protect('"SurveyReport"'::regclass);
