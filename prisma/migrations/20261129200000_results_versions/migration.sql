-- AlterTable
ALTER TABLE "GoalMeasurement" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;

-- AlterTable
ALTER TABLE "ProjectEffect" ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1;
