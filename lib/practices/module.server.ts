import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import type { practices } from './module'

export const practicesServer = {
  files: { practices: () => ({ some: { practice: { status: 'PUBLISHED' } } }) },
  facts: {
    PRACTICES_PUBLISHED: {
      note: 'A practice counts on the day of its publication, as long as it is published.',
      table: 'Practice',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      where: `r."status" = 'PUBLISHED' AND r."publishedAt" IS NOT NULL`,
      on: '(r."publishedAt" AT TIME ZONE t."timeZone")::date',
    },
  },
} satisfies ServerModule<typeof practices>
