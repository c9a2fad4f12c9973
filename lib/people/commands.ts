import 'server-only'
import { newId } from '@/lib/core/ids'
import type { Role } from '@/lib/core/permissions'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Membership, Person } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { accountFor, createInvite } from '@/lib/account/tokens'
import { blockProblem, personReasons, roleProblem, type PersonReason } from './rules'
import {
  AssignRoleInput,
  BlockPersonInput,
  CreatePersonInput,
  RemoveRoleInput,
  SeenPersonInput,
  UpdatePersonInput,
} from './schema'
import { operations } from './operations'

const missing = () => notFound('Запись о человеке')
const refuse = (reason: PersonReason, field?: string) =>
  fail('RULE', personReasons[reason], field ? { fields: { [field]: personReasons[reason] } } : {})
const subject = (id: string) => ({ type: 'Person', id }) as const
const key = (ctx: CommandContext, id: string) => ({ tenantId_id: { tenantId: ctx.tenantId, id } })

type Loaded = Person & { memberships: Membership[] }

/**
 * The person held until the transaction ends, with the roles, which move the person's version, too. Roles change one
 * command at a time:
 * of two who remove each other's AUTHORITY, the second must see that it is the last.
 */
export async function lockPerson(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Loaded } | { ok: false; error: Failure }> {
  await takeTurn(ctx.tx, 'roles', ctx.tenantId)
  await lockRow(ctx, 'Person', id)
  const person = await ctx.tx.person.findUnique({ where: key(ctx, id), include: { memberships: true } })
  return person ? { ok: true, value: person } : missing()
}

/** Something of the person changed that stands in other tables: the next decision is on that. */
export const movePerson = (ctx: CommandContext, id: string) =>
  ctx.tx.person.update({ where: key(ctx, id), data: { version: { increment: 1 } }, select: { id: true } })

const otherAuthorities = (ctx: CommandContext, personId: string): Promise<number> =>
  ctx.tx.person.count({
    where: {
      tenantId: ctx.tenantId,
      id: { not: personId },
      blockedAt: null,
      userId: { not: null },
      memberships: { some: { role: 'AUTHORITY' } },
    },
  })

const emailTaken = () =>
  fail('CONFLICT', 'Человек с этим адресом уже есть.', {
    fields: { email: 'Этот адрес уже указан у другого человека в вашей программе.' },
  })

/** A role for an agency needs one that is active; answers what is wrong, or null. */
async function roleRefusal(ctx: CommandContext, role: Role, agencyId: string | null) {
  const problem = roleProblem(role, agencyId)
  if (problem) return refuse(problem, 'agencyId')
  if (agencyId === null) return null
  const agency = await ctx.tx.agency.findFirst({
    where: { tenantId: ctx.tenantId, id: agencyId, status: 'ACTIVE' },
    select: { id: true },
  })
  return agency
    ? null
    : fail('INVALID', 'Проверьте орган.', {
        fields: { agencyId: 'Такого действующего органа нет. Выберите из списка.' },
      })
}

/**
 * Links the person to the account of their address (made when missing; one person may serve several tenants) and sends
 * the letter.
 * The answer is the same whether the account existed, so nothing is learnt about other tenants.
 */
async function invite(ctx: CommandContext, person: { id: string; email: string }): Promise<void> {
  const { tenant } = ctx.actor
  const account = await accountFor(ctx.tx, person.email)
  await ctx.tx.person.update({
    where: key(ctx, person.id),
    data: { userId: account.id, invitedAt: ctx.now },
    select: { id: true },
  })
  await createInvite(ctx.tx, {
    userId: account.id,
    tenantId: ctx.tenantId,
    tenantSlug: tenant.slug,
    tenantName: tenant.name,
    now: ctx.now,
  })
}

export const createPerson = defineCommand({
  operation: operations['person.create'],
  schema: CreatePersonInput,
  creates: 'Person',
  run: async (ctx, input) => {
    const taken = await ctx.tx.person.findUnique({
      where: { tenantId_email: { tenantId: ctx.tenantId, email: input.email } },
      select: { id: true },
    })
    if (taken) return emailTaken()
    if (input.role === null && input.agencyId !== null)
      return fail('INVALID', 'Проверьте роль.', { fields: { role: 'Орган указан, а роль нет. Выберите роль.' } })
    const refusal = input.role && (await roleRefusal(ctx, input.role, input.agencyId))
    if (refusal) return refusal
    const id = newId()
    const { name, position, email, role, agencyId } = input
    await ctx.tx.person.create({ data: { tenantId: ctx.tenantId, id, name, position, email }, select: { id: true } })
    if (role)
      await ctx.tx.membership.create({
        data: { tenantId: ctx.tenantId, id: newId(), personId: id, role, agencyId },
        select: { id: true },
      })
    if (input.invite) await invite(ctx, { id, email })
    return done(
      { id },
      { subject: subject(id), agencyId, after: { name, position, email, role, agencyId, invited: input.invite } },
    )
  },
})

