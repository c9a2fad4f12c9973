import 'server-only'
import type { z } from 'zod'
import { inputFailure } from '@/lib/core/input-failure'
import { fail, type Failure, type Result } from '@/lib/core/result'
import { can, reachOf, type Operation } from '@/lib/core/permissions'
import { unstorableAt } from '@/lib/core/storable'
import { Prisma } from '@/lib/generated/prisma/client'
import { needsSecondFactor, type Actor, todayOf } from './actor'
import { digestOf, doerOf, firstResult, keepResult } from './attempt'
import type { DateString } from '@/lib/core/dates'
import { recordAudit, type AuditEntry, type SubjectType } from './audit'
import { changesSince } from './changes'
import { withTenant, type Tx } from './db'
import { log } from './log'
import { requestId } from './request-id'

export type CommandContext = {
  tx: Tx
  actor: Actor
  tenantId: string
  now: Date
  /** The day it is in the tenant's time zone. */
  today: DateString
  /** Limits a `where` to the agencies this command reaches for the actor: `where: { id, ...ctx.agencyWhere() }`. */
  agencyWhere: () => { agencyId?: { in: string[] } }
  can: (operation: Operation, agencyId?: string | null) => boolean
  requestId: string
}

/** A command's success: its value and what the audit says of it; a `repeated` deed left its record before. */
export type Done<T> = { ok: true; value: T; audit: AuditEntry | null; more?: AuditEntry[] }

/** The success of a command; `audit` is not optional, so nothing is written unrecorded. */
export const done = <T>(value: T, audit: AuditEntry, more?: AuditEntry[]): Done<T> => ({ ok: true, value, audit, more })

/** What a command with a key of its own (`ownKey`) answers when it meets its own deed: nothing is written again. */
export const repeated = <T>(value: T): Done<T> => ({ ok: true, value, audit: null })

type Refusal = { ok: false; error: Failure }
type Locked<R> = { ok: true; value: R } | Refusal

/** What comes with an input and is not of it. */
export type Envelope = {
  /** A uuid made for one rendering of the form: the same key of the same person answers with the first result. */
  attempt?: string
}

export type Command<I, T> = ((actor: Actor, input: I, envelope?: Envelope) => Promise<Result<T>>) & {
  operation: Operation
  shape: Shape
}

/** How a command keeps from doing a thing twice, or on what its maker did not see. */
export type Shape = { creates: SubjectType } | { changes: SubjectType } | { unversioned: string }

type Changes<S extends z.ZodType<{ version: number }>, T, R extends { id: string; version: number }> = {
  schema: S
  /** A row that somebody else may have changed meanwhile: the input's `version` is the one that the maker saw. */
  changes: SubjectType
  /** Locks the row until the end of the transaction; a foreign or missing one is not found. */
  row: (ctx: CommandContext, input: z.output<S>) => Promise<Locked<R>>
  run: (ctx: CommandContext, input: z.output<S>, row: R) => Promise<Done<T> | Refusal>
}
type Creates<S extends z.ZodType, T> = {
  schema: S
  /** Something new: the attempt's key keeps a repeated one from making another. */
  creates: SubjectType
  /**
   * The input has a key of its own by which a repeated one is known: what is kept of an attempt would lead to its
   * person.
   */
  ownKey?: true
  /** What of the input a repeated sending has in common with the first, where the rest is made anew each time. */
  alike?: (input: z.output<S>) => unknown
  run: (ctx: CommandContext, input: z.output<S>) => Promise<Done<T> | Refusal>
}
type Unversioned<S extends z.ZodType, T> = {
  schema: S
  /** Why no version is compared: the same twice is the same, or each line has a version of its own. */
  unversioned?: string
  run: (ctx: CommandContext, input: z.output<S>) => Promise<Done<T> | Refusal>
}

class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

const databaseFailure = (error: unknown): Refusal | null => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  if (error.code === 'P2002') return fail('CONFLICT', 'Такая запись уже есть. Найдите её в списке.')
  if (error.code === 'P2034') return fail('CONFLICT', 'Эти данные только что изменил другой человек. Повторите.')
  if (error.code === 'P2003' || error.code === 'P2025')
    return fail('NOT_FOUND', 'Запись не найдена или недоступна. Обновите страницу.')
  return null
}

const UNSTORABLE =
  'В тексте есть служебный знак, который нельзя сохранить. Наберите это место заново или вставьте как простой текст.'

const alreadyMade: Failure = {
  code: 'CONFLICT',
  message:
    'Эта форма уже принята: запись создана с тем, что было написано раньше. Изменения этой отправки не сохранены – ' +
    'скопируйте их, откройте запись в списке и внесите там.',
}

/** The value of a success; a refusal ends the transaction. */
function valueOf<T>(result: { ok: true; value: T } | Refusal): T {
  if (!result.ok) throw new Refused(result.error)
  return result.value
}

