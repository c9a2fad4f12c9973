import 'server-only'
import { fold, type Module } from '@/lib/core/module'
import type { AnyServerModule, ServerModules, YearFigurePart } from '@/lib/platform/module'
import type { FactPiece } from '@/lib/core/facts'
import { modules, type DeclaredNames, type facts } from '@/lib/modules'
import { agenciesServer } from '@/lib/agencies/module.server'
import { peopleServer } from '@/lib/people/module.server'
import { ratingServer } from '@/lib/rating/module.server'
import { roadmapsServer } from '@/lib/roadmaps/module.server'
import { projectsServer } from '@/lib/projects/module.server'
import { resultsServer } from '@/lib/results/module.server'
import { practicesServer } from '@/lib/practices/module.server'
import { portfoliosServer } from '@/lib/portfolios/module.server'
import { galleryServer } from '@/lib/gallery/module.server'
import { processesServer } from '@/lib/processes/module.server'
import { feedbackServer } from '@/lib/feedback/module.server'
import { proposalsServer } from '@/lib/proposals/module.server'
import { planServer } from '@/lib/plan/module.server'
import { toolsServer } from '@/lib/tools/module.server'
import { quarterlyServer } from '@/lib/quarterly/module.server'
import { deadlinesServer } from '@/lib/deadlines/module.server'
import { accountServer } from '@/lib/account/module.server'
import { tenancyServer } from '@/lib/tenancy/module.server'
import { recordsServer } from '@/lib/records/module.server'
import { notificationsServer } from '@/lib/notifications/module.server'

/** The server half of every module, in the order of lib/modules.ts; one without anything of the server is empty. */
const halves = [
  {}, // programme
  agenciesServer,
  peopleServer,
  accountServer,
  tenancyServer,
  ratingServer,
  projectsServer,
  resultsServer,
  practicesServer,
  portfoliosServer,
  galleryServer,
  {}, // files
  processesServer,
  feedbackServer,
  proposalsServer,
  quarterlyServer,
  toolsServer,
  planServer,
  roadmapsServer,
  deadlinesServer,
  notificationsServer,
  {}, // cockpit
  {}, // imports
  recordsServer,
] as const satisfies ServerModules<typeof modules>

/** Every module with its server half. */
export const serverModules: readonly { module: Module; server: AnyServerModule }[] = modules.map((module, i) => ({
  module,
  server: halves[i] ?? {},
}))

/** One run of each module's periodic work, by queue. */
export const moduleSweeps: NonNullable<AnyServerModule['sweeps']> = Object.assign(
  {},
  ...serverModules.map(({ server }) => server.sweeps),
)

/** The pieces of the view "FactSource". */
export const factPieces: Record<keyof typeof facts, FactPiece> = Object.assign(
  {},
  ...serverModules.map(({ server }) => server.facts),
)

/** Parts of an agency's page, in their order. */
export const agencyParts = serverModules
  .flatMap(({ module, server }) =>
    Object.entries(module.agencyPage ?? {}).flatMap(([key, spec]) => {
      const part = server.agencyPage?.[key]
      return part ? [{ key, spec, part }] : []
    }),
  )
  .sort((a, b) => a.spec.place - b.spec.place)

/** What shows that a tool is in use, by the tool's name in the act. */
export const toolSigns = serverModules.flatMap(({ module, server }) =>
  Object.entries(module.toolSigns ?? {}).flatMap(([key, { tool }]) => {
    const read = server.toolSigns?.[key]
    return read ? [{ tool, read }] : []
  }),
)

/** Kinds of open data, in the order of the register. */
export const openDataParts = serverModules
  .flatMap(({ module, server }) =>
    Object.entries(module.openData ?? {}).flatMap(([key, spec]) => {
      const part = server.openData?.[key]
      return part ? [{ spec, part }] : []
    }),
  )
  .sort((a, b) => a.spec.place - b.spec.place)

/** The source of each kind that waits for somebody. */
export const waitSources = fold(halves, 'waits')

/** The source of each figure that is compared over the years. */
export const yearFigureSources: Record<DeclaredNames<'yearFigures'>, YearFigurePart> = fold(halves, 'yearFigures')

/** The readings of each area. */
export const readingSources: Record<DeclaredNames<'readings'>, NonNullable<AnyServerModule['readings']>[string]> = fold(
  halves,
  'readings',
)

/** The source of each kind of deadline. */
export const dueSources = fold(halves, 'due')
