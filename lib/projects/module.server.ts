import 'server-only'
import { agencyTotalsByYear, totalsByYear } from '@/lib/platform/counted'
import type { ServerModule } from '@/lib/platform/module'
import { projectWhere } from './state/scope'
import { sweepReports } from './reports/sweep'
import { Prisma } from '@/lib/generated/prisma/client'
import { reachSql } from './state/scope'
import { projectsCockpit } from './cockpit-part'
import { importProjects } from './list/import-commands'
import { projectWork } from './list/import-work'
import type { projects } from './module'
import { dueSources } from './due-sources'
import { waitSources } from './wait-sources'
import { oneOfText } from '@/lib/platform/sql'
import { closedStatuses, startedStatuses } from './state/rules'

/** «Проект № 5. Очередь в регистратуре». */
const title = `'Проект № ' || r."number" || '. ' || r."title"`

export const projectsServer = {
  imports: { projects: { ...projectWork, load: importProjects } },
  waits: waitSources,
  due: dueSources,
  files: { passports: () => null, artefacts: (ctx) => ({ some: { project: projectWhere(ctx) } }) },
  sweeps: { 'report-sweep': sweepReports },
  facts: {
    PROJECTS_OPENED: {
      note: 'A project is opened on the day its first passport was approved; a cancelled one is not counted.',
      table: 'Project',
      join: `CROSS JOIN LATERAL (SELECT min(x."approvedOn") AS "on" FROM "PassportVersion" x WHERE x."tenantId" = r."tenantId" AND x."projectId" = r."id" AND x."status" = 'APPROVED') v`,
      where: `${oneOfText('r."status"', startedStatuses)} AND v."on" IS NOT NULL`,
      on: 'v."on"',
      title,
    },
    PROJECTS_FINISHED: {
      note: 'A project is finished on the day it was closed.',
      table: 'Project',
      where: `${oneOfText('r."status"', closedStatuses)} AND r."closedOn" IS NOT NULL`,
      on: 'r."closedOn"',
      title,
    },
    PROJECTS_REPLICATED: {
      note: 'W 1.5: of the closed projects those that replicate a practice.',
      table: 'Project',
      where: `${oneOfText('r."status"', closedStatuses)} AND r."closedOn" IS NOT NULL AND r."practiceId" IS NOT NULL`,
      on: 'r."closedOn"',
      title,
    },
  },
  search: {
    project: (ctx) => ({
      table: Prisma.sql`"Project"`,
      where: Prisma.sql`true ${reachSql(ctx)}`,
      number: Prisma.sql`p."number"`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`coalesce(p."fields" ->> 'process', '') || '. ' || p."leaderName"`,
    }),
  },
  cockpit: projectsCockpit,
  yearFigures: { projects: { figures: (asked) => totalsByYear(asked, 'PROJECTS_FINISHED') } },
  yearColumns: { years: (asked) => agencyTotalsByYear(asked, 'PROJECTS_FINISHED') },
} satisfies ServerModule<typeof projects>
