-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "AgencyStatus" AS ENUM ('ACTIVE', 'ABOLISHED', 'MERGED');

-- CreateEnum
CREATE TYPE "AgencyEventKind" AS ENUM ('CREATED', 'RENAMED', 'MOVED', 'ABOLISHED', 'MERGED');

-- CreateEnum
CREATE TYPE "RoleName" AS ENUM ('AUTHORITY', 'METHODOLOGIST', 'OBSERVER', 'CURATOR', 'TEAM_MEMBER', 'EMPLOYEE', 'COUNCIL_MEMBER');

-- CreateEnum
CREATE TYPE "AppointmentKind" AS ENUM ('HEAD', 'CURATOR', 'LEADER_TEAM', 'CHANGE_TEAM', 'COMPETENCE_CENTRE');

-- CreateEnum
CREATE TYPE "TenantKind" AS ENUM ('REGION', 'MUNICIPALITY');

-- CreateEnum
CREATE TYPE "AuthTokenKind" AS ENUM ('INVITE', 'RESET');

-- CreateEnum
CREATE TYPE "CampaignStatus" AS ENUM ('OPEN', 'PUBLISHED');

-- CreateEnum
CREATE TYPE "AssessmentStatus" AS ENUM ('NOT_STARTED', 'DRAFT', 'SUBMITTED', 'VERIFICATION', 'VERIFIED', 'RESULTS_SENT', 'RECEIVED', 'OBJECTED', 'SETTLED', 'FINAL');

-- CreateEnum
CREATE TYPE "EvidenceKind" AS ENUM ('FILE', 'LINK');

-- CreateEnum
CREATE TYPE "MaterialRequestStatus" AS ENUM ('OPEN', 'ANSWERED', 'CLOSED');

-- CreateEnum
CREATE TYPE "ObjectionStatus" AS ENUM ('FILED', 'SETTLED');

-- CreateEnum
CREATE TYPE "SettlementOutcome" AS ENUM ('UPHELD', 'PARTLY', 'REJECTED');

-- CreateEnum
CREATE TYPE "AwardKind" AS ENUM ('DIPLOMA', 'LEVEL_CERTIFICATE');

-- CreateEnum
CREATE TYPE "OutboxStatus" AS ENUM ('PENDING', 'DONE', 'FAILED');

