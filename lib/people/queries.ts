import 'server-only'
import { type DateString } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import { defineQuery, type QueryContext } from '@/lib/platform/query'
import { dayOf } from '@/lib/core/db-day'
import { pageCount } from '@/lib/core/pages'
import { accessStates, type AccessState, type AppointmentName } from './labels'
import { inForce } from './rules'
import { operations } from './operations'

export const PEOPLE_PER_PAGE = 50
export type PeopleFilter = { q?: string; role?: string; agencyId?: string; access?: string; page?: number }
export type RoleView = { id: string; role: Role; agencyId: string | null; agencyName: string | null }
export type PersonLine = {
  id: string
  name: string
  position: string | null
  email: string
  access: AccessState
  roles: RoleView[]
}
export type PeoplePage = { rows: PersonLine[]; total: number; page: number; pages: number }

/** Whom the actor may see: everybody, or those with a role or an appointment in agencies within reach. */
function peopleWhere(ctx: QueryContext): Prisma.PersonWhereInput {
  const { agencyId } = ctx.agencyWhere()
  return agencyId ? { OR: [{ memberships: { some: { agencyId } } }, { appointments: { some: { agencyId } } }] } : {}
}

const accessWhere: Record<AccessState, Prisma.PersonWhereInput> = {
  BLOCKED: { blockedAt: { not: null } },
  NONE: { blockedAt: null, userId: null },
  INVITED: { blockedAt: null, userId: { not: null } },
  ACTIVE: { blockedAt: null, userId: { not: null } },
}

const isAccess = (text: string | undefined): text is AccessState => accessStates.some((state) => state === text)

/**
 * Accounts among these whose owner has signed in to this tenant, by the tenant's own journal: whether the account is
 * used elsewhere is not this tenant's to know.
 */
async function usedAccounts(ctx: QueryContext, userIds: (string | null)[]): Promise<Set<string>> {
  const ids = userIds.filter((id) => id !== null)
  const used = await ctx.tx.$queryRaw<
    { id: string }[]
  >`SELECT u AS "id" FROM unnest(${ids}::text[]) u WHERE ${signedIn(ctx, Prisma.sql`u`)}`
  return new Set(used.map(({ id }) => id))
}

const signedIn = (ctx: QueryContext, userId: Prisma.Sql): Prisma.Sql => Prisma.sql`EXISTS (
  SELECT 1 FROM "AuditRecord" a WHERE a."tenantId" = ${ctx.tenantId}::uuid AND a."subjectType" = 'User'
    AND a."subjectId" = ${userId}
    AND a."operation" IN ('account.signIn', 'account.acceptInvite'))`

const accessOf = (
  person: { blockedAt: Date | null; userId: string | null },
  used: ReadonlySet<string>,
): AccessState => {
  if (person.blockedAt) return 'BLOCKED'
  if (person.userId === null) return 'NONE'
  return used.has(person.userId) ? 'ACTIVE' : 'INVITED'
}

const membershipSelect = { id: true, role: true, agencyId: true, agency: { select: { name: true } } } as const
const roleView = (m: {
  id: string
  role: Role
  agencyId: string | null
  agency: { name: string } | null
}): RoleView => ({ id: m.id, role: m.role, agencyId: m.agencyId, agencyName: m.agency?.name ?? null })

/** A page of people with their roles; the number of statements does not depend on the number of rows. */
export const listPeople = defineQuery({
  operation: operations['person.read'],
  run: async (ctx, input: PeopleFilter): Promise<PeoplePage> => {
    const { tx, tenantId } = ctx
    const page = input.page ?? 1
    const words = (input.q ?? '').trim()
    const contains = { contains: words, mode: 'insensitive' } as const
    const membership = {
      ...(input.role && { role: input.role as Role }),
      ...(input.agencyId && { agencyId: input.agencyId }),
    }
    const where: Prisma.PersonWhereInput = {
      AND: [
        { tenantId },
        peopleWhere(ctx),
        words ? { OR: [{ name: contains }, { email: contains }, { position: contains }] } : {},
        Object.keys(membership).length > 0 ? { memberships: { some: membership } } : {},
        isAccess(input.access) ? accessWhere[input.access] : {},
        input.access === 'ACTIVE' || input.access === 'INVITED' ? await usedWhere(ctx, input.access === 'ACTIVE') : {},
      ],
    }
    const total = await tx.person.count({ where })
    const rows = await tx.person.findMany({
      where,
      orderBy: [{ name: 'asc' }, { id: 'asc' }],
      skip: (page - 1) * PEOPLE_PER_PAGE,
      take: PEOPLE_PER_PAGE,
      include: { memberships: { select: membershipSelect, orderBy: { createdAt: 'asc' } } },
    })
    const used = await usedAccounts(
      ctx,
      rows.map((row) => row.userId),
    )
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        position: row.position,
        email: row.email,
        access: accessOf(row, used),
        roles: row.memberships.map(roleView),
      })),
      total,
      page,
      pages: pageCount(total, PEOPLE_PER_PAGE),
    }
  },
})

