import { todayIn } from '../../lib/core/dates'
import { dayColumn } from '../../lib/core/db-day'
import { newId } from '../../lib/core/ids'
import type { TenantView } from '../../lib/core/tenant'
import { platformDb, type Tx } from '../../lib/platform/db'
import type { SeedAgency } from './campaign'

type Place = { tx: Tx; tenant: TenantView; agencies: readonly SeedAgency[]; passwordHash: string; now: Date }

/** The agency of the demonstration: Kirov's service centre, with people who can sign in. */
export async function seedServiceCentre({ tx, tenant, agencies, passwordHash, now }: Place): Promise<SeedAgency> {
  const tenantId = tenant.id
  const centre = { id: newId(), name: 'МФЦ Кировской области', slug: 'mfc', kind: 'SUBORDINATE_ORGANISATION' }
  await tx.agency.create({
    data: {
      tenantId,
      ...centre,
      parentId: agencies.find(({ name }) => /информационных технологий/i.test(name))?.id ?? null,
    },
    select: { id: true },
  })
  const event = { tenantId, id: newId(), agencyId: centre.id, kind: 'CREATED' as const }
  const date = dayColumn(todayIn(tenant.timeZone, now))
  await tx.agencyEvent.create({
    data: { ...event, date, basis: 'Перечень участников программы', change: { name: centre.name } },
    select: { id: true },
  })
  const people = [
    {
      email: 'curator.mfc@kirov.example',
      name: 'Куратор, МФЦ',
      position: 'заместитель директора',
      role: 'CURATOR' as const,
    },
    {
      email: 'team.mfc@kirov.example',
      name: 'Член команды, МФЦ',
      position: 'начальник отдела',
      role: 'TEAM_MEMBER' as const,
    },
  ]
  for (const { email, name, position, role } of people) {
    const userId = newId()
    const personId = newId()
    await platformDb().user.create({ data: { id: userId, email, passwordHash, passwordChangedAt: now } })
    await tx.person.create({ data: { tenantId, id: personId, userId, name, position, email }, select: { id: true } })
    await tx.membership.create({
      data: { tenantId, id: newId(), personId, role, agencyId: centre.id },
      select: { id: true },
    })
  }
  const names = ['Приём в зале', 'Запись на приём', 'Регистрация по месту жительства']
  await tx.process.createMany({
    data: names.map((name, i) => ({
      ...{ tenantId, id: newId(), agencyId: centre.id, code: `МФЦ-${i + 1}`, name },
      group: 'services',
      ...{ kind: 'WITHIN' as const, createdBy: people[0]?.name ?? '' },
    })),
  })
  return centre
}
