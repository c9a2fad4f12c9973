-- Words are cut into forms once, when they are written: themes are counted over all words of a survey on one page.
ALTER TABLE "SurveyWords" ADD COLUMN "search" tsvector GENERATED ALWAYS AS (to_tsvector('russian', "text")) STORED;

-- CreateIndex
CREATE INDEX "SurveyWords_search_idx" ON "SurveyWords" USING GIN ("search");
