import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from './query'

/** The condition that the reader reaches a row's agency; the column is that of table p unless another is named. */
export const ownSql = (
  { reach }: Pick<QueryContext, 'reach'>,
  column: Prisma.Sql = Prisma.sql`p."agencyId"`,
): Prisma.Sql => (reach === 'all' ? Prisma.sql`true` : Prisma.sql`${column} = ANY(${[...reach]}::uuid[])`)
