-- People named in the passport (leader, team), kept by the database: «my projects» are found without reading whole passports.
ALTER TABLE "Project" ADD COLUMN "people" jsonb
  GENERATED ALWAYS AS (jsonb_path_query_array("fields", '$.keyvalue() ? (@.key like_regex "personId$").value')) STORED;

-- Orders of the list, and stages behind their date.
CREATE INDEX "Project_tenantId_endsOn_number_idx" ON "Project"("tenantId", "endsOn", "number");
CREATE INDEX "ProjectStage_open_idx" ON "ProjectStage"("tenantId", "projectId", "dueTo") WHERE "closedOn" IS NULL;

-- What a person looks for → word forms. The stemmer takes «справка» and «справок» for two words (the vowel comes and goes), so that both are looked for.
CREATE FUNCTION gemba_words(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(websearch_to_tsquery('russian', typed)::text, '''([а-яё]{2,}[бвгджзлмнпрстфхцчшщ])[ое]?к''', '(''\1к'' | ''\1ок'' | ''\1ек'')', 'g')::tsquery
$$;
