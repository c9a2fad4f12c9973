-- CreateEnum
CREATE TYPE "CourseStatus" AS ENUM ('DUE', 'SUBMITTED', 'RETURNED', 'ACCEPTED');

-- CreateTable
CREATE TABLE "CourseRequest" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE NOT NULL,
    "prices" BOOLEAN NOT NULL DEFAULT true,
    "askedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseRequest_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CourseAnswer" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "agencyId" UUID NOT NULL,
    "status" "CourseStatus" NOT NULL DEFAULT 'DUE',
    "note" TEXT NOT NULL DEFAULT '',
    "remarks" TEXT NOT NULL DEFAULT '',
    "submittedBy" TEXT,
    "submittedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "CourseAnswer_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CourseAnswerItem" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "answerId" UUID NOT NULL,
    "processId" UUID NOT NULL,
    "runsPerYear" INTEGER,
    "note" TEXT NOT NULL DEFAULT '',
    "facts" JSONB,

    CONSTRAINT "CourseAnswerItem_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateIndex
CREATE UNIQUE INDEX "CourseRequest_tenantId_number_key" ON "CourseRequest"("tenantId", "number");

-- CreateIndex
CREATE INDEX "CourseAnswer_tenantId_requestId_idx" ON "CourseAnswer"("tenantId", "requestId");

-- CreateIndex
CREATE INDEX "CourseAnswer_tenantId_agencyId_status_idx" ON "CourseAnswer"("tenantId", "agencyId", "status");

-- CreateIndex
CREATE INDEX "CourseAnswer_tenantId_status_idx" ON "CourseAnswer"("tenantId", "status");

-- CreateIndex
CREATE INDEX "CourseAnswerItem_tenantId_processId_idx" ON "CourseAnswerItem"("tenantId", "processId");

-- CreateIndex
CREATE UNIQUE INDEX "CourseAnswerItem_tenantId_answerId_processId_key" ON "CourseAnswerItem"("tenantId", "answerId", "processId");

-- AddForeignKey
ALTER TABLE "CourseAnswer" ADD CONSTRAINT "CourseAnswer_tenantId_requestId_fkey" FOREIGN KEY ("tenantId", "requestId") REFERENCES "CourseRequest"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseAnswer" ADD CONSTRAINT "CourseAnswer_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseAnswerItem" ADD CONSTRAINT "CourseAnswerItem_tenantId_answerId_fkey" FOREIGN KEY ("tenantId", "answerId") REFERENCES "CourseAnswer"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CourseAnswerItem" ADD CONSTRAINT "CourseAnswerItem_tenantId_processId_fkey" FOREIGN KEY ("tenantId", "processId") REFERENCES "Process"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

SELECT gemba_protect('"CourseRequest"'::regclass);

SELECT gemba_protect('"CourseAnswer"'::regclass);

SELECT gemba_protect('"CourseAnswerItem"'::regclass);

ALTER TABLE "CourseAnswer"
    ADD CONSTRAINT "CourseAnswer_submitted_check" CHECK ("status" = 'DUE' OR "submittedAt" IS NOT NULL);
ALTER TABLE "CourseAnswerItem" ADD CONSTRAINT "CourseAnswerItem_runs_check" CHECK ("runsPerYear" >= 0);
