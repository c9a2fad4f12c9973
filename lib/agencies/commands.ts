import 'server-only'
import { newId } from '@/lib/core/ids'
import { fail, notFound, type Failure } from '@/lib/core/result'
import type { Agency } from '@/lib/generated/prisma/client'
import { defineCommand, done, type CommandContext } from '@/lib/platform/command'
import { lockRow, takeTurn } from '@/lib/platform/lock'
import { dayColumn, dayOf } from '@/lib/core/db-day'
import { ownAgencyWhere } from './queries'
import { agencyReasons, dateProblem, wouldCycle, type AgencyReason } from './rules'
import { CreateAgencyInput, UpdateAgencyInput } from './schema'
import { freeSlug } from './slug'
import { programmeOf } from '@/lib/programme/queries'
import { agencyKinds } from '@/lib/programme/act'
import { operations } from './operations'

/** The tree changes one command at a time: two moves at once could together close a circle. */
export const lockTree = (ctx: CommandContext) => takeTurn(ctx.tx, 'agencies', ctx.tenantId)

export const refuse = (reason: AgencyReason, field?: string) =>
  fail('RULE', agencyReasons[reason], field ? { fields: { [field]: agencyReasons[reason] } } : {})

const loadAgency = (ctx: CommandContext, id: string): Promise<Agency | null> =>
  ctx.tx.agency.findFirst({ where: { AND: [{ tenantId: ctx.tenantId, id }, ownAgencyWhere(ctx)] } })

/** `row` of the commands about an agency: the tree, then the agency, held until the transaction ends. */
export async function agencyRow(
  ctx: CommandContext,
  { id }: { id: string },
): Promise<{ ok: true; value: Agency } | { ok: false; error: Failure }> {
  await lockTree(ctx)
  return lockAgency(ctx, id)
}

/** The agency held until the transaction ends; a foreign one is not found. */
export async function lockAgency(
  ctx: CommandContext,
  id: string,
): Promise<{ ok: true; value: Agency } | { ok: false; error: Failure }> {
  await lockRow(ctx, 'Agency', id)
  const agency = await loadAgency(ctx, id)
  return agency ? { ok: true, value: agency } : notFound('Запись об органе')
}

/** Slugs in use, for a new public address. */
export const takenSlugs = async (ctx: CommandContext): Promise<Set<string>> =>
  new Set(
    (await ctx.tx.agency.findMany({ where: { tenantId: ctx.tenantId }, select: { slug: true } })).map(
      ({ slug }) => slug,
    ),
  )

async function parentProblem(
  ctx: CommandContext,
  agencyId: string | null,
  parentId: string | null,
): Promise<AgencyReason | null> {
  if (parentId === null) return null
  const rows = await ctx.tx.agency.findMany({
    where: { tenantId: ctx.tenantId },
    select: { id: true, parentId: true, status: true },
  })
  const parent = rows.find((row) => row.id === parentId)
  if (parent?.status !== 'ACTIVE') return 'PARENT_NOT_ACTIVE'
  return agencyId !== null && wouldCycle(new Map(rows.map((row) => [row.id, row.parentId])), agencyId, parentId)
    ? 'UNDER_ITSELF'
    : null
}

const unknownKind = (kind: string) =>
  fail('INVALID', 'Проверьте вид органа.', {
    fields: { kind: `Вида «${kind}» в вашей программе нет. Выберите из списка.` },
  })

async function innTaken(ctx: CommandContext, inn: string | null, besides: string | null) {
  const other =
    inn === null
      ? null
      : await ctx.tx.agency.findFirst({
          where: { tenantId: ctx.tenantId, inn, status: 'ACTIVE', ...(besides && { id: { not: besides } }) },
          select: { name: true },
        })
  return (
    other &&
    fail('CONFLICT', 'Орган с таким ИНН уже есть.', {
      fields: { inn: `Этот ИНН уже указан у органа «${other.name}».` },
    })
  )
}

