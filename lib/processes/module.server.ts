import 'server-only'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ServerModule } from '@/lib/platform/module'
import { dueSources } from './check/due-sources'
import { loadProcessSettings } from './load'
import { processesCockpit } from './cockpit-part'
import { operations } from './operations'
import { reachSql } from './registry/scope'
import { passProcesses } from './registry/succession'
import { waitSources } from './wait-sources'
import type { processes } from './module'

export const processesServer = {
  onAgencyEnd: passProcesses,
  template: { load: loadProcessSettings },
  files: { registryActs: () => null, processMaterials: () => null },
  waits: waitSources,
  due: dueSources,
  cockpit: processesCockpit,
  search: {
    process: (ctx) =>
      ctx.can(operations['process.read'])
        ? {
            table: Prisma.sql`(SELECT o.*, o."code" || ' ' || o."name" AS "title" FROM "Process" o)`,
            where: Prisma.sql`true ${reachSql(ctx)}`,
            number: Prisma.sql`NULL::int`,
            who: Prisma.sql`a."name"`,
            text: Prisma.sql`array_to_string(p."inputs" || p."outputs", '. ')`,
          }
        : null,
  },
} satisfies ServerModule<typeof processes>
