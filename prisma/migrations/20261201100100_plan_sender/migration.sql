-- AlterTable
ALTER TABLE "OptimisationPaper" ADD COLUMN     "sentById" UUID;
