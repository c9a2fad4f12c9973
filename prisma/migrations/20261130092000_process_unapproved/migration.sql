-- A process differs from the approved registry from its first day on, whoever writes the row.
ALTER TABLE "Process" ALTER COLUMN "changedAt" SET DEFAULT CURRENT_TIMESTAMP;
