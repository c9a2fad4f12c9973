import type { Actor } from '@/lib/platform/actor'
import type { Command, Envelope } from '@/lib/platform/command'
import type { Result } from '@/lib/core/result'
import { Prisma } from '@/lib/generated/prisma/client'
import { withTenant } from '@/lib/platform/db'

type Seen = { version?: unknown }

/** The version of a row of the tenant as a page that is opened now shows it; 0 – there is no such row. */
const versionNow = (tenantId: string, table: string, id: string): Promise<number> =>
  withTenant(tenantId, async (tx) => {
    const [row] = await tx.$queryRaw<{ version: number }[]>`
      SELECT "version" FROM ${Prisma.raw(`"${table}"`)} WHERE "id"::text = ${id}`
    return row?.version ?? 0
  })

/**
 * A command on a row, asked by somebody who has just opened the page; with a `version` of its own the input keeps it.
 */
export function present<I extends Seen, T>(
  command: Command<I, T>,
  key: keyof I & string = 'id' as keyof I & string,
): (actor: Actor, input: Omit<I, 'version'> & Seen, envelope?: Envelope) => Promise<Result<T>> {
  const { shape } = command
  if (!('changes' in shape)) throw new Error(`${command.operation.name} changes no row`)
  return async (actor, input, envelope) => {
    const id = String((input as Record<string, unknown>)[key])
    const version = input.version ?? (await versionNow(actor.tenant.id, shape.changes, id))
    return command(actor, { ...input, version } as I, envelope)
  }
}
