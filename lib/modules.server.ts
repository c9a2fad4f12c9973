import 'server-only'
import type { AnyServerModule, ServerModules } from '@/lib/platform/module'
import { modules } from '@/lib/modules'
import { peopleServer } from '@/lib/people/module.server'
import { ratingServer } from '@/lib/rating/module.server'
import { roadmapsServer } from '@/lib/roadmaps/module.server'

/** The server half of every module, in the order of lib/modules.ts; one without anything of the server is empty. */
const halves = [
  {}, // agencies
  peopleServer,
  {}, // account
  {}, // tenancy
  ratingServer,
  {}, // projects
  {}, // results
  {}, // practices
  {}, // portfolios
  {}, // gallery
  {}, // files
  {}, // proposals
  {}, // quarterly
  {}, // tools
  {}, // plan
  roadmapsServer,
  {}, // deadlines
  {}, // notifications
  {}, // cockpit
  {}, // records
] as const satisfies ServerModules<typeof modules>

/** Every module with its server half. */
export const serverModules: readonly { module: (typeof modules)[number]; server: AnyServerModule }[] = modules.map(
  (module, i) => ({ module, server: halves[i] ?? {} }),
)