-- CreateTable
CREATE TABLE "Agency" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "parentId" UUID,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "shortName" TEXT,
    "slug" TEXT NOT NULL,
    "inn" TEXT,
    "status" "AgencyStatus" NOT NULL DEFAULT 'ACTIVE',
    "mergedIntoId" UUID,
    "since" DATE,
    "until" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Agency_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AgencyEvent" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "kind" "AgencyEventKind" NOT NULL,
    "date" DATE NOT NULL,
    "basis" TEXT,
    "change" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AgencyEvent_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Person" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "userId" UUID,
    "name" TEXT NOT NULL,
    "position" TEXT,
    "email" TEXT NOT NULL,
    "blockedAt" TIMESTAMPTZ(3),
    "blockReason" TEXT,
    "invitedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "Person_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Membership" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "role" "RoleName" NOT NULL,
    "agencyId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Membership_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Appointment" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" "AppointmentKind" NOT NULL,
    "position" TEXT NOT NULL,
    "actNumber" TEXT NOT NULL,
    "actDate" DATE NOT NULL,
    "from" DATE NOT NULL,
    "until" DATE,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Appointment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Tenant" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "TenantKind" NOT NULL,
    "timeZone" TEXT NOT NULL,
    "accent" TEXT NOT NULL DEFAULT '#0b5a8c',
    "emblem" TEXT,
    "isDemo" BOOLEAN NOT NULL DEFAULT false,
    "settings" JSONB NOT NULL DEFAULT '{}',
    "template" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Tenant_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "User" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "passwordHash" TEXT,
    "passwordChangedAt" TIMESTAMPTZ(3),
    "totpSecret" TEXT,
    "totpConfirmedAt" TIMESTAMPTZ(3),
    "isOperator" BOOLEAN NOT NULL DEFAULT false,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "User_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserSession" (
    "id" UUID NOT NULL,
    "userId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedAt" TIMESTAMPTZ(3),
    "strong" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "UserSession_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "AuthToken" (
    "id" UUID NOT NULL,
    "kind" "AuthTokenKind" NOT NULL,
    "userId" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "tenantSlug" TEXT,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "usedAt" TIMESTAMPTZ(3),
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuthToken_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "UserIdentity" (
    "issuer" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "userId" UUID NOT NULL,

    CONSTRAINT "UserIdentity_pkey" PRIMARY KEY ("issuer","subject")
);

-- CreateTable
CREATE TABLE "RateLimit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL DEFAULT 0,
    "expire" BIGINT,

    CONSTRAINT "RateLimit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "Methodology" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Methodology_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Interpretation" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "ruledBy" TEXT,
    "ruledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Interpretation_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RatingCampaign" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "status" "CampaignStatus" NOT NULL DEFAULT 'OPEN',
    "methodology" JSONB NOT NULL,
    "interpretations" JSONB NOT NULL,
    "selfAssessmentDue" DATE NOT NULL,
    "ratingDue" DATE NOT NULL,
    "resultsSentDue" DATE NOT NULL,
    "publicationDue" DATE NOT NULL,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "RatingCampaign_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DeadlineChange" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "deadline" TEXT NOT NULL,
    "fromDate" DATE NOT NULL,
    "toDate" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DeadlineChange_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "SelfAssessment" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "status" "AssessmentStatus" NOT NULL DEFAULT 'NOT_STARTED',
    "version" INTEGER NOT NULL DEFAULT 1,
    "startedAt" TIMESTAMPTZ(3),
    "submittedAt" TIMESTAMPTZ(3),
    "submittedBy" TEXT,
    "verifierId" UUID,
    "verifierName" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "resultsSentAt" TIMESTAMPTZ(3),
    "receivedAt" TIMESTAMPTZ(3),
    "receivedBy" TEXT,
    "finalAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "selfTotal" TEXT,
    "verifiedTotal" TEXT,
    "finalTotal" TEXT,
    "selfLevel" TEXT,
    "verifiedLevel" TEXT,
    "finalLevel" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SelfAssessment_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AssessmentAnswer" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterion" INTEGER NOT NULL,
    "attested" INTEGER[],
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "comment" TEXT NOT NULL DEFAULT '',
    "version" INTEGER NOT NULL DEFAULT 1,
    "updatedBy" TEXT,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "verifiedScore" INTEGER,
    "verifiedReason" TEXT NOT NULL DEFAULT '',
    "verifiedBy" TEXT,
    "verifiedAt" TIMESTAMPTZ(3),
    "finalScore" INTEGER,

    CONSTRAINT "AssessmentAnswer_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Evidence" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterion" INTEGER NOT NULL,
    "rung" INTEGER,
    "kind" "EvidenceKind" NOT NULL,
    "title" TEXT NOT NULL,
    "url" TEXT,
    "fileId" UUID,
    "materialRequestId" UUID,
    "objectionItemId" UUID,
    "addedBy" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Evidence_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AssessmentTransition" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "from" "AssessmentStatus" NOT NULL,
    "to" "AssessmentStatus" NOT NULL,
    "byName" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AssessmentTransition_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "MaterialRequest" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "criterion" INTEGER NOT NULL,
    "text" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "status" "MaterialRequestStatus" NOT NULL DEFAULT 'OPEN',
    "askedBy" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answer" TEXT,
    "answeredBy" TEXT,
    "answeredAt" TIMESTAMPTZ(3),

    CONSTRAINT "MaterialRequest_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DocumentaryCheck" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "date" DATE NOT NULL,
    "criteria" INTEGER[],
    "finding" TEXT NOT NULL,
    "byName" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "DocumentaryCheck_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Objection" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "assessmentId" UUID NOT NULL,
    "status" "ObjectionStatus" NOT NULL DEFAULT 'FILED',
    "filedBy" TEXT NOT NULL,
    "filedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settledBy" TEXT,
    "settledAt" TIMESTAMPTZ(3),

    CONSTRAINT "Objection_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "ObjectionItem" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "objectionId" UUID NOT NULL,
    "criterion" INTEGER NOT NULL,
    "reason" TEXT NOT NULL,
    "requestedScore" INTEGER,
    "outcome" "SettlementOutcome",
    "outcomeReason" TEXT,
    "settledScore" INTEGER,

    CONSTRAINT "ObjectionItem_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RatingVersion" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "campaignId" UUID NOT NULL,
    "year" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "reason" TEXT,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "bundle" JSONB NOT NULL,

    CONSTRAINT "RatingVersion_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "RatingResult" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "agencySlug" TEXT NOT NULL,
    "agencyName" TEXT NOT NULL,
    "agencyKind" TEXT NOT NULL,
    "place" INTEGER NOT NULL,
    "total" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "scores" INTEGER[],
    "selfScores" INTEGER[],
    "breakdown" JSONB NOT NULL,

    CONSTRAINT "RatingResult_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "Award" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "agencyName" TEXT NOT NULL,
    "kind" "AwardKind" NOT NULL,
    "number" TEXT NOT NULL,
    "code" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "total" TEXT NOT NULL,
    "year" INTEGER NOT NULL,
    "issuedAt" TIMESTAMPTZ(3) NOT NULL,
    "validUntil" DATE,
    "confirmedAt" TIMESTAMPTZ(3),
    "revokedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Award_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "StoredFile" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "agencyId" UUID,
    "name" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "size" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "uploadedBy" TEXT NOT NULL,
    "uploadedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "StoredFile_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AuditRecord" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "personId" UUID,
    "personName" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "subjectType" TEXT NOT NULL,
    "subjectId" TEXT NOT NULL,
    "agencyId" UUID,
    "before" JSONB,
    "after" JSONB,
    "requestId" TEXT NOT NULL,

    CONSTRAINT "AuditRecord_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "AuditSeal" (
    "tenantId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "recordId" UUID NOT NULL,
    "previousHash" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "sealedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "AuditSeal_pkey" PRIMARY KEY ("tenantId","number")
);

