-- The usual page of the list (a state, a kind, a year; last changed first) and the counts by state are read from one index alone.
DROP INDEX "Project_tenantId_status_kind_startsOn_endsOn_createdAt_id_idx";
CREATE INDEX "Project_tenantId_status_kind_updatedAt_id_startsOn_endsOn_c_idx" ON "Project"("tenantId", "status", "kind", "updatedAt" DESC, "id", "startsOn", "endsOn", "createdAt");
