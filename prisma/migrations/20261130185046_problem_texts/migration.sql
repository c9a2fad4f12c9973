-- CreateEnum
CREATE TYPE "HeardAs" AS ENUM ('ANSWERS', 'COMPLAINTS', 'PEOPLE');

-- AlterTable
ALTER TABLE "Problem" ADD COLUMN     "declinedOn" DATE,
ADD COLUMN     "editions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "heardAs" "HeardAs" NOT NULL DEFAULT 'ANSWERS',
ADD COLUMN     "letters" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "search" tsvector GENERATED ALWAYS AS (
      setweight(to_tsvector('russian', "title"), 'A') ||
      to_tsvector('russian', "said" || ' ' || "measure" || ' ' || "answer" || ' ' || "service")) STORED;

-- AlterTable
ALTER TABLE "ToldAddress" ADD COLUMN     "messageId" UUID;

-- CreateIndex
CREATE INDEX "Problem_search_idx" ON "Problem" USING GIN ("search");

-- CreateIndex
CREATE INDEX "ToldAddress_tenantId_messageId_idx" ON "ToldAddress"("tenantId", "messageId");

-- AlterTable
ALTER TABLE "ComplaintTopic" ADD COLUMN     "problemId" UUID;

-- CreateIndex
CREATE INDEX "ComplaintTopic_tenantId_problemId_idx" ON "ComplaintTopic"("tenantId", "problemId");

-- AddForeignKey
ALTER TABLE "ComplaintTopic" ADD CONSTRAINT "ComplaintTopic_tenantId_problemId_fkey" FOREIGN KEY ("tenantId", "problemId") REFERENCES "Problem"("tenantId", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
