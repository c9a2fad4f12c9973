-- Days until which accepted proposals are to be put to use: the calendar asks for a few weeks of them among all proposals of all years.
CREATE INDEX "Proposal_work_due" ON "Proposal"("tenantId", "dueOn") WHERE "status" = 'ACCEPTED' AND "dueOn" IS NOT NULL;
