import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import { processOpenData } from './publication/open-data-part'
import type { ServerModule } from '@/lib/platform/module'
import { dueSources as checkDueSources } from './check/due-sources'
import { dueSources } from './due-sources'
import { loadProcessSettings } from './load'
import { processesCockpit } from './cockpit-part'
import { reachSql } from './registry/scope'
import { importProcesses } from './registry/import-commands'
import { processWork } from './registry/import-work'
import { passProcesses } from './registry/succession'
import { waitSources } from './wait-sources'
import type { processes } from './module'
import { processSigns } from './takeup/read'

/** The day of the first approved registry of its keeper that holds the process. */
const APPROVED = `CROSS JOIN LATERAL (SELECT min(v."actOn") AS "on" FROM "RegistryVersion" v WHERE v."tenantId" = r."tenantId" AND v."kind" = 'REGISTRY' AND v."agencyId" IN (SELECT r."agencyId" UNION SELECT a."parentId" FROM "Agency" a WHERE a."tenantId" = r."tenantId" AND a."id" = r."agencyId") AND v."snapshot" @> jsonb_build_object('entries', jsonb_build_array(jsonb_build_object('id', r."id")))) e`
const title = `r."code" || ' ' || r."name"`

export const processesServer = {
  imports: { processes: { ...processWork, load: importProcesses } },
  onAgencyEnd: passProcesses,
  template: { load: loadProcessSettings },
  files: { registryActs: () => null, processMaterials: () => null },
  waits: waitSources,
  due: { ...dueSources, ...checkDueSources },
  toolSigns: processSigns,
  facts: {
    PROCESSES_REENGINEERED: {
      note: 'A process of an approved registry counts on the day since when its new course is in force.',
      table: 'Process',
      join: APPROVED,
      where: `r."reengineeredOn" IS NOT NULL AND r."status" = 'ACTIVE' AND e."on" IS NOT NULL`,
      on: 'r."reengineeredOn"',
      title,
    },
    PROCESSES_REGISTERED: {
      note: 'A process counts from the day of the first act that approved a registry with it, as long as it is in it.',
      table: 'Process',
      join: APPROVED,
      where: `r."status" = 'ACTIVE' AND e."on" IS NOT NULL`,
      on: 'e."on"',
      title,
    },
  },
  cockpit: processesCockpit,
  search: {
    process: (ctx) => ({
      table: Prisma.sql`(SELECT o.*, o."code" || ' ' || o."name" AS "title" FROM "Process" o)`,
      where: Prisma.sql`true ${reachSql(ctx)}`,
      number: Prisma.sql`NULL::int`,
      who: Prisma.sql`a."name"`,
      text: Prisma.sql`array_to_string(p."inputs" || p."outputs", '. ')`,
    }),
  },
  openData: { processes: processOpenData },
} satisfies ServerModule<typeof processes>
