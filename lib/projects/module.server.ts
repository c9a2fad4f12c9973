import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { dueSources } from './due-sources'
import type { projects } from './module'
import { waitSources } from './wait-sources'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const projectsServer = { waits: waitSources, due: dueSources } satisfies ServerModule<typeof projects>
