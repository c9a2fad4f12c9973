import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { QueryContext } from './query'

/** The rows of table p whose agency the reader reaches. */
export const ownSql = ({ reach }: Pick<QueryContext, 'reach'>): Prisma.Sql =>
  reach === 'all' ? Prisma.sql`true` : Prisma.sql`p."agencyId" = ANY(${[...reach]}::uuid[])`
