-- Notifications inside the portal, calendar feeds, the digest that a person chooses, and what was sent already.

-- CreateEnum
CREATE TYPE "FeedScope" AS ENUM ('PERSONAL', 'AGENCY');

-- CreateEnum
CREATE TYPE "DigestFrequency" AS ENUM ('NONE', 'DAILY', 'WEEKLY');

-- CreateTable
CREATE TABLE "Notification" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "href" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "readAt" TIMESTAMPTZ(3),
    "dedupeKey" TEXT NOT NULL,

    CONSTRAINT "Notification_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "CalendarFeed" (
    "tenantId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "scope" "FeedScope" NOT NULL,
    "agencyId" UUID,
    "tokenHash" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revokedAt" TIMESTAMPTZ(3),
    "lastReadAt" TIMESTAMPTZ(3),
    "body" TEXT NOT NULL DEFAULT '',
    "changedAt" TIMESTAMPTZ(3),

    CONSTRAINT "CalendarFeed_pkey" PRIMARY KEY ("tenantId","id")
);

-- CreateTable
CREATE TABLE "DigestChoice" (
    "tenantId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "frequency" "DigestFrequency" NOT NULL DEFAULT 'NONE',
    "weekday" INTEGER NOT NULL DEFAULT 1,
    "hour" INTEGER NOT NULL DEFAULT 9,
    "everyDay" BOOLEAN NOT NULL DEFAULT false,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DigestChoice_pkey" PRIMARY KEY ("tenantId","personId")
);

-- CreateTable
CREATE TABLE "SentMark" (
    "tenantId" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "SentMark_pkey" PRIMARY KEY ("tenantId","key")
);

-- CreateIndex
CREATE INDEX "Notification_tenantId_personId_at_id_idx" ON "Notification"("tenantId", "personId", "at" DESC, "id");

-- CreateIndex
CREATE UNIQUE INDEX "Notification_tenantId_personId_dedupeKey_key" ON "Notification"("tenantId", "personId", "dedupeKey");

-- CreateIndex
CREATE INDEX "CalendarFeed_tenantId_personId_idx" ON "CalendarFeed"("tenantId", "personId");

-- CreateIndex
CREATE UNIQUE INDEX "CalendarFeed_tenantId_tokenHash_key" ON "CalendarFeed"("tenantId", "tokenHash");

-- CreateIndex
CREATE INDEX "DigestChoice_tenantId_frequency_idx" ON "DigestChoice"("tenantId", "frequency");

-- CreateIndex
CREATE INDEX "SentMark_tenantId_at_idx" ON "SentMark"("tenantId", "at");

-- AddForeignKey
ALTER TABLE "Notification" ADD CONSTRAINT "Notification_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "CalendarFeed" ADD CONSTRAINT "CalendarFeed_tenantId_agencyId_fkey" FOREIGN KEY ("tenantId", "agencyId") REFERENCES "Agency"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "DigestChoice" ADD CONSTRAINT "DigestChoice_tenantId_personId_fkey" FOREIGN KEY ("tenantId", "personId") REFERENCES "Person"("tenantId", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Unread ones are counted on every page of the office.
CREATE INDEX "Notification_unread" ON "Notification"("tenantId", "personId") WHERE "readAt" IS NULL;
-- Dates that the calendar looks up; projects and proposals are found by what they have already.
CREATE INDEX "ProjectStage_open_due" ON "ProjectStage"("tenantId", "dueTo") WHERE "closedOn" IS NULL;
CREATE INDEX "ProjectTask_open_due" ON "ProjectTask"("tenantId", "dueOn") WHERE "removedAt" IS NULL AND "doneAt" IS NULL;

SELECT gemba_protect(format('%I', name)::regclass) FROM unnest(ARRAY['Notification', 'CalendarFeed', 'DigestChoice', 'SentMark']) AS name;
