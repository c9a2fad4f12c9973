import 'server-only'
import { agencyTotalsByYear, totalsByYear } from '@/lib/platform/counted'
import type { ServerModule } from '@/lib/platform/module'
import { sweepProposals } from './escalation'
import { Prisma } from '@/lib/generated/prisma/client'
import { ownSql } from '@/lib/platform/reach'
import { ANONYMOUS } from './labels'
import { proposalsCockpit } from './cockpit-part'
import type { proposals } from './module'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'
import { oneOfText } from '@/lib/platform/sql'
import { acceptedOnceStatuses } from './rules'

/** «ППУ № 5. Свет в коридоре». */
const title = `'ППУ № ' || r."number" || '. ' || r."title"`

export const proposalsServer = {
  waits: waitSources,
  due: dueSources,
  files: { proposals: () => null },
  sweeps: { 'proposal-sweep': sweepProposals },
  facts: {
    PROPOSALS_FILED: {
      note: "A proposal is filed on a day of the tenant's own time zone.",
      table: 'Proposal',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      on: '(r."filedAt" AT TIME ZONE t."timeZone")::date',
      title,
    },
    PROPOSALS_ACCEPTED: {
      note: 'An accepted one counts on the day of the answer, also when it is done since.',
      table: 'Proposal',
      join: 'JOIN "Tenant" t ON t."id" = r."tenantId"',
      where: `${oneOfText('r."status"', acceptedOnceStatuses)} AND r."answeredAt" IS NOT NULL`,
      on: '(r."answeredAt" AT TIME ZONE t."timeZone")::date',
      title,
    },
    PROPOSALS_DONE: {
      note: 'A proposal is done on the day that was told.',
      table: 'Proposal',
      where: 'r."doneOn" IS NOT NULL',
      on: 'r."doneOn"',
      title,
    },
  },
  search: {
    proposal: (ctx) => ({
      table: Prisma.sql`"Proposal"`,
      where: ownSql(ctx),
      number: Prisma.sql`p."number"`,
      who: Prisma.sql`a."name" || ' · ' || CASE WHEN p."anonymous" OR p."authorName" = '' THEN ${ANONYMOUS}
            ELSE p."authorName" END`,
      text: Prisma.sql`p."problem" || ' ' || p."suggestion"`,
    }),
  },
  cockpit: proposalsCockpit,
  yearFigures: { proposals: { figures: (asked) => totalsByYear(asked, 'PROPOSALS_FILED') } },
  yearColumns: { years: (asked) => agencyTotalsByYear(asked, 'PROPOSALS_FILED') },
} satisfies ServerModule<typeof proposals>
