-- A stage may be closed without an artefact when it is said why.
ALTER TABLE "ProjectStage" ADD COLUMN "noArtefact" TEXT NOT NULL DEFAULT '';
-- What the authority wants to be told, and the one reminder of a late report.
ALTER TABLE "ProjectReport" ADD COLUMN "request" TEXT NOT NULL DEFAULT '';
ALTER TABLE "ProjectReport" ADD COLUMN "remindedAt" TIMESTAMPTZ(3);
