-- The device of a session, in a few words; and when the session was last used in each tenant.
ALTER TABLE "UserSession" ADD COLUMN "device" TEXT, ADD COLUMN "seen" JSONB NOT NULL DEFAULT '{}';

-- Who is asking, as before; but a tenant's idle time-out counts what was done in that tenant alone (from the sign-in, before the first
-- request there). Still one row read, and one written at most once a minute.
CREATE OR REPLACE FUNCTION gemba_actor(session_id uuid, tenant_slug text) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t "Tenant"; s "UserSession"; p "Person"; idle interval; here timestamptz;
BEGIN
  SELECT * INTO t FROM "Tenant" WHERE "slug" = tenant_slug;
  IF NOT FOUND THEN RETURN NULL; END IF;
  SELECT * INTO s FROM "UserSession" WHERE "id" = session_id AND "revokedAt" IS NULL AND "expiresAt" > now();
  IF NOT FOUND THEN RETURN NULL; END IF;
  idle := make_interval(mins => coalesce((t."settings" ->> 'sessionMinutes')::int, 480));
  here := coalesce((s."seen" ->> t."id"::text)::timestamptz, s."createdAt");
  IF here < now() - idle THEN RETURN NULL; END IF;
  PERFORM set_config('app.tenant_id', t."id"::text, true);
  SELECT * INTO p FROM "Person" WHERE "tenantId" = t."id" AND "userId" = s."userId" AND "blockedAt" IS NULL;
  IF NOT FOUND THEN RETURN NULL; END IF;
  IF least(here, s."lastSeenAt") < now() - interval '1 minute' THEN
    UPDATE "UserSession" x SET "lastSeenAt" = now(), "seen" = x."seen" || jsonb_build_object(t."id"::text, now()) WHERE x."id" = s."id";
  END IF;
  RETURN jsonb_build_object(
    'tenant', to_jsonb(t) - 'template' || jsonb_build_object('programme', t."template" -> 'program' ->> 'title', 'rated', t."template" ? 'rating'),
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