async function usedWhere(ctx: QueryContext, wanted: boolean): Promise<Prisma.PersonWhereInput> {
  const found = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT p."id" FROM "Person" p WHERE p."tenantId" = ${ctx.tenantId}::uuid AND p."userId" IS NOT NULL
      AND ${signedIn(ctx, Prisma.sql`p."userId"::text`)}`
  const ids = found.map(({ id }) => id)
  return { id: wanted ? { in: ids } : { notIn: ids } }
}

export type AppointmentView = {
  id: string
  kind: AppointmentName
  agencyId: string
  agencyName: string
  personId: string
  personName: string
  position: string
  actNumber: string
  actDate: DateString
  from: DateString
  until: DateString | null
  current: boolean
  version: number
}
export type PersonView = {
  id: string
  version: number
  name: string
  position: string | null
  email: string
  access: AccessState
  isSelf: boolean
  /** A second factor is set up; null for whoever may not reset it. */
  secondFactor: boolean | null
  blockedAt: Date | null
  blockReason: string | null
  invitedAt: Date | null
  createdAt: Date
  roles: RoleView[]
  appointments: AppointmentView[]
}

const appointmentInclude = { agency: { select: { name: true } }, person: { select: { name: true } } } as const
type AppointmentRow = Prisma.AppointmentGetPayload<{ include: typeof appointmentInclude }>

function appointmentView(row: AppointmentRow, today: DateString): AppointmentView {
  const [from, until] = [dayOf(row.from), row.until && dayOf(row.until)]
  return {
    id: row.id,
    kind: row.kind,
    agencyId: row.agencyId,
    agencyName: row.agency.name,
    personId: row.personId,
    personName: row.person.name,
    position: row.position,
    actNumber: row.actNumber,
    actDate: dayOf(row.actDate),
    from,
    until,
    current: inForce({ from, until }, today),
    version: row.version,
  }
}

/**
 * Everything of one person; null when they are not the actor's to see. A curator sees roles and appointments within
 * reach only.
 */
export const getPerson = defineQuery({
  operation: operations['person.read'],
  run: async (ctx, input: { id: string }): Promise<PersonView | null> => {
    if (!isUuid(input.id)) return null
    const within = ctx.agencyWhere()
    const row = await ctx.tx.person.findFirst({
      where: { AND: [{ tenantId: ctx.tenantId, id: input.id }, peopleWhere(ctx)] },
      include: {
        memberships: { where: within, select: membershipSelect, orderBy: { createdAt: 'asc' } },
        appointments: { where: within, include: appointmentInclude, orderBy: [{ from: 'desc' }, { id: 'desc' }] },
      },
    })
    if (!row) return null
    const today = ctx.today
    const used = await usedAccounts(ctx, [row.userId])
    const user =
      row.userId && ctx.can(operations['person.resetSecondFactor'])
        ? await ctx.tx.user.findUnique({ where: { id: row.userId }, select: { totpConfirmedAt: true } })
        : null
    return {
      id: row.id,
      version: row.version,
      name: row.name,
      position: row.position,
      email: row.email,
      access: accessOf(row, used),
      isSelf: row.id === ctx.actor.personId,
      secondFactor: user && user.totpConfirmedAt !== null,
      blockedAt: row.blockedAt,
      blockReason: row.blockReason,
      invitedAt: row.invitedAt,
      createdAt: row.createdAt,
      roles: row.memberships.map(roleView),
      appointments: row.appointments.map((one) => appointmentView(one, today)),
    }
  },
})

/** Appointments of an agency, those in force first, then by date. */
export const listAppointments = defineQuery({
  operation: operations['appointment.read'],
  run: async (ctx, input: { agencyId: string }): Promise<AppointmentView[]> => {
    const rows = await ctx.tx.appointment.findMany({
      where: { AND: [{ tenantId: ctx.tenantId, agencyId: input.agencyId }, ctx.agencyWhere()] },
      include: appointmentInclude,
      orderBy: [{ from: 'desc' }, { id: 'desc' }],
    })
    const today = ctx.today
    return rows.map((row) => appointmentView(row, today)).sort((a, b) => Number(b.current) - Number(a.current))
  },
})

/** One appointment; null when it is not the actor's to see. */
export const getAppointment = defineQuery({
  operation: operations['appointment.read'],
  run: async (ctx, input: { id: string }): Promise<AppointmentView | null> => {
    if (!isUuid(input.id)) return null
    const row = await ctx.tx.appointment.findFirst({
      where: { AND: [{ tenantId: ctx.tenantId, id: input.id }, ctx.agencyWhere()] },
      include: appointmentInclude,
    })
    return row && appointmentView(row, ctx.today)
  },
})

export type PersonChoice = { id: string; name: string; position: string | null }

/** Unblocked people by name, for choosing one in a form. */
export const personChoices = defineQuery({
  operation: operations['person.read'],
  run: (ctx, _input: Record<never, never>): Promise<PersonChoice[]> =>
    ctx.tx.person.findMany({
      where: { AND: [{ tenantId: ctx.tenantId, blockedAt: null }, peopleWhere(ctx)] },
      orderBy: { name: 'asc' },
      select: { id: true, name: true, position: true },
    }),
})