export const createAgency = defineCommand({
  operation: operations['agency.create'],
  schema: CreateAgencyInput,
  creates: 'Agency',
  run: async (ctx, input) => {
    await lockTree(ctx)
    if (!agencyKinds(await programmeOf(ctx.tx, ctx.tenantId)).some((kind) => kind === input.kind))
      return unknownKind(input.kind)
    const problem = await parentProblem(ctx, null, input.parentId)
    if (problem) return refuse(problem, 'parentId')
    if (input.since && dateProblem(input.since, ctx.today, null)) return refuse('DATE_IN_FUTURE', 'since')
    const taken = await innTaken(ctx, input.inn, null)
    if (taken) return taken
    const twin = await ctx.tx.agency.findFirst({
      where: {
        tenantId: ctx.tenantId,
        parentId: input.parentId,
        status: 'ACTIVE',
        name: { equals: input.name, mode: 'insensitive' },
      },
      select: { id: true },
    })
    if (twin)
      return fail('CONFLICT', 'Такой орган уже есть.', {
        fields: { name: 'Действующий орган с этим наименованием уже есть в том же подчинении.' },
      })
    const id = newId()
    const { since, basis, ...values } = input
    const slug = freeSlug(input.shortName ?? input.name, await takenSlugs(ctx))
    await ctx.tx.agency.create({
      data: { tenantId: ctx.tenantId, id, ...values, slug, since: since && dayColumn(since) },
      select: { id: true },
    })
    await ctx.tx.agencyEvent.create({
      data: {
        tenantId: ctx.tenantId,
        id: newId(),
        agencyId: id,
        kind: 'CREATED',
        date: dayColumn(since ?? ctx.today),
        basis,
        change: { name: input.name, kind: input.kind, parentId: input.parentId },
      },
      select: { id: true },
    })
    return done({ id }, { subject: { type: 'Agency', id }, agencyId: id, after: { ...input, slug } })
  },
})

/**
 * Puts an agency right. Another name or parent is an event of its history and needs a date and a basis; short name,
 * kind and INN are corrections. The public address does not change.
 */
export const updateAgency = defineCommand({
  operation: operations['agency.update'],
  schema: UpdateAgencyInput,
  changes: 'Agency',
  row: agencyRow,
  run: async (ctx, input, before) => {
    if (before.status !== 'ACTIVE') return refuse('NOT_ACTIVE')
    if (
      input.kind !== before.kind &&
      !agencyKinds(await programmeOf(ctx.tx, ctx.tenantId)).some((kind) => kind === input.kind)
    )
      return unknownKind(input.kind)
    const [renamed, moved] = [input.name !== before.name, input.parentId !== before.parentId]
    if (renamed || moved) {
      const fields: Record<string, string> = {}
      const late = input.date && dateProblem(input.date, ctx.today, before.since && dayOf(before.since))
      if (!input.date) fields.date = 'Укажите, с какого дня действует изменение.'
      else if (late) fields.date = agencyReasons[late]
      if (!input.basis) fields.basis = 'Укажите акт, которым орган переименован или переподчинён.'
      if (Object.keys(fields).length > 0)
        return fail('INVALID', 'Меняется наименование или подчинение: нужны дата и основание.', { fields })
    }
    const problem = moved ? await parentProblem(ctx, before.id, input.parentId) : null
    if (problem) return refuse(problem, 'parentId')
    const taken = input.inn === before.inn ? null : await innTaken(ctx, input.inn, before.id)
    if (taken) return taken
    const after = {
      name: input.name,
      shortName: input.shortName,
      kind: input.kind,
      parentId: input.parentId,
      inn: input.inn,
    }
    await ctx.tx.agency.update({
      where: { tenantId_id: { tenantId: ctx.tenantId, id: before.id } },
      data: { ...after, version: { increment: 1 } },
      select: { id: true },
    })
    const event = {
      tenantId: ctx.tenantId,
      agencyId: before.id,
      date: dayColumn(input.date ?? ctx.today),
      basis: input.basis,
    }
    await ctx.tx.agencyEvent.createMany({
      data: [
        ...(renamed
          ? [{ ...event, id: newId(), kind: 'RENAMED' as const, change: { from: before.name, to: input.name } }]
          : []),
        ...(moved
          ? [
              {
                ...event,
                id: newId(),
                kind: 'MOVED' as const,
                change: await parentNames(ctx, before.parentId, input.parentId),
              },
            ]
          : []),
      ],
    })
    const { name, shortName, kind, parentId, inn } = before
    return done(
      { id: before.id },
      {
        subject: { type: 'Agency', id: before.id },
        agencyId: before.id,
        before: { name, shortName, kind, parentId, inn },
        after: { ...after, date: input.date, basis: input.basis },
      },
    )
  },
})

/** The names as they are on the day of the move: the parents may be renamed later. */
export async function parentNames(
  ctx: CommandContext,
  from: string | null,
  to: string | null,
): Promise<{ from: string | null; to: string | null }> {
  const rows = await ctx.tx.agency.findMany({
    where: { tenantId: ctx.tenantId, id: { in: [from, to].filter((id) => id !== null) } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string | null) => rows.find((row) => row.id === id)?.name ?? null
  return { from: nameOf(from), to: nameOf(to) }
}
