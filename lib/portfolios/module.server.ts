import 'server-only'
import type { ServerModule } from '@/lib/platform/module'
import { dueSources } from './due-sources'
import type { portfolios } from './module'

/** The half of the module's declaration that needs the database: see lib/platform/module.ts. */
export const portfoliosServer = { due: dueSources } satisfies ServerModule<typeof portfolios>
