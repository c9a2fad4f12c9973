-- AlterTable
ALTER TABLE "Survey" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (
  setweight(to_tsvector('russian', "title"), 'A') || to_tsvector('russian', "service")) STORED;

-- CreateIndex
CREATE INDEX "Survey_search_idx" ON "Survey" USING GIN ("search");
