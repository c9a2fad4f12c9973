-- AlterTable
ALTER TABLE "ClientSegment" ADD COLUMN     "cameFrom" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian', "name")) STORED;

-- AlterTable
ALTER TABLE "LifeSituation" ADD COLUMN     "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('russian', "title"), 'A') || to_tsvector('russian', "about")) STORED;

-- AlterTable
ALTER TABLE "Touchpoint" ADD COLUMN     "cameFrom" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('russian', "code" || ' ' || "name"), 'A') ||
  to_tsvector('russian', "place" || ' ' || "service")) STORED;

-- CreateIndex
CREATE INDEX "ClientSegment_search_idx" ON "ClientSegment" USING GIN ("search");

-- CreateIndex
CREATE INDEX "LifeSituation_search_idx" ON "LifeSituation" USING GIN ("search");

-- CreateIndex
CREATE INDEX "Touchpoint_search_idx" ON "Touchpoint" USING GIN ("search");
