-- Counts of the project list by state are read from the index alone, whatever the conditions on kind and year.
CREATE INDEX "Project_tenantId_status_kind_startsOn_endsOn_createdAt_id_idx" ON "Project"("tenantId", "status", "kind", "startsOn", "endsOn", "createdAt", "id");

-- What a person looks for → word forms. Where the stemmer makes two words of one, both are looked for: «справка» and «справок» (the vowel
-- comes and goes), «запись» and «записью» (it takes -ись for an ending).
CREATE OR REPLACE FUNCTION gemba_words(typed text) RETURNS tsquery LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT regexp_replace(regexp_replace(websearch_to_tsquery('russian', typed)::text,
    '''([а-яё]{2,}[бвгджзлмнпрстфхцчшщ])[ое]?к''', '(''\1к'' | ''\1ок'' | ''\1ек'')', 'g'),
    '''([а-яё]+п)(?:ис)?''', '(''\1'' | ''\1ис'')', 'g')::tsquery
$$;
