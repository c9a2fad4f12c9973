-- Which projects these agencies take part in: answered from the index alone.
CREATE INDEX "ProjectParticipant_tenantId_agencyId_projectId_idx" ON "ProjectParticipant"("tenantId", "agencyId", "projectId");
DROP INDEX "ProjectParticipant_tenantId_agencyId_idx";
