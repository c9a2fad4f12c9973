-- What a decision is about says which version of it its maker saw.
ALTER TABLE "RatingCampaign" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "MaterialRequest" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Evidence" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Award" ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
