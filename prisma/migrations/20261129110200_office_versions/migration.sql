-- Versions of what two people may decide on at once.
ALTER TABLE "Appointment" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "Interpretation" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
ALTER TABLE "ToolVisit" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
-- Section of the settings → its version; a section that nobody has changed yet is at 1.
ALTER TABLE "Tenant" ADD COLUMN "settingVersions" JSONB NOT NULL DEFAULT '{}';

-- Who is asking, as before; but a broken idle time-out never lengthens a session and never ends the function: it is read as
-- readTenantSettings of lib/core/tenant.ts reads it.
CREATE OR REPLACE FUNCTION gemba_session_minutes(settings jsonb) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN settings ->> 'sessionMinutes' !~ '^-?[0-9]{1,15}([.][0-9]+)?$' THEN 480
    WHEN jsonb_typeof(settings -> 'sessionMinutes') = 'number' AND (settings ->> 'sessionMinutes')::numeric BETWEEN 5 AND 1440
      AND trunc((settings ->> 'sessionMinutes')::numeric) = (settings ->> 'sessionMinutes')::numeric
      THEN (settings ->> 'sessionMinutes')::numeric::int
    ELSE least(480, greatest(5, floor(coalesce((settings ->> 'sessionMinutes')::numeric, 480))))::int END
$$;

CREATE OR REPLACE FUNCTION gemba_actor(session_id uuid, tenant_slug text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t "Tenant"; s "UserSession"; p "Person"; idle interval; here timestamptz;
BEGIN
  SELECT * INTO t FROM "Tenant" WHERE "slug" = tenant_slug;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO s FROM "UserSession" WHERE "id" = session_id AND "revokedAt" IS NULL AND "expiresAt" > now();
  IF NOT FOUND THEN RETURN NULL; END IF;
  idle := make_interval(mins => gemba_session_minutes(t."settings"));
  here := coalesce((s."seen" ->> t."id"::text)::timestamptz, s."createdAt");
  IF here < now() - idle THEN RETURN NULL; END IF;
  PERFORM set_config('app.tenant_id', t."id"::text, true);
  SELECT * INTO p FROM "Person" WHERE "tenantId" = t."id" AND "userId" = s."userId" AND "blockedAt" IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF least(here, s."lastSeenAt") < now() - interval '1 minute' THEN
    UPDATE "UserSession" x SET "lastSeenAt" = now(), "seen" = x."seen" || jsonb_build_object(t."id"::text, now()) WHERE x."id" = s."id";
  END IF;
  RETURN jsonb_build_object(
    'tenant', to_jsonb(t) - 'template' - 'settingVersions' || jsonb_build_object('programme', t."template" -> 'program' ->> 'title', 'rated', t."template" ? 'rating'),
    'userId', s."userId", 'personId', p."id", 'name', p."name", 'sessionId', s."id", 'strong', s."strong",
    'memberships', coalesce((
      SELECT jsonb_agg(jsonb_build_object('role', m."role", 'agencyId', m."agencyId", 'agencyName', a."name", 'subtree', coalesce((
        WITH RECURSIVE under AS (
          SELECT x."id" FROM "Agency" x WHERE x."tenantId" = t."id" AND x."id" = m."agencyId"
          UNION SELECT c."id" FROM "Agency" c JOIN under u ON c."tenantId" = t."id" AND c."parentId" = u."id")
        SELECT jsonb_agg(under."id") FROM under), '[]'::jsonb)))
      FROM "Membership" m LEFT JOIN "Agency" a ON a."tenantId" = m."tenantId" AND a."id" = m."agencyId"
      WHERE m."tenantId" = t."id" AND m."personId" = p."id"), '[]'::jsonb));
END $$;
