import 'server-only'
import { z } from 'zod'
import { accountFor, createInvite } from '@/lib/account/tokens'
import { newId } from '@/lib/core/ids'
import { fail } from '@/lib/core/result'
import type { CommandContext } from '@/lib/platform/command'
import { takeTurn } from '@/lib/platform/lock'
import type { ImportWork, LoadedRow, WrittenRow } from '@/lib/platform/module'
import { planPeople, type KnownPerson, type PersonImport, type PlannedPerson } from './import'

/** Letters are written one by one inside the transaction; more would outlast it. */
const MAX_INVITED = 1000

/** What stood there before a load changed it; the role that it gave. */
const Before = z.object({ name: z.string(), position: z.string().nullable(), membershipId: z.string().nullable() })

export const personWork: ImportWork = {
  lock: (ctx) => takeTurn(ctx.tx, 'roles', ctx.tenantId),
  plan: async ({ tx, tenantId }, rows) => {
    const people = await tx.person.findMany({
      where: { tenantId },
      select: {
        ...{ id: true, name: true, position: true, email: true, version: true },
        memberships: { select: { role: true, agencyId: true } },
      },
    })
    const agencies = await tx.agency.findMany({
      where: { tenantId, status: 'ACTIVE' },
      select: { id: true, name: true, shortName: true, inn: true },
    })
    const known = people.map(({ memberships, ...person }) => ({ ...person, roles: memberships }))
    const plan = planPeople(rows, { people: known, agencies })
    return {
      ...plan,
      write: async (ctx, ready, { options }) => {
        const invite = options.includes('invite')
        const fresh = plan.rows.filter(({ at, state }) => ready.has(at) && state === 'new')
        if (invite && fresh.length > MAX_INVITED)
          return fail(
            'LIMIT',
            `Приглашения отправляются не более чем ${MAX_INVITED} людям за раз. Разделите таблицу или загрузите её без приглашений.`,
          )
        return write(ctx, plan, known, ready, fresh, invite)
      },
    }
  },
  changedSince: async ({ tx, tenantId }, rows) => {
    const found = await tx.person.findMany({
      where: { tenantId, id: { in: rows.map(({ recordId }) => recordId) } },
      select: { id: true, version: true, userId: true },
    })
    const byId = new Map(found.map((one) => [one.id, one]))
    return new Map(
      rows.flatMap(({ recordId, version, made }): [string, string][] => {
        const now = byId.get(recordId)
        if (!now) return [[recordId, 'человека больше нет']]
        if (made && now.userId !== null) return [[recordId, 'человека уже пригласили в портал']]
        return now.version === version ? [] : [[recordId, 'сведения или роли с тех пор правили']]
      }),
    )
  },
  takeBack,
}

async function write(
  ctx: CommandContext,
  plan: PersonImport,
  known: readonly (KnownPerson & { version: number })[],
  ready: ReadonlySet<number>,
  fresh: readonly PlannedPerson[],
  invite: boolean,
): Promise<WrittenRow[]> {
  const { tx, tenantId } = ctx
  const made = fresh.map((row) => ({ ...row, id: newId() }))
  await tx.person.createMany({
    data: made.map(({ id, name, position, email }) => ({ tenantId, id, name, position, email })),
  })
  const changed = plan.rows.flatMap((row) => {
    const before = known.find(({ id }) => id === row.id)
    return ready.has(row.at) && row.state === 'changed' && before ? [{ row, before, membershipId: newId() }] : []
  })
  await tx.membership.createMany({
    data: [
      ...made.flatMap(({ id, role, agencyId }) =>
        role ? [{ tenantId, id: newId(), personId: id, role, agencyId }] : [],
      ),
      ...changed.flatMap(({ row: { role, agencyId }, before, membershipId }) =>
        role ? [{ tenantId, id: membershipId, personId: before.id, role, agencyId }] : [],
      ),
    ],
  })
  for (const { row, before } of changed)
    await tx.person.update({
      where: { tenantId_id: { tenantId, id: before.id } },
      data: { name: row.name, position: row.position, version: { increment: 1 } },
      select: { id: true },
    })
  for (const person of invite ? made : []) await invited(ctx, person)
  return [
    ...made.map(({ at, id, name }) => ({ at, id, label: name, made: true, before: {}, version: 1 })),
    ...changed.map(({ row, before, membershipId }) => ({
      ...{ at: row.at, id: before.id, label: row.name, made: false },
      before: { name: before.name, position: before.position, membershipId: row.role ? membershipId : null },
      version: before.version + 1,
    })),
  ]
}

async function invited(ctx: CommandContext, { id, email }: { id: string; email: string }): Promise<void> {
  const { tx, tenantId, now } = ctx
  const { tenant } = ctx.actor
  const account = await accountFor(tx, email)
  await tx.person.update({
    where: { tenantId_id: { tenantId, id } },
    data: { userId: account.id, invitedAt: now },
    select: { id: true },
  })
  await createInvite(tx, { userId: account.id, tenantId, tenantSlug: tenant.slug, tenantName: tenant.name, now })
}

async function takeBack({ tx, tenantId }: CommandContext, { recordId, made, before }: LoadedRow): Promise<void> {
  const where = { tenantId_id: { tenantId, id: recordId } }
  if (made) {
    await tx.person.delete({ where, select: { id: true } })
    return
  }
  const { membershipId, ...was } = Before.parse(before)
  if (membershipId !== null)
    await tx.membership.deleteMany({ where: { tenantId, id: membershipId, personId: recordId } })
  await tx.person.update({ where, data: { ...was, version: { increment: 1 } }, select: { id: true } })
}
