import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * `column IN ('A', 'B')` of statuses that a pure rule lists, so that SQL says what the rule says. The column is written as it stands in the
 * statement: `s."status"`.
 */
export function oneOf(column: string, statuses: readonly string[]): Prisma.Sql {
  if (statuses.length === 0 || statuses.some((status) => !/^[A-Z_]+$/.test(status)))
    throw new Error(`Not a list of statuses: ${statuses.join(', ')}`)
  return Prisma.raw(`${column} IN (${statuses.map((status) => `'${status}'`).join(', ')})`)
}
