import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { Prisma } from '@/lib/generated/prisma/client'
import { ownSql } from '@/lib/platform/reach'
import type { practices } from './module'
import { waitSources } from './wait-sources'

export const practicesServer = {
  waits: waitSources,
  files: { practices: () => ({ some: { practice: { status: 'PUBLISHED' } } }) },
  facts: {
    PRACTICES_PUBLISHED: {
      note: 'A practice counts on the day of its publication, as long as it is published.',
      table: 'Practice',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      where: `r."status" = 'PUBLISHED' AND r."publishedAt" IS NOT NULL`,
      on: '(r."publishedAt" AT TIME ZONE t."timeZone")::date',
      title: 'r."title"',
    },
  },
  search: {
    practice: (ctx) => ({
      table: Prisma.sql`"Practice"`,
      where: Prisma.sql`(p."status" = 'PUBLISHED' OR ${ownSql(ctx)})`,
      number: Prisma.sql`NULL::int`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`p."problem" || ' ' || p."solution" || ' ' || p."conditions"`,
    }),
  },
} satisfies ServerModule<typeof practices>