/** The row as the maker saw it; another version is refused with what became of it since. */
async function seenRow<R extends { id: string; version: number }>(
  ctx: CommandContext,
  changes: SubjectType,
  locked: Locked<R>,
  seen: number,
): Promise<R> {
  const row = valueOf(locked)
  if (row.version === seen) return row
  const since = await changesSince(ctx.tx, {
    tenantId: ctx.tenantId,
    type: changes,
    id: row.id,
    steps: row.version - seen,
  })
  throw new Refused({
    code: 'CONFLICT',
    message: 'Пока страница была открыта, запись изменили. Посмотрите, что изменилось, и решите ещё раз.',
    changes: since,
  })
}

/**
 * Defines a command: the only way to write a tenant's data. Parses the input, asks the permission table, opens the
 * tenant's transaction, answers a repeated attempt with its first result, locks the row and compares the version that
 * the maker saw, and writes the audit record beside the work. A refusal (`fail(…)`) rolls everything back.
 */
export function defineCommand<S extends z.ZodType<{ version: number }>, T, R extends { id: string; version: number }>(
  definition: { operation: Operation } & Changes<S, T, R>,
): Command<z.input<S>, T>
export function defineCommand<S extends z.ZodType, T>(
  definition: { operation: Operation } & (Creates<S, T> | Unversioned<S, T>),
): Command<z.input<S>, T>
export function defineCommand<S extends z.ZodType, T, R extends { id: string; version: number }>(
  definition: { operation: Operation } & (
    Changes<S & z.ZodType<{ version: number }>, T, R> | Creates<S, T> | Unversioned<S, T>
  ),
): Command<z.input<S>, T> {
  const { operation, schema } = definition
  if (operation.kind !== 'write') throw new Error(`${operation.name} is not a write`)
  const perform = async (ctx: CommandContext, input: z.output<S>): Promise<T> => {
    const result =
      'changes' in definition
        ? await definition.run(
            ctx,
            input as z.output<S> & { version: number },
            await seenRow(
              ctx,
              definition.changes,
              await definition.row(ctx, input as z.output<S> & { version: number }),
              (input as { version: number }).version,
            ),
          )
        : await definition.run(ctx, input)
    const value = valueOf(result)
    if (result.ok && result.audit)
      for (const entry of [result.audit, ...(result.more ?? [])])
        await recordAudit(ctx.tx, ctx.actor, operation, entry, ctx.requestId)
    return value
  }
  const execute = async (actor: Actor, input: z.input<S>, { attempt }: Envelope = {}): Promise<Result<T>> => {
    const broken = unstorableAt(input)
    if (broken !== null) return fail('INVALID', UNSTORABLE, { fields: { [broken]: UNSTORABLE } })
    const parsed = schema.safeParse(input)
    if (!parsed.success) return inputFailure(parsed.error)
    const reach = reachOf(actor.memberships, operation)
    if (reach === null || needsSecondFactor(actor))
      return fail('FORBIDDEN', 'У вашей роли нет права на это действие. Обратитесь к уполномоченному органу.')
    const id = await requestId()
    const now = new Date()
    try {
      const value = await withTenant(actor.tenant.id, async (tx) => {
        const key = {
          tx,
          tenantId: actor.tenant.id,
          doer: doerOf(actor),
          operation,
          attempt: 'ownKey' in definition && definition.ownKey ? undefined : attempt,
          input: digestOf('alike' in definition && definition.alike ? definition.alike(parsed.data) : input),
        }
        const first = await firstResult<T>(key)
        if (first && !first.other) return first.value
        // The form was changed after an answer that never arrived: a change goes on and meets the version that it has
        // made itself; a second new thing is not made unasked.
        if (first && 'creates' in definition) throw new Refused(alreadyMade)
        const ctx: CommandContext = {
          tx,
          actor,
          tenantId: actor.tenant.id,
          now,
          today: todayOf(actor, now),
          requestId: id,
          agencyWhere: () => (reach === 'all' ? {} : { agencyId: { in: [...reach] } }),
          can: (op, agencyId) => can(actor.memberships, op, agencyId),
        }
        const made = await perform(ctx, parsed.data)
        if (!first) await keepResult(key, made)
        return made
      })
      return { ok: true, value }
    } catch (error) {
      if (error instanceof Refused) return { ok: false, error: error.failure }
      const known = databaseFailure(error)
      if (known) return known
      log.error(
        { requestId: id, operation: operation.name, err: error instanceof Error ? error.stack : String(error) },
        'command failed',
      )
      throw error
    }
  }
  const shape: Shape =
    'changes' in definition
      ? { changes: definition.changes }
      : 'creates' in definition
        ? { creates: definition.creates }
        : { unversioned: definition.unversioned ?? '' }
  return Object.assign(execute, { operation, shape })
}
