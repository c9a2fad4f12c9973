import 'server-only'
import type { z } from 'zod'
import { inputFailure } from '@/lib/core/input-failure'
import { fail, type Failure, type Result } from '@/lib/core/result'
import { can, operations, reachOf, type Operation } from '@/lib/core/permissions'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DateString } from '@/lib/core/dates'
import { needsSecondFactor, todayOf, type Actor } from './actor'
import { recordAudit, type AuditEntry } from './audit'
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

/** A command's success: its value and what the audit says of it. */
export type Done<T> = { ok: true; value: T; audit: AuditEntry; more?: AuditEntry[] }

/** The success of a command; `audit` is not optional, so nothing is written unrecorded. */
export const done = <T>(value: T, audit: AuditEntry, more?: AuditEntry[]): Done<T> => ({ ok: true, value, audit, more })

export type Command<I, T> = ((actor: Actor, input: I) => Promise<Result<T>>) & {
  operation: Operation
  parse: (input: unknown) => Result<I>
}

class Refused extends Error {
  constructor(readonly failure: Failure) {
    super(failure.code)
  }
}

const databaseFailure = (error: unknown): { ok: false; error: Failure } | null => {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  if (error.code === 'P2002') return fail('CONFLICT', 'Такая запись уже есть. Обновите страницу и проверьте список.')
  if (error.code === 'P2034')
    return fail('CONFLICT', 'Эти данные только что изменил другой человек. Обновите страницу и повторите.')
  if (error.code === 'P2003' || error.code === 'P2025')
    return fail('NOT_FOUND', 'Запись не найдена или недоступна. Обновите страницу.')
  return null
}

const checked = (value: { ok: true } | { ok: false; error: Failure }): void => {
  if (!value.ok) throw new Refused(value.error)
}

/**
 * Defines a command: the only way to write a tenant's data. Parses the input, asks the permission table, runs inside one tenant
 * transaction and writes the audit record in it; a refusal (`fail(…)`) rolls everything back.
 */
export function defineCommand<S extends z.ZodType, T>(definition: {
  operation: Operation
  schema: S
  run: (ctx: CommandContext, input: z.output<S>) => Promise<Done<T> | { ok: false; error: Failure }>
}): Command<z.input<S>, T> {
  const { operation, schema } = definition
  if (operations[operation].kind !== 'write') throw new Error(`${operation} is not a write`)
  const execute = async (actor: Actor, input: z.input<S>): Promise<Result<T>> => {
    const parsed = schema.safeParse(input)
    if (!parsed.success) return inputFailure(parsed.error)
    const reach = reachOf(actor.memberships, operation)
    if (reach === null || needsSecondFactor(actor))
      return fail('FORBIDDEN', 'У вашей роли нет права на это действие. Обратитесь к уполномоченному органу.')
    const id = await requestId()
    const now = new Date()
    try {
      const outcome = await withTenant(actor.tenant.id, async (tx) => {
        const result = await definition.run(
          {
            tx,
            actor,
            tenantId: actor.tenant.id,
            now,
            today: todayOf(actor, now),
            requestId: id,
            agencyWhere: () => (reach === 'all' ? {} : { agencyId: { in: [...reach] } }),
            can: (op, agencyId) => can(actor.memberships, op, agencyId),
          },
          parsed.data,
        )
        checked(result)
        if (result.ok)
          for (const entry of [result.audit, ...(result.more ?? [])]) await recordAudit(tx, actor, operation, entry, id)
        return result
      })
      return outcome.ok ? { ok: true, value: outcome.value } : outcome
    } catch (error) {
      if (error instanceof Refused) return { ok: false, error: error.failure }
      const known = databaseFailure(error)
      if (known) return known
      log.error(
        { requestId: id, operation, err: error instanceof Error ? error.stack : String(error) },
        'command failed',
      )
      throw error
    }
  }
  return Object.assign(execute, {
    operation,
    parse: (input: unknown): Result<z.input<S>> => {
      const parsed = schema.safeParse(input)
      return parsed.success ? { ok: true, value: input as z.input<S> } : inputFailure(parsed.error)
    },
  })
}
