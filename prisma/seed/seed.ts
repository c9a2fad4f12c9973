// Loads the five programmes with demonstration data into an empty database: `npm run seed`.
import { readFileSync } from 'node:fs'
import { hash } from '@node-rs/argon2'
import { todayIn } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import { freeSlug } from '../../lib/agencies/slug'
import { DEMO_PASSWORD } from '../../lib/people/demo-sign-ins'
import { platformDb, withTenant, type Tx } from '../../lib/platform/db'
import { parseMethodology } from '../../lib/rating/methodology/parse'
import { createTenantRecord } from '../../lib/tenancy/commands'
import { parseTenantRow, type TenantView } from '../../lib/core/tenant'
import { bodiesOf } from './bodies'
import type { SeedAgency } from './campaign'
import { demoFile } from './files'
import { seedAfterAnswers } from './feedback-after'
import { seedAnswers } from './feedback-answers'
import { seedClients } from './feedback-clients'
import { seedCurrentYear, seedPublishedYear } from './kuzbass'
import { seedPublications } from './feedback-publications'
import { seedTold } from './feedback-told'
import { seedServiceCentre } from './service-centre'
import { seedNotifications } from './notifications'
import { seedPeople } from './people'
import { seedPlan } from './plan'
import { seedPortfolios } from './portfolios'
import { seedOptimisations } from './optimisations'
import { seedRequests } from './process-requests'
import { seedTiming } from './process-timing'
import { seedProcesses } from './processes'
import { seedProjectResults } from './project-results'
import { seedProjectWork } from './project-work'
import { seedProjects } from './projects'
import { seedProposals } from './proposals'
import { firstReported, seedQuarterly } from './quarterly'
import { seedSurveys } from './feedback-survey-rows'
import { seedRoadmaps } from './roadmaps'
import { seedTools } from './tools'

const accents: Record<string, string> = {
  kuzbass: '#0b5a8c',
  belovo: '#8a4b12',
  belgorod: '#1f6b4a',
  leningrad: '#7a2f5d',
  kirov: '#4a4fa3',
}

/** Demonstration projects of a tenant. */
const projectCounts: Record<string, number> = { kuzbass: 60, belovo: 10, belgorod: 9 }

/** Closed quarters with demonstration reports. */
const reportedQuarters: Record<string, number> = { kuzbass: 4, belovo: 8 }

async function seedAgencies(tx: Tx, { id: tenantId, slug, timeZone }: TenantView, now: Date): Promise<SeedAgency[]> {
  const taken = new Set<string>()
  const bodies = bodiesOf(slug).map((body) => ({ ...body, id: newId(), slug: freeSlug(body.name, taken) }))
  const idOf = new Map(bodies.map((body) => [body.name, body.id]))
  await tx.agency.createMany({
    data: bodies.map(({ id, name, kind, parent, slug: address }) => ({
      tenantId,
      id,
      name,
      kind,
      slug: address,
      parentId: parent ? idOf.get(parent) : null,
    })),
  })
  await tx.agencyEvent.createMany({
    data: bodies.map(({ id, name }) => ({
      tenantId,
      id: newId(),
      agencyId: id,
      kind: 'CREATED' as const,
      date: dayColumn(todayIn(timeZone, now)),
      basis: 'Перечень участников программы',
      change: { name },
    })),
  })
  return bodies
}

