-- What an attempt sent: the same key with another input is not answered with the first result.
ALTER TABLE "CommandAttempt" ADD COLUMN "input" TEXT NOT NULL DEFAULT '';