/** Name, position, address. A new address leads to another account: the person is invited to it again. */
export const updatePerson = defineCommand({
  operation: operations['person.update'],
  schema: UpdatePersonInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, input, before) => {
    const newEmail = input.email !== before.email
    if (newEmail && before.id === ctx.actor.personId)
      return fail(
        'RULE',
        'Свой адрес входа здесь не меняют: вы потеряли бы доступ. Попросите другого сотрудника уполномоченного органа.',
        { fields: { email: 'Свой адрес меняет другой сотрудник.' } },
      )
    if (
      newEmail &&
      (await ctx.tx.person.findUnique({
        where: { tenantId_email: { tenantId: ctx.tenantId, email: input.email } },
        select: { id: true },
      }))
    )
      return emailTaken()
    const after = { name: input.name, position: input.position, email: input.email }
    await ctx.tx.person.update({
      where: key(ctx, before.id),
      data: { ...after, ...(newEmail && { userId: null, invitedAt: null }), version: { increment: 1 } },
      select: { id: true },
    })
    if (newEmail && before.userId !== null && before.blockedAt === null)
      await invite(ctx, { id: before.id, email: input.email })
    return done(
      { id: before.id, invited: newEmail && before.userId !== null },
      {
        subject: subject(before.id),
        before: { name: before.name, position: before.position, email: before.email },
        after,
      },
    )
  },
})

export const invitePerson = defineCommand({
  operation: operations['person.invite'],
  schema: SeenPersonInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, _input, person) => {
    if (person.blockedAt) return fail('RULE', 'Доступ этого человека закрыт. Сначала откройте его.')
    await invite(ctx, person)
    await movePerson(ctx, person.id)
    return done(
      { email: person.email },
      {
        subject: subject(person.id),
        before: { invitedAt: person.invitedAt?.toISOString() ?? null },
        after: { invitedAt: ctx.now.toISOString() },
      },
    )
  },
})

export const assignRole = defineCommand({
  operation: operations['person.assignRole'],
  schema: AssignRoleInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, input, person) => {
    const refusal = await roleRefusal(ctx, input.role, input.agencyId)
    if (refusal) return refusal
    if (person.memberships.some((m) => m.role === input.role && m.agencyId === input.agencyId))
      return refuse('ALREADY_HELD', 'role')
    const id = newId()
    await ctx.tx.membership.create({
      data: { tenantId: ctx.tenantId, id, personId: person.id, role: input.role, agencyId: input.agencyId },
      select: { id: true },
    })
    await movePerson(ctx, person.id)
    return done(
      { id },
      { subject: subject(person.id), agencyId: input.agencyId, after: { role: input.role, agencyId: input.agencyId } },
    )
  },
})

export const removeRole = defineCommand({
  operation: operations['person.removeRole'],
  schema: RemoveRoleInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, input, person) => {
    const membership = person.memberships.find((m) => m.id === input.membershipId)
    if (!membership) return notFound('Роль')
    if (membership.role === 'AUTHORITY' && person.blockedAt === null && (await otherAuthorities(ctx, person.id)) === 0)
      return refuse('LAST_AUTHORITY')
    await ctx.tx.membership.delete({ where: key(ctx, membership.id), select: { id: true } })
    await movePerson(ctx, person.id)
    return done(
      { id: person.id },
      {
        subject: subject(person.id),
        agencyId: membership.agencyId,
        before: { role: membership.role, agencyId: membership.agencyId },
      },
    )
  },
})

/** Closes the access at once: the person's next request is refused (gemba_actor reads blockedAt each time). */
export const blockPerson = defineCommand({
  operation: operations['person.block'],
  schema: BlockPersonInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, input, person) => {
    const isAuthority = person.memberships.some((m) => m.role === 'AUTHORITY')
    const problem = blockProblem(
      { id: person.id, blocked: person.blockedAt !== null, isAuthority },
      ctx.actor.personId,
      await otherAuthorities(ctx, person.id),
    )
    if (problem) return refuse(problem)
    await ctx.tx.person.update({
      where: key(ctx, person.id),
      data: { blockedAt: ctx.now, blockReason: input.reason, version: { increment: 1 } },
      select: { id: true },
    })
    return done({ id: person.id }, { subject: subject(person.id), after: { reason: input.reason } })
  },
})

export const unblockPerson = defineCommand({
  operation: operations['person.unblock'],
  schema: SeenPersonInput,
  changes: 'Person',
  row: lockPerson,
  run: async (ctx, _input, person) => {
    if (!person.blockedAt) return refuse('NOT_BLOCKED')
    await ctx.tx.person.update({
      where: key(ctx, person.id),
      data: { blockedAt: null, blockReason: null, version: { increment: 1 } },
      select: { id: true },
    })
    return done({ id: person.id }, { subject: subject(person.id), before: { reason: person.blockReason } })
  },
})
