-- What is not finished passes to the heir of an agency that ends, marked with where it came from.
ALTER TABLE "Survey" ADD COLUMN "cameFrom" TEXT NOT NULL DEFAULT '';
ALTER TABLE "Problem" ADD COLUMN "cameFrom" TEXT NOT NULL DEFAULT '';
ALTER TABLE "FeedbackMessage" ADD COLUMN "cameFrom" TEXT NOT NULL DEFAULT '';
