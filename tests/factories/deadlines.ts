import { addDays, todayIn } from '@/lib/core/dates'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import type { SweptTenant } from '@/lib/deadlines/digest-sweep'
import { dutyPeople } from '@/lib/people/addresses'
import { readDeadlines, SINCE } from '@/lib/deadlines/due-queries'
import {
  deadlineKinds,
  dutyScope,
  readScope,
  wholeScope,
  type Deadline,
  type DeadlineScope,
} from '@/lib/deadlines/rules'
import type { CalendarFilter } from '@/lib/deadlines/schema'
import type { Actor } from '@/lib/platform/actor'
import { withTenant, type Tx } from '@/lib/platform/db'
import type { TenantView } from '@/lib/core/tenant'
import { createProject } from './project'
import { createActor, createAgency, createTenant, kuzbassMethodology } from './tenant'

export const zone = 'Asia/Novokuznetsk'
export const now = new Date('2026-11-23T04:00:00Z') // Monday, 11:00 there
export const today = todayIn(zone, now)
export const day = (date: string) => new Date(`${date}T00:00:00Z`)
export const filter = (more: Partial<CalendarFilter> = {}): CalendarFilter => ({
  view: 'all',
  month: '2026-11',
  day: null,
  late: false,
  page: 1,
  ...more,
})
export const swept = (tenant: TenantView): SweptTenant => ({
  id: tenant.id,
  slug: tenant.slug,
  name: tenant.name,
  timeZone: tenant.timeZone,
  programme: tenant.programme,
})

export type Place = {
  tenant: TenantView
  ministry: { id: string }
  school: { id: string }
  other: { id: string }
  actors: Record<'authority' | 'observer' | 'curator' | 'team' | 'employee' | 'stranger', Actor>
  project: { id: string }
}

/**
 * A ministry with a school under it that has no curator, another ministry, and something of every kind, past due and
 * ahead.
 */
export async function createPlace(): Promise<Place> {
  const tenant = await createTenant({ timeZone: zone })
  const tenantId = tenant.id
  const ministry = await createAgency(tenant)
  const school = await createAgency(tenant, { parentId: ministry.id, kind: 'SUBORDINATE_ORGANISATION' })
  const other = await createAgency(tenant)
  const person = (role: Role, agencyId: string | null = null) => createActor(tenant, role, agencyId)
  const actors = {
    authority: await person('AUTHORITY'),
    observer: await person('OBSERVER'),
    curator: await person('CURATOR', ministry.id),
    team: await person('TEAM_MEMBER', ministry.id),
    employee: await person('EMPLOYEE', ministry.id),
    stranger: await person('CURATOR', other.id),
  }
  const { interpretations, ...methodology } = kuzbassMethodology()
  const campaign = newId()
  const project = await createProject(tenant, ministry, { status: 'RUNNING' })
  await createProject(tenant, other, { status: 'MONITORING', data: { stabilityDue: day(addDays(today, -2)) } })
  await withTenant(tenantId, async (tx) => {
    await tx.ratingCampaign.create({
      data: {
        tenantId,
        id: campaign,
        year: 2026,
        openedAt: now,
        interpretations,
        methodology: { ...methodology, interpretations },
        selfAssessmentDue: day('2026-12-15'),
        ratingDue: day('2027-01-30'),
        resultsSentDue: day('2027-02-20'),
        publicationDue: day('2027-04-01'),
      },
    })
    for (const [agency, status] of [
      [ministry, 'DRAFT'],
      [school, 'NOT_STARTED'],
      [other, 'RECEIVED'],
    ] as const) {
      await tx.selfAssessment.create({
        data: {
          tenantId,
          id: newId(),
          campaignId: campaign,
          agencyId: agency.id,
          status,
          ...(status === 'RECEIVED' && { receivedAt: new Date('2026-11-20T03:00:00Z') }),
        },
      })
    }
    await tx.projectStage.updateMany({
      where: { tenantId, projectId: project.id, number: 3 },
      data: { dueTo: day(addDays(today, -3)) },
    })
    const task = (title: string, due: string, personId: string | null = null) => ({
      tenantId,
      id: newId(),
      projectId: project.id,
      agencyId: ministry.id,
      title,
      dueOn: day(due),
      personId,
      createdBy: 'Куратор',
    })
    await tx.projectTask.createMany({
      data: [
        task('Общая задача', today),
        task('Моя задача', addDays(today, 2), actors.employee.personId),
        { ...task('Готово', today), doneAt: now, status: 'DONE' as const },
      ],
    })
    await tx.proposal.createMany({
      data: [ministry, other].map((agency, at) => ({
        tenantId,
        id: newId(),
        number: at + 1,
        agencyId: agency.id,
        title: 'Свет',
        problem: 'Темно',
        suggestion: 'Датчик',
        filedAt: now,
        answerDue: day(addDays(today, at === 0 ? -1 : 3)),
      })),
    })
    await tx.projectReport.create({
      data: { tenantId, id: newId(), projectId: project.id, kind: 'INTERIM', dueOn: day(addDays(today, -10)) },
    })
  })
  return { tenant, ministry, school, other, actors, project }
}

export const everything = (place: Place, scope: DeadlineScope = wholeScope(deadlineKinds)): Promise<Deadline[]> =>
  withTenant(
    place.tenant.id,
    async (tx) =>
      (
        await readDeadlines(
          { tx, tenantId: place.tenant.id, timeZone: zone, now },
          scope,
          { from: SINCE, to: '2028-12-31' },
          {},
          { limit: 1000 },
        )
      ).rows,
  )
export const scopesOf = (place: Place, actor: Actor) =>
  withTenant(place.tenant.id, async (tx) => {
    const known = (await dutyPeople({ tx, tenantId: place.tenant.id }, [actor.personId ?? ''])).get(
      actor.personId ?? '',
    )
    if (!known) throw new Error('nobody')
    return { read: readScope(actor), duty: dutyScope(known) }
  })
export const mails = async (tenant: TenantView) =>
  (
    await withTenant(tenant.id, (tx) => tx.outboxMessage.findMany({ where: { kind: 'mail' }, orderBy: { id: 'asc' } }))
  ).map(({ id, payload }) => ({ id, ...(payload as { to: string; subject: string; text: string }) }))
export const email = (place: Place, { personId }: Actor) =>
  withTenant(
    place.tenant.id,
    async (tx) =>
      (await tx.person.findUniqueOrThrow({ where: { tenantId_id: { tenantId: place.tenant.id, id: personId ?? '' } } }))
        .email,
  )

/** Statements that the work sends, however it sends them. */
export async function statements(place: Place, work: (tx: Tx) => Promise<unknown>): Promise<number> {
  let count = 0
  const counting = <T extends object>(target: T): T =>
    new Proxy(target, {
      get: (own, key) => {
        const value: unknown = Reflect.get(own, key)
        if (typeof value === 'function')
          return (...given: unknown[]): unknown => {
            count += 1
            return (value as (...all: unknown[]) => unknown).apply(own, given)
          }
        return typeof value === 'object' && value !== null && typeof key === 'string' && !key.startsWith('_')
          ? counting(value)
          : value
      },
    })
  await withTenant(place.tenant.id, (tx) => work(counting(tx)))
  return count
}
