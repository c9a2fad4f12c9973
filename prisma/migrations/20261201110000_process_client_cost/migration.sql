-- AlterTable
ALTER TABLE "ProcessMap" ADD COLUMN     "client" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "further" TEXT NOT NULL DEFAULT '';
