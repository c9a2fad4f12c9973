-- AlterTable
ALTER TABLE "ProcessMap" ADD COLUMN     "bpmnProcess" TEXT NOT NULL DEFAULT '';
