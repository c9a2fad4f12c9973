import { newId } from '../../lib/core/ids'
import type { Prisma } from '../../lib/generated/prisma/client'
import { platformDb, type Tx } from '../../lib/platform/db'
import type { Role } from '../../lib/core/permissions'

type Agency = { id: string; name: string; kind: string }
type NewPerson = { name: string; position: string; email: string; roles: [Role, string | null][]; account?: boolean }

const chief = (agency: Agency): string =>
  agency.kind === 'MUNICIPAL_BODY' && /округ|район/.test(agency.name)
    ? 'Глава'
    : /^министерство/i.test(agency.name)
      ? 'Министр'
      : /^комитет/i.test(agency.name)
        ? 'Председатель'
        : 'Руководитель'

async function createPeople(
  tx: Tx,
  tenantId: string,
  people: NewPerson[],
  passwordHash: string,
  now: Date,
): Promise<Map<string, string>> {
  const ids = new Map(people.map((person) => [person.email, newId()]))
  const accounts = people.filter((person) => person.account)
  const known = new Map(
    (await platformDb().user.findMany({ where: { email: { in: accounts.map((a) => a.email) } } })).map((u) => [
      u.email,
      u.id,
    ]),
  )
  for (const { email } of accounts) {
    if (known.has(email)) continue
    known.set(
      email,
      (await platformDb().user.create({ data: { id: newId(), email, passwordHash, passwordChangedAt: now } })).id,
    )
  }
  await tx.person.createMany({
    data: people.map(({ name, position, email }) => ({
      tenantId,
      id: ids.get(email) ?? '',
      userId: known.get(email) ?? null,
      name,
      position,
      email,
    })),
  })
  await tx.membership.createMany({
    data: people.flatMap(({ email, roles }) =>
      roles.map(([role, agencyId]) => ({ tenantId, id: newId(), personId: ids.get(email) ?? '', role, agencyId })),
    ),
  })
  return ids
}

/**
 * Where the demonstration accounts of lib/people/demo-sign-ins.ts belong: the part of the address before @, and the
 * agency.
 */
const demoCurators: Record<string, string> = { 'Министерство образования': 'edu', 'Юргинский городской округ': 'yurga' }

/** Those who work with the whole programme; more of them sign in where the demonstration is shown. */
const staffOf = (domain: string, slug: string): NewPerson[] => [
  {
    name: 'Специалист уполномоченного органа',
    position: 'главный консультант',
    email: `authority@${domain}`,
    roles: [['AUTHORITY', null]],
    account: true,
  },
  {
    name: 'Начальник отдела уполномоченного органа',
    position: 'начальник отдела',
    email: `authority.head@${domain}`,
    roles: [['AUTHORITY', null]],
  },
  {
    name: 'Методолог центра компетенций',
    position: 'методолог',
    email: `methodologist@${domain}`,
    roles: [['METHODOLOGIST', null]],
    account: slug === 'kuzbass',
  },
  {
    name: 'Аппарат заместителя Губернатора',
    position: 'помощник',
    email: `observer@${domain}`,
    roles: [['OBSERVER', null]],
    account: slug === 'kuzbass',
  },
]

/**
 * The authority's staff, and for each agency its head, curator and leader team with their appointments. Returns who
 * verifies.
 */
export async function seedPeople(
  tx: Tx,
  tenantId: string,
  slug: string,
  agencies: Agency[],
  passwordHash: string,
  now: Date,
): Promise<{ verifierId: string }> {
  const domain = `${slug}.example`
  const staff = staffOf(domain, slug)
  const appointments: {
    person: string
    agencyId: string
    kind: 'HEAD' | 'CURATOR' | 'LEADER_TEAM' | 'CHANGE_TEAM'
    position: string
    n: number
  }[] = []
  const agencyPeople = agencies.flatMap((agency, i): NewPerson[] => {
    const demo = slug === 'kuzbass' ? demoCurators[agency.name] : undefined
    const head = {
      name: `${chief(agency)}, ${agency.name}`,
      position: chief(agency).toLowerCase(),
      email: `head.${i + 1}@${domain}`,
      roles: [] as [Role, string | null][],
    }
    const curator: NewPerson = {
      name: `Куратор, ${agency.name}`,
      position: 'первый заместитель руководителя',
      email: `curator.${demo ?? i + 1}@${domain}`,
      roles: [['CURATOR', agency.id]],
      account: Boolean(demo),
    }
    const member: NewPerson = {
      name: `Член команды лидеров, ${agency.name}`,
      position: 'начальник отдела',
      email: `team.${demo ?? i + 1}@${domain}`,
      roles: [['TEAM_MEMBER', agency.id]],
      account: demo === 'edu',
    }
    appointments.push(
      { person: head.email, agencyId: agency.id, kind: 'HEAD', position: head.position, n: i },
      { person: curator.email, agencyId: agency.id, kind: 'CURATOR', position: curator.position, n: i },
      { person: member.email, agencyId: agency.id, kind: 'LEADER_TEAM', position: member.position, n: i },
    )
    const extra: NewPerson[] =
      demo === 'edu'
        ? [
            {
              name: `Сотрудник, ${agency.name}`,
              position: 'консультант',
              email: `employee.edu@${domain}`,
              roles: [['EMPLOYEE', agency.id]],
              account: true,
            },
          ]
        : []
    return [head, curator, member, ...extra]
  })
  const ids = await createPeople(tx, tenantId, [...staff, ...agencyPeople], passwordHash, now)
  const year = now.getUTCFullYear()
  await tx.appointment.createMany({
    data: appointments.map(({ person, agencyId, kind, position, n }): Prisma.AppointmentCreateManyInput => {
      const date = new Date(Date.UTC(year - 1, 3 + (n % 5), 1 + ((n * 7) % 27)))
      return {
        tenantId,
        id: newId(),
        agencyId,
        personId: ids.get(person) ?? '',
        kind,
        position,
        actNumber: `${40 + n}-р`,
        actDate: date,
        from: date,
      }
    }),
  })
  return { verifierId: ids.get(`authority@${domain}`) ?? '' }
}