-- CreateTable
CREATE TABLE "AuditPending" (
    "tenantId" UUID NOT NULL,
    "recordId" UUID NOT NULL,

    CONSTRAINT "AuditPending_pkey" PRIMARY KEY ("tenantId","recordId")
);

-- CreateTable
CREATE TABLE "OutboxMessage" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "status" "OutboxStatus" NOT NULL DEFAULT 'PENDING',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "lastError" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "doneAt" TIMESTAMPTZ(3),

    CONSTRAINT "OutboxMessage_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE INDEX "Agency_tenantId_parentId_idx" ON "Agency"("tenantId", "parentId");

-- CreateIndex
CREATE INDEX "Agency_tenantId_status_name_idx" ON "Agency"("tenantId", "status", "name");

-- CreateIndex
CREATE UNIQUE INDEX "Agency_tenantId_slug_key" ON "Agency"("tenantId", "slug");

-- CreateIndex
CREATE INDEX "AgencyEvent_tenantId_agencyId_idx" ON "AgencyEvent"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "Person_userId_idx" ON "Person"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "Person_tenantId_email_key" ON "Person"("tenantId", "email");

-- CreateIndex
CREATE UNIQUE INDEX "Person_tenantId_userId_key" ON "Person"("tenantId", "userId");

-- CreateIndex
CREATE INDEX "Membership_tenantId_agencyId_idx" ON "Membership"("tenantId", "agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Membership_tenantId_personId_role_agencyId_key" ON "Membership"("tenantId", "personId", "role", "agencyId");

-- CreateIndex
CREATE INDEX "Appointment_tenantId_agencyId_idx" ON "Appointment"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "Appointment_tenantId_personId_idx" ON "Appointment"("tenantId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "Tenant_slug_key" ON "Tenant"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "User_email_key" ON "User"("email");

-- CreateIndex
CREATE INDEX "UserSession_userId_idx" ON "UserSession"("userId");

-- CreateIndex
CREATE UNIQUE INDEX "AuthToken_tokenHash_key" ON "AuthToken"("tokenHash");

-- CreateIndex
CREATE UNIQUE INDEX "Methodology_tenantId_version_key" ON "Methodology"("tenantId", "version");

-- CreateIndex
CREATE UNIQUE INDEX "Interpretation_tenantId_key_key" ON "Interpretation"("tenantId", "key");

-- CreateIndex
CREATE UNIQUE INDEX "RatingCampaign_tenantId_year_key" ON "RatingCampaign"("tenantId", "year");

-- CreateIndex
CREATE INDEX "DeadlineChange_tenantId_campaignId_idx" ON "DeadlineChange"("tenantId", "campaignId");

-- CreateIndex
CREATE INDEX "SelfAssessment_tenantId_agencyId_idx" ON "SelfAssessment"("tenantId", "agencyId");

-- CreateIndex
CREATE INDEX "SelfAssessment_tenantId_campaignId_status_idx" ON "SelfAssessment"("tenantId", "campaignId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "SelfAssessment_tenantId_campaignId_agencyId_key" ON "SelfAssessment"("tenantId", "campaignId", "agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "AssessmentAnswer_tenantId_assessmentId_criterion_key" ON "AssessmentAnswer"("tenantId", "assessmentId", "criterion");

-- CreateIndex
CREATE INDEX "Evidence_tenantId_assessmentId_criterion_idx" ON "Evidence"("tenantId", "assessmentId", "criterion");

-- CreateIndex
CREATE INDEX "AssessmentTransition_tenantId_assessmentId_idx" ON "AssessmentTransition"("tenantId", "assessmentId");

-- CreateIndex
CREATE INDEX "MaterialRequest_tenantId_assessmentId_idx" ON "MaterialRequest"("tenantId", "assessmentId");

-- CreateIndex
CREATE INDEX "MaterialRequest_tenantId_status_idx" ON "MaterialRequest"("tenantId", "status");

-- CreateIndex
CREATE INDEX "DocumentaryCheck_tenantId_assessmentId_idx" ON "DocumentaryCheck"("tenantId", "assessmentId");

-- CreateIndex
CREATE INDEX "Objection_tenantId_assessmentId_idx" ON "Objection"("tenantId", "assessmentId");

-- CreateIndex
CREATE INDEX "Objection_tenantId_status_idx" ON "Objection"("tenantId", "status");

-- CreateIndex
CREATE UNIQUE INDEX "ObjectionItem_tenantId_objectionId_criterion_key" ON "ObjectionItem"("tenantId", "objectionId", "criterion");

-- CreateIndex
CREATE UNIQUE INDEX "RatingVersion_tenantId_year_version_key" ON "RatingVersion"("tenantId", "year", "version");

-- CreateIndex
CREATE INDEX "RatingResult_tenantId_agencyId_idx" ON "RatingResult"("tenantId", "agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "RatingResult_tenantId_versionId_agencyId_key" ON "RatingResult"("tenantId", "versionId", "agencyId");

-- CreateIndex
CREATE INDEX "Award_tenantId_agencyId_idx" ON "Award"("tenantId", "agencyId");

-- CreateIndex
CREATE UNIQUE INDEX "Award_tenantId_code_key" ON "Award"("tenantId", "code");

-- CreateIndex
CREATE UNIQUE INDEX "Award_tenantId_number_key" ON "Award"("tenantId", "number");

-- CreateIndex
CREATE INDEX "AuditRecord_tenantId_at_idx" ON "AuditRecord"("tenantId", "at");

-- CreateIndex
CREATE INDEX "AuditRecord_tenantId_subjectType_subjectId_idx" ON "AuditRecord"("tenantId", "subjectType", "subjectId");

-- CreateIndex
CREATE UNIQUE INDEX "AuditSeal_tenantId_recordId_key" ON "AuditSeal"("tenantId", "recordId");

-- CreateIndex
CREATE INDEX "OutboxMessage_tenantId_status_createdAt_idx" ON "OutboxMessage"("tenantId", "status", "createdAt");

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_tenantId_parentId_fkey" FOREIGN KEY ("tenantId", "parentId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Agency" ADD CONSTRAINT "Agency_tenantId_mergedIntoId_fkey" FOREIGN KEY ("tenantId", "mergedIntoId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AgencyEvent" ADD CONSTRAINT "AgencyEvent_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Membership" ADD CONSTRAINT "Membership_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Appointment" ADD CONSTRAINT "Appointment_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserSession" ADD CONSTRAINT "UserSession_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AuthToken" ADD CONSTRAINT "AuthToken_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "UserIdentity" ADD CONSTRAINT "UserIdentity_userId_fkey" FOREIGN KEY ("userId") REFERENCES "User"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DeadlineChange" ADD CONSTRAINT "DeadlineChange_tenantId_campaignId_fkey" FOREIGN KEY ("tenantId", "campaignId") REFERENCES "RatingCampaign"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelfAssessment" ADD CONSTRAINT "SelfAssessment_tenantId_campaignId_fkey" FOREIGN KEY ("tenantId", "campaignId") REFERENCES "RatingCampaign"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SelfAssessment" ADD CONSTRAINT "SelfAssessment_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentAnswer" ADD CONSTRAINT "AssessmentAnswer_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_tenantId_fileId_fkey" FOREIGN KEY ("tenantId", "fileId") REFERENCES "StoredFile"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_tenantId_materialRequestId_fkey" FOREIGN KEY ("tenantId", "materialRequestId") REFERENCES "MaterialRequest"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Evidence" ADD CONSTRAINT "Evidence_tenantId_objectionItemId_fkey" FOREIGN KEY ("tenantId", "objectionItemId") REFERENCES "ObjectionItem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "AssessmentTransition" ADD CONSTRAINT "AssessmentTransition_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "MaterialRequest" ADD CONSTRAINT "MaterialRequest_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DocumentaryCheck" ADD CONSTRAINT "DocumentaryCheck_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Objection" ADD CONSTRAINT "Objection_tenantId_assessmentId_fkey" FOREIGN KEY ("tenantId", "assessmentId") REFERENCES "SelfAssessment"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ObjectionItem" ADD CONSTRAINT "ObjectionItem_tenantId_objectionId_fkey" FOREIGN KEY ("tenantId", "objectionId") REFERENCES "Objection"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingVersion" ADD CONSTRAINT "RatingVersion_tenantId_campaignId_fkey" FOREIGN KEY ("tenantId", "campaignId") REFERENCES "RatingCampaign"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "RatingResult" ADD CONSTRAINT "RatingResult_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "RatingVersion"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Award" ADD CONSTRAINT "Award_tenantId_versionId_fkey" FOREIGN KEY ("tenantId", "versionId") REFERENCES "RatingVersion"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;



-- Roles cannot hold NULLs apart: one role of the whole tenant per person.
CREATE UNIQUE INDEX "Membership_once" ON "Membership" ("tenantId", "personId", "role", "agencyId") NULLS NOT DISTINCT;

-- Searching by a part of a name.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE INDEX "Agency_name_trgm" ON "Agency" USING gin (lower("name") gin_trgm_ops);

-- The app connects as this role, which owns nothing; its password is set when the database is prepared.
DO $$ BEGIN
  -- An owner without CREATEROLE may have been given the role ready-made.
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'gemba_app') THEN CREATE ROLE gemba_app NOLOGIN; END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL; END $$;
GRANT USAGE ON SCHEMA public TO gemba_app;

-- Tenant isolation for one table: forced row security, no tenant set means no rows.
CREATE FUNCTION gemba_protect(target regclass, append_only boolean DEFAULT false) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', target);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', target);
  EXECUTE format($p$CREATE POLICY tenant_isolation ON %s
    USING ("tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid)
    WITH CHECK ("tenantId" = nullif(current_setting('app.tenant_id', true), '')::uuid)$p$, target);
  IF append_only THEN
    EXECUTE format('GRANT SELECT, INSERT ON %s TO gemba_app', target);
  ELSE
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO gemba_app', target);
  END IF;
END $$;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY[
  'Agency', 'Person', 'Membership', 'Appointment', 'Methodology', 'Interpretation', 'RatingCampaign', 'SelfAssessment',
  'AssessmentAnswer', 'Evidence', 'MaterialRequest', 'DocumentaryCheck', 'Objection', 'ObjectionItem', 'Award',
  'StoredFile', 'AuditPending', 'OutboxMessage']) AS name;
-- What happened is never changed or removed by the app: history, published results, audit.
SELECT gemba_protect(format('%I', name)::regclass, true) FROM unnest(ARRAY[
  'AgencyEvent', 'DeadlineChange', 'AssessmentTransition', 'RatingVersion', 'RatingResult', 'AuditRecord', 'AuditSeal']) AS name;

GRANT SELECT, INSERT, UPDATE ON "Tenant" TO gemba_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "User", "UserSession", "AuthToken", "UserIdentity", "RateLimit" TO gemba_app;

CREATE FUNCTION gemba_audit_pending() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO "AuditPending" ("tenantId", "recordId") VALUES (NEW."tenantId", NEW."id");
  RETURN NEW;
END $$;
CREATE TRIGGER audit_pending AFTER INSERT ON "AuditRecord" FOR EACH ROW EXECUTE FUNCTION gemba_audit_pending();

-- Who is asking, in one statement: the live session, the person in this tenant, the roles with the agencies under them.
-- NULL when the session has ended, the person is blocked or is not of this tenant.
CREATE FUNCTION gemba_actor(session_id uuid, tenant_slug text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t "Tenant"; s "UserSession"; p "Person"; idle interval;
BEGIN
  SELECT * INTO t FROM "Tenant" WHERE "slug" = tenant_slug;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO s FROM "UserSession" WHERE "id" = session_id AND "revokedAt" IS NULL AND "expiresAt" > now();
  IF NOT FOUND THEN RETURN NULL; END IF;
  idle := make_interval(mins => coalesce((t."settings" ->> 'sessionMinutes')::int, 480));
  IF s."lastSeenAt" < now() - idle THEN RETURN NULL; END IF;
  IF s."lastSeenAt" < now() - interval '1 minute' THEN
    UPDATE "UserSession" SET "lastSeenAt" = now() WHERE "id" = s."id";
  END IF;
  PERFORM set_config('app.tenant_id', t."id"::text, true);
  SELECT * INTO p FROM "Person" WHERE "tenantId" = t."id" AND "userId" = s."userId" AND "blockedAt" IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  RETURN jsonb_build_object(
    'tenant', to_jsonb(t) - 'template' || jsonb_build_object('programme', t."template" -> 'program' ->> 'title', 'rated', t."template" ? 'rating'),
    'userId', s."userId", 'personId', p."id", 'name', p."name", 'sessionId', s."id", 'strong', s."strong",
    'memberships', coalesce((
      SELECT jsonb_agg(jsonb_build_object('role', m."role", 'agencyId', m."agencyId", 'agencyName', a."name", 'subtree', coalesce((
        WITH RECURSIVE under AS (
          SELECT x."id" FROM "Agency" x WHERE x."tenantId" = t."id" AND x."id" = m."agencyId"
          UNION SELECT c."id" FROM "Agency" c JOIN under u ON c."tenantId" = t."id" AND c."parentId" = u."id")
        SELECT jsonb_agg(under."id") FROM under), '[]'::jsonb)))
      FROM "Membership" m LEFT JOIN "Agency" a ON a."tenantId" = m."tenantId" AND a."id" = m."agencyId"
      WHERE m."tenantId" = t."id" AND m."personId" = p."id"), '[]'::jsonb));
END $$;

-- The tenants of one account, each with the person's roles there; a blocked person's tenant is marked, not left out.
-- Visits the tenants one by one, because row security shows one at a time; the caller's own tenant is set again afterwards.
CREATE FUNCTION gemba_user_tenants(user_id uuid) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t record; p "Person"; result jsonb := '[]'; before text := current_setting('app.tenant_id', true);
BEGIN
  FOR t IN SELECT "id", "slug", "name", "timeZone", "settings" FROM "Tenant" ORDER BY "name", "id" LOOP
    PERFORM set_config('app.tenant_id', t."id"::text, true);
    SELECT * INTO p FROM "Person" WHERE "tenantId" = t."id" AND "userId" = user_id;
    CONTINUE WHEN NOT FOUND;
    result := result || jsonb_build_array(jsonb_build_object(
      'id', t."id", 'slug', t."slug", 'name', t."name", 'timeZone', t."timeZone", 'settings', t."settings",
      'personId', p."id", 'personName', p."name", 'blocked', p."blockedAt" IS NOT NULL,
      'roles', coalesce((
        SELECT jsonb_agg(jsonb_build_object('role', m."role", 'agencyName', a."name") ORDER BY m."role", a."name")
        FROM "Membership" m LEFT JOIN "Agency" a ON a."tenantId" = m."tenantId" AND a."id" = m."agencyId"
        WHERE m."tenantId" = t."id" AND m."personId" = p."id"), '[]'::jsonb)));
  END LOOP;
  PERFORM set_config('app.tenant_id', coalesce(before, ''), true);
  RETURN result;
END $$;
