import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'

/**
 * `column IN ('A', 'B')` of statuses that a pure rule lists, so that SQL says what the rule says. The column is written
 * as it stands in the statement: `s."status"`.
 */
export const oneOf = (column: string, statuses: readonly string[]): Prisma.Sql =>
  Prisma.raw(oneOfText(column, statuses))

/** The same as text, for what is written into a migration (lib/core/facts.ts). */
export function oneOfText(column: string, statuses: readonly string[]): string {
  if (statuses.length === 0 || statuses.some((status) => !/^[A-Z_]+$/.test(status)))
    throw new Error(`Not a list of statuses: ${statuses.join(', ')}`)
  return `${column} IN (${statuses.map((status) => `'${status}'`).join(', ')})`
}
