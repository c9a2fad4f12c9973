-- CreateIndex
CREATE INDEX "SurveyIntake_tenantId_surveyId_id_idx" ON "SurveyIntake"("tenantId", "surveyId", "id");
