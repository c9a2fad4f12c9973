import { readFileSync } from 'node:fs'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import type { Prisma } from '@/lib/generated/prisma/client'
import type { Actor } from '@/lib/platform/actor'
import { loadActor } from '@/lib/platform/actor'
import { platformDb, withTenant } from '@/lib/platform/db'
import { parseTenantRow, type TenantView } from '@/lib/core/tenant'
import { parseMethodology, type Methodology } from '@/lib/rating/methodology/parse'

export const template = (slug: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(`../../prisma/programmes/${slug}.json`, import.meta.url), 'utf8')) as Record<
    string,
    unknown
  >

/** The Kuzbass methodology as the product reads it. */
export function kuzbassMethodology(): Methodology {
  const parsed = parseMethodology(template('kuzbass').rating)
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
  return parsed.methodology
}

/** A new tenant with the Kuzbass programme, its methodology and interpretations. */
export async function createTenant(data: Partial<Prisma.TenantCreateInput> = {}): Promise<TenantView> {
  const id = newId()
  const row = await platformDb().tenant.create({
    data: {
      id,
      slug: `t-${id}`,
      name: 'Кемеровская область – Кузбасс',
      kind: 'REGION',
      timeZone: 'Asia/Novokuznetsk',
      template: template('kuzbass') as Prisma.InputJsonObject,
      ...data,
    },
  })
  const methodology = kuzbassMethodology()
  await withTenant(id, async (tx) => {
    await tx.methodology.create({ data: { tenantId: id, id: newId(), version: 1, body: methodology } })
    await tx.interpretation.createMany({
      data: methodology.interpretations.map((i) => ({
        tenantId: id,
        id: newId(),
        key: i.id,
        subject: i.subject,
        text: i.text,
      })),
    })
  })
  return parseTenantRow(row)
}

let counter = 0

/** An active agency of the tenant. */
export async function createAgency(
  tenant: TenantView,
  data: Partial<Prisma.AgencyUncheckedCreateInput> = {},
): Promise<{ id: string; name: string; slug: string }> {
  const id = newId()
  const name = data.name ?? `Министерство № ${++counter}`
  const slug = data.slug ?? `agency-${id}`
  await withTenant(tenant.id, (tx) =>
    tx.agency.create({ data: { tenantId: tenant.id, id, kind: 'EXECUTIVE_BODY', ...data, name, slug } }),
  )
  return { id, name, slug }
}

/** A signed-in person with one role, as the product itself loads them. */
export async function createActor(
  tenant: TenantView,
  role: Role,
  agencyId: string | null = null,
  name = `${role} ${++counter}`,
): Promise<Actor> {
  const userId = newId()
  const sessionId = newId()
  const personId = newId()
  const email = `${userId}@example.test`
  // A test sets its own clock; the database, which looks at the end and the idleness of a session, does not.
  const later = new Date('2999-01-01')
  await platformDb().user.create({
    data: {
      id: userId,
      email,
      sessions: { create: { id: sessionId, createdAt: later, lastSeenAt: later, expiresAt: later } },
    },
  })
  await withTenant(tenant.id, async (tx) => {
    await tx.person.create({ data: { tenantId: tenant.id, id: personId, userId, name, email } })
    await tx.membership.create({ data: { tenantId: tenant.id, id: newId(), personId, role, agencyId } })
  })
  const actor = await loadActor(sessionId, tenant.slug)
  if (!actor) throw new Error('actor was not loaded')
  return actor
}
