import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { importAgencies } from './import-commands'
import { agencyWork } from './import-work'
import type { agencies } from './module'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const agenciesServer = {
  imports: { agencies: { ...agencyWork, load: importAgencies } },
} satisfies ServerModule<typeof agencies>
