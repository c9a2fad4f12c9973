-- Steps that are processes themselves: in which tables a process stands.
CREATE INDEX "ProcessStep_sub_idx" ON "ProcessStep" ("tenantId", ("data"->>'subId')) WHERE "data"->>'subId' IS NOT NULL;