async function seedTenant(slug: string, passwordHash: string, now: Date): Promise<void> {
  const template: unknown = JSON.parse(readFileSync(new URL(`../programmes/${slug}.json`, import.meta.url), 'utf8'))
  const { tenantId } = await platformDb().$transaction(
    (tx) =>
      createTenantRecord(tx, {
        slug,
        template,
        accent: accents[slug],
        isDemo: true,
        reportsFrom: reportedQuarters[slug]
          ? firstReported(now.toISOString().slice(0, 10), reportedQuarters[slug])
          : undefined,
      }),
    { timeout: 60_000 },
  )
  const tenant = parseTenantRow(await platformDb().tenant.findUniqueOrThrow({ where: { id: tenantId } }))
  const rated = parseMethodology((template as { rating?: unknown }).rating)
  const file = rated.ok ? await demoFile(tenantId) : null
  const { agencies, verifierId } = await withTenant(tenantId, async (tx) => {
    const agencies = await seedAgencies(tx, tenant, now)
    const { verifierId } = await seedPeople(tx, tenantId, slug, agencies, passwordHash, now)
    if (projectCounts[slug]) {
      const projects = await seedProjects(
        { tx, tenantId, slug, timeZone: tenant.timeZone, template, agencies, now },
        projectCounts[slug],
      )
      await seedProjectResults(tx, tenantId, projects)
      await seedPortfolios(tx, tenantId, projects)
      await seedProjectWork({ tx, tenantId, timeZone: tenant.timeZone, file, now })
    }
    if (slug === 'kuzbass' || slug === 'belovo')
      await seedProposals({ tx, tenant, agencies }, slug === 'kuzbass' ? 120 : 30, now)
    await seedRoadmaps({ tx, tenant, agencies }, now)
    if (projectCounts[slug]) await seedNotifications(tx, tenantId, now)
    await seedTools({ tx, tenant, agencies }, now)
    return { agencies, verifierId }
  })
  // A transaction of its own for each part: one that writes everything would not end in its time.
  const document = file ?? (await demoFile(tenantId))
  await withTenant(tenantId, (tx) => seedProcesses({ tx, tenantId, slug, agencies, file: document, now }))
  await withTenant(tenantId, (tx) => seedOptimisations({ tx, tenant, template, agencies, now }))
  await withTenant(tenantId, async (tx) => {
    await seedRequests({ tx, tenantId, timeZone: tenant.timeZone, now })
    await seedTiming({ tx, tenantId, slug, timeZone: tenant.timeZone, now })
  })
  const centre =
    slug === 'kirov'
      ? [await withTenant(tenantId, (tx) => seedServiceCentre({ tx, tenant, agencies, passwordHash, now }))]
      : []
  const clients = { tenant, agencies: [...agencies, ...centre] }
  await withTenant(tenantId, (tx) => seedSurveys({ tx, ...clients }, now))
  await withTenant(tenantId, async (tx) => {
    if (!rated.ok || !file) return
    const place = { tx, tenant, methodology: rated.methodology, agencies, file, verifierId }
    await seedPublishedYear(place, 2023, new Date('2024-03-29T03:10:00Z'))
    await seedPublishedYear(place, 2024, new Date('2025-03-28T02:40:00Z'))
    await seedPublishedYear(place, 2025, new Date('2026-03-27T03:05:00Z'))
    await seedCurrentYear(place, 2026, now)
  })
  await withTenant(tenantId, (tx) => seedClients({ tx, ...clients, file: document, now }))
  await withTenant(tenantId, (tx) => seedTold({ tx, ...clients, now }))
  await seedAnswers(clients, now)
  await seedAfterAnswers({ tenant, now })
  await seedPublications(tenant, now)
  // After all that it counts: a published year keeps what was known.
  const proof = rated.ok || slug === 'belovo' || slug === 'kirov' ? document : null
  await withTenant(tenantId, (tx) => seedPlan({ tx, tenant, agencies, file: proof, now }))
  if (reportedQuarters[slug]) await seedQuarterly({ tenant, agencies }, reportedQuarters[slug], now)
}

if (await platformDb().tenant.count()) {
  console.log('В базе уже есть данные: демонстрационные не загружены.')
} else {
  const now = new Date()
  const passwordHash = await hash(DEMO_PASSWORD)
  for (const slug of ['kuzbass', 'belovo', 'belgorod', 'leningrad', 'kirov']) await seedTenant(slug, passwordHash, now)
  await platformDb().user.create({
    data: { id: newId(), email: 'operator@gemba.example', passwordHash, passwordChangedAt: now, isOperator: true },
  })
  console.log('Загружены пять программ и демонстрационные данные.')
}
await platformDb().$disconnect()
